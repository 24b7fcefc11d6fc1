"""Where a module can be given a small fault, by mutmut's operators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

_LEFT_ALONE = ("len", "isinstance", "TypeVar")


@dataclass(frozen=True, slots=True)
class Fault:
    """One small fault of a module."""

    line: int
    """Where it is, counted from 1."""
    module: cst.Module
    sound: cst.CSTNode
    faulty: cst.CSTNode

    def code(self) -> str:
        """The whole module with the fault."""
        changed = self.module.deep_replace(self.sound, self.faulty)
        return cst.ensure_type(changed, cst.Module).code


def faults(source: str) -> Iterator[Fault]:
    """Every fault of a module's source, in order; of mutmut's three other texts for a text only the first."""
    wrapper = MetadataWrapper(cst.parse_module(source))
    places = _Places()
    wrapper.visit(places)
    for line, node in places.found:
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                most = 1 if isinstance(node, cst.BaseString) else None
                for faulty in islice(operator(node), most):
                    yield Fault(line, wrapper.module, node, faulty)


class _Places(cst.CSTVisitor):
    """Collects every part that can be given a fault, with its line."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _only_for_types(node) or _left_alone(node):
            return False
        position = self.get_metadata(PositionProvider, node, None)
        self.found.append((position.start.line if position else 0, node))
        return True


def _only_for_types(node: cst.CSTNode) -> bool:
    """Annotations, decorators and names of types, which no test can tell from others."""
    if isinstance(node, cst.Assign):
        target = node.targets[0].target
        return isinstance(target, cst.Name) and target.value[:1].isupper() and not target.value.isupper()
    return isinstance(node, cst.Annotation | cst.Decorator)


def _left_alone(node: cst.CSTNode) -> bool:
    """Calls that mutmut leaves alone too: without their argument they only fail."""
    return isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in _LEFT_ALONE
