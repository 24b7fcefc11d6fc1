"""Words that steer the conversation instead of answering."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatbot.interpretation.grammar import find
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.polarity import Sentence
from chatbot.interpretation.reading import Command
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.unknowns import not_knowing
from chatbot.interpretation.vocabulary import Vocabulary
from chatbot.interpretation.yesno import find_direct
from criteria.frozen import frozen


@frozen
class Steering:
    """A steering command."""

    command: Command
    target: str | None = None
    """The question that a change names; None: none."""
    first: int = 0
    """Index of the first word that gives it."""
    last: int = 0
    """Index after the last one."""


_ALONE = frozenset(("repeat_alone", "stop_alone"))
"""Words that steer only where nothing else is said: "sorry", "what"; 结束了 may be said of a treatment."""


def find_command(situation: Situation) -> Steering | None:
    """The command that the words give, if they give one.

    Words by which the question itself is answered give none ("it's back", "change of life"), and where
    leave is asked to begin or to save, a no beside them is the answer.
    """
    steering = _steering(situation)
    if steering is None:
        return None
    return None if _answers_instead(situation, steering) else steering


def _answers_instead(situation: Situation, steering: Steering) -> bool:
    if situation.question.role in ("consent", "keep") and steering.command in _LEAVING:
        direct = find_direct(situation.sentence, situation.asked)
        return bool(situation.sayings) or any(one.leading for one in direct[:1])
    if steering.command in _ASKED_LEAVE and _asks(situation):
        return False
    if steering.command is Command.PAUSE and _goes_on(situation, steering):
        return True
    if steering.command is Command.HELP and _answers_after(situation, steering):
        return True
    if steering.command is Command.HELP and _is_a_report(situation, steering):
        return True
    if steering.command is Command.HELP and _asks_meaning(situation, steering):
        return False
    if steering.command is Command.STOP and (_begs_off(situation, steering) or _echoes(situation, steering)):
        return True
    first, last = steering.first, steering.last
    asks = situation.sentence.asks
    said = [match for match in situation.sayings if match.key.role != "trap" and not match.fuzzy]
    said = [match for match in said if not asks(match.first)]
    if steering.command is Command.STOP:
        said = [match for match in said if not (first <= match.first and match.last < last)]
    if steering.command is Command.WHY and first == 0:
        said = [match for match in said if not first < match.first < match.last <= last]
    if any(match.first < last and first < match.last and match.size > 1 for match in said):
        return True
    if steering.command is Command.STOP and first > 0 and any(match.size > 1 for match in said):
        return True
    requested = (first == 0 and last - first >= _A_REQUEST) or "?" in situation.utterance.text
    return (
        steering.command is Command.HELP and (bool(said) or _has_report(situation, first)) and not requested
    )


def _begs_off(situation: Situation, stop: Steering) -> bool:
    """True where longer words only decline to talk of this: 这个心里难受，别问了."""
    found = not_knowing(situation.sentence, situation.question.kind)
    longer = found is not None and found.last - found.first > stop.last - stop.first
    return longer and found is not None and found.key == "declined"


def _echoes(situation: Situation, stop: Steering) -> bool:
    """True where the "stop" that is asked about is only said back, before an answer: "stop? God no"."""
    words = situation.utterance.words
    end = min(stop.last + 2, len(words))
    asked = next((at for at in range(stop.last, end) if words[at].key == "?"), None)
    if asked is None or words[0].key != "stop" or any(word.key == "stop" for word in words[asked:]):
        return False
    return any(one.first > asked for one in find_direct(situation.sentence, situation.asked))


def _asks_meaning(situation: Situation, plea: Steering) -> bool:
    """True where a word of the question is asked about, and no yes or no follows: 啥叫要治的感染."""
    opening = "".join(word.key for word in situation.utterance.words[plea.first : plea.first + 3])
    return opening.startswith(_MEANING) and not find_direct(situation.sentence, situation.asked)


_MEANING = ("啥叫", "什么叫", "啥算", "什么算", "啥是", "什么是", "何为")
"""How Chinese asks what a word means."""


def _has_report(situation: Situation, index: int) -> bool:
    """True for a yes before what can't be read, where it is asked for a report: 有，但看不懂."""
    direct = find_direct(situation.sentence, situation.asked)
    return situation.question.role == "results" and any(one.whole and one.last <= index for one in direct)


def _is_a_report(situation: Situation, plea: Steering) -> bool:
    """True where what can't be understood is a report, not the question: 搞不明白，报告跟天书似的."""
    words = situation.utterance.words
    asked = "".join(word.key for word in words[plea.first : plea.last])
    beside = "".join(word.key for word in (*words[: plea.first], *words[plea.last :]))
    puzzled = any(sign in asked for sign in _PUZZLED)
    return puzzled and any(matter in beside for matter in _READ_MATTER)


