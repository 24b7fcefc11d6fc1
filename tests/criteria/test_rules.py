"""The rule language, function by function and at its limits: what it comes to, and what it refuses in which words."""

# ruff: noqa: E501 - the tables read best with a row on a line.

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from criteria.errors import RuleError
from criteria.rules.reading import dates, read
from criteria.rules.rule import Rule
from criteria.rules.types import Names, Type
from criteria.truth import FALSE, TRUE, UNKNOWN, Truth, truth
from criteria.values import Age, Dates, Interval, Missing, Never, Reference, Text, Value
from tests.criteria.small import NAMES, START, amount, case, on, one_of, over, rule, under

T, F, U = TRUE, FALSE, UNKNOWN
NOT_TOLD, DECLINED = Missing.UNKNOWN, Missing.DECLINED

COMES_TO: list[tuple[str, Mapping[str, Value | Missing], Truth]] = [
    # words of the language
    ("otherwise", {}, T), ("always", {}, T), ("not otherwise", {}, F), ("record_is_stale", {}, F),
    # yes and no
    ("tall", {"tall": True}, T), ("tall", {"tall": False}, F), ("tall", {}, U), ("tall", {"tall": NOT_TOLD}, U),
    ("not tall", {"tall": True}, F), ("not tall", {"tall": False}, T), ("not tall", {}, U),
    ("tall and female", {"tall": True, "female": True}, T), ("tall and female", {"tall": True}, U),
    ("tall and female", {"female": True}, U), ("tall and female", {"tall": False}, F),
    ("tall and female", {"female": False}, F), ("tall or female", {"tall": False, "female": False}, F),
    ("tall or female", {"tall": False}, U), ("tall or female", {"female": False}, U),
    ("tall or female", {"tall": True}, T), ("tall or female", {"female": True}, T),
    ("tall or female and not tall", {"tall": True, "female": False}, T),
    ("surely(tall)", {"tall": True}, T), ("surely(tall)", {"tall": False}, F), ("surely(tall)", {}, F),
    ("maybe(tall)", {"tall": True}, T), ("maybe(tall)", {"tall": False}, F), ("maybe(tall)", {}, T),
    # choices
    ("kind == a", {"kind": one_of("a")}, T), ("kind == a", {"kind": one_of("b")}, F),
    ("kind == 'a'", {"kind": one_of("a")}, T),
    ("kind == a", {"kind": one_of("a", "b")}, U), ("kind == a", {"kind": one_of("b", "c")}, F),
    ("kind == a", {}, U), ("kind == a", {"kind": NOT_TOLD}, U), ("kind == a", {"kind": True}, U),
    ("kind in (a, b)", {"kind": one_of("b")}, T), ("kind in (a, b)", {"kind": one_of("c")}, F),
    ("kind in (a, b)", {"kind": one_of("b", "a")}, T), ("kind in (a, b)", {"kind": one_of("b", "c")}, U),
    ("kind in [a, b]", {"kind": one_of("a", "b")}, T), ("kind in (a,)", {"kind": one_of("a")}, T),
    ("kind != a", {"kind": one_of("a")}, F), ("kind != a", {"kind": one_of("b", "c")}, T),
    ("kind not in (a, b)", {"kind": one_of("c")}, T), ("kind not in (a, b)", {"kind": one_of("a")}, F),
    ("kind not in (a, b)", {"kind": one_of("a", "c")}, U),
    # what is worked out
    ("grade == low", {"count": amount(2)}, T), ("grade == low", {"count": amount(3)}, F),
    ("grade == low", {"count": amount(2, 3)}, U), ("grade in (low, middle)", {"count": amount(2, 3)}, T),
    ("grade == high", {"count": amount(2, 3)}, F), ("grade == low", {}, U),
    ("known(grade)", {}, F), ("known(grade)", {"count": amount(2, 3)}, T), ("known(grade)", {"count": amount(2)}, T),
    ("settled(grade)", {"count": amount(2, 3)}, F), ("settled(grade)", {"count": amount(2)}, T),
    ("settled(grade)", {}, F), ("unknown(grade)", {"count": amount(2, 3)}, T), ("unknown(grade)", {"count": amount(2)}, F),
    # figures
    ("dose < 10", {"dose": amount(9.9)}, T), ("dose < 10", {"dose": amount(10)}, F),
    ("dose <= 10", {"dose": amount(10)}, T), ("dose <= 10", {"dose": amount(10.1)}, F),
    ("dose > 10", {"dose": amount(10.1)}, T), ("dose > 10", {"dose": amount(10)}, F),
    ("dose >= 10", {"dose": amount(10)}, T), ("dose >= 10", {"dose": amount(9.9)}, F),
    ("dose == 10", {"dose": amount(10)}, T), ("dose == 10", {"dose": amount(11)}, F),
    ("dose == 10", {"dose": amount(9, 11)}, U), ("dose != 10", {"dose": amount(10)}, F),
    ("dose != 10", {"dose": amount(11)}, T), ("dose != 10", {"dose": amount(9, 11)}, U),
    ("dose < 10", {"dose": amount(9, 11)}, U), ("dose < 10", {"dose": amount(8, 10)}, U),
    ("dose < 10", {"dose": under(10)}, T), ("dose <= 10", {"dose": over(10)}, F), ("dose < 10", {"dose": over(9)}, U),
    ("dose < 10", {}, U), ("dose < 10", {"dose": NOT_TOLD}, U), ("10 > dose", {"dose": amount(9)}, T),
    ("5 <= dose <= 10", {"dose": amount(5)}, T), ("5 <= dose <= 10", {"dose": amount(10)}, T),
    ("5 <= dose <= 10", {"dose": amount(4.9)}, F), ("5 <= dose <= 10", {"dose": amount(10.1)}, F),
    ("5 <= dose <= 10", {"dose": amount(4, 6)}, U), ("5 <= dose <= 10", {"dose": amount(1, 2)}, F),
    ("dose + 1 <= 10", {"dose": amount(9)}, T), ("dose + 1 <= 10", {"dose": amount(9.5)}, F),
    ("dose - 1 <= 10", {"dose": amount(11)}, T), ("dose - 1 <= 10", {"dose": amount(11.5)}, F),
    ("1 + dose <= 10", {"dose": amount(9)}, T), ("dose + 1 <= 10", {}, U),
    # dates and lengths of time
    ("since(given) >= weeks(4)", {"given": on("2026-11-08")}, T), ("since(given) >= weeks(4)", {"given": on("2026-11-09")}, F),
    ("since(given) >= weeks(4)", {"given": on("2026-11-08", "2026-11-09")}, U),
    ("since(given) >= weeks(4)", {"given": Never()}, T), ("since(given) >= weeks(4)", {"given": NOT_TOLD}, U),
    ("since(given) >= weeks(4)", {"given": Dates(None, date(2026, 11, 8))}, T),
    ("since(given) >= weeks(4)", {"given": Dates(date(2026, 11, 9), None)}, F),
    ("given <= start - days(28)", {"given": on("2026-11-08")}, T), ("given <= start - days(28)", {"given": on("2026-11-09")}, F),
    ("given <= today", {"given": on("2026-11-22")}, T), ("given <= today", {"given": on("2026-11-23")}, F),
    ("given + weeks(1) <= today", {"given": on("2026-11-15")}, T),
    ("given + weeks(1) <= today", {"given": on("2026-11-16")}, F),
    ("start - given == days(1)", {"given": on("2026-12-05")}, T), ("start - given == days(1)", {"given": on("2026-12-06")}, F),
    ("start - today == weeks(2)", {}, T), ("held >= years(1)", {"held": amount(365)}, T), ("held >= years(1)", {"held": amount(364)}, F),
    ("held == days(3)", {"held": amount(3)}, T), ("held + days(1) == days(3)", {"held": amount(2)}, T),
    ("held == weeks(0.5)", {"held": amount(3.5)}, T), ("held <= days(100000)", {"held": amount(100_000)}, T),
    ("ever(given)", {"given": on("2026-11-08")}, T), ("ever(given)", {"given": Never()}, F),
    ("ever(given)", {"given": Dates(None, None)}, T), ("ever(given)", {}, U), ("ever(given)", {"given": DECLINED}, U),
    # ages
    ("age >= 54", {"age": Age(Interval(54, 54))}, T), ("age >= 54", {"age": Age(Interval(53, 53))}, F),
    ("age_at_start >= 55", {"age": Age(Interval(54, 54))}, U), ("age_at_start >= 55", {"age": Age(Interval(55, 55))}, T),
    ("age_at_start >= 55", {"age": Age(Interval(54, 54), date(1971, 12, 6))}, T),
    ("age_at_start >= 55", {"age": Age(Interval(54, 54), date(1971, 12, 7))}, F),
    ("age_on(today) >= 55", {"age": Age(Interval(54, 54), date(1971, 12, 6))}, F),
    ("age_on(start + weeks(1)) >= 55", {"age": Age(Interval(54, 54), date(1971, 12, 13))}, T),
    ("age_on(given) >= 18", {"age": Age(Interval(54, 54), date(1971, 12, 6))}, U),
    ("birthday(55) <= start", {"age": Age(Interval(54, 54), date(1971, 12, 6))}, T),
    ("birthday(55) <= start", {"age": Age(Interval(54, 54), date(1971, 12, 7))}, F),
    ("birthday(55) <= start", {"age": Age(Interval(54, 54))}, U), ("birthday(199) <= start", {"age": Age(Interval(1, 1), date(1800, 1, 1))}, T),
    # whether a question was put, and whether there is a value
    ("asked(tall)", {}, F), ("asked(tall)", {"tall": NOT_TOLD}, T), ("asked(tall)", {"tall": False}, T),
    ("known(tall)", {}, U), ("known(tall)", {"tall": NOT_TOLD}, F), ("known(tall)", {"tall": False}, T),
    ("known(kind)", {"kind": one_of("a", "b")}, T), ("settled(kind)", {"kind": one_of("a", "b")}, F),
    ("settled(kind)", {"kind": one_of("a")}, T), ("settled(kind)", {"kind": NOT_TOLD}, F), ("settled(kind)", {}, U),
    ("settled(dose)", {"dose": amount(1, 2)}, T), ("unknown(kind)", {"kind": one_of("a", "b")}, T),
    ("unknown(kind)", {"kind": one_of("a")}, F), ("unknown(kind)", {"kind": DECLINED}, T), ("unknown(kind)", {}, U),
    ("known(dose + 1)", {"dose": amount(1)}, T), ("known(dose + 1)", {"dose": NOT_TOLD}, F), ("known(dose + 1)", {}, U),
    ("known(since(given))", {"given": DECLINED}, F), ("known(birthday(18))", {"age": Age(Interval(54, 54))}, F),
    ("known(birthday(18))", {}, U),
    # laboratory values in words, against their upper limit and near a limit that is assumed
    ("reported(lab, normal)", {"lab": Reference("normal")}, T), ("reported(lab, normal)", {"lab": Reference("high")}, F),
    ("reported(lab, normal, low)", {"lab": Reference("low")}, T), ("reported(lab, high, low, normal)", {"lab": Reference("normal")}, T),
    ("reported(lab, normal)", {"lab": amount(90)}, F), ("reported(lab, normal)", {"lab": NOT_TOLD}, U), ("reported(lab, normal)", {}, U),
    ("times_uln(lab) <= 2", {"lab": amount(2, unit="[ULN]")}, T), ("times_uln(lab) <= 2", {"lab": amount(2.1, unit="[ULN]")}, F),
    ("times_uln(lab) <= 2", {"lab": amount(160), "female": True}, T), ("times_uln(lab) <= 2", {"lab": amount(161), "female": True}, F),
    ("times_uln(lab) <= 2", {"lab": amount(160)}, T), ("times_uln(lab) <= 2", {"lab": amount(161)}, U), ("times_uln(lab) <= 2", {"lab": amount(201)}, F),
    ("times_uln(lab) <= 2", {"lab": amount(180, uln=90)}, T), ("times_uln(lab) <= 2", {"lab": amount(181, uln=90)}, F),
    ("times_uln(lab) <= 1", {"lab": Reference("normal")}, T), ("times_uln(lab) <= 1", {"lab": Reference("low")}, T),
    ("times_uln(lab) > 1", {"lab": Reference("high")}, T), ("times_uln(lab) <= 2", {"lab": Reference("high")}, U), ("times_uln(lab) <= 2", {}, U),
    ("near_limit(lab, 2)", {"lab": amount(144), "female": True}, T), ("near_limit(lab, 2)", {"lab": amount(176), "female": True}, T),
    ("near_limit(lab, 2)", {"lab": amount(143.9), "female": True}, F), ("near_limit(lab, 2)", {"lab": amount(176.1), "female": True}, F),
    ("near_limit(lab, 2)", {"lab": amount(143, 144), "female": True}, U), ("near_limit(lab, 2)", {"lab": amount(176, 177), "female": True}, U),
    ("near_limit(lab, 2)", {"lab": under(144), "female": True}, F), ("near_limit(lab, 2)", {"lab": over(176), "female": True}, F),
    ("near_limit(lab, 2)", {"lab": under(145), "female": True}, U), ("near_limit(lab, 2)", {"lab": over(175), "female": True}, U),
    ("near_limit(lab, 2)", {"lab": amount(150)}, U), ("near_limit(lab, 2)", {"lab": amount(250)}, F),
    ("near_limit(lab, 2)", {"lab": amount(150, uln=80), "female": True}, F), ("near_limit(lab, 2)", {"lab": amount(2, unit="[ULN]"), "female": True}, F),
    ("near_limit(lab, 2)", {"lab": Reference("high")}, F), ("near_limit(lab, 2)", {"lab": NOT_TOLD}, U), ("near_limit(lab, 2)", {}, U),
    ("near_limit(lab, 1.5)", {"lab": amount(108), "female": True}, T), ("near_limit(lab, 1.5)", {"lab": amount(107.9), "female": True}, F),
]  # fmt: skip


