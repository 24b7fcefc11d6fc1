"""What a question asks for, told by its wording: what is or was, what was said, leave, an ability."""

from __future__ import annotations

import re
from functools import lru_cache

from chatbot.interpretation.expressions import expression

_REMEMBERED = 256
"""Wordings of questions that are remembered at most."""

_NOW = expression(r"\bnow\b|现在|目前|正在")
_STILL = expression(r"\bstill\b|[还仍](?!.*[没未])")
_DONE = expression(r"过(?![敏去])|曾")
_PAST = expression(rf"\b(?:[Hh]ave|[Hh]as) (?:you|he|she|they) (?:ever )?(?:had|been)\b|{_DONE.pattern}")
_ONCE = expression(r"\b(?:did|ever)\b|过(?!敏)|开始|最先|最早(?!长的地方)|长在")
_ANOTHER = expression(r"\bother kind of (?:cancer|tumou?r)|\banother kind of|别的(?:癌|肿瘤)")
_WORDS = ("told", " said", "advised", "another kind", "说过", "告诉", "得过")
_TOLD = ("told", "tell", "said", " say", "advised", "suggested", "mention", "offered", "说", "告诉", "提")
_PROOF = ("proved", "shown", "确诊", "看到")
_LEAVE = (
    "would you", "are you willing", "can you", "could you", "may i", "may we", "can we", "shall", "happy to",
    "agree", "愿意", "同意", "可以", "您能", "能不能", "行吗", "好吗",
)  # fmt: skip
_ABILITY_DENIED = ("can't", "cannot", "can not", "不能", "不可以", "不适合", "没法", "不宜", "无法")
_WILLING = expression(r"^(?!.*有)(?=.*(?:愿意|同意|可以|能).*吗)", re.DOTALL)
_IF_SO = expression(r"(?:Did|Does|Has|Is|Was)\b(?![^?]*\bor\b)[^?]*\?")
_NO_ABILITY = expression(r"^(?=.*[\u4e00-\u9fff])(?!.*(?:能|可以|会|行|愿意|同意|无法|不了))", re.DOTALL)


@lru_cache(_REMEMBERED)
def asks_now(wording: str) -> bool:
    """True for a question for what is so today; what was so years ago is a no to it."""
    return _NOW.search(wording) is not None


@lru_cache(_REMEMBERED)
def asks_still(wording: str) -> bool:
    """True for a question for what may have ended, to which that it has is a no: 还发烧吗."""
    return _STILL.search(wording) is not None


@lru_cache(_REMEMBERED)
def asks_past(wording: str) -> bool:
    """True for a question for what has been done; what is only planned is a no to it."""
    return _PAST.search(wording) is not None


@lru_cache(_REMEMBERED)
def asks_done(wording: str) -> bool:
    """True for a Chinese question for what was ever done or had: 用过, 曾经; not 过敏 or 过去."""
    return _DONE.search(wording) is not None


@lru_cache(_REMEMBERED)
def asks_once(wording: str) -> bool:
    """True for a question for what was so at some time, to which what is so now is no better answer."""
    return _ONCE.search(wording) is not None


@lru_cache(_REMEMBERED)
def asks_words(wording: str) -> bool:
    """True when it is asked what was said or ever was, so that turning it down changes nothing."""
    asked = wording.lower()
    return any(word in asked for word in _WORDS)


@lru_cache(_REMEMBERED)
def asks_told(wording: str) -> bool:
    """True for a question for what somebody said, which "nobody told me" and 没告诉 answer with a no."""
    return any(word in wording for word in _TOLD)


@lru_cache(_REMEMBERED)
def asks_if_so(wording: str) -> bool:
    """True for an English question for codes of which a yes says the first: "did it light up"."""
    return _IF_SO.match(wording) is not None


@lru_cache(_REMEMBERED)
def asks_proof(wording: str) -> bool:
    """True for a question for what a test has found, to which "not yet" says only that none was made."""
    return any(word in wording for word in _PROOF)


@lru_cache(_REMEMBERED)
def asks_another(wording: str) -> bool:
    """True for a question for another cancer, whose grade, biopsy and spread are not those of the tumour."""
    return _ANOTHER.search(wording) is not None


@lru_cache(_REMEMBERED)
def asks_leave(wording: str) -> bool:
    """True for a question agreed to with "ok" and "fine", which elsewhere say how somebody is."""
    asked = wording.lower()
    return any(leave in asked for leave in _LEAVE)


@lru_cache(_REMEMBERED)
def asks_willing(wording: str) -> bool:
    """True for a Chinese question for will or ability, to which 没有 is no plain no: 您愿意避孕吗."""
    return _WILLING.search(wording) is not None


@lru_cache(_REMEMBERED)
def denies_ability(wording: str) -> bool:
    """True where the "can" asked about is denied ("… that it can't be removed?"): "I can't" is a yes."""
    asked = wording.lower()
    return any(modal in asked for modal in _ABILITY_DENIED)


@lru_cache(_REMEMBERED)
def asks_no_ability(wording: str) -> bool:
    """True for a Chinese question to which 能 and 可以 are no answer."""
    return _NO_ABILITY.search(wording) is not None
