"""A reading offered because examples say so, and one doubted because they say otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chatbot.interpretation.choices import NONE
from chatbot.interpretation.denied_twice import settles
from chatbot.interpretation.direct_answers import is_to_another
from chatbot.interpretation.leftovers import LITTLE
from chatbot.interpretation.likelihood import Likelihoods, learned_of
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Also, Command, Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.yesno import Direct, find_direct
from criteria.model import ANSWERED, ANY_QUESTION, UNCLEAR, Trial
from criteria.values import Choice, Value, ValueKind

_OFFERED, _OFFERED_IN_DOUBT, _OFFERED_IN_SHORT = 0.5, 0.6, 0.6
"""How likely a reading is from which on it is offered: of a long answer, of one that is doubtful or states
another fact too, and of a short one, whose few words tell less than they seem to."""
_OFFERED_AS_LEAVE = 0.85
"""The same of a yes where leave is asked, which nobody gives by an answer to something else."""
_DOUBTED, _DOUBTED_IN_SHORT = 0.2, 0.1
"""How likely the grammar's reading is below which it isn't taken at once: of a long answer, and of a
short one."""
_OPPOSED = 0.75
"""How likely another one is above which it isn't either."""
_OUTWEIGHS = 0.7
"""How likely another one is that is offered instead of what the grammar offers."""
_SAYS_NONE = 0.7
"""How likely it is that an answer says neither, from which on what the grammar would offer isn't."""
_SAID_TO_ANY, _SAID_IN_SHORT, _SAID_IN_FEW, _SAID_IN_ASKING, _SAID_INSTEAD = 0.65, 0.7, 0.85, 0.8, 0.9
"""How likely it is that an answer is one of those that may be given to any question, from which on it is
taken for it, a "don't know", a "won't say" or a command: a long one, a short one, one of few words, one that
asks, and one that the grammar would offer a reading of."""
_SETTLES, _SETTLES_OF_OPEN = 0.75, 0.85
"""How likely one of several codes that the grammar leaves open is, of all readings and among these, from
which on it is offered alone."""
_ASKING = frozenset("? 吗 呢".split())
"""Marks of a question, which says neither."""
_MANY_WORDS, _MANY_HAN = 7, 11
"""Words, or Chinese characters, of a long answer."""
_SOME_WORDS, _SOME_HAN = 4, 7
"""Those of one that is long enough to be likened to what may be said to any question."""
_FEW_WORDS, _FEW_HAN = 3, 4
"""Those of the shortest that is."""
_IN_WORDS = (ValueKind.BOOLEAN, ValueKind.CHOICE)
"""Kinds of questions that have examples of their own."""
_FEWEST = 2
"""Words or characters of one whose reading an example can cast doubt on."""


def by_example(
    situation: Situation, outcome: Outcome, also: Sequence[Also], trial: Trial
) -> Outcome | Command:
    """The reading that holds once examples were looked at.

    Args:
        situation: The answer.
        outcome: What the grammar made of it.
        also: What it states of other questions; if anything, it is no command, and no "don't know" to
            this one.
        trial: Whose examples they are.

    Returns:
        The outcome as it was, one that is offered in its place, or what is said to any question.
    """
    doubtful = outcome.status in (Status.UNCLEAR, Status.CONFIRM)
    if outcome.note is not None or not (doubtful or situation.question.kind in _IN_WORDS):
        return outcome
    examples = learned_of(trial, situation.utterance.lang)
    own = examples.read(situation.question.id, situation.utterance)
    if doubtful and not also:
        any_question = examples.read(ANY_QUESTION, situation.utterance)
        if any_question is not None and _is_said(situation, outcome, own, any_question):
            return _of_any(any_question.likeliest, outcome)
    if own is None or _decides_by_figure(situation):
        return outcome
    if settles(situation, outcome.value):
        return outcome
    if outcome.status is not Status.UNCLEAR:
        return _held_against(own, situation, outcome)
    if _asks(situation) or own.likeliest == UNCLEAR or _answers_other(situation, also):
        return outcome
    return _offered(situation, own) if own.highest >= _enough(own.likeliest, situation, also) else outcome


