"""Quantities: laboratory values, doses and weights, each in the unit of its question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.candidate import Candidate, unlike
from chatbot.interpretation.figures import conversion
from chatbot.interpretation.figures.conversion import Converted
from chatbot.interpretation.figures.cues import Sign
from chatbot.interpretation.figures.dated import only_latest
from chatbot.interpretation.figures.doses import multiply_doses
from chatbot.interpretation.figures.levels import Level
from chatbot.interpretation.figures.limit_words import may_be_printed
from chatbot.interpretation.figures.names import (
    asked_about,
    drug_ids,
    loose_names,
    loosely_names,
    other_part_of,
    test_of,
)
from chatbot.interpretation.figures.notes import note
from chatbot.interpretation.figures.numbers import NumberMention
from chatbot.interpretation.figures.repair import repaired
from chatbot.interpretation.figures.said import Said, read_said
from chatbot.interpretation.figures.scan import Figure, may_name_a_test
from chatbot.interpretation.figures.shares import share_and_whole
from chatbot.interpretation.figures.signs import with_leading_sign
from chatbot.interpretation.figures.spoiled import is_spoiled
from chatbot.interpretation.figures.statements import Statement, item_at, sign
from chatbot.interpretation.figures.timeline import settled
from chatbot.interpretation.figures.units import EGFR_UNIT
from chatbot.interpretation.normalise import Utterance
from criteria.model import Question, Trial
from criteria.values import Interval, Quantity, Reference, Value

ULN = "[ULN]"


def read_quantity(
    utterance: Utterance, trial: Trial, question: Question, facts: Mapping[str, Value], today: date
) -> tuple[Candidate, ...]:
    """The readings of an answer to a question for a quantity.

    Args:
        utterance: The answer.
        trial: Whose assumed limits tell the unit of a printed limit.
        question: What is asked.
        facts: Values of other questions, for "same as the ALT".
        today: The day on which it was said.
    """
    utterance = with_leading_sign(repaired(utterance))
    reader = _Reader(utterance, question, _assumed_limits(trial, question), today)
    found = reader.figures(_own(reader.said, asked_about(question, trial)))
    if not found:
        found = reader.compared(facts) or reader.levels() or reader.why_none()
    return found


def read_plain_quantity(utterance: Utterance, question: Question, today: date) -> tuple[Candidate, ...]:
    """The readings of an answer as a quantity that no trial asks for."""
    reader = _Reader(repaired(utterance), question, None, today)
    asked = frozenset(filter(None, [test_of(question)]))
    return reader.figures(_own(reader.said, asked))


def read_labs(
    utterance: Utterance, trial: Trial, today: date, asked: str = ""
) -> list[tuple[str, Candidate]]:
    """What an answer says, by name, of the trial's other laboratory questions.

    Args:
        utterance: The answer.
        trial: Whose questions are looked for.
        today: The day on which it was said.
        asked: Id of the question that was asked; it is left out.
    """
    if not any(character.isdigit() for character in utterance.text) and len(utterance.tokens) < 3:
        return []
    utterance = repaired(utterance)
    if not may_name_a_test(utterance):
        return []
    said = read_said(utterance)
    named = {one.of for one in said.statements} | {one.of for one in said.levels}
    labs: list[tuple[str, Candidate]] = []
    for question in trial.questions if named != {None} else ():
        test = test_of(question) if question.id != asked else None
        if test is None or test not in named:
            continue
        reader = _Reader(utterance, question, _assumed_limits(trial, question), today)
        own = [statement for statement in said.statements if statement.of == test]
        labs += [(question.id, one) for one in reader.figures(own) or reader.named_levels(test)]
    return [(question_id, one) for question_id, one in labs if one.value is not None]


def _own(said: Said, asked: frozenset[str]) -> list[Statement]:
    """The statements that are about what was asked; a drug counts where the question names drugs."""
    drugs = any(one in asked for one in drug_ids())
    own = [one for one in said.statements if one.of is None or one.of in asked]
    own = [one for one in own if not drugs or one.drug is None or one.drug in asked]
    exactly = any(one.of is not None and one.of not in loose_names() for one in own)
    return [one for one in own if not (exactly and one.of in loose_names())]


def _assumed_limits(trial: Trial, question: Question) -> list[float]:
    """The upper limits that the trial assumes, in the canonical unit; several where it depends."""
    outcomes = (row.outcome for row in trial.limits.get(question.id, ()))
    return [outcome for outcome in outcomes if outcome is not None]


class _Reader:
    """Reads the statements of one answer for one question."""

    def __init__(
        self, utterance: Utterance, question: Question, typical: Sequence[float] | None, today: date
    ) -> None:
        self.utterance = utterance
        self.said = read_said(utterance)
        self.question = question
        self.lang = utterance.lang
        self.today = today
        self.test = test_of(question)
        self.typical = typical or ()
        self.has_limit = typical is None or bool(typical)
        """Whether it has an upper limit of normal; None for ``typical``: no trial tells."""
        self.is_dose = question.unit in ("mg", "g", "ug")

    def figures(self, own: Sequence[Statement]) -> tuple[Candidate, ...]:
        """The candidates that the figures of these statements are; empty: none is of use."""
        share = self._share(own)
        if share is not None:
            return (share,)
        usable = [
            replace(one, doubtful=True) if self._is_counted(one) else one
            for one in own if one.is_limit or self._usable(one)
        ]  # fmt: skip
        if self.is_dose and len(usable) > 1:
            usable = [one for one in usable if one.figure.mention.value != 1]
        doses = multiply_doses(self.said.tokens, self.said.items, own) if self.is_dose else None
        if doses is not None:
            usable = doses
        earlier = any(one.earlier for one in usable)
        kept, replaced = settled(usable if earlier else self._named_first(usable))
        every = (*kept, *replaced)
        kept = only_latest(self.utterance, self.said, self._named_first(kept), replaced, self.today)
        kept = self._said_once(self._with_units_first(kept))
        each = [self._read(one) for one in self._with_their_unit(kept, every)]
        readings = unlike([candidate for candidates in each for candidate in candidates])
        doubtful = len(readings) > 1 or not all(each) or (self.is_dose and self._dose_changed(kept, replaced))
        if doubtful or is_spoiled(self.utterance.text):
            readings = [replace(one, sure=False) for one in readings]
        return tuple(self._noted(readings, kept))

    def _usable(self, statement: Statement) -> bool:
        figure = statement.figure
        if statement.dropped or (figure.foreign is not None and not self._is_counted(statement)):
            return False
        if figure.mention.percent or self._is_a_thing(statement) or self._is_so_often(statement):
            return False
        unit = conversion.unit_of(figure, self.question)
        return statement.multiple or unit is None or conversion.suits(unit, self.question)

    def _is_counted(self, statement: Statement) -> bool:
        """Whether 个 takes the place of the unit: 中性粒两千二百个, where no thing counted follows."""
        tokens, after = self.said.tokens, statement.figure.last
        if statement.figure.foreign != "place" or tokens[after - 1].key != "个" or self.is_dose:
            return False
        return statement.figure.mention.value != 1 and (after == len(tokens) or tokens[after].key in _ENDS)

    def _is_a_thing(self, statement: Statement) -> bool:
        """Whether it is the one of "they did one last year", the test and not its figure."""
        figure = statement.figure
        if figure.unit is not None or not figure.mention.spelled or figure.mention.value != 1:
            return False
        before = self._before(figure.first)
        apart = before in _BUT or (before == "from" and self._before(figure.first - 1) == "apart")
        return self.said.tokens[figure.first].key == "one" and (apart or before in _DONE)

    def _is_so_often(self, statement: Statement) -> bool:
        """Whether it only tells how many times something is, not said what: "x2"."""
        first = statement.figure.first
        times = not statement.multiple and not self.is_dose and self._before(first) in ("x", "×")
        return times and not isinstance(item_at(self.said.items, statement.at - 1), Figure)

    def _before(self, position: int) -> str:
        return self.said.tokens[position - 1].key if position else ""

    def _named_first(self, kept: list[Statement]) -> list[Statement]:
        """A figure that follows the name of what is asked, before one said ahead of it ("I'm 64, Hb 121")."""
        named = [one for one in kept if one.of is not None]
        return named if named and all(one.of is not None or one.at < named[0].at for one in kept) else kept

    def _with_units_first(self, kept: list[Statement]) -> list[Statement]:
        """Of a figure with a unit and bare ones, the one with a unit is the value."""
        if len(kept) < 2:
            return kept
        with_units = [one for one in kept if conversion.unit_of(one.figure, self.question) or one.multiple]
        if not with_units or len(with_units) == len(kept):
            return kept
        return [replace(one, doubtful=True) for one in with_units]

    def _said_once(self, kept: list[Statement]) -> list[Statement]:
        """Of two figures that say the same in two units ("70 kg (154 lb)"), the first."""
        units = [conversion.unit_of(one.figure, self.question) for one in kept]
        if len(kept) != 2 or None in units or units[0] == units[1]:
            return kept
        values = [one.value for statement in kept for one in self._read(statement)]
        lows = [value.interval.low for value in values if isinstance(value, Quantity)]
        first, second = (*lows, None, None)[:2]
        if len(lows) != 2 or first is None or second is None or abs(first - second) > 0.02 * first:
            return kept
        return kept[:1]

    def _with_their_unit(self, kept: Sequence[Statement], all_said: Sequence[Statement]) -> list[Statement]:
        """A bare figure after one with a unit has the same ("140 lb last week, 138 today")."""
        units = {conversion.unit_of(one.figure, self.question) for one in all_said} - {None}
        if len(units) != 1 or len(all_said) < 2:
            return list(kept)
        unit = units.pop()
        return [
            one if one.multiple or one.figure.unit is not None
            else replace(one, figure=replace(one.figure, unit=unit))
            for one in kept
        ]  # fmt: skip

    def _dose_changed(self, kept: Sequence[Statement], replaced: Sequence[Statement]) -> bool:
        """A dose that was another one before is asked about: the earlier injections count too."""
        values = {one.figure.mention.interval for one in (*kept, *replaced)}
        often = any(sign(item) is Sign.OFTEN for item in self.said.items)
        return len(values) > 1 or often

    def _read(self, statement: Statement) -> list[Candidate]:
        mention = self._with_decade(statement.figure)
        if statement.multiple:
            value = Quantity(mention.widened(), ULN)
            return [Candidate(value, mention.start, mention.end, sure=not statement.doubtful)]
        unit = conversion.unit_of(statement.figure, self.question)
        limit = statement.limit
        limit_unit = None if limit is None else conversion.unit_of(limit.figure, self.question)
        if unit is None and limit_unit is not None and conversion.suits(limit_unit, self.question):
            unit = limit_unit
        bound = None if limit is None else limit.figure.mention.interval
        if unit is None and self._likely_share(mention):
            return [Candidate(None, mention.start, mention.end, False, note("share", self.lang))]
        if unit is not None:
            found = conversion.with_unit(mention, unit, self.question)
            if len(found) > 1 and len(unit.names) > 1:
                found = conversion.likeliest(found, mention, self.question, self.lang)
        else:
            found = conversion.bare(mention, self.question, self.lang, bound, self.typical)
        return [self._candidate(statement, converted) for converted in found]

    def _with_decade(self, figure: Figure) -> NumberMention:
        """The number told; of a bare "80s" all that begins so, 80 to 89."""
        value = figure.mention.value
        if not figure.plural or self.is_dose or self.question.unit == "s" or value is None or value % 10:
            return figure.mention
        return replace(figure.mention, interval=Interval(value, value + (9 if value % 100 else 99)))

    def _unusual_dose(self, statement: Statement) -> bool:
        """A dose outside the definition's sure ranges is confirmed even with its unit."""
        ends = (statement.figure.mention.interval.low, statement.figure.mention.interval.high)
        return self.is_dose and not any(
            one.sure and all(end is None or one.low <= end <= one.high for end in ends)
            for one in self.question.bare
        )

    def _likely_share(self, mention: NumberMention) -> bool:
        """A bare 62 for a count of cells is more likely a percentage of them."""
        value = mention.value
        return other_part_of(self.test)[0] is not None and value is not None and 20 < value <= 100

    def _candidate(self, statement: Statement, converted: Converted) -> Candidate:
        mention = statement.figure.mention
        sure = converted.sure and not statement.doubtful and not self._unusual_dose(statement)
        measured = self.test is not None and self.question.unit != "kg"
        sure = sure and not (measured and may_be_printed(self.utterance.text, mention))
        limit = statement.limit if self.has_limit and not self.is_dose else None
        uln = None
        if limit is not None and limit.figure.mention.interval.high is not None:
            uln = round(limit.figure.mention.interval.high * converted.factor, 9)
            own = conversion.unit_of(limit.figure, self.question)
            if own is not None and conversion.suits(own, self.question):
                found = conversion.with_unit(limit.figure.mention, own, self.question)
                uln = found[0].interval.high if found else None
            sure = sure and self._plausible_limit(uln)
        end = statement.figure.mention.end
        return Candidate(Quantity(converted.interval, self.question.unit, uln), mention.start, end, sure)

    def _plausible_limit(self, uln: float | None) -> bool:
        """A limit far from every usual one is more likely something else: confirmed."""
        if uln is None or not self.typical:
            return True
        return min(self.typical) * 0.4 <= uln <= max(self.typical) * 2.5

    def _noted(self, readings: Sequence[Candidate], kept: Sequence[Statement]) -> list[Candidate]:
        if not readings and kept:
            mention = kept[0].figure.mention
            return [Candidate(None, mention.start, mention.end, False, note("impossible", self.lang))]
        if len(readings) > 1:
            key = "which_unit" if len(kept) == 1 else "which_figure"
            return [replace(one, note=note(key, self.lang)) for one in readings]
        return list(readings)

    def _share(self, own: Sequence[Statement]) -> Candidate | None:
        """A percentage of a count that the answer gives too ("WBC 6.0 with 65% neuts")."""
        pair = share_and_whole(self.said, self.test)
        if pair is None:
            return None
        share, whole = pair
        if any(self._usable(one) and not one.is_limit and one is not whole for one in own):
            return None
        wholes = [one for one in self._read(replace(whole, limit=None)) if isinstance(one.value, Quantity)]
        if not wholes or not isinstance(wholes[0].value, Quantity) or share.value is None:
            return None
        interval = wholes[0].value.interval.scaled(share.value / 100)
        start, end = min(share.start, wholes[0].start), max(share.end, wholes[0].end)
        return Candidate(Quantity(interval, self.question.unit), start, end, sure=False)

    def compared(self, facts: Mapping[str, Value]) -> tuple[Candidate, ...]:
        """The value given to the question of "same as the ALT"."""
        if self.said.compared is None or not self.said.tokens:
            return ()
        for question_id, value in facts.items():
            same_unit = isinstance(value, Reference) or (
                isinstance(value, Quantity) and value.unit in (self.question.unit, ULN)
            )
            if question_id == self.said.compared and same_unit:
                return (Candidate(value, 0, self.said.tokens[-1].end, sure=False),)
        return ()

    def levels(self) -> tuple[Candidate, ...]:
        """What the words say of the level, where no figure does."""
        if self.test is None or self.test == "weight":
            return ()
        said = [one for one in self.said.levels if not one.lasting or self.question.unit == "s"]
        own = [one for one in said if one.of in (None, self.test)]
        loosely = [one for one in said if loosely_names(one.of, self.test)]
        return self._levels(own or [replace(one, sure=False) for one in loosely])

    def named_levels(self, test: str) -> tuple[Candidate, ...]:
        """The level of a test that the answer names."""
        if any(one.of == test for one in self.said.statements) or test == "weight":
            return ()
        own = [one for one in self.said.levels if one.of == test]
        return tuple(one for one in self._levels(own) if one.sure)

    def _levels(self, levels: Sequence[Level]) -> tuple[Candidate, ...]:
        levels = [one for one in levels if not one.earlier] or list(levels)
        said = {one.level for one in levels}
        if not levels or None in said:
            return ()
        if len(said) > 1:
            levels = levels[-1:] if len({one.level for one in levels[-2:]}) == 1 else levels
        tokens = self.said.tokens
        return tuple(
            Candidate(Reference(level.level), tokens[level.first].start, tokens[level.last - 1].end,
                      sure=level.sure and len(said) == 1)
            for level in _one_each(levels) if level.level is not None
        )  # fmt: skip

    def why_none(self) -> tuple[Candidate, ...]:
        """Nothing to take: what the answer seems to be about instead."""
        for statement in self.said.statements:
            mention = statement.figure.mention
            key = self._why(statement)
            if key is not None:
                return (Candidate(None, mention.start, mention.end, False, note(key, self.lang)),)
        return ()

    def _why(self, statement: Statement) -> str | None:
        if statement.figure.mention.percent and self.test is not None:
            return "share" if other_part_of(self.test)[0] else "percent"
        unit = statement.figure.unit
        if self.is_dose and statement.drug is not None:
            return "another_drug"
        if statement.of is not None and statement.of != self.test:
            return "ratio" if statement.of.endswith("ratio") else "another_test"
        if unit is not None and (EGFR_UNIT in unit.names or not conversion.suits(unit, self.question)):
            return "another_test"
        return "which_unit" if unit is not None and not statement.is_limit else None


_ENDS = frozenset(", . ; ! ? 。 、 吧 了 的 呢 啊 左 上 多 ( ↑ ↓".split())
"""What may follow 个 where no thing does."""
_DONE = frozenset("did done do does doing run ran ordered booked had having have took taken".split())
"""Before "one" they tell that a test was done."""
_BUT = frozenset("but except bar save".split())
"""Before "one" they tell of how many something doesn't hold."""


def _one_each(levels: Sequence[Level]) -> list[Level]:
    """One of each level said, the last."""
    return list({one.level: one for one in levels}.values())
