"""The numbered choices of a prompt, and which of them a reply picks."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from chatbot.dialogue.flow import kind_of
from chatbot.dialogue.naming import labels
from chatbot.dialogue.prompt import Option, PromptKind
from chatbot.dialogue.speech import Pick, speech
from chatbot.dialogue.state import Asking, Phase, State
from chatbot.interpretation.reading import Interpretation, Status
from criteria.model import Lang, Question
from criteria.values import Choice, Never, ValueKind

UNKNOWN, DECLINED, NEVER, YES, NO = "unknown", "declined", "never", "true", "false"

PICKS: Mapping[PromptKind, tuple[str, ...]] = {
    PromptKind.CONFIRM: ("yes", "no"),
    PromptKind.CONTRADICTION: ("earlier", "later", "neither"),
    PromptKind.FIRST_FAIL: ("go_on", "end_here"),
    PromptKind.STOPPING: ("keep", "delete", "go_on"),
    PromptKind.PAUSED: ("go_on",),
}
"""The codes that can be picked, in the order shown; the page of answers has ``review_picks``."""

LANGS: tuple[Lang, ...] = ("en", "zh")

_FIGURES = frozenset(
    {ValueKind.AGE, ValueKind.NUMBER, ValueKind.PERCENT, ValueKind.QUANTITY, ValueKind.DURATION}
)
_EDGES = " \t\r\n.,;:!?()[]\"'。，；：！？、（）“”‘’…~～"


def plain(words: str) -> str:
    """Words made comparable: widths and case folded, one space between, no marks at the ends."""
    folded = unicodedata.normalize("NFKC", words).casefold().replace("’", "'")
    return " ".join(folded.split()).strip(_EDGES)


def review_picks(state: State) -> tuple[str, ...]:
    """What can be picked on the page of answers: go on where it was opened midway, else accept."""
    return ("go_on",) if state.phase is Phase.LOOKING else ("accept", "change")


def options(state: State) -> tuple[Option, ...]:
    """All that can be picked at the open prompt, in the order shown."""
    kind = kind_of(state)
    if kind in PICKS or kind is PromptKind.REVIEW:
        known = _own_picks(state, kind)
        return tuple(
            Option(str(number), code, pick.label) for number, (code, pick) in enumerate(known.items(), 1)
        )
    if state.asking is None:
        return ()
    return _question_options(state, state.setting.questions[state.asking.question], state.asking)


def _own_picks(state: State, kind: PromptKind) -> Mapping[str, Pick]:
    known = speech(state.lang).picks[kind.value]
    codes = review_picks(state) if kind is PromptKind.REVIEW else PICKS[kind]
    if kind is PromptKind.STOPPING and not state.kept:
        codes = ("delete", "go_on")
    return {code: known[code] for code in codes}


def _question_options(state: State, question: Question, asking: Asking) -> tuple[Option, ...]:
    shown = speech(state.lang).labels
    pairs: list[tuple[str, str]] = []
    if question.kind is ValueKind.BOOLEAN:
        pairs += [(YES, shown["yes"]), (NO, shown["no"])]
    elif question.kind is ValueKind.CHOICE:
        loose = asking.loose and asking.loose.value
        codes = loose.codes if isinstance(loose, Choice) and not loose.settled else question.codes
        pairs += zip(codes, labels(state, question.id, codes), strict=True)
    if question.allows_never:
        pairs.append((NEVER, shown["never"]))
    if question.role not in ("consent", "keep") and question.kind is not ValueKind.TEXT:
        pairs.append((UNKNOWN, shown["unknown"]))
    if question.sensitive:
        pairs.append((DECLINED, shown["declined"]))
    return tuple(
        Option(number, code, label)
        for number, (code, label) in zip(_numbers(question, pairs), pairs, strict=True)
    )


def _numbers(question: Question, pairs: list[tuple[str, str]]) -> list[str]:
    """Numbers from 1.

    Codes that are figures themselves (0 to 4) are their own numbers; where a figure is the answer
    nothing is numbered.
    """
    if question.kind in _FIGURES:
        return [""] * len(pairs)
    if question.codes and all(code.isdigit() for code in question.codes):
        return [code if code.isdigit() else "" for code, _ in pairs]
    return [str(number) for number in range(1, len(pairs) + 1)]


def picked(state: State, words: str) -> str | None:
    """The code of the choice whose number or label the words are; None: none.

    Numbers count only where the choices are shown, or are all there is to say.
    """
    said = plain(words)
    numbered = kind_of(state) in PICKS or (state.asking is not None and choices_shown(state))
    for option in options(state):
        if said and (said == plain(option.label) or (numbered and said == option.number)):
            return option.code
    return None


def choices_shown(state: State) -> bool:
    """Whether the choices are part of the open prompt."""
    if state.asking is None or kind_of(state) in PICKS:
        return kind_of(state) is not PromptKind.PAUSED
    narrow = state.asking.step == "narrow"
    return narrow or state.asking.choices_shown or state.asking.attempt >= 3


def own_pick(state: State, words: str) -> str | None:
    """The code of the conversation's own choice that the words say, in either language; None: none."""
    kind = kind_of(state)
    if kind not in PICKS and kind is not PromptKind.REVIEW:
        return None
    for said in (plain(words), _core(words)):
        for lang in LANGS:
            for code, pick in speech(lang).picks[kind.value].items():
                if said in pick.words:
                    return _open_code(state, kind, code)
    return None


def _open_code(state: State, kind: PromptKind, code: str) -> str | None:
    if code in _own_picks(state, kind):
        return code
    return "delete" if kind is PromptKind.STOPPING else None  # nothing was kept, so stopping keeps nothing


def _core(words: str) -> str:
    """The words without what people put around them ("no, please go on" is "go on")."""
    said = plain(words.replace(",", " ").replace("，", " "))
    for lang in LANGS:
        between = " " if lang == "en" else ""
        fillers = speech(lang).listens["fillers"]
        while rest := next((said[len(f + between) :] for f in fillers if said.startswith(f + between)), ""):
            said = plain(rest)
        for filler in fillers:
            said = plain(said.removesuffix(between + filler)) if said != filler else said
    return said


def as_reading(state: State, code: str) -> Interpretation:
    """What choosing an option of a question says."""
    assert state.asking is not None
    question = state.setting.questions[state.asking.question]
    shown = speech(state.lang).labels
    match code:
        case "unknown" if code not in question.codes:
            return Interpretation(Status.UNKNOWN)
        case "declined" if code not in question.codes:
            return Interpretation(Status.DECLINED)
        case "never" if question.allows_never:
            return Interpretation(Status.UNDERSTOOD, Never(), shown["never"])
        case "true" | "false" if question.kind is ValueKind.BOOLEAN:
            yes = code == YES
            return Interpretation(Status.UNDERSTOOD, yes, shown["yes" if yes else "no"])
        case _:
            label = labels(state, question.id, (code,))[0]
            return Interpretation(Status.UNDERSTOOD, Choice((code,)), label)
