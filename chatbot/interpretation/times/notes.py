"""What is said to the participant about a time that needs a second look, by language."""

from __future__ import annotations

from criteria.model import Lang

DAY_OR_MONTH: dict[Lang, str] = {
    "en": "Which number is the day and which is the month?",
    "zh": "请问哪个数字是月，哪个是日？",
}
STILL_AHEAD: dict[Lang, str] = {
    "en": "That day is still to come. When was the last time so far?",
    "zh": "这一天还没到。到现在为止，最近一次是什么时候？",
}
WRONG: dict[str, dict[Lang, str]] = {
    "day": {"en": "The calendar has no such day.", "zh": "日历上没有这一天。"},
    "year": {"en": "Which year was that?", "zh": "请问是哪一年？"},
}
"""What is asked by what is wrong with a date: see ``Found.wrong``."""
WHICH_DAY: dict[Lang, str] = {
    "en": "What was the day of the last one?",
    "zh": "最近一次是哪一天？",
}
INTERRUPTED: dict[Lang, str] = {
    "en": "It sounds as if there were gaps. How long was it without a break?",
    "zh": "听起来中间停过。请问连续用了多久？",
}
NOT_AN_AGE: dict[Lang, str] = {
    "en": "That doesn't look like an age. How old, or when born?",
    "zh": "这看起来不像年龄。请问多大年纪，或者哪年哪月出生？",
}
NOMINAL_AGE: dict[Lang, str] = {
    "en": "That age is counted the traditional way. In full years it is one or two less.",
    "zh": "虚岁要减一到两岁。请问周岁是多少？",
}
