"""An answer that may be meant for another question: it names that one's thing, and nothing of the one put."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.no_answers import may_be_denied
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying
from chatbot.interpretation.yesno import find_direct
from criteria.frozen import frozen
from criteria.model import Trial
from criteria.values import Reference, ValueKind


def speaks_of_another(situation: Situation, trial: Trial, outcome: Outcome) -> bool:
    """True where the words that were read are rather said of a thing that another question asks about.

    "Went through the change at 51" is no level of bilirubin, "Lutathera, yes, three times" signs no form,
    and the lung of a pneumonia is not where the tumour began.

    Args:
        situation: The answer to one of the trial's questions.
        trial: Its questions, in sections.
        outcome: What was read.
    """
    if situation.in_passing or situation.question.id in {topic.key for topic in situation.topics}:
        return False
    if _opens_with_value(situation, outcome):
        return False
    others = _Others.named_in(situation, trial)
    own = [match for match in situation.every_saying if match.key.role != "trap"]
    if situation.question.kind in (ValueKind.DATE, ValueKind.DURATION):
        return bool(others.later) or (others.are_all_apart and not own)
    return _said_of(situation, others, own) if own else _left_bare(situation, others, outcome)


def _opens_with_value(situation: Situation, outcome: Outcome) -> bool:
    """True where the first clause is nothing but a figure or a code that was read: "male, no diabetes"."""
    if may_be_denied(situation.question) or outcome.span is None:
        return False
    opening, (start, end) = situation.sentence.clauses[0], outcome.span
    words = situation.utterance.words[opening.first : opening.last]
    return opening.first == 0 and bool(words) and start <= words[0].start and words[-1].end <= end


@frozen
class _Others:
    """Ids of the questions whose things an answer names; an age is told with anything and is left out."""

    named: frozenset[str]
    apart: frozenset[str]
    """Those of another section than the question put."""
    later: frozenset[str]
    """Those of a later section; what was asked before is told as the ground of what is asked now."""

    @classmethod
    def named_in(cls, situation: Situation, trial: Trial) -> _Others:
        places, here = trial.places, situation.question.section
        questions = [trial.question(topic.key) for topic in situation.topics]
        named = [question for question in questions if question.kind is not ValueKind.AGE]
        return cls(
            named=frozenset(question.id for question in named),
            apart=frozenset(question.id for question in named if question.section not in (here, "")),
            later=frozenset(
                question.id
                for question in named
                if question.section and places[question.section] > places[here]
            ),
        )

    @property
    def are_all_apart(self) -> bool:
        return bool(self.apart) and self.apart == self.named

    @property
    def are_all_later(self) -> bool:
        return bool(self.later) and self.later == self.named


def _said_of(situation: Situation, others: _Others, own: list[Match[Saying]]) -> bool:
    """True where the words that mean something to the question are rather said of another thing."""
    asked = situation.question
    if asked.kind is ValueKind.CHOICE and asked.role is None and _lie_in_names(situation, own):
        return True
    if asked.role == "respondent" and situation.utterance.lang == "zh":
        return situation.leaves_much and _are_little(own)
    return others.are_all_later and _are_little(own)


def _left_bare(situation: Situation, others: _Others, outcome: Outcome) -> bool:
    """True where a mere yes, no or figure, which would answer anything, stands with another's thing."""
    if _is_no_figure(situation, outcome) or _PLACE.search(situation.utterance.text):
        return True
    kind = situation.question.kind
    if not _opens_plainly(situation):
        if kind is ValueKind.BOOLEAN and others.named:
            return True
        if kind in (ValueKind.BOOLEAN, ValueKind.CHOICE) and _leaves_much(situation):
            return True
    return others.are_all_apart or (bool(others.named) and _answers_a_name(situation))


_PLACE = expression(
    r"\b(?:none|nothing|nowt|not any|no)\b[^,.;]{0,20}\b(?:up|in|down|inside|on) "
    r"(?:there|the scans?|the pictures?|(?:my|the|his|her) (?:head|brain|bones?|liver|lungs?|skull))\b"
    r"|(?:那里|那儿|里头|里面|上头|上面|头上|脑子?里|骨头[里上]|肝[里上])[也都倒是]{0,2}(?:没|无|干净)"
)
"""A yes or no to what is found somewhere, as answers to whether the disease has gone there."""


def _opens_plainly(situation: Situation) -> bool:
    """True where the answer begins with a yes or no of one word: what follows only explains it."""
    opening = situation.sentence.clauses[0]
    said = "".join(word.key for word in situation.utterance.words[opening.first : opening.last])
    return opening.first == 0 and said in _PLAINLY


_PLAINLY = frozenset("yes yeah yep yup aye no nope nah never 是 是的 不是 对 对的 有 有的 没有 没".split())


def _leaves_much(situation: Situation) -> bool:
    """True for a yes or no among words not known here; "not as far as I've been told" only hedges."""
    return situation.leaves_much and not any(word.key == "far" for word in situation.utterance.words)


def _is_no_figure(situation: Situation, outcome: Outcome) -> bool:
    """True for the "up" of "woke up" as a level, for "four of those" and "half a day" as a figure."""
    words = situation.utterance.words
    if isinstance(outcome.value, Reference):
        return any(word.key in _UP_AND_DOWN for word in words)
    if situation.question.kind not in _FIGURES or outcome.span is None:
        return False
    start, end = outcome.span
    following = [word.key for word in words if word.start >= end][:2]
    counts = following[:1] == ["of"] or not _TIMES.isdisjoint(following[:1]) or following == ["a", "day"]
    return counts or (situation.utterance.text[start:end].strip() in ("one", "一") and len(words) > 1)


_FIGURES = (ValueKind.QUANTITY, ValueKind.PERCENT)
_TIMES = frozenset("day days week weeks month months year years hour hours 天 周 月 年".split())
"""Words that make of the figure before them a length of time: "half a day"."""
_UP_AND_DOWN = frozenset(("up", "down"))
"""Words that make a level of "I'm down for it" and "turned it down" too."""


def _lie_in_names(situation: Situation, own: list[Match[Saying]]) -> bool:
    """True where all that is said to the question is part of a longer name: 肺 of 肺炎."""
    return all(
        any(
            topic.first <= match.first
            and match.last <= topic.last
            and topic.last - topic.first > match.last - match.first
            for topic in situation.topics
        )
        for match in own
    )


def _are_little(own: list[Match[Saying]]) -> bool:
    """True where what is said to the question is a short phrase, in a clause that names another's thing."""
    return all(match.last - match.first <= _SHORT for match in own)


_SHORT = 3
"""Words, or Chinese characters, that alone may be said of many things."""


def _answers_a_name(situation: Situation) -> bool:
    """True where each yes or no stands in a clause with another's thing: 肯定女的 signs no form."""
    answers = find_direct(situation.sentence, situation.asked)
    return bool(answers) and all(
        situation.names_another(situation.sentence.clause_of(answer.first)) for answer in answers
    )
