"""Cantonese and northern words are read as the standard ones that stand for them, at the same place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.interpretation.dialect import standard
from chatbot.interpretation.normalise import normalise


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("唔係", "不是"),
        ("冇晒副作用", "没了副作用"),
        ("木有别的大病", "没有别的大病"),
        ("仲有得生，收咗經先至冇", "还有得生, 绝了经先至没"),
        ("還餵緊人奶", "还喂着母乳"),
        ("醫生話唔夠三個月", "医生说不够三个月"),
        ("而家食緊抗生素", "现在吃着抗生素"),
        ("美有糖尿病", "没有糖尿病"),
        ("事的，不市", "是的, 不是"),
    ],
)
def test_dialect_is_read_as_standard_words(said: str, read: str) -> None:
    assert normalise(said, "zh").text == read


@pytest.mark.parametrize(
    "said", ["唔", "不打紧", "医生话题", "他话多", "吃紧张了", "我妹有", "这事的确", "很美有人说"]
)
def test_what_only_looks_like_dialect_stays(said: str) -> None:
    assert standard(said) == said


@given(st.text("唔係冇話医生仲嘢紧打食a1 ，不没", max_size=30))
def test_every_position_stays_what_it_was(text: str) -> None:
    assert len(standard(text)) == len(text)