@pytest.mark.parametrize(("source", "facts", "comes_to"), COMES_TO)
def test_a_rule_comes_to(source: str, facts: Mapping[str, Value | Missing], comes_to: Truth) -> None:
    assert rule(source).truth(case(**facts)) is comes_to


# (140 - 60) x 72 x 88.4 / (72 x 88.4) = 80 mL/min for a man, 68 for a woman
CLEARANCE = "cockcroft_gault(age, weight, lab, female)"
SIXTY: dict[str, Value | Missing] = {"age": Age(Interval(60, 60)), "weight": amount(72), "lab": amount(88.4)}


@pytest.mark.parametrize(
    ("changes", "low", "high"),
    [
        ({"female": False}, 80, 80), ({"female": True}, 68, 68), ({}, 68, 80), ({"female": NOT_TOLD}, 68, 80),
        ({"female": False, "weight": amount(72, 90)}, 80, 100), ({"female": False, "lab": amount(44.2, 88.4)}, 80, 160),
        ({"female": False, "age": Age(Interval(40, 60))}, 80, 100),
    ],
)  # fmt: skip
def test_the_clearance_of_cockcroft_and_gault(changes: dict[str, Value], low: float, high: float) -> None:
    assert read(CLEARANCE, NAMES).node(case(**SIXTY | changes)) == Interval(low, high)


