"""Expressions compiled when first used: none has a mistake, and they do what ``re`` does."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import chatbot.interpretation
from chatbot.interpretation.expressions import Expression, compiling, expression

LEAST = 400
"""There are more expressions than this: a test that finds none proves nothing."""


def test_every_expression_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(chatbot.interpretation.__path__, "chatbot.interpretation."):
        importlib.import_module(module.name)
    every = [one for one in gc.get_objects() if isinstance(one, Expression)]
    assert len(every) > LEAST
    for one in every:
        one.search("")


def test_it_has_the_methods_of_a_compiled_one() -> None:
    one, compiled = expression("A+(b)?", re.IGNORECASE), re.compile("A+(b)?", re.IGNORECASE)
    assert (one.pattern, one.groups) == (compiled.pattern, compiled.groups)
    assert one.findall("aab, a") == compiled.findall("aab, a")
    assert one.sub("c", "xab") == "xc"
    assert "search" not in vars(one)
    assert one.search("xab") and "search" in vars(one)


def test_it_is_compiled_ahead_once_it_was_asked_for() -> None:
    one = expression("later+")
    for _ in compiling():
        pass
    assert one.compile() is one.compile()  # type: ignore[attr-defined]
    assert not list(compiling())
