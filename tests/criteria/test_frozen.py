"""Records behave as frozen dataclasses do, though they compile later."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from functools import cached_property

import pytest

from criteria.frozen import frozen


@frozen
class Dose:
    """A record with every kind of field."""

    drug: str
    amount: float = 7.4
    given: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)


@frozen
class Doubled:
    """A record that remembers a property."""

    amount: float

    @cached_property
    def twice(self) -> float:
        """Computed once."""
        return self.amount * 2


def test_fields_are_taken_by_place_and_by_name() -> None:
    dose = Dose("Lu", amount=5.0)
    assert (dose.drug, dose.amount, dose.given, dose.note) == ("Lu", 5.0, [], "")
    assert Dose("Lu", 5.0).given is not dose.given
    assert [part.name for part in fields(dose)] == ["drug", "amount", "given", "note"]


@pytest.mark.parametrize("arguments, named", [((), {}), (("Lu", 1.0, [], "", 0), {}), (("Lu",), {"dose": 1})])
def test_wrong_arguments_are_refused(arguments: tuple[object, ...], named: dict[str, object]) -> None:
    for _ in range(2):  # before and after the constructor is compiled
        with pytest.raises(TypeError, match="Dose"):
            Dose(*arguments, **named)  # type: ignore[arg-type]


def test_equal_by_the_compared_fields() -> None:
    assert Dose("Lu", note="first") == Dose("Lu", note="second")
    assert Dose("Lu") != Dose("Ac") and Dose("Lu") != Doubled(7.4)
    assert hash(Doubled(1.0)) == hash(Doubled(1.0))
    assert repr(Dose("Lu", note="hidden")) == "Dose(drug='Lu', amount=7.4, given=[])"


def test_nothing_can_be_set_or_deleted() -> None:
    dose = Dose("Lu")
    with pytest.raises(FrozenInstanceError, match="'drug'"):
        dose.drug = "Ac"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="'drug'"):
        del dose.drug
    with pytest.raises((FrozenInstanceError, AttributeError)):
        dose.other = 1  # type: ignore[attr-defined]


def test_copied_pickled_replaced_and_told_as_a_dict() -> None:
    dose = Dose("Lu", given=["once"])
    assert pickle.loads(pickle.dumps(dose)) == copy.copy(dose) == copy.deepcopy(dose) == dose
    assert replace(dose, drug="Ac") == Dose("Ac", given=["once"])
    assert asdict(dose) == {"drug": "Lu", "amount": 7.4, "given": ["once"], "note": ""}


def test_a_property_is_remembered() -> None:
    doubled = Doubled(2.0)
    assert doubled.twice == 4.0
    assert vars(doubled)["twice"] == 4.0
    with pytest.raises(FrozenInstanceError):
        doubled.amount = 3.0  # type: ignore[misc]