@pytest.mark.parametrize("missing", list(SIXTY))
def test_no_clearance_without_age_weight_and_creatinine(missing: str) -> None:
    assert read(CLEARANCE, NAMES).node(case(**SIXTY | {missing: NOT_TOLD})) is None


def test_the_words_that_are_days() -> None:
    decided = replace(NAMES, decided=True)
    earliest = dates("earliest_start + days(1)", decided)
    assert earliest.node(case()) is None
    known = case()
    known.earliest_start = Interval.exactly(START.toordinal())
    assert earliest.node(known) == Interval.exactly(START.toordinal() + 1)
    stale = case()
    stale.record_is_stale = True
    assert rule("record_is_stale").truth(stale) is T


@pytest.mark.parametrize(
    ("source", "uses"),
    [
        ("otherwise", ()), ("tall", ("tall",)), ("not (tall or female)", ("tall", "female")),
        ("female and tall and female", ("female", "tall")), ("5 <= dose <= count", ("dose", "count")),
        ("grade == low", ("count",)), ("since(given) >= weeks(4)", ("given",)), ("age_at_start >= 18", ("age",)),
        ("birthday(18) <= start", ("age",)), ("age_on(given) >= 18", ("age", "given")), ("asked(told)", ("told",)),
        ("known(tall)", ("tall",)), ("known(dose + count)", ("dose", "count")), ("settled(kind)", ("kind",)),
        ("unknown(grade)", ("count",)), ("surely(tall)", ("tall",)), ("ever(given)", ("given",)),
        ("reported(lab, high)", ("lab",)), ("times_uln(lab) <= 2", ("lab",)), ("near_limit(lab, 2)", ("lab",)),
        (f"{CLEARANCE} >= 50", ("age", "weight", "lab", "female")), ("kind in (a, b)", ("kind",)),
        ("given + weeks(4) <= start", ("given",)), ("defined and tall", ("dose", "tall")),
    ],
)  # fmt: skip
def test_a_rule_names_the_questions_it_looks_at_in_order(source: str, uses: tuple[str, ...]) -> None:
    defined = replace(NAMES, defined={"defined": read("dose > 5", NAMES)})
    assert rule(source, defined).facts == uses


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("dose", Type("number", "mg")), ("dose + 1", Type("number", "mg")), ("1 + dose", Type("number", "mg")),
        ("1 + 1", Type("number")), ("1.5", Type("number")), ("start", Type("date")), ("given - weeks(1)", Type("date")),
        ("start - given", Type("duration")), ("days(1) + days(1)", Type("duration")), ("since(given)", Type("duration")),
        ("birthday(18)", Type("date")), ("age_at_start", Type("number", "a")), ("age_on(today)", Type("number", "a")),
        ("times_uln(lab)", Type("number", "[ULN]")), (CLEARANCE, Type("number", "mL/min")), ("dose < 1", Type("truth")),
        ("grade", Type("choice", codes=("low", "middle", "high"))), ("not tall", Type("truth")), ("told", Type("text")),
    ],
)  # fmt: skip
def test_an_expression_has_a_type(source: str, kind: Type) -> None:
    assert read(source, NAMES).type == kind


