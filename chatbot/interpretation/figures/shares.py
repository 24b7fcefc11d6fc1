"""A count given as a share of a bigger one: "WBC 6.0 with 65% neuts", "65% of 6"."""

from __future__ import annotations

from chatbot.interpretation.figures.names import other_part_of
from chatbot.interpretation.figures.numbers import NumberMention
from chatbot.interpretation.figures.said import Said
from chatbot.interpretation.figures.statements import Statement


def share_and_whole(said: Said, test: str | None) -> tuple[NumberMention, Statement] | None:
    """The percentage and the count that it is of, where an answer gives just one of each; else None."""
    whole_test, share_test = other_part_of(test)
    if whole_test is None:
        return None
    live = [one for one in said.statements if not one.is_limit and not one.dropped]
    shares = [one for one in live if _is_share(one) and one.of in (None, test, share_test, whole_test)]
    if len(shares) != 1:
        return None
    wholes = [one for one in live if one is not shares[0] and one.of == whole_test]
    if not wholes:
        wholes = [one for one in live if one is not shares[0] and _after_of(said, shares[0], one)]
    return (shares[0].figure.mention, wholes[0]) if len(wholes) == 1 else None


def _is_share(statement: Statement) -> bool:
    mention = statement.figure.mention
    value = mention.value
    return value is not None and 0 < value <= 100 and mention.percent


def _after_of(said: Said, share: Statement, whole: Statement) -> bool:
    between = [token.key for token in said.tokens[share.figure.last : whole.figure.first]]
    return between[:1] == ["of"] and len(between) <= 5
