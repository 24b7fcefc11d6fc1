"""From tables to statuses, dates, questions and the verdict, on a trial of a few rules."""

# ruff: noqa: E501 - the tables read best with a row on a line.

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from criteria.criterion import criterion_result, last_day, part_result
from criteria.evaluate import (
    bears_on,
    case_of,
    differs,
    earliest_start,
    evaluate,
    evaluate_criteria,
    is_asked,
    needs_exact,
    questions_asked,
    straddles,
)
from criteria.load import load
from criteria.model import Criterion, CriterionStatus, Note, Outcome, Part, Question, Trial
from criteria.results import CriterionResult, EarliestStart, Evaluation, PartResult
from criteria.rules.reading import truths
from criteria.rules.rule import Rule
from criteria.tables import Row, possible, rows_possible
from criteria.values import Age, Choice, Dates, Interval, Missing, Never, Value, ValueKind
from criteria.verdict import Decision, Verdict, decide, to_bring, with_status
from tests.criteria.definitions import MIGRAINE
from tests.criteria.small import GRADE, LIMIT, NAMES, SAID, START, amount, case, day, on, rule, table

FAIL, WAIT, UNKNOWN, SITE, PASS = CriterionStatus
Facts = Mapping[str, Value | Missing]


def says(status: CriterionStatus, because: str = "", until: str = "", earliest: str = "") -> Outcome:
    return Outcome(status, because, day(until) if until else None, day(earliest) if earliest else None)


def part(
    *rows: tuple[str, Outcome],
    unknown: CriterionStatus = UNKNOWN,
    only_when: str = "",
    name: str | None = None,
) -> Part:
    return Part(name, table(*rows), unknown, rule(only_when) if only_when else None)


def criterion(name: str, *parts: Part) -> Criterion:
    return Criterion(name, "inclusion", "", parts)


TALL = part(("tall", says(PASS)), ("otherwise", says(FAIL, "short")))
WASHED = part(
    ("since(given) >= weeks(4)", says(PASS)),
    ("otherwise", says(WAIT, "recent", until="given + weeks(4)")),
)
PAUSED = part(
    ("held < days(30)", says(PASS, "", earliest="today + days(30)")), ("otherwise", says(PASS)),
)  # fmt: skip
RESTED = part(("ever(given)", says(PASS, "", earliest="given + weeks(4)")), ("otherwise", says(PASS)))
DOSED = part(
    ("dose > 20", says(FAIL, "too_much")), ("dose > 10", says(SITE, "much")), ("otherwise", says(PASS)),
    unknown=SITE, only_when="asked(dose)", name="dose",
)  # fmt: skip


# Tables


def test_a_table_is_read_from_the_top_until_a_row_holds() -> None:
    rows = table(("count < 3", "few"), ("count < 20", "some"), ("otherwise", "many"))
    assert possible(rows, case(count=amount(2))) == ["few"]
    assert possible(rows, case(count=amount(3))) == ["some"]
    assert possible(rows, case(count=amount(20))) == ["many"]
    assert possible(rows, case(count=amount(2, 3))) == ["few", "some"]
    assert possible(rows, case()) == ["few", "some", "many"]


def test_a_row_may_send_to_another_table_and_back() -> None:
    inner = table(("count < 3", "few"), ("count < 5", "some"))
    rows = (Row(rule("tall"), then=inner), *table(("otherwise", "short")))
    assert possible(rows, case(tall=False, count=amount(1))) == ["short"]
    assert possible(rows, case(tall=True, count=amount(1))) == ["few"]
    assert possible(rows, case(count=amount(4))) == ["some", "short"]
    assert possible(rows, case(tall=True)) == ["few", "some"]


def test_the_facts_that_a_table_looks_at_are_those_of_the_rows_read() -> None:
    inner = table(("count < 3 and dose > 1", "few"), ("otherwise", "some"))
    rows = (Row(rule("tall"), then=inner), *table(("female", "she"), ("otherwise", "he")))
    used: dict[str, None] = {}
    rows_possible(rows, case(tall=True, count=amount(4)), used)
    assert list(used) == ["tall", "count", "dose"]
    used = {}
    rows_possible(rows, case(tall=False), used)
    assert list(used) == ["tall", "female"]


# Parts and criteria