FACTS = "Did you mean "
LISTED = "Use facts, numbers, comparisons, and, or, not, + and -, and the listed functions"
SUMS = "Add days(n), weeks(n) or years(n) to a date, or a length of time to another"
ONE_UNIT, A_LENGTH = (
    "Compare what has the same unit",
    "Write a length of time as days(n), weeks(n) or years(n)",
)
WITH_DATE = "Compare a date with a date, such as 'start - weeks(4)', or use since(...)"
FIGURES, SPLIT = "Compare figures, dates or durations", "Split it over several rows or named expressions"
GAULT = "Write cockcroft_gault(age in years, weight in kg, creatinine in umol/L, sex == female)"
THE_LIST = "See the list of functions"

REFUSED = [
    # what is written, what is wrong with it, what to write instead
    ("dose", "'dose' is a number in mg, not a yes or no", "Compare it with something"),
    ("dose and tall", "'dose' is a number in mg, not a yes or no", "Compare it with something"),
    ("not kind", "'kind' is a choice, not a yes or no", "Compare it with something"),
    ("count", "'count' is a number, not a yes or no", "Compare it with something"),
    ("days(1)", "'days(1)' is a length of time, not a yes or no", "Compare it with something"),
    ("start", "'start' is a date, not a yes or no", "Compare it with something"),
    ("told", "'told' is a text, not a yes or no", "Compare it with something"),
    ("dose < tall", "'dose' is a number in mg and 'tall' is a yes or no", ONE_UNIT),
    ("told == told", "'told' is a text, not a figure", FIGURES),
    ("told + told == 1", "'told' is a text and 'told' is a text: no '+'", SUMS),
    ("dose < weight", "'dose' is a number in mg and 'weight' is a number in kg", ONE_UNIT),
    ("held < 4", "'held' is a length of time and '4' is a number", A_LENGTH),
    ("given < 4", "'given' is a date and '4' is a number", WITH_DATE),
    ("given < held", "'given' is a date and 'held' is a length of time", A_LENGTH),
    ("dose + weight < 4", "'dose' is a number in mg and 'weight' is a number in kg", ONE_UNIT),
    ("given + given < start", "'given' is a date and 'given' is a date: no '+'", SUMS),
    ("4 - given < start", "'4' is a number and 'given' is a date: no '-'", SUMS),
    ("held - given < start", "'held' is a length of time and 'given' is a date: no '-'", SUMS),
    ("dose in (1, 2)", "'dose' is a number in mg: 'in' is for choices", "Use < <= == >= >"),
    ("tall == 1", "'tall' is a yes or no", "Write its name, or 'not' and its name"),
    ("kind < a", "'kind' is a choice", "Use ==, != or in"),
    ("kind in a", "'a' doesn't fit", "Write 'fact == code' or 'fact in (code, code)'"),
    ("kind == (a, b)", "'(a, b)' doesn't fit", "Write 'fact == code' or 'fact in (code, code)'"),
    ("kind in ()", "'()' doesn't fit", "Write 'fact == code' or 'fact in (code, code)'"),
    ("kind == d", "there is no code of 'kind' 'd'", FACTS + "a, b, c?"),
    ("grade == hi", "there is no code of 'grade' 'hi'", FACTS + "high?"),
    ("kind == 1", "there is no code of 'kind' '1'", FACTS + "a, b, c?"),
    ("weigth > 1", "there is no fact 'weigth'", FACTS + "weight?"),
    ("zzz > 1", "there is no fact 'zzz'", FACTS + "age, tall, female, kind, count, dose, lab, weight?"),
    ("star > today", "there is no fact 'star'", FACTS + "start, tall, age_at_start?"),
    ("gread == low", "there is no fact 'gread'", FACTS + "grade?"),
    ("defind > 1", "there is no fact 'defind'", FACTS + "defined, kind?"),
    ("know(tall)", "there is no function 'know'", FACTS + "known, unknown?"),
    ("tall.real()", "there is no function 'tall.real'", FACTS + "days, weeks, years, since, ever, age_on, birthday, asked?"),
    ("dose * 2 > 1", "'dose * 2' can't stand in a rule", LISTED),
    ("True", "'True' can't stand in a rule", LISTED),
    ("dose < 1000000000001", "'1000000000001' can't stand in a rule", LISTED),
    ("dose < 'a'", "''a'' can't stand in a rule", LISTED),
    ("-dose > 1", "'-dose' can't stand in a rule", LISTED),
    ("dose < [" + "1, " * 60 + "1]", f"'[{'1, ' * 26}1' can't stand in a rule", LISTED),
    ("age >= ", "'age >=' is no rule: invalid syntax (<unknown>, line 1)", "Write a comparison such as 'age >= 18'"),
    ("tall" + " " * 2 + "and tall" * 200, "the rule is longer than 1000 characters", "Split it over several rows"),
    ("earliest_start > today", "'earliest_start' is known only once every criterion is decided", "Use 'start'"),
    ("not " * 21 + "tall", "the rule is nested too deeply", SPLIT),
    ("surely(" * 19 + "not not tall" + ")" * 19, "the rule is nested too deeply", SPLIT),
    (" and ".join(["tall"] * 200), "the rule is longer than 1000 characters", "Split it over several rows"),
    ("not " * 20 + "tall", "the rule is too large", SPLIT),
    # functions
    ("days() > held", "days() takes 1 arguments, not 0", THE_LIST),
    ("weeks(1, 2) > held", "weeks() takes 1 arguments, not 2", THE_LIST),
    ("years(n=1) > held", "years() takes 1 arguments, not 0", THE_LIST),
    ("days(1, n=1) > held", "days() takes 1 arguments, not 1", THE_LIST),
    ("days(dose) > held", "days() takes a number up to 100,000", "Write days(4)"),
    ("weeks(100001) > held", "weeks() takes a number up to 100,000", "Write weeks(4)"),
    ("years(True) > held", "years() takes a number up to 100,000", "Write years(4)"),
    ("since(start) > held", "since() takes the name of a date, not 'start'", "Name the question"),
    ("since(dose) > held", "since() takes the name of a date, not 'dose'", "Name the question"),
    ("since() > held", "since() takes 1 arguments, not 0", THE_LIST),
    ("ever(dose)", "ever() takes the name of a date, not 'dose'", "Name the question"),
    ("ever()", "ever() takes 1 arguments, not 0", THE_LIST),
    ("age_on(dose) > 1", "age_on() takes a date, not 'dose'", "Write age_on(start)"),
    ("age_on() > 1", "age_on() takes 1 arguments, not 0", THE_LIST),
    ("birthday(0) < start", "birthday() takes a whole number of years", "Write birthday(18)"),
    ("birthday(200) < start", "birthday() takes a whole number of years", "Write birthday(18)"),
    ("birthday(1.5) < start", "birthday() takes a whole number of years", "Write birthday(18)"),
    ("birthday(dose) < start", "birthday() takes a number up to 100,000", "Write birthday(4)"),
    ("birthday() < start", "birthday() takes 1 arguments, not 0", THE_LIST),
    ("asked(dose > 1)", "asked() takes the name of a fact, not 'dose > 1'", "Name the question"),
    ("asked(grade)", "'grade' is worked out, not asked", "Name a question"),
    ("asked()", "asked() takes 1 arguments, not 0", THE_LIST),
    ("known()", "known() takes 1 arguments, not 0", THE_LIST),
    ("known(not tall)", "'not tall' is a yes or no, not a figure", FIGURES),
    ("settled(dose + 1)", "settled() takes the name of a fact, not 'dose + 1'", "Name the question"),
    ("settled()", "settled() takes 1 arguments, not 0", THE_LIST),
    ("unknown(dose + 1)", "unknown() takes the name of a fact, not 'dose + 1'", "Name the question"),
    ("unknown(tall, tall)", "unknown() takes 1 arguments, not 2", THE_LIST),
    ("surely(dose)", "'dose' is a number in mg, not a yes or no", "Compare it with something"),
    ("surely()", "surely() takes 1 arguments, not 0", THE_LIST),
    ("maybe(tall, tall)", "maybe() takes 1 arguments, not 2", THE_LIST),
    ("reported(lab)", "reported() takes 2 to 4 arguments, not 1", THE_LIST),
    ("reported(lab, high, low, normal, high)", "reported() takes 2 to 4 arguments, not 5", THE_LIST),
    ("reported(lab, big)", "reported() takes the words normal, high and low", "Write reported(alt, normal)"),
    ("reported(kind, high)", "reported() takes the name of a number, not 'kind'", "Name the question"),
    ("times_uln(dose) < 1", "'dose' has no upper limit", "Add [limits.dose]"),
    ("times_uln(kind) < 1", "times_uln() takes the name of a number, not 'kind'", "Name the question"),
    ("times_uln() < 1", "times_uln() takes 1 arguments, not 0", THE_LIST),
    ("near_limit(lab)", "near_limit() takes 2 arguments, not 1", THE_LIST),
    ("near_limit(dose, 2)", "'dose' has no upper limit", "Add [limits.dose]"),
    ("near_limit(kind, 2)", "near_limit() takes the name of a number, not 'kind'", "Name the question"),
    ("near_limit(lab, tall)", "near_limit() takes a number up to 100,000", "Write near_limit(4)"),
    ("cockcroft_gault(age, weight, lab) > 1", "cockcroft_gault() takes 4 arguments, not 3", THE_LIST),
    ("cockcroft_gault(dose, weight, lab, female) > 1", "'dose' is a number in mg, where cockcroft_gault() takes a", GAULT),
    ("cockcroft_gault(age, dose, lab, female) > 1", "'dose' is a number in mg, where cockcroft_gault() takes kg", GAULT),
    ("cockcroft_gault(age, weight, dose, female) > 1", "'dose' is a number in mg, where cockcroft_gault() takes umol/L", GAULT),
    ("cockcroft_gault(age, weight, lab, dose) > 1", "'dose' is a number in mg, not a yes or no", "Compare it with something"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "problem", "remedy"), REFUSED)
