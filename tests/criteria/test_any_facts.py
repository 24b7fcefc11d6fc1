"""Whatever the facts, there is an evaluation, the same one each time, and it never takes back a fail."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from criteria.evaluate import differs, evaluate, needs_exact
from criteria.values import Age, Choice, Dates, Interval, Missing, Never, Quantity, Reference, Text, Value
from criteria.verdict import decide
from tests.criteria.people import PASSES, TODAY, TRIAL, facts

NUMBERS = st.one_of(st.none(), st.floats(0, 1e6), st.integers(0, 200))
INTERVALS = st.builds(Interval, NUMBERS, NUMBERS, st.booleans(), st.booleans())
DAYS = st.one_of(st.none(), st.dates())
UNITS = st.sampled_from([None, "[ULN]", "d"])
ANY_VALUE: st.SearchStrategy[Value | Missing] = st.one_of(
    st.booleans(),
    st.sampled_from(list(Missing)),
    st.lists(
        st.sampled_from(["g1", "g3", "nec", "none", "lanreotide", "metastatic", "male", "0"]), min_size=1
    ).map(lambda codes: Choice(tuple(codes))),
    st.builds(Quantity, INTERVALS, UNITS, NUMBERS),
    st.builds(Reference, st.sampled_from(["normal", "high", "low"])),
    st.builds(Age, INTERVALS, DAYS),
    st.builds(Dates, DAYS, DAYS),
    st.just(Never()),
    st.builds(Text, st.text()),
)
QUESTIONS = st.sampled_from([question.id for question in TRIAL.questions])


@settings(max_examples=150)
@given(
    known=st.dictionaries(QUESTIONS, ANY_VALUE),
    others=st.dictionaries(QUESTIONS, ANY_VALUE),
    start=st.dates(),
)
def test_any_facts_at_all(known: dict[str, Any], others: dict[str, Any], start: date) -> None:
    mixed = {**facts(), **known}
    assert evaluate(TRIAL, mixed, TODAY, start) == evaluate(TRIAL, dict(mixed), TODAY, start)
    decide(evaluate(TRIAL, known, start, TODAY))
    for question in known:
        needs_exact(TRIAL, mixed, question, TODAY, start)
        differs(TRIAL, mixed, question, list(others.values()), TODAY, start)


@settings(max_examples=150)
@given(order=st.permutations(list(PASSES)), count=st.integers(0, len(PASSES)), failing=st.booleans())
def test_a_fail_found_early_stays(order: list[str], count: int, failing: bool) -> None:
    """What is decided as failing on some of the facts fails on all of them."""
    whole = facts({"ecog": "3", "sstr_pet": "negative"} if failing else {})
    some = {name: whole[name] for name in order[:count]}
    early, late = evaluate(TRIAL, some, TODAY).criteria, evaluate(TRIAL, whole, TODAY).criteria
    assert all(late[name].status == "fail" for name, result in early.items() if result.status == "fail")