PARTS: list[tuple[Part, Facts, PartResult | None]] = [
    (TALL, {"tall": True}, PartResult(PASS, (PASS,), (), ("tall",))),
    (TALL, {"tall": False}, PartResult(FAIL, (FAIL,), ("short",), ("tall",))),
    (TALL, {}, PartResult(UNKNOWN, (FAIL, PASS), (), ("tall",))),
    (WASHED, {"given": Never()}, PartResult(PASS, (PASS,), (), ("given",))),
    (WASHED, {"given": on("2026-11-08")}, PartResult(PASS, (PASS,), (), ("given",))),
    (WASHED, {"given": on("2026-11-09")}, PartResult(WAIT, (WAIT,), ("recent",), ("given",), date(2026, 12, 7), False)),
    (WASHED, {"given": on("2026-11-09", "2026-11-11")}, PartResult(WAIT, (WAIT,), ("recent",), ("given",), date(2026, 12, 9), True)),
    (WASHED, {"given": Dates(date(2026, 11, 9), None)}, PartResult(WAIT, (WAIT,), ("recent",), ("given",), None, True)),
    (WASHED, {"given": on("9999-12-04")}, PartResult(WAIT, (WAIT,), ("recent",), ("given",), None, True)),
    (WASHED, {"given": on("9999-12-03")}, PartResult(WAIT, (WAIT,), ("recent",), ("given",), date(9999, 12, 31), False)),
    (WASHED, {"given": on("2026-11-08", "2026-11-09")}, PartResult(UNKNOWN, (WAIT, PASS), (), ("given",))),
    (PAUSED, {"held": amount(29)}, PartResult(PASS, (PASS,), (), ("held",), None, False, date(2026, 12, 22), False)),
    (PAUSED, {"held": amount(30)}, PartResult(PASS, (PASS,), (), ("held",))),
    (PAUSED, {}, PartResult(PASS, (PASS,), (), ("held",), None, False, date(2026, 12, 22), False)),
    (RESTED, {"given": on("2026-11-09", "2026-11-11")},
     PartResult(PASS, (PASS,), (), ("given",), None, False, date(2026, 12, 9), True)),
    (DOSED, {}, None),
    (DOSED, {"dose": amount(10)}, PartResult(PASS, (PASS,), (), ("dose",))),
    (DOSED, {"dose": amount(11)}, PartResult(SITE, (SITE,), ("much",), ("dose",))),
    (DOSED, {"dose": amount(19, 21)}, PartResult(SITE, (FAIL, SITE), (), ("dose",))),
    (DOSED, {"dose": Missing.UNKNOWN}, PartResult(SITE, (FAIL, SITE, PASS), (), ("dose",))),
]  # fmt: skip


@pytest.mark.parametrize("again", [False, True], ids=["first", "remembered"])
@pytest.mark.parametrize(("of", "facts", "result"), PARTS)
def test_a_part(of: Part, facts: Facts, result: PartResult | None, again: bool) -> None:
    fresh = replace(of, readings={})
    if again:
        part_result(fresh, case(**facts))
    assert part_result(fresh, case(**facts)) == result


def test_what_is_remembered_of_a_part_is_not_taken_for_another_person() -> None:
    fresh = replace(WASHED, readings={})
    first = part_result(fresh, case(given=on("2026-11-09")))
    second = part_result(fresh, case(given=on("2026-11-10")))
    assert first is not None and second is not None
    assert (first.until, second.until) == (date(2026, 12, 7), date(2026, 12, 8))


@pytest.mark.parametrize(
    ("days", "latest"),
    [
        ([], (None, False)), ([(None, False)], (None, False)), ([(None, True)], (None, True)),
        ([(SAID, False), (START, False)], (START, False)), ([(START, False), (SAID, True)], (START, True)),
        ([(START, True), (SAID, False)], (START, True)), ([(SAID, False), (None, False)], (SAID, False)),
    ],
)  # fmt: skip
def test_the_latest_of_days(days: list[tuple[date | None, bool]], latest: tuple[date | None, bool]) -> None:
    assert last_day(days) == latest


