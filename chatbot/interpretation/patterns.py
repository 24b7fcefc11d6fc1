"""The pattern language, parsed into plain tuples that ``marshal`` can keep.

A node is the name of a part and its own parts:

- ``("word", words, prefixes)``: one word of a set, or one that begins so
- ``("figure", bound sign, bound)``: a number that keeps the bound
- ``("row", nodes)``, ``("perhaps", node)``, ``("any", node)``
- ``("either", branches, words)``: each with the words that it may begin with, None for any, and its node;
  and the words of them all, likewise
- ``("gap",)``, ``("begin",)``, ``("end",)``
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from chatbot.interpretation.lexicon import CLITICS, GLUED, SPELLED
from chatbot.interpretation.matching import Compiled, Node
from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.openings import first_words, needed_by, openings_of
from chatbot.interpretation.spelling import stem


class PatternError(ValueError):
    """A pattern that can't be read; the message says where and what to write."""


_PIECE = re.compile(
    r"\.\.\.|[()\[\]|?^$]|(?<=[)\]])\*|#(?:<=|>=|<|>)?\d*(?:\.\d+)?|[^\s()\[\]|?^$#]+?(?=\.\.\.|[\s()\[\]|?^$#]|$)"
)
_FIGURE = re.compile(r"#(<=|>=|<|>|)(\d+(?:\.\d+)?)?")
_TELLING = re.compile(r"[^\W\d_\u3400-\u9fff]{5,}|[\u3400-\u9fff]")
_CLOSING = {"(": ")", "[": "]"}
_EDGES: dict[str, Node] = {"...": ("gap",), "^": ("begin",), "$": ("end",)}


def compiled(patterns: Iterable[tuple[int, str]]) -> Compiled:
    """The patterns, given as (key, pattern); one with a fault matches nothing: see ``fault_of``."""
    result = Compiled([], {}, {}, "")
    telling: dict[str, None] = {}
    alike: dict[object, Any] = {}
    for key, source in patterns:
        try:
            node, openings = parse(source)
        except PatternError:
            continue
        result.nodes.append(node)
        needed = alike.setdefault(words := needed_by(node), words)
        telling.update(dict.fromkeys(_TELLING.findall(source)))
        for opening, following in openings.items():
            entry = key, len(result.nodes) - 1, needed, alike.setdefault(following, following)
            if opening.endswith("*"):
                result.prefixes.setdefault(opening[:-1][:2], []).append((opening[:-1], entry))
            else:
                result.whole.setdefault(opening, []).append(entry)
    return result._replace(vocabulary=" ".join(telling))


def fault_of(source: str) -> str | None:
    """What is wrong with a pattern and what to write; None: nothing."""
    try:
        parse(source)
    except PatternError as error:
        return str(error)
    return None


def parse(source: str) -> tuple[Node, dict[str, frozenset[str] | None]]:
    """The pattern as a node, with the words that it may begin with: see ``openings_of``.

    Raises:
        PatternError: a bracket is open, an alternative is empty, or nothing is there to match.
    """
    pieces = _PIECE.findall(source)
    node, rest = _alternatives(pieces, 0, source)
    if rest != len(pieces):
        raise PatternError(f"{source!r}: a bracket is closed that was not opened; remove {pieces[rest]!r}")
    openings, empty = openings_of(node)
    if empty or not openings:
        raise PatternError(f"{source!r}: it could match nothing; write at least one word that must be there")
    return node, openings


def _alternatives(pieces: Sequence[str], at: int, source: str) -> tuple[Node, int]:
    branches = []
    while True:
        items, at = _row(pieces, at, source)
        if not items:
            raise PatternError(f"{source!r}: an alternative is empty; write [x] for what may be left out")
        branches.append(items[0] if len(items) == 1 else ("row", tuple(items)))
        if at == len(pieces) or pieces[at] != "|":
            return _one_of(branches), at
        at += 1


def _one_of(branches: Sequence[Node]) -> Node:
    """Alternatives, those of one word taken together."""
    single = [branch for branch in branches if branch[0] == "word"]
    if len(single) > 1:
        words = frozenset().union(*(branch[1] for branch in single))
        merged = ("word", words, tuple(prefix for branch in single for prefix in branch[2]))
        branches = [merged, *(branch for branch in branches if branch[0] != "word")]
    if len(branches) == 1:
        return branches[0]
    known = [(first_words(branch), branch) for branch in branches]
    firsts = [words for words, _ in known if words is not None]
    return ("either", tuple(known), frozenset().union(*firsts) if len(firsts) == len(known) else None)


def _row(pieces: Sequence[str], at: int, source: str) -> tuple[list[Node], int]:
    items: list[Node] = []
    while at < len(pieces) and pieces[at] not in ("|", ")", "]"):
        piece = pieces[at]
        at += 1
        if piece in _CLOSING:
            node, at = _alternatives(pieces, at, source)
            if at == len(pieces) or pieces[at] != _CLOSING[piece]:
                raise PatternError(f"{source!r}: a {piece!r} is not closed")
            at += 1
            items.append(("perhaps", node) if piece == "[" else node)
        elif piece == "*" and items:
            items[-1] = ("any", items[-1][1] if items[-1][0] == "perhaps" else items[-1])
        elif piece == "?" and items:
            items[-1] = items[-1] if items[-1][0] == "perhaps" else ("perhaps", items[-1])
        elif piece in _EDGES:
            items.append(_EDGES[piece])
        elif piece.startswith("#"):
            items.append(_figure_node(piece, source))
        else:
            items.extend(_words(piece))
    return items, at


def _figure_node(piece: str, source: str) -> Node:
    found = _FIGURE.fullmatch(piece)
    if found is None or bool(found[1]) != bool(found[2]):
        raise PatternError(f"{source!r}: {piece!r} is no figure; write # or a bound such as #>=10")
    return ("figure", found[1], float(found[2] or 0))


@cache
def _words(piece: str) -> tuple[Node, ...]:
    """The words of a piece without blanks: "can't", "ki-67", 切不了, "metasta*"."""
    if piece.isascii() and piece.isalpha() and piece not in GLUED:
        return (_word(stem(SPELLED.get(piece, piece))),)
    if piece in CLITICS:
        return (("word", frozenset(CLITICS[piece]), ()),)
    prefix = piece.endswith("*")
    tokens = normalise(piece.rstrip("*"), "en").words
    words: list[Node] = []
    for number, token in enumerate(tokens):
        if token.key in CLITICS and token.key not in _CHANGING:
            words.append(("perhaps", ("word", frozenset(CLITICS[token.key]), ())))
        elif token.key in _CHANGING:
            words.append(("word", frozenset(CLITICS[token.key]), ()))
        elif prefix and number == len(tokens) - 1:
            words.append(("word", frozenset(), (token.key,)))
        else:
            words.append(_word(stem(token.key)))
    return tuple(words)


_CHANGING = frozenset(("'d", "'ll"))
"""Short ends that change what is said, so that they must be there: "i'd miss" is not "i miss"."""


def _word(text: str) -> Node:
    return ("word", frozenset((text,)), ())
