"""What Chinese words farther off a length make of it: 五年那道坎早迈过去了, 五年还差一点, 大概打了两年."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression

_JUST_SHORT = expression(r"还?差[一那]?[点丁些](?![没就])")
_MARK = r"(?:那|这|个|道|的)*(?:坎儿?|大?关口?|门槛)"
_BEHIND = expression(
    _MARK + r"[早也都就已经总算终于刚]{0,4}(?:[迈跨熬挺闯越]?过|迈|跨)[了去完]"
    r"|早[已就都]{0,2}[迈跨熬挺闯越]?过[了去]"
)
_LEFT_BEHIND = expression(r"(?:早[已就都]*|已经?)过了?$")
_GUESSED = expression(
    r"(?:大概|大约|约摸|差不多|估摸着?|估计|可能|应该|好像)"
    r"(?:也|都|就|已经|能|该|得|[打用吃做稳过停治照放化隔歇好]了?|[有是])*$"
)


def bound_around(text: str, start: int, end: int, after: int) -> str:
    """What they tell of it: "over", it is past; "nearly", it is just short of it; empty: nothing.

    Args:
        text: Of the answer.
        start: Where the length begins in it.
        end: Where it ends.
        after: Where its suffixes end ("or so").
    """
    if _BEHIND.match(text, end) or _LEFT_BEHIND.search(text, max(0, start - 6), start):
        return "over"
    return "nearly" if _JUST_SHORT.match(text, after) else ""


def is_guessed(text: str, start: int) -> bool:
    """Whether a doubt stands before the verb of a length: 大概打了两年, 应该有五年了."""
    return _GUESSED.search(text, max(0, start - 12), start) is not None
