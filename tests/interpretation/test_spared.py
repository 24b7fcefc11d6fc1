"""A place that is named where nothing is: not taken to have the disease, where it is told so in passing."""

from __future__ import annotations

import pytest

from tests.interpretation.besides import besides

_LIVER = "liver_metastases"


@pytest.mark.parametrize(
    "words",
    [
        "lungs and liver are fine, bones are riddled",
        "liver, lungs and spleen all clear, but it's in the spine",
        "everywhere apart from the liver",
        "all over except my spleen and liver",
        "everything but the liver is clear",
        "liver mets ablated in May, nodes only now",
        "had liver mets but they were cut out, all resected, bones now",
        "spots on the liver but it's only cysts, bones yes",
    ],
)
def test_a_place_told_to_be_free_is_not_taken(words: str) -> None:
    assert besides("disease_extent", words).get(_LIVER) is not True


@pytest.mark.parametrize(
    "words",
    [
        "it's in the liver, lungs are fine",
        "in the liver and the lungs are fine",
        "liver and bones, lungs and brain are fine",
        "spread to the liver, brain is clear",
        "clear everywhere but the liver",
        "liver mets, primary removed",
    ],
)
def test_a_place_beside_one_that_is_free_is_taken(words: str) -> None:
    assert besides("disease_extent", words)[_LIVER] is True
