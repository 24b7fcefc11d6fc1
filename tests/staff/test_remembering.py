"""What the same facts came to before is what they come to now, whoever was decided in between."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.staff.remembering import RememberedCriteria
from criteria.evaluate import case_of, evaluate_criteria
from tests.criteria.people import TODAY, TRIAL, facts
from tests.criteria.test_any_facts import ANY_VALUE, QUESTIONS

REMEMBERED = RememberedCriteria(TRIAL)
"""One for all examples, so that what one leaves behind meets the next."""


@settings(max_examples=200)
@given(
    changes=st.dictionaries(QUESTIONS, ANY_VALUE, max_size=4),
    dropped=st.sets(QUESTIONS, max_size=4),
    start=st.sampled_from([TODAY, date(2027, 3, 1), date(2030, 1, 1)]),
)
def test_remembered_is_decided(changes: dict[str, Any], dropped: set[str], start: date) -> None:
    mixed = {name: value for name, value in {**facts(), **changes}.items() if name not in dropped}
    found = REMEMBERED(TRIAL, case_of(TRIAL, mixed, TODAY, start))
    assert found == evaluate_criteria(TRIAL, case_of(TRIAL, mixed, TODAY, start))
