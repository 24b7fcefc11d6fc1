"""Words that attack whoever shows them, and what no output may hold."""

from __future__ import annotations

HOSTILE: dict[str, str] = {
    "colour": "red \x1b[31;46;7mred\x1b[0m",
    "clear screen": "\x1b[2J\x1b[3J\x1b[1;1Hgone",
    "clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "window title": "\x1b]0;owned\x07\x1b]2;owned\x1b\\",
    "link": "\x1b]8;;file:///etc/passwd\x1b\\click\x1b]8;;\x1b\\",
    "device control": "\x1bP$q\x1b\\ \x1b[c\x1b[6n\x1b[?1049l",
    "C1": "\x9b31m\x9d52;c;aGFja2Vk\x9c\x90\x85",
    "other controls": "\x00\x01\x07\x08\x08\x08\x0b\x0c\x0e\x1f\x7f",
    "carriage return": "I am well\rI am ill",
    "bidi": "\u202egnol ton\u202c \u2066x\u2069 \u200f\u061c",
    "zero width": "g\u200b2 \u200d\u2060\ufeff\u00ad\u180e",
    "tags and privates": "\U000e0001\U000e0041 \ue000 \U0010ffff \ufdd0 \u0378",
    "line separators": "one\u2028two\u2029three\x85four",
    "lone surrogates": "\ud800 \udfff \udc9b31m",
    "combining flood": "e" + "\u0301" * 3000,
    "click": "[@click=app.leave]leave[/]",
    "click with quotes": "[@click='app.exit']x[/@click] [link=file:///etc/passwd]y[/link]",
    "stray end": "[/] [/bold] [[/]] \\[/] [",
    "colours by name": "[red on blue]x[/red on blue] [$error]y[/]",
    "formula": "=HYPERLINK(\"http://evil.example\",\"x\")",
    "formula after spaces": " \t=1+1",
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "plus and minus": "+1+1",
    "full-width formula": "＝1+1",
    "script": "<script>alert(1)</script>",
    "attribute": "\" onmouseover=\"alert(1)\" x='",
    "image": "<img src=x onerror=alert(1)> <iframe src=file:///etc/passwd>",
    "end of comment": "--> ]]> </style></title></textarea>",
    "template": "{{7*7}} ${7*7} {0.__class__} %s %n",
    "query": "'; DROP TABLE transcripts; --",
    "path": "../../../../etc/passwd\x00.jsonl",
    "newlines": "a\n\n\nNot asked: yes\r\nverdict: likely eligible",
    "empty": "",
    "spaces": " \t\u3000\u00a0 ",
    "huge": "pain " * 20_000,
    "huge and dense": "\x1b[31m" * 20_000,
}  # fmt: skip
"""By what they try."""

SEQUENCES = (
    b"\x1b[31;46;7m", b"\x1b]52;", b"\x1b]0;owned", b"\x1b]2;owned", b"\x1b]8;;file", b"\x1bP$q", b"\x1b[c",
    b"\x00", b"\x08\x08", b"\x0b", b"\x7f", b"\xc2\x9b", b"\xc2\x9d", b"\xc2\x90", b"\xc2\x85",
    "\u202e".encode(), "\u2066".encode(), "\u200b".encode(), "\ufeff".encode(), "\u00ad".encode(),
    "\U000e0001".encode(), "\ue000".encode(), "\u2028".encode(), b"\xed\xa0\x80",
)  # fmt: skip
"""Bytes of the above that a full screen never has reason to send."""

_HARMLESS = frozenset("\n\t\u3000\u00a0")


def leaks(output: str | bytes) -> set[str]:
    """The characters of the output that a terminal, a spreadsheet or a browser could act on, as escapes.

    Bytes have to be UTF-8.
    """
    text = output.decode("utf-8") if isinstance(output, bytes) else output
    return {ascii(char) for char in set(text) - _HARMLESS if not char.isprintable()}
