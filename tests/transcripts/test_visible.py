"""What is written out, and what stays, of every kind of character."""

from __future__ import annotations

import json

import pytest

from transcripts.visible import escaped, visible, visible_json, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("yes, 胰腺\u3000\u00a0\n\t", "yes, 胰腺\u3000\u00a0\n\t"),
        ("a\x1b[31m", "a\\x1b[31m"),
        ("\x00\x7f\x9b", "\\x00\\x7f\\x9b"),
        ("\u202e\ufeff\u2028", "\\u202e\\ufeff\\u2028"),
        ("\ud800", "\\ud800"),
        ("\U000e0001", "\\U000e0001"),
        ("\r", "\\x0d"),
    ],
)
def test_what_a_terminal_could_act_on_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("char", "escape"),
    [
        ("\x01", "\\x01"),
        ("\xff", "\\xff"),
        ("\u0100", "\\u0100"),
        ("\uffff", "\\uffff"),
        ("\U00010000", "\\U00010000"),
    ],
)
def test_the_escape_of_a_character(char: str, escape: str) -> None:
    assert escaped(char) == escape


def test_a_line_is_one_line_and_json_means_the_same() -> None:
    assert visible_line(" a\n\tb\x1b ") == "a b\\x1b"
    text = "胰腺\u202e\x9b\ud800\U000e0001"
    document = json.dumps({"words": text}, ensure_ascii=False)
    assert visible_json(document).isprintable() and json.loads(visible_json(document)) == {"words": text}
    assert visible_json('"a\u202e"\n"b"') == '"a\\u202e"\n"b"'