def _denies_others(situation: Situation) -> bool:
    """True where every clause only denies what other questions ask for: "no infection, no diabetes"."""
    direct = {situation.sentence.clause_of(one.first) for one in _denials_of_others(situation)}
    return bool(direct) and direct.issuperset(situation.sentence.clauses)


def _answers_other(situation: Situation, also: Sequence[Also]) -> bool:
    """True where the words answer other questions only."""
    return _denies_others(situation) or _states_others(situation, also) or _chooses_other(situation)


def _states_others(situation: Situation, also: Sequence[Also]) -> bool:
    """True where facts of other questions are all that is said: "G1, Ki-67 2 %"."""
    named = {at for one in situation.topics for at in range(one.first, one.last)}
    word_at = situation.word_at_typed
    stated = {at for one in also for at in range(word_at(one.span[0]), word_at(one.span[1] - 1) + 1)}
    words = enumerate(situation.utterance.words)
    left = {at for at, word in words if word.kind != "punct" and word.key not in LITTLE}
    return bool(also) and left <= named | stated


def _chooses_other(situation: Situation) -> bool:
    """True where a short answer is what another question offers to choose, and a particle at most: 小肠的."""
    vocabulary, utterance = situation.vocabulary, situation.utterance
    if vocabulary is None or _long(situation):
        return False
    others = (q for q in vocabulary.trial.questions if q.codes and q.id != situation.question.id)
    chosen = (match for other in others for match in vocabulary.sayings(other.id, utterance))
    return any(one.first == 0 and one.last >= len(utterance.words) - 1 for one in chosen)


def _denials_of_others(situation: Situation) -> Iterator[Direct]:
    found = find_direct(situation.sentence, situation.asked)
    return (one for one in found if one.value is False and is_to_another(situation, one))


def _enough(reading: str, situation: Situation, also: Sequence[Also]) -> float:
    """How likely that reading must be to be offered."""
    if _asks_leave(situation) and reading == "true":
        return _OFFERED_AS_LEAVE
    if not _long(situation):
        return _OFFERED_IN_SHORT
    return _OFFERED_IN_DOUBT if also or situation.sentence.doubted else _OFFERED


def _is_said(situation: Situation, outcome: Outcome, own: Likelihoods | None, likely: Likelihoods) -> bool:
    """Whether the answer is likely enough one that may be given to any question, not an answer."""
    said = likely.likeliest
    if own is not None and own.likeliest != UNCLEAR and own.highest > likely.highest:
        return False
    if own is not None and own.likeliest == _reading(outcome.value):
        return False
    if said == ANSWERED or _asks_leave(situation) or not _counts(situation, _FEW_WORDS, _FEW_HAN):
        return False
    if likely.highest < _enough_said(situation, outcome):
        return False
    if said in (Status.UNKNOWN, Status.DECLINED):
        return not _asks(situation)
    if outcome.value is not None and situation.question.kind not in _IN_WORDS:
        return False
    named = any(topic.key == situation.question.id for topic in situation.topics)
    return not situation.sayings and not (named and said == Command.CHANGE)


def _enough_said(situation: Situation, outcome: Outcome) -> float:
    if outcome.status is not Status.UNCLEAR:
        return _SAID_INSTEAD
    if not _counts(situation, _SOME_WORDS, _SOME_HAN):
        return _SAID_IN_FEW
    if _asks(situation):
        return _SAID_IN_ASKING
    return _SAID_TO_ANY if _long(situation) else _SAID_IN_SHORT


def _of_any(said: str, outcome: Outcome) -> Outcome | Command:
    if said in (Status.UNKNOWN, Status.DECLINED):
        return replace(outcome, status=Status(said), value=None)
    return Command(said)