def test_what_is_no_rule_is_told(source: str, problem: str, remedy: str) -> None:
    defined = replace(NAMES, defined={"defined": read("dose > 5", NAMES)})
    with pytest.raises(RuleError) as caught:
        rule(source, defined)
    assert (caught.value.problem, caught.value.remedy) == (problem, remedy)


def test_an_age_is_asked_for_where_a_rule_needs_one() -> None:
    for source in ("age_at_start > 1", "age_on(start) > 1", "birthday(18) < start"):
        with pytest.raises(RuleError) as caught:
            rule(source, Names({}))
        assert caught.value.problem == "the rule needs an age, but no question has the kind 'age'"
        assert caught.value.remedy == "Add such a question"


def test_a_date_is_asked_for_where_one_is_needed() -> None:
    assert dates("given + weeks(4)", NAMES).uses == ("given",)
    with pytest.raises(RuleError) as caught:
        dates("weeks(4)", NAMES)
    assert caught.value.problem == "'weeks(4)' is a length of time, not a date"
    assert caught.value.remedy == "Write, say, 'last_dose + weeks(4)'"


@pytest.mark.parametrize(
    ("longest", "too_long"),
    [
        ("not " * 19 + "tall", "not " * 20 + "tall"),
        (" and ".join(["tall"] * 111), " and ".join(["tall"] * 112)),  # 999 and 1008 characters
        (" and ".join(["1<2"] * 66), " and ".join(["1<2"] * 67)),  # 199 and 202 parts
        (f"dose < {10**12}", f"dose < {10**12 + 1}"),
        ("held < days(100000)", "held < days(100001)"),
        ("birthday(1) < start", "birthday(0) < start"),
        ("birthday(199) < start", "birthday(200) < start"),
    ],
)
def test_the_limits_of_a_rule(longest: str, too_long: str) -> None:
    rule(longest)
    with pytest.raises(RuleError):
        rule(too_long)


def test_a_rule_is_its_text() -> None:
    one = rule("tall   and\n female")
    assert one.source == "tall and female" and repr(one) == "Rule('tall and female')"
    assert one == rule("tall and female") and hash(one) == hash(rule("tall and female"))
    assert one != rule("female and tall") and one != "tall and female"


def test_a_rule_is_read_when_it_is_first_asked() -> None:
    read_texts = []

    def reading(text: str) -> object:
        read_texts.append(text)
        return read(text, NAMES)

    lazily = Rule("tall", reading)  # type: ignore[arg-type]
    assert read_texts == []
    assert truth(True) is lazily.truth(case(tall=True)) and truth(False) is lazily.truth(case(tall=False))
    assert read_texts == ["tall"]


def test_a_text_has_no_figure() -> None:
    assert rule("known(told)").truth(case(told=Text("so"))) is T
