"""An answer that tells what was and what is now: 以前不过敏，现在过敏, "was settled, up again this week"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from chatbot.interpretation.asked import asks_once, asks_told
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.outcome import Outcome, to_be_confirmed
from chatbot.interpretation.situation import Situation
from criteria.values import Choice, ValueKind


def as_of_now(situation: Situation, read: Callable[[Situation], Outcome]) -> Outcome:
    """The reading of a yes or no, or of a choice, in which what is now counts for more than what was.

    Where the answer tells of both it is asked back, but for a choice that all of it tells. Of what is
    asked as having been so at any time, that it once was so counts for more.
    """
    outcome, turn = read(situation), _turn(situation)
    if turn is None or _is_said_before(situation, outcome):
        return outcome
    then = read(_part(situation, 0, turn))
    now = read(_part(situation, turn, len(situation.utterance.words)))
    if now.value is not True and _asks_ever(situation):
        return to_be_confirmed(then if then.value is True else outcome)
    told_alike = then.value == now.value or isinstance(now.value, Choice)
    if now.value is not None and now.value == outcome.value and told_alike:
        return outcome
    return now if now.value is None or _asks_ever(situation) else to_be_confirmed(now)


def _is_said_before(situation: Situation, outcome: Outcome) -> bool:
    """True where what was read stands before what was: 男的以前有糖尿病现在好了 tells the sex."""
    found = _TURN.match(situation.utterance.text) if situation.utterance.lang == "zh" else None
    return found is not None and outcome.span is not None and outcome.span[1] <= found.start("then")


def tells_then_and_now(situation: Situation) -> bool:
    """True for a Chinese answer that tells what was, and then what is."""
    return _turn(situation) is not None


def told_of_now(situation: Situation) -> Situation:
    """The answer with nothing in it but what it tells of now, after what was; itself: it doesn't turn so."""
    turn = None if _asks_ever(situation) else _turn(situation)
    return situation if turn is None else _part(situation, turn, len(situation.utterance.words))


def _part(situation: Situation, first: int, last: int) -> Situation:
    return replace(situation, utterance=situation.utterance.part(first, last))


def _asks_ever(situation: Situation) -> bool:
    """True for a question for what the participant ever had, not for what was said or is."""
    asked = situation.asked.lower()
    return asks_once(asked) and not asks_told(asked)


def _turn(situation: Situation) -> int | None:
    """Index of the first word of what is now, after what was before; None: the answer doesn't turn so."""
    which_ever = situation.question.kind is ValueKind.CHOICE and _asks_ever(situation)
    if which_ever or situation.question.role not in (None, "results"):
        return None
    if situation.utterance.lang == "en":
        return _turn_of_clauses(situation)
    found = _TURN.match(situation.utterance.text)
    return situation.word_at(found.end()) if found is not None else None


def _turn_of_clauses(situation: Situation) -> int | None:
    """The same in English, where what is now has a clause of its own that says "now" anywhere."""
    words, clauses = situation.utterance.words, situation.sentence.clauses
    if situation.utterance.keys.isdisjoint(_NOW | {"this"}) or len(clauses) > _MOST_CLAUSES:
        return None
    said = [[word.key for word in words[one.first : one.last]] for one in clauses]
    turn = next((at for at in range(1, len(said)) if _is_of_now(said[at])), None)
    if turn is None or not any(_is_of_then(situation, keys) for keys in said[:turn]):
        return None
    return clauses[turn].first


def _is_of_then(situation: Situation, keys: list[str]) -> bool:
    """True for a clause with a word of then in it; of several codes also with a year that is over."""
    if not _THEN.isdisjoint(keys):
        return True
    years = (int(key) for key in keys if len(key) == _YEAR and key.isdecimal())
    over = any(_FIRST_YEAR <= year < situation.today.year for year in years)
    return over and situation.question.kind is ValueKind.CHOICE


def _is_of_now(keys: list[str]) -> bool:
    """True for a clause with a word of now in it, and more than a denial of what was told of then."""
    if _NOT_NOW.issuperset(keys):
        return False
    return not _NOW.isdisjoint(keys) or any(
        one == "this" and following in _PERIODS for one, following in pairwise(keys)
    )


_MOST_CLAUSES = 6
_YEAR, _FIRST_YEAR = len("2021"), 1950
_PERIODS = frozenset("week month year morning spring summer autumn winter time".split())
"""What "this" makes of now."""
_NOW = frozenset("now nowadays lately currently second".split())
_NOT_NOW = frozenset("not now nowadays currently anymore".split())
"""A clause of nothing but these denies what was told of then, whatever was asked."""
_THEN = frozenset(
    "was were wasn't weren't used had hadn't didn't couldn't could before first originally initially "
    "last previously none clear then ago".split()
)

_TURN = expression(
    "[嗯啊哦呃额那这个我他她俺,. ]*[^,.。;；!！?？，、]{0,8}?"
    "(?P<then>以前|原来|原先|之前|从前|先前|早先|起初|起先|当初|小时候|年轻时|一开始|刚开始|开始(?!用|打|吃)"
    "|去年|前年|前几[天年]|前段时间|前阵子|前一阵|上[次回周]|上个?[月周]|上个?(?:礼拜|星期)"
    "|头一?[次回]|头[半一两]年|第一[次回针])"
    "[^。;；!！?？]{1,14}?"
    "(?:现在|如今|目前|眼下|今[年天儿]|这[次回周]|这个?[月周]|这个?(?:礼拜|星期)|这阵子?|这几[天个]"
    "|后来|后半年|最近|近来|第[二三][次回针年]|去年|上个?[月周]|上个?(?:礼拜|星期))"
    "(?!也?(?:还|仍|依然|照样|一直|继续))"
)
"""What was, told first of all, and then a word for what is now or came after."""