def test_the_strongest_part_decides_and_tells_why() -> None:
    of = criterion("I1", TALL, WASHED, PAUSED, DOSED)
    found = criterion_result(
        of, case(tall=True, given=on("2026-11-09", "2026-11-10"), held=amount(1), dose=amount(1))
    )
    assert (found.status, found.because, found.facts) == (WAIT, ("recent",), ("given",))
    assert (found.until, found.until_approximate) == (date(2026, 12, 8), True)
    assert (found.earliest, found.earliest_approximate) == (date(2026, 12, 22), False)
    assert list(found.parts) == ["dose"] and found.parts["dose"] == found.all_parts[3]
    assert [result.status for result in found.all_parts] == [PASS, WAIT, PASS, PASS]
    failing = criterion_result(of, case(tall=False, given=on("2026-11-09"), held=amount(1), dose=amount(21)))
    assert (failing.status, failing.because, failing.facts) == (FAIL, ("short", "too_much"), ("tall", "dose"))
    assert (failing.until, failing.until_approximate) == (None, False)
    without = criterion_result(of, case(tall=True, given=Never(), held=amount(99)))
    assert (without.status, without.parts, len(without.all_parts)) == (PASS, {}, 3)


def test_a_criterion_remembers_only_what_has_no_days() -> None:
    of = criterion("I1", replace(TALL, readings={}), replace(WASHED, readings={}))
    undated = case(tall=False, given=Never())
    assert criterion_result(of, undated) is criterion_result(of, undated)
    assert len(of.readings) == 1
    dated = case(tall=True, given=on("2026-11-09"))
    assert criterion_result(of, dated) == criterion_result(of, dated)
    assert len(of.readings) == 1
    later = criterion_result(of, case(tall=True, given=on("2026-11-12")))
    assert (later.status, later.until) == (WAIT, date(2026, 12, 10))


# A trial


def question(name: str, kind: ValueKind, **more: Any) -> Question:
    return Question(name, "you", kind, **more)


def trial() -> Trial:
    """Four criteria, one of them with a part that only some have; a derived fact, a limit and notes."""
    decided = replace(NAMES, decided=True)
    notes = {"late": "earliest_start > start + weeks(1)", "high": "grade == high", "old": "record_is_stale"}
    return replace(
        load(MIGRAINE),
        questions=(
            question("tall", ValueKind.BOOLEAN, document="tape"),
            question("female", ValueKind.BOOLEAN),
            question("count", ValueKind.NUMBER, document="letter"),
            question("dose", ValueKind.NUMBER, asked_when=rule("tall"), refine_when=rule("dose == 7")),
            question("given", ValueKind.DATE, document="diary"),
            question("held", ValueKind.DURATION),
            question("age", ValueKind.AGE),
        ),
        criteria=(
            criterion("I1", replace(TALL, readings={}), replace(DOSED, readings={})),
            criterion("I2", replace(WASHED, readings={})),
            criterion("I3", replace(PAUSED, readings={})),
            criterion("E1", part(("grade == low", says(PASS)), ("otherwise", says(SITE)))),
        ),
        derived={"grade": GRADE},
        derived_codes={"grade": ("low", "middle", "high")},
        limits={"lab": LIMIT},
        notes=tuple(
            Note(key, Rule(when, lambda text: truths(text, decided)), "staff") for key, when in notes.items()
        ),
        documents=("diary", "tape", "letter"),
        age_fact="age",
    )


TRIAL = trial()
WELL: Facts = {"tall": True, "dose": amount(1), "given": Never(), "held": amount(99), "count": amount(1)}


def evaluated(changes: Facts | None = None, start: date | None = START) -> Evaluation:
    return evaluate(TRIAL, {**WELL, **(changes or {})}, SAID, start)


def test_an_evaluation() -> None:
    found = evaluated({"given": on("2026-11-20"), "count": amount(2, 3)})
    assert {name: result.status for name, result in found.criteria.items()} == {
        "I1": PASS,
        "I2": WAIT,
        "I3": PASS,
        "E1": UNKNOWN,
    }
    assert found.derived == {"grade": Choice(("low", "middle"))}
    assert found.earliest == EarliestStart(date(2026, 12, 18), False) and found.start == START
    assert found.notes == ("late",)
    assert evaluated({"count": Missing.UNKNOWN}).derived == {"grade": Missing.UNKNOWN}
    assert evaluated({"count": amount(30)}).notes == ("high",)
    assert evaluate(TRIAL, WELL, date(2030, 1, 1)).notes == ("old",)


