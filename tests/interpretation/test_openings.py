"""What dismisses a pattern beforehand never dismisses one that would match."""

from __future__ import annotations

import pytest

from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.openings import needed_by, openings_of
from chatbot.interpretation.patterns import parse
from chatbot.interpretation.phrases import find


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        ("liver is clean", {"liver": {"is"}}),
        ("(grade|stage) [of] (one|2*)", {"grade": {"of", "one", "2*"}, "stage": {"of", "one", "2*"}}),
        ("[very] metasta* $", {"very": {"me*"}, "metasta*": None}),
        ("cut ... out", {"cut": None}),
        ("[no]* spread to", {"no": {"no", "spread"}, "spread": {"to"}}),
        ("转 #>=3", {"转": {"#"}}),
    ],
)
def test_each_first_word_knows_what_follows_it(pattern: str, openings: dict[str, set[str] | None]) -> None:
    found, empty = openings_of(parse(pattern)[0])
    assert (found, empty) == (openings, False)


def test_of_each_part_that_must_be_there_a_word_is_needed_the_rarest_first() -> None:
    assert needed_by(parse("seen (scan|mri|ct) [the] (in|on)")[0]) == ({"in", "on"}, {"scan", "mri", "ct"})
    assert needed_by(parse("a [b]")[0]) == ()


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("liver's clean", "the liver is really very clean"),
        ("spread to liver", "it spred to my livr, spread to the liver"),
        ("cut ... out", "they cut nearly all of it out"),
        ("[no|not]* spread", "no not no spread"),
        ("metasta* in liver", "metastatic disease, metastasis in the liver"),
        ("^ # weeks", "um, about 3 weeks"),
        ("转移到 肝", "转移到了肝"),
    ],
)
def test_fillers_and_spelling_do_not_hide_a_match(pattern: str, answer: str) -> None:
    assert find(normalise(answer), {"it": [pattern]})
