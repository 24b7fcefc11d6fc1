"""What examples teach: weights by which words tell readings apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.interpretation.learning import Example, chances, learned, learned_together

WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True)
EXAMPLES = st.lists(st.tuples(WORDS, st.integers(0, 2)), min_size=1, max_size=30)
TOLD: list[Example] = [
    (("spread", "to", "the", "liver"), 0),
    (("it", "is", "in", "the", "liver"), 0),
    (("the", "liver", "is", "clear"), 1),
    (("all", "clear"), 1),
]


def likeliest(examples: list[Example], *said: str) -> int:
    found = chances(learned(examples, 2, {}), {}, said, 2)
    return max(range(2), key=found.__getitem__)


@pytest.mark.parametrize(("said", "reading"), [("spread", 0), ("clear", 1), ("in", 0), ("all", 1)])
def test_a_word_tells_the_reading_of_those_who_said_it(said: str, reading: int) -> None:
    assert likeliest(TOLD, said, "then") == reading


def test_a_word_said_with_either_reading_tells_less_than_one_said_with_one() -> None:
    weights = learned(TOLD, 2, {})
    either = weights.get("the", (0.0, 0.0))
    assert abs(either[0] - either[1]) < abs(weights["clear"][0] - weights["clear"][1])


def test_a_rare_reading_is_not_outvoted() -> None:
    often: list[Example] = [((f"word{number}", "pain"), 0) for number in range(9)]
    assert likeliest([*often, (("pain", "gone"), 1)], "gone", "pain") == 1


def test_words_never_heard_tell_nothing() -> None:
    assert chances(learned(TOLD, 2, {}), {}, ("umbrella",), 2) == [0.5, 0.5]
    assert chances({}, {}, (), 3) == pytest.approx([1 / 3] * 3)


@given(EXAMPLES, WORDS)
def test_chances_are_shares_of_one_and_the_same_each_time(
    examples: list[tuple[list[str], int]], said: list[str]
) -> None:
    found = chances(learned(examples, 3, {}), {}, said, 3)
    assert sum(found) == pytest.approx(1) and all(0 < one < 1 for one in found)
    assert found == chances(learned(examples, 3, {}), {}, said, 3)


def test_each_of_many_examples_is_read_as_it_was_taught() -> None:
    many: list[Example] = [((f"a{n % 7}", f"b{n % 5}", f"c{n % 3}"), n % 3) for n in range(105)]
    weights = learned(many, 3, {})
    for features, reading in many:
        found = chances(weights, {}, features, 3)
        assert max(range(3), key=found.__getitem__) == reading


def test_what_like_questions_teach_holds_where_its_own_examples_tell_nothing() -> None:
    like = learned_together([*TOLD, (("nothing", "there"), 1), (("nothing", "seen"), 1)], 2)
    own = learned(TOLD, 2, like)
    _, of_nothing = chances(own, like, ("nothing",), 2)
    assert of_nothing > 0.5 and chances(own, {}, ("nothing",), 2) == [0.5, 0.5]


def test_its_own_examples_outweigh_those_of_like_questions() -> None:
    elsewhere: list[Example] = [(("growing",), 1), (("stable",), 0)] * 5
    here: list[Example] = [(("growing",), 0), (("stable",), 1)] * 5
    like = learned_together(elsewhere, 2)
    first, second = chances(learned(here, 2, like), like, ("growing",), 2)
    assert first > second