def test_the_earliest_start_is_noted_only_where_nothing_fails() -> None:
    late = {"given": on("2026-11-20")}
    assert evaluated(late).notes == ("late",) and evaluated({**late, "tall": False}).notes == ()
    assert evaluated({"given": on("2026-11-10")}).notes == ()


def test_the_start_is_the_day_of_the_answers_where_none_is_given() -> None:
    assert evaluated(start=None).start == SAID
    assert evaluated({"given": on("2026-11-08")}, None).criteria["I2"].status is WAIT
    assert evaluated({"given": on("2026-11-08")}).criteria["I2"].status is PASS


def test_the_criteria_alone() -> None:
    facts = {**WELL, "given": on("2026-11-20"), "count": amount(30)}
    alone = evaluate_criteria(TRIAL, case_of(TRIAL, facts, SAID, START))
    whole = evaluate(TRIAL, facts, SAID, START)
    assert (alone.criteria, alone.earliest, alone.start) == (whole.criteria, whole.earliest, whole.start)
    assert (alone.derived, alone.notes) == ({}, ())


def test_a_case_knows_the_trial() -> None:
    made = case_of(TRIAL, WELL, SAID, START)
    assert (made.as_of, made.start, made.age_fact, made.record_is_stale) == (SAID, START, "age", False)
    assert made.derived_value("grade") == ("low",) and made.upper_limits("lab") == (80.0, 100.0)
    assert case_of(TRIAL, WELL, date(2030, 1, 1)).record_is_stale
    assert case_of(TRIAL, {"age": Age(Interval(54, 54), date(1972, 1, 1))}, SAID).birthday(18) is not None


@pytest.mark.parametrize(
    ("results", "earliest"),
    [
        ([], EarliestStart(None)), ([CriterionResult(PASS)], EarliestStart(None)),
        ([CriterionResult(WAIT, until=START)], EarliestStart(START)),
        ([CriterionResult(PASS, earliest=START)], EarliestStart(START)),
        ([CriterionResult(WAIT, until=SAID), CriterionResult(PASS, earliest=START)], EarliestStart(START)),
        ([CriterionResult(WAIT, until=START, earliest=SAID)], EarliestStart(START)),
        ([CriterionResult(WAIT, until=START, until_approximate=True)], EarliestStart(START, True)),
        ([CriterionResult(PASS, earliest=START, earliest_approximate=True)], EarliestStart(START, True)),
        ([CriterionResult(WAIT, until_approximate=True)], EarliestStart(None, True)),
    ],
)  # fmt: skip
def test_the_earliest_start(results: list[CriterionResult], earliest: EarliestStart) -> None:
    assert earliest_start(results) == earliest


# Questions


def test_the_questions_that_are_put() -> None:
    names = [question.id for question in TRIAL.questions]
    assert [q.id for q in questions_asked(TRIAL, {"tall": True}, SAID)] == names
    for facts in ({}, {"tall": False}, {"tall": Missing.UNKNOWN}):
        assert [q.id for q in questions_asked(TRIAL, facts, SAID, START)] == [n for n in names if n != "dose"]
        assert not is_asked(TRIAL, TRIAL.question("dose"), facts, SAID)
        assert is_asked(TRIAL, TRIAL.question("tall"), facts, SAID)
    assert is_asked(TRIAL, TRIAL.question("dose"), {"tall": True}, SAID, START)


def test_a_question_may_wait_for_the_start() -> None:
    soon = question("held", ValueKind.DURATION, asked_when=rule("start <= today + weeks(1)"))
    asks = replace(TRIAL, questions=(soon,))
    assert is_asked(asks, soon, {}, SAID) and questions_asked(asks, {}, SAID) == (soon,)
    assert not is_asked(asks, soon, {}, SAID, START) and questions_asked(asks, {}, SAID, START) == ()