def _held_against(own: Likelihoods, situation: Situation, outcome: Outcome) -> Outcome:
    """To be confirmed, where examples make it unlikely; another reading, where they make that one likely."""
    if isinstance(outcome.value, Choice) and not outcome.value.settled:
        return _settled(own, situation, outcome, outcome.value.codes)
    grammar, other = _reading(outcome.value), own.likeliest
    if grammar in (None, other) or len(situation.utterance.words) < _FEWEST:
        return outcome
    if outcome.status is Status.CONFIRM:
        if _says_outright(situation, outcome) and (own.likeliest == UNCLEAR or _of_kin(situation)):
            return outcome
        return _offered_instead(own, situation, outcome)
    unlikely = own.of.get(grammar, 1.0) < (_DOUBTED if _long(situation) else _DOUBTED_IN_SHORT)
    return replace(outcome, status=Status.CONFIRM) if unlikely or own.highest >= _OPPOSED else outcome


def _offered_instead(own: Likelihoods, situation: Situation, outcome: Outcome) -> Outcome:
    """What holds of a doubtful reading: another that is very likely, or none where it likely says none."""
    if own.likeliest == UNCLEAR:
        return Outcome(Status.UNCLEAR) if own.highest >= _SAYS_NONE else outcome
    return _offered(situation, own) if own.highest >= _OUTWEIGHS else outcome


def _of_kin(situation: Situation) -> bool:
    """Whether a relative of the participant is spoken of: examples don't tell whose the matter is."""
    return situation.sentence.speaks_of_kin and not situation.relative_speaks


def _says_outright(situation: Situation, outcome: Outcome) -> bool:
    """Whether a yes or no says so, whatever goes on: "no but my daughter is due soon", 没心衰，有点高血压."""
    value = False if _reading(outcome.value) == NONE else outcome.value
    said = (one for one in find_direct(situation.sentence, situation.asked) if one.value == value)
    return any(one.whole or (one.leading and one.first == 0) for one in said)


def _settled(own: Likelihoods, situation: Situation, outcome: Outcome, left_open: Sequence[str]) -> Outcome:
    """The one code of those left open that a long answer's examples make very likely, to be confirmed."""
    if own.likeliest not in left_open or own.highest < _SETTLES:
        return outcome
    share = own.highest / sum(own.of.get(code, 0.0) for code in left_open)
    likely = share >= _SETTLES_OF_OPEN and _long(situation) and not situation.sentence.doubted
    return replace(outcome, value=Choice((own.likeliest,))) if likely else outcome


def _offered(situation: Situation, own: Likelihoods) -> Outcome:
    reading = own.likeliest
    boolean = situation.question.kind is ValueKind.BOOLEAN
    value = reading == "true" if boolean else Choice((reading,))
    return Outcome(Status.CONFIRM, value, (0, len(situation.utterance.text)))


def _reading(value: Value | None) -> str | None:
    """The name of a value among examples."""
    if isinstance(value, Choice):
        return value.codes[0] if value.settled else None
    return str(value).lower() if isinstance(value, bool) else None


def _asks_leave(situation: Situation) -> bool:
    return situation.question.role in ("consent", "keep")


def _long(situation: Situation) -> bool:
    return _counts(situation, _MANY_WORDS, _MANY_HAN)


def _counts(situation: Situation, least_words: int, least_han: int) -> bool:
    """Whether the answer has so many words, or so many Chinese characters where it has any."""
    words = situation.utterance.words
    han = sum(word.kind == "han" for word in words)
    return han >= least_han if han else sum(word.kind == "word" for word in words) >= least_words


def _asks(situation: Situation) -> bool:
    asked = not _ASKING.isdisjoint(situation.utterance.keys)
    return asked or any(situation.sentence.asks(clause.first) for clause in situation.sentence.clauses)


def _decides_by_figure(situation: Situation) -> bool:
    """True for a choice that a figure may tell, as a Ki-67 tells the grade: examples are likened by words."""
    return situation.question.kind is ValueKind.CHOICE and _has_figure(situation)


def _has_figure(situation: Situation) -> bool:
    return any(word.kind == "number" for word in situation.utterance.words)
