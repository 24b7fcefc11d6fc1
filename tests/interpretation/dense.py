"""Texts as dense as can be with what each reader looks for: pieces that are repeated to any length."""

from __future__ import annotations

PIECES = {
    "figures": "1 ",
    "figures and commas": "12,5 ",
    "figures and marks": "1/",
    "figures in words": "one hundred and five ",
    "parts in words": "one twenty-fifth ",
    "signs": "-5 ",
    "figures with units": "12.5 g/L ",
    "figures with limits": "35 (7-40) ",
    "multiples": "2 x ULN ",
    "percentages": "ki-67 5% ",
    "powers": "4.5 x 10^9/l ",
    "ages": "i'm 70 ",
    "dates": "12/11/2026 ",
    "months": "march 2020 ",
    "lengths": "3 months ago ",
    "intervals": "30 mg every 28 days ",
    "yes and no": "yes no ",
    "negations": "not ",
    "denied things": "no liver ",
    "denied twice": "i wouldn't say no ",
    "unknown": "i don't know ",
    "relatives": "my mother had ",
    "things": "platelets creatinine liver grade lutathera ",
    "clauses": "a, ",
    "commas": ",",
    "brackets": "([{",
    "quick typing": "hemaglobin ",
    "one word": "ab",
    "pictures": "😀",
    "marks on a letter": "a\u0301\u0301\u0301",
    "Chinese figures": "三",
    "Chinese tens": "十",
    "Chinese figures with spaces": "一 百 零 ",
    "Chinese parts": "三分之一又",
    "Chinese ten thousands": "一万",
    "Chinese lengths": "三个月",
    "Chinese dates": "2020年5月3日",
    "Chinese negations": "不是没有",
    "Chinese things": "肝转移",
    "Chinese relatives": "妈肝",
    "Chinese intervals": "每四周一次",
}  # fmt: skip
"""Pieces by what they are dense with."""


def of_length(piece: str, characters: int) -> str:
    """The piece as often as it goes into so many characters."""
    return piece * (characters // len(piece))