@pytest.mark.parametrize(
    ("changes", "name", "exact", "straddling"),
    [
        ({}, "tall", False, False), ({"tall": Missing.UNKNOWN}, "tall", False, False), ({}, "age", False, False),
        ({"dose": amount(9, 10)}, "dose", False, False), ({"dose": amount(10, 11)}, "dose", True, True),
        ({"dose": amount(7)}, "dose", True, False), ({"given": on("2026-11-08", "2026-11-09")}, "given", True, True),
        ({"given": on("2026-11-07", "2026-11-08")}, "given", False, False),
        ({"given": on("2026-11-09", "2026-11-20")}, "given", False, False), ({"count": amount(2, 3)}, "count", True, True),
        ({"count": amount(3, 30)}, "count", False, False),
    ],
)  # fmt: skip
def test_the_exact_value_is_asked_for(changes: Facts, name: str, exact: bool, straddling: bool) -> None:
    facts = {**WELL, **changes}
    assert needs_exact(TRIAL, facts, name, SAID, START) is exact
    assert straddles(TRIAL, facts, name, SAID, START) is straddling


def test_what_straddles_depends_on_the_start_of_treatment() -> None:
    around = {**WELL, "given": on("2026-11-08", "2026-11-09")}
    assert straddles(TRIAL, around, "given", SAID, START) and needs_exact(TRIAL, around, "given", SAID, START)
    assert not straddles(TRIAL, around, "given", SAID) and not needs_exact(TRIAL, around, "given", SAID)
    refined = question("held", ValueKind.DURATION, refine_when=rule("start > today"))
    refining = replace(TRIAL, questions=(refined,))
    assert needs_exact(refining, WELL, "held", SAID, START) and not needs_exact(refining, WELL, "held", SAID)


def test_what_straddles_is_what_would_put_another_question() -> None:
    more = question("held", ValueKind.DURATION, asked_when=rule("count > 5"))
    asks = replace(TRIAL, questions=(question("count", ValueKind.NUMBER), more), criteria=())
    assert straddles(asks, {"count": amount(5, 6)}, "count", SAID)
    assert not straddles(asks, {"count": amount(4, 5)}, "count", SAID)
    assert not straddles(asks, {"count": amount(6, 7)}, "count", SAID)


@pytest.mark.parametrize(
    ("name", "values", "other"),
    [
        ("tall", [True], False), ("tall", [True, True], False), ("tall", [True, False], True), ("tall", [], False),
        ("dose", [amount(1), amount(2)], False), ("dose", [amount(1), amount(11)], True),
        ("given", [on("2026-11-20"), on("2026-11-21")], True), ("given", [on("2026-11-01"), on("2026-11-02")], False),
        ("held", [amount(1), amount(2)], False), ("held", [amount(29), amount(30)], True),
    ],
)  # fmt: skip
def test_whether_readings_differ(name: str, values: list[Value | Missing], other: bool) -> None:
    assert differs(TRIAL, WELL, name, values, SAID, START) is other


def test_whether_readings_differ_depends_on_the_start_of_treatment() -> None:
    readings = [on("2026-11-07"), on("2026-11-08")]
    assert differs(TRIAL, WELL, "given", readings, SAID) and not differs(
        TRIAL, WELL, "given", readings, SAID, START
    )


def test_readings_differ_that_give_the_team_something_else_to_judge() -> None:
    judged = part(("tall", says(SITE, "too_tall")), ("otherwise", says(SITE, "as_ever")))
    only = replace(TRIAL, criteria=(criterion("E1", judged),))
    assert differs(only, {}, "tall", [True, False], SAID)


def test_what_a_fact_bears_on() -> None:
    fresh: Facts = {"tall": True}
    assert bears_on(TRIAL, fresh, "tall", SAID) and bears_on(
        TRIAL, {**WELL, "dose": amount(11)}, "dose", SAID
    )
    assert bears_on(TRIAL, {"given": on("2026-11-20")}, "given", SAID)
    assert not bears_on(TRIAL, {"tall": Missing.UNKNOWN}, "tall", SAID)
    assert not bears_on(TRIAL, {"given": on("2026-11-07", "2026-11-09")}, "given", SAID, START)
    assert bears_on(TRIAL, {"given": on("2026-11-07", "2026-11-09")}, "given", SAID)
    assert not bears_on(TRIAL, {"female": True}, "female", SAID)
    assert not bears_on(TRIAL, {"held": amount(1)}, "held", SAID), "its part passes without it too"
    many = part(("count > 3 and tall", says(PASS)), ("tall", says(FAIL)), ("otherwise", says(SITE)))
    only = replace(TRIAL, criteria=(criterion("I1", DOSED, many),))
    assert bears_on(only, {"count": amount(1)}, "count", SAID)
    assert not bears_on(only, {"count": amount(4)}, "count", SAID), "every row stays possible"


