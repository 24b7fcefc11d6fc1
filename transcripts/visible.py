"""The one boundary between a person's words and a terminal, a log or an export.

Control, format, surrogate, private and unassigned characters and line separators never pass:
they become visible escapes, so that no terminal obeys them and no text is reordered by them.
"""

from __future__ import annotations

import json

_KEPT = frozenset("\n\t\u3000\u00a0")


def visible(text: str) -> str:
    r"""The text with every character that a terminal could act on written out.

    Newline, tab, the no-break and the ideographic space stay. Everything else that is not
    printable becomes ``\x1b``, ``\u202e`` or ``\U000e0001``.

    >>> visible("a\x1b[31mb")
    'a\\x1b[31mb'
    >>> visible("好，谢谢")
    '好，谢谢'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _KEPT else escaped(c) for c in text)


def visible_json(document: str) -> str:
    r"""A JSON document in which every unprintable character is a JSON escape; it means the same.

    >>> visible_json('"a\u202eb"')
    '"a\\u202eb"'
    """
    if document.isprintable():
        return document
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in document)


def visible_line(text: str) -> str:
    """Like ``visible``, in one line: newlines and tabs become single spaces."""
    return visible(" ".join(text.split()))


def escaped(char: str) -> str:
    r"""One character as an escape: ``\x..``, ``\u....`` or ``\U........``."""
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
