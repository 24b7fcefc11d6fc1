"""The pattern language: what matches what."""

from __future__ import annotations

import pytest

from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.patterns import fault_of
from chatbot.interpretation.phrases import find


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("(spots|lesions) in liver", "lesions in my liver"),
        ("liver [is] (clean|clear)", "the liver's all clear"),
        ("it's spread", "its spread"),
        ("it's spread", "it has spread"),
        ("can't sign", "he cant really sign"),
        ("metasta*", "metastatic"),
        ("liver ... normal", "liver scan was normal"),
        ("^2$", "it's a 2, i think"),
        ("well differentiated", "well-differentiated"),
        ("#>=10 mm", "about 12 mm"),
        ("pancreas", "the pancraes"),
        ("切不了|没法切", "没法切的"),
        ("胰腺", "胰线上"),
        ("#天一次", "28天一次"),
        ("肝...干净", "肝上面很干净"),
    ],
)
def test_it_matches(pattern: str, said: str) -> None:
    assert find(normalise(said), {"key": [pattern]})


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("met", "metformin"),
        ("^2$", "i have 2 of them"),
        ("liver ... normal", "liver is not normal"),
        ("liver ... normal", "liver bad, kidneys normal"),
        ("#>=10 mm", "5 mm"),
        ("not", "nut"),
        ("cancer", "i had to cancel"),
        ("border", "boarder"),
        ("胰腺", "现在"),
    ],
)
def test_it_does_not_match(pattern: str, said: str) -> None:
    assert not find(normalise(said), {"key": [pattern]})


def test_the_longest_match_wins() -> None:
    found = find(normalise("not pregnant yet"), {"true": ["pregnant"], "false": ["not pregnant"]})
    assert [match.key for match in found] == ["false"]


@pytest.mark.parametrize("pattern", ["(a", "a)", "[a]", "a||b", "^", "...", "#>= mm"])
def test_a_fault_is_named(pattern: str) -> None:
    fault = fault_of(pattern)
    assert fault is not None and pattern in fault