_PUZZLED = ("懂", "明白")
_READ_MATTER = ("报告", "单子", "片子", "病历", "化验单", "病理", "外行")
"""What a patient has in hand and can't read, or why he can't."""


def _answers_after(situation: Situation, plea: Steering) -> bool:
    """True where a yes or no follows what was asked: "do you mean the little syringes? yes, 2 a day"."""
    words = situation.utterance.words
    asked = next((at for at in range(plea.first, len(words)) if words[at].key == "?"), len(words))
    direct = find_direct(situation.sentence, situation.asked)
    return any(one.value is not None and asked < one.first <= asked + 1 for one in direct)


def _goes_on(situation: Situation, pause: Steering) -> bool:
    """True where an answer follows, so that the "wait" before it was none: "no, wait, I did have one"."""
    index = pause.last
    figures = any(word.kind == "number" for word in situation.utterance.words[index:])
    answers = find_direct(situation.sentence, situation.asked)
    if figures or any(one.whole and one.first >= index for one in answers):
        return True
    return any(match.first >= index and match.key.role == "says" for match in situation.sayings)


def _asks(situation: Situation) -> bool:
    """True for words that ask leave, not tell: "could we take a break?", "let me have a break"."""
    opening = tuple(word.key for word in situation.utterance.words[:2])
    return len(opening) == 2 and (
        (opening[0] in _MODALS and opening[1] in ("we", "i")) or opening in _LETTING
    )


_MODALS = frozenset("can could may might shall".split())

_LETTING = (("let", "me"), ("let", "us"), ("let", "'s"))

_A_REQUEST = 3
"""Words from which on a call for help that opens the answer is one, whatever it asks about."""

_LEAVING = frozenset((Command.SKIP, Command.PAUSE))
_ASKED_LEAVE = _LEAVING | {Command.SUMMARY}


def _steering(situation: Situation) -> Steering | None:
    """The command given first; a "wait" opens another one, where one follows: "wait, go back".

    And a skip is meant where a "why" stands before it: 怎么问这个……下一题吧.
    """
    sentence, vocabulary = situation.sentence, situation.vocabulary
    change = _change(sentence, vocabulary, situation.question.id) if vocabulary is not None else None
    if change is not None:
        return change
    given = list(_given(sentence))
    meant = [steering for steering in given if steering.command is not Command.PAUSE]
    skips = (steering for steering in meant if steering.command is Command.SKIP)
    if meant and meant[0].command is Command.WHY:
        return next(skips, meant[0])
    return next(iter(meant or given), None)


def _given(sentence: Sentence) -> Iterator[Steering]:
    """The command of each clause that gives one."""
    for clause in sentence.clauses:
        words = sentence.words[clause.first : clause.last]
        found = find("commands", sentence.utterance.languages, words, clause.first)
        once = _said_once(words)
        if not found and once < len(words):
            found = find("commands", sentence.utterance.languages, words[:once], clause.first)
        if found and (len(sentence.clauses) == 1 or found[0].key not in _ALONE):
            command = Command(found[0].key.removesuffix("_alone"))
            yield Steering(command, None, found[0].first, found[0].last)


def _said_once(words: Sequence[Token]) -> int:
    """How many of the words are said before they are only said again, twice or thrice: 下一题下一题."""
    keys = [word.key for word in words]
    parts = ((len(keys) // times, times) for times in (2, 3) if len(keys) % times == 0)
    return next((size for size, times in parts if keys[:size] * times == keys), len(keys))


def _change(sentence: Sentence, vocabulary: Vocabulary, asked: str) -> Steering | None:
    found = find("change", sentence.utterance.languages, sentence.words)
    if not found:
        return None
    span = found[0].first, found[0].last
    named = vocabulary.named(sentence.utterance) or vocabulary.spoken_of(sentence.utterance)
    if named is not None:
        return None if named == asked else Steering(Command.CHANGE, named, *span)
    spoken_of = not _ANSWERS.isdisjoint(sentence.utterance.keys) or any(
        thing in sentence.utterance.text for thing in _ANSWERS_ZH
    )
    return Steering(Command.CHANGE, None, *span) if spoken_of else None


_ANSWERS = frozenset("answer answers question something before earlier previous previously".split())
_ANSWERS_ZH = (
    "上一题",
    "上题",
    "上一道",
    "上一个问题",
    "前一题",
    "答案",
    "回答",
    "前面",
    "之前",
    "前头",
    "前边",
    "头先",
    "填的",
)
"""Words for an answer given before, where no question is named."""
