"""What is said of an injection right after its name is taken; the same words after anything else are not."""

from __future__ import annotations

import pytest

from tests.interpretation.besides import besides

LAR = "octreotide_lar_"


def told(question: str, words: str) -> dict[str, object]:
    """What an answer says besides; of octreotide LAR without its name."""
    return {name.removeprefix(LAR): value for name, value in besides(question, words).items()}


ANALOGUE = "long_acting_analogue"


@pytest.mark.parametrize(
    ("question", "words", "also"),
    [
        (
            ANALOGUE,
            "Octreotide LAR 30 mg every 4 weeks since March 2025",
            {"dose": 30, "interval": 28, "duration": (601, 631)},
        ),
        (
            ANALOGUE,
            "octreotide LAR 20mg once a month, last one 3 November",
            {"dose": 20, "interval": (28, 31), "last": "2026-11-03"},
        ),
        (
            ANALOGUE,
            "octreotide LAR 30 mg, but it grew on the last scan",
            {"dose": 30, "progression_on_octreotide_lar": True},
        ),
        (
            ANALOGUE,
            "善龙30毫克每四周一次，从2025年3月开始",
            {"dose": 30, "interval": 28, "duration": (601, 631)},
        ),
        (
            "respondent",
            "me, I'm on octreotide LAR 30 mg every 28 days for 2 years",
            {ANALOGUE: "octreotide_lar", "dose": 30, "interval": 28, "duration": (730, 731)},
        ),
        ("octreotide_lar_dose", "30 mg every 4 weeks", {"interval": 28}),
        # Words that say by themselves what they are of need not follow on the name.
        (
            "octreotide_lar_interval",
            "28 days on the dot. 30 mg. Last one a week ago today",
            {"dose": 30, "last": "2026-11-15"},
        ),
        (
            "octreotide_lar_duration",
            "7 months solid, 20 mg a go, and the tumour grew regardless",
            {"dose": 20, "progression_on_octreotide_lar": True},
        ),
        (
            "progression_on_octreotide_lar",
            "no, and he's been on it 14 months without missing one",
            {"duration": (424, 428)},
        ),
        (
            "octreotide_lar_dose",
            "20 mg, but I couldn't go six weeks without it",
            {"can_pause_octreotide_lar": False},
        ),
        (
            "short_acting_octreotide",
            "no, nothing but the depot octreotide, 20 mg, every four weeks",
            {ANALOGUE: "octreotide_lar", "dose": 20, "interval": 28},
        ),
    ],
)
def test_what_follows_the_name_is_said_of_it(question: str, words: str, also: dict[str, object]) -> None:
    assert told(question, words) == also


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("respondent", "me, diagnosed with NET since 2019"),
        ("respondent", "me, had a NET since 2019 and got lanreotide every 4 weeks"),
        (ANALOGUE, "lanreotide 120 every 4 weeks since May"),
        (ANALOGUE, "octreotide LAR, been ill since 2019"),
        (ANALOGUE, "octreotide LAR, but it hasn't grown"),
        (ANALOGUE, "octreotide LAR because it grew in 2023"),
        (ANALOGUE, "octreotide LAR 20 mg, then 30 mg"),
        (ANALOGUE, "lanreotide for two years, and it grew regardless"),
        ("octreotide_lar_interval", "every 4 weeks. I also take everolimus, 10 mg"),
        ("progression_on_octreotide_lar", "yes, growing since March"),
        ("progression_on_octreotide_lar", "no, they scan me every 3 months"),
        (ANALOGUE, "善龙，2019年就病了"),
        ("tumour_grade", "G2 since 2019"),
    ],
)
def test_nothing_is_taken_of_what_is_said_of_something_else(question: str, words: str) -> None:
    assert (
        not {"dose", "interval", "duration", "progression_on_octreotide_lar"} & told(question, words).keys()
    )
