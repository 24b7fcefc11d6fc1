"""An answer that tells of somebody else and then of oneself: "the wife's 70 kilos, I'm 61"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.outcome import Outcome, to_be_confirmed
from chatbot.interpretation.situation import Situation


def as_of_self(situation: Situation, read: Callable[[Situation], Outcome]) -> Outcome:
    """The reading of figures or times, of the typist's own clauses where others' stand beside them.

    It is asked back where all of it would say something else. Where a relative or a clinician is known to
    type, all is read.
    """
    own = _own(situation)
    return read(situation) if own is None else _of(situation, own, read)


def as_answered_first(situation: Situation, read: Callable[[Situation], Outcome]) -> Outcome:
    """The same of a yes or no or a choice, where the typist's own clauses come first.

    After others' they may only say that it is otherwise: "mother had the menopause early but I haven't".
    """
    own = _own(situation)
    return read(situation) if own is None or own[0] else _of(situation, own, read)


def _of(situation: Situation, own: tuple[int, int], read: Callable[[Situation], Outcome]) -> Outcome:
    told, whole = read(part(situation, *own)), read(situation)
    return whole if told.value in (None, whole.value) else to_be_confirmed(told)


def part(situation: Situation, first: int, last: int) -> Situation:
    """The answer of which only the words [first, last) were said."""
    return replace(situation, utterance=situation.utterance.part(first, last))


def _own(situation: Situation) -> tuple[int, int] | None:
    """The words, [first, last), of the typist's own clauses; None: they don't stand beside another's."""
    clauses, vocabulary = situation.sentence.clauses, situation.vocabulary
    if vocabulary is None or situation.relative_speaks or situation.in_passing:
        return None
    if not 1 < len(clauses) <= _MOST or vocabulary.describes(situation.question):
        return None
    whose = [_whose(situation, clause) for clause in clauses]
    whose = _carried_on(["own", *whose[1:]] if _answers_first(clauses, whose) else whose)
    own = [clause for clause, of in zip(clauses, whose, strict=True) if of == "own"]
    at_once = bool(own) and own[-1] in clauses and _are_one_run(clauses, own)
    if not at_once or "another" not in whose or "" in whose:
        return None
    return own[0].first, own[-1].last


def _answers_first(clauses: Sequence[Clause], whose: Sequence[str]) -> bool:
    """True where one or more sentences that name nobody stand before the first about another."""
    named = next((at for at, of in enumerate(whose) if of), 0)
    return named > 0 and whose[named] == "another" and clauses[named - 1].mark in _SENTENCE_ENDS


def _are_one_run(clauses: Sequence[Clause], own: Sequence[Clause]) -> bool:
    first = clauses.index(own[0])
    return list(clauses[first : first + len(own)]) == list(own)


def _carried_on(whose: Sequence[str]) -> list[str]:
    """Of whom each clause tells; one that names nobody goes on from the one before it."""
    told: list[str] = []
    for of in whose:
        told.append(of or (told[-1] if told else ""))
    return told


def _whose(situation: Situation, clause: Clause) -> str:
    """One of "own" and "another"; empty where the clause opens with neither."""
    words = situation.utterance.words[clause.first : clause.last]
    opens = next((at for at, word in enumerate(words) if word.key not in _OPENING), len(words))
    first = clause.first + opens
    key = words[opens].key if opens < len(words) else ""
    if key in _KIN or situation.sentence.names_kin(first, first + _NAME):
        return "another"
    return "own" if key in _SELF else ""


_SENTENCE_ENDS = frozenset(". 。 ; ! ?".split())
_MOST = 8
"""Clauses of an answer that is looked at."""
_NAME = 2
"""Words with which a name begins: "the wife", 我老伴."""
_OPENING = frozenset("and but so well while whereas then though the , 而 但 可 不过 那".split())
_KIN = frozenset(
    "wife husband hubby missus partner brother sister mum mom mam mother dad father son daughter friend "
    "neighbour neighbor".split()
)
"""Names of others that need no word before them here: "wife's 70 kilos, I'm 61"."""
_SELF = frozenset("i i'm i've i'd im ive mine my me myself 我 俺 咱".split())
