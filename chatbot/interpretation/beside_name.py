"""What English words right beside a name leave open, or tell of one time alone."""

from __future__ import annotations

from chatbot.interpretation.polarity import Sentence


def left_open(sentence: Sentence, first: int, last: int, of_now: bool = False) -> bool:
    """True for "risk of brain mets", "not just brain mets" and "brain mets not ruled out".

    Args:
        sentence: What is said.
        first: Index of the first word of the name.
        last: Index after the last one.
        of_now: True where it is asked what is now: then "no active infection" leaves nothing open.
    """
    after = (last, last + 1, sentence.clause_of(first).last + 1)
    before = ("open_before",) if of_now else ("open_before", "open_but_now")
    return any(sentence.told_before(key, first) for key in before) or any(
        sentence.tells("open_after", at, at + 1) for at in after
    )


def is_supposed(sentence: Sentence, index: int) -> bool:
    """True for a word before which its clause tells what would be, or was only read of: "it'd be g3"."""
    first = sentence.clause_of(index).first
    return sentence.tells("condition", first, index) or sentence.tells("supposed", first, index)


def is_bygone(sentence: Sentence, first: int) -> bool:
    """True where a word right before this one says that it was so once: "past infection"."""
    return sentence.told_before("bygone", first)


def only_today(sentence: Sentence, last: int) -> bool:
    """True where words after this index in its clause narrow what is said to now: "no mets now"."""
    return sentence.tells("today", last, sentence.clause_of(last - 1).last)


def told_as_possible(sentence: Sentence, first: int, last: int) -> bool:
    """True where a word in or right after [first, last) doubts what follows: "biopsy suspicious for NET"."""
    return any(
        at + 1 < sentence.clause_of(at).last and not sentence.denied(at, at + 1)
        for at in sentence.words_of("possible", first, last + 1)
    )
