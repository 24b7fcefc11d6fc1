"""What is denied, and of whom it is said."""

from __future__ import annotations

import pytest

from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.polarity import Sentence


def denied(said: str, thing: str) -> bool:
    sentence = Sentence(normalise(said))
    first = next(index for index, word in enumerate(sentence.words) if word.key == thing)
    return sentence.denied(first, first + 1)


@pytest.mark.parametrize(
    ("said", "thing", "is_denied"),
    [
        ("no mets", "mets", True),
        ("i have mets", "mets", False),
        ("no it spread", "spread", False),
        ("it hasn't spread", "spread", True),
        ("i don't think it has spread", "spread", True),
        ("i don't think it hasn't spread", "spread", False),
        ("i can't not take it", "take", False),
        ("haven't got no mets", "mets", True),
        ("no surgery but chemo", "chemo", False),
        ("not since the operation", "operation", False),
        ("not pregnant and not nursing", "nursing", True),
        ("neither pregnant nor nursing", "nursing", True),
        ("not only mets", "mets", False),
        ("没转移", "转", True),
        ("没有哪儿没转的", "转", False),
        ("不是没转", "转", False),
        ("不疼也不痒", "痒", True),
        ("没打别的就打过善龙", "龙", False),
    ],
)
def test_what_a_denial_reaches(said: str, thing: str, is_denied: bool) -> None:
    assert denied(said, thing) is is_denied


@pytest.mark.parametrize(
    ("said", "thing", "relative_speaks", "of_another"),
    [
        ("my mother had cancer", "cancer", False, True),
        ("my mother had cancer", "cancer", True, False),
        ("my husband says i have cancer", "cancer", False, False),
        ("我妈得过癌", "癌", False, True),
        ("我妈说我得过癌", "癌", False, False),
        ("她弟弟得过癌", "癌", True, True),
        ("我公公得过癌", "癌", True, False),
    ],
)
def test_of_whom_it_is_said(said: str, thing: str, relative_speaks: bool, of_another: bool) -> None:
    sentence = Sentence(normalise(said))
    first = next(index for index, word in enumerate(sentence.words) if word.key == thing)
    assert sentence.of_another(first, relative_speaks) is of_another
