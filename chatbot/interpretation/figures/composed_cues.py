"""Telling phrases that are put together from parts: "the top of the lab's range", 箭头是朝下的."""

from __future__ import annotations

from itertools import product
from typing import Literal

Kind = Literal["upper", "lower", "normal", "high", "low", "earlier", "before", "now", "goal"]

_WHOSE = ("the", "the lab's", "their", "its", "my", "your", "this", "that", "the normal", "the reference")
_LABS = ("the lab's", "their", "its", "the normal", "the lab", "the healthy", "the expected")
_RANGE_ZH = tuple("范围 参考范围 正常范围 参考值 正常值 参考区间 正常区间 参考值范围 正常值范围 区间".split())
_LIKED = (
    "it should be", "they like", "they'd like", "they want", "they'd want", "they expect", "they'd hope for",
    "she'd like", "he'd like", "it ought to be", "it needs to be", "they need", "i'd like", "we'd like",
    "the doctor wants", "the lab likes",
)  # fmt: skip

_TRIALS = ("your", "your trial's", "trial's", "trial", "study's", "study", "protocol's", "protocol")
_EDGES = ("cut off", "cut-off", "cutoff", "limit", "threshold", "maximum", "ceiling")


def _phrases() -> dict[Kind, list[str]]:
    """Phrases by what they tell of."""
    ranges = [f"{whose} {noun}" for whose, noun in product(_WHOSE, ("range", "limits", "interval"))]
    arrows = {
        way: [
            *(f"箭头{says}{to}{way}" for says, to in product(_SAYS, "朝向往冲")),
            *(f"{to}{way}{of}箭头" for to, of in product("朝向往冲", ("的", "指的", "的小", ""))),
            f"{way}箭头",
        ]
        for way in "上下"
    }
    return {
        "upper": [
            *(f"{top} of {one}" for top, one in product(("top", "top end", "upper end", "high end"), ranges)),
            *(f"{any_} {more}" for any_, more in product(_ANYTHING, ("up to", *_MORE))),
            *(f"{whose}top {figure}{it_is}" for whose, figure, it_is in product(_OF_LAB, _FIGURE, _IT_IS)),
        ],
        "lower": [f"{any_} {less}" for any_, less in product(_ANYTHING, _LESS)],
        "normal": [
            *(f"{inside} {whose} range" for inside, whose in product(("in", "inside", "within"), _LABS)),
            *(f"{one}{inside}" for one, inside in product(_RANGE_ZH, "里 里头 里面 内 之内 以内".split())),
            *(f"{none}{marked}箭头" for none, marked in product(("没", "没有", "未"), "标打画带给")),
        ],
        "high": [*_beyond(("above", "over", "higher than", "more than")), *arrows["上"]],
        "low": [*_beyond(("below", "under", "beneath", "lower than", "less than", "short of")),
                *arrows["下"]],
        "earlier": [
            *("hit", "peaked at", "got as high as", "got as low as", "bottomed out at"),
            *(f"{done}{before}{was}" for done, before, was in product(_DONE, _BEFORE, ("", "是"))),
        ],
        "before": [
            *(f"{at} {old} {one}" for at, old, one in product(_AT, _OLD, _TESTED)),
            *(f"when {who} {was}" for who, was in product(("i", "he", "she"), ("was", "were"))),
        ],
        "now": [
            *(f"{at} {new} {one}" for at, new, one in product(_AT, _NEW, _TESTED)),
            *(f"{the}repeat {came}" for the, came in product(("", "the "), _CAME)),
            *(f"{done}{after}{it_is}" for done, after, it_is in product(_DONE, _AFTER, ("", "是"))),
            *(f"{since} {season}" for since, season in product(_SINCE, _SEASONS)),
        ],
        "goal": [f"{whose} {edge}{it_is}" for whose, edge, it_is in product(_TRIALS, _EDGES, ("", "'s"))],
    }  # fmt: skip


_GIVEN = {
    "输": "白蛋白 蛋白 血 血小板 血浆 液",
    "打": "白蛋白 升白针 升板针 升血小板针 促红素 铁剂 针",
    "吃": "升白药 升血小板药 铁剂 药",
    "用": "白蛋白 药",
    "放": "支架 引流 疗",
    "做": "手术 化疗 介入",
}
_DONE = (
    *(f"{giving}{one}" for giving, given in _GIVEN.items() for one in given.split()),
    *"手术 化疗 介入 栓塞 透析 治疗 升白 升板 补铁".split(),
)
"""What is done that changes a result."""
_BEFORE, _AFTER = ("前", "之前", "以前"), ("后", "之后", "以后", "完")
_SINCE = ("since", "since last", "since this", "over the", "over")
_SEASONS = (
    "spring", "summer", "autumn", "winter", "easter", "christmas", "new year", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "then",
)  # fmt: skip
_AT = ("on", "in", "at", "from", "by")
_OLD = (
    "the first", "the old", "the earlier", "the previous", "the original", "my first", "my old", "his first",
    "her first",
)  # fmt: skip
_NEW = (
    "the repeat", "the new", "the newer", "the newest", "the latest", "the second", "the later", "the recent",
)  # fmt: skip
_TESTED = ("one", "sample", "biopsy", "test", "report", "result", "count", "draw", "go", "bloods")
_CAME = ("was", "is", "came back", "came out", "showed", "shows", "gave", "says", "said")
_OF_LAB = ("", "the ", "their ", "the lab's ", "its ")
_FIGURE, _IT_IS = ("figure", "number", "value", "mark", "end", "line"), ("", "'s", " is")
_SAYS = ("", "是", "都是", "全是", "标的是", "标", "画", "都", "全", "指", "指着", "画的是")
_ANYTHING = ("anything", "everything", "flags anything", "any result")
_MORE = ("over", "above", "higher than", "more than")
_LESS = ("under", "below", "lower than", "less than")


_MARKS = ("par", "the mark", "the line")


def _beyond(sides: tuple[str, ...]) -> list[str]:
    """A level by where somebody would have it: "a touch under where they'd like it", "below par"."""
    liked = (
        f"{side} {where} {liked}{it}"
        for side, where, liked, it in product(sides, ("where", "what"), _LIKED, ("", " it"))
    )
    return [*liked, *(f"{side} {mark}" for side, mark in product(sides, _MARKS))]


PHRASES = {phrase: kind for kind, phrases in _phrases().items() for phrase in phrases}