def test_what_differs_and_bears_depends_on_the_start_of_treatment() -> None:
    later = question("held", ValueKind.DURATION, asked_when=rule("tall and start > today"))
    asks = replace(TRIAL, questions=(question("tall", ValueKind.BOOLEAN), later), criteria=())
    assert differs(asks, {}, "tall", [True, False], SAID, START)
    assert not differs(asks, {}, "tall", [True, False], SAID)
    soon = part(("start <= today + weeks(1)", says(PASS)), ("tall", says(PASS)), ("otherwise", says(FAIL)))
    only = replace(TRIAL, criteria=(criterion("I1", soon),))
    assert bears_on(only, {"tall": True}, "tall", SAID, START)
    assert not bears_on(only, {"tall": True}, "tall", SAID)


# The verdict


def test_the_verdicts_have_the_names_of_the_contract() -> None:
    assert [str(verdict) for verdict in Verdict] == [
        "not_eligible", "not_yet_eligible", "needs_more_information", "likely_eligible",
    ]  # fmt: skip


LATER, ROUGHLY, NOW = EarliestStart(START), EarliestStart(START, True), EarliestStart(None)


def holding(*statuses: CriterionStatus, earliest: EarliestStart = NOW) -> Evaluation:
    criteria = {f"I{number}": CriterionResult(status) for number, status in enumerate(statuses, 1)}
    return Evaluation(criteria, {}, (), earliest, SAID)


@pytest.mark.parametrize(
    ("evaluation", "decision"),
    [
        (holding(PASS, PASS), Decision(Verdict.LIKELY_ELIGIBLE, (), None, False)),
        (holding(PASS, SITE, SITE), Decision(Verdict.LIKELY_ELIGIBLE, ("I2", "I3"), None, False)),
        (holding(SITE, earliest=ROUGHLY), Decision(Verdict.LIKELY_ELIGIBLE, ("I1",), START, True)),
        (holding(SITE, earliest=LATER), Decision(Verdict.LIKELY_ELIGIBLE, ("I1",), START, False)),
        (holding(SITE, earliest=EarliestStart(None, True)), Decision(Verdict.LIKELY_ELIGIBLE, ("I1",), None, False)),
        (holding(UNKNOWN, SITE, UNKNOWN), Decision(Verdict.NEEDS_MORE_INFORMATION, ("I1", "I3"), None, False)),
        (holding(UNKNOWN, earliest=ROUGHLY), Decision(Verdict.NEEDS_MORE_INFORMATION, ("I1",), None, False)),
        (holding(UNKNOWN, WAIT, earliest=ROUGHLY), Decision(Verdict.NOT_YET_ELIGIBLE, ("I2",), START, True)),
        (holding(WAIT, earliest=LATER), Decision(Verdict.NOT_YET_ELIGIBLE, ("I1",), START, False)),
        (holding(WAIT, FAIL, earliest=ROUGHLY), Decision(Verdict.NOT_ELIGIBLE, ("I2",), None, False)),
        (holding(UNKNOWN, FAIL, FAIL), Decision(Verdict.NOT_ELIGIBLE, ("I2", "I3"), None, False)),
    ],
)  # fmt: skip
def test_the_verdict(evaluation: Evaluation, decision: Decision) -> None:
    assert decide(evaluation) == decision


def test_criteria_by_status() -> None:
    found = holding(PASS, FAIL, PASS)
    assert with_status(found, PASS) == ("I1", "I3") and with_status(found, WAIT) == ()


def test_what_to_bring() -> None:
    assert to_bring(TRIAL, evaluated()) == ()
    assert to_bring(TRIAL, evaluated({"tall": Missing.UNKNOWN, "count": amount(5)})) == ("tape", "letter")
    assert to_bring(TRIAL, evaluated({"given": Missing.UNKNOWN, "tall": Missing.UNKNOWN})) == (
        "diary",
        "tape",
    )
    assert to_bring(TRIAL, evaluated({"tall": False, "given": on("2026-11-20")})) == ()
    assert to_bring(TRIAL, evaluated({"dose": amount(11)})) == (), "the dose is in no document"
