"""Lines by columns: nothing is lost, nothing is too wide, and no mark of punctuation strays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.dialogue.wrapping import columns, lines

CHINESE = "研究的公开登记最后更新于2025年6月26日，可能已经过时。请先问“研究团队”是否还在招人（NCT06732505）。"


@pytest.mark.parametrize("width", range(20, 110))
def test_chinese_lines_begin_and_end_as_they_should(width: int) -> None:
    found = lines(CHINESE, width)
    assert "".join(found) == CHINESE
    assert all(columns(line) <= width for line in found)
    assert not any(line[0] in "，。”）" or line[-1] in "“（" for line in found)
    assert any("2025" in line for line in found) and any("NCT06732505" in line for line in found)


@given(st.text(alphabet="ab “”（，。中文\n-’(x)1", max_size=80), st.integers(4, 40), st.integers(0, 4))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int, margin: int) -> None:
    found = lines(text, width, margin)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(columns(line) <= width for line in found)


def test_what_continues_a_line_is_set_in() -> None:
    assert lines("- one two three", 9, 2) == ["- one two", "  three"]
