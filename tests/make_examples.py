"""Make ``transcripts/examples`` anew with the program: ``python -m tests.make_examples``.

A conversation in each language for each verdict, with a correction, a question back and a change.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from chatbot.session import Session
from criteria.model import Lang
from tests.talks import answer, session

FOLDER = Path(__file__).parents[1] / "transcripts" / "examples"

Replies = Mapping[str, tuple[str, ...]]

EXAMPLES: Mapping[tuple[Lang, str], Replies] = {
    ("en", "likely_eligible"): {
        "tumour_grade": ("what is a grade?", "G3... no, I'm looking at it now, it's G2"),
        "octreotide_lar_last": ("why do you ask?", "about six weeks ago, maybe less", "Monday 5 October"),
        "has_blood_results": ("Yes - Hb 11.2 g/dL, plts 187, creat 0.9 mg/dL",),
        "neutrophils": ("3.1",),
        "bilirubin": ("0.8 mg/dL",),
        "albumin": ("41 g/L",),
        "alt": ("34 (7-40)",),
        "ast": ("29",),
        "aptt": ("32 seconds",),
    },
    ("en", "not_yet_eligible"): {
        "respondent": ("I'm his daughter",),
        "sex": ("male",),
        "last_systemic_therapy": ("his last chemo was 5 November",),
    },
    ("en", "needs_more_information"): {"progression_on_octreotide_lar": ("I don't know",)},
    ("en", "not_eligible"): {
        "age": ("83",),
        "active_infection": ("yes, on antibiotics for a chest infection",),
    },
    ("zh", "likely_eligible"): {
        "tumour_grade": ("什么叫分级？", "二级"),
        "octreotide_lar_last": ("三周前",),
        "can_pause_octreotide_lar": ("可以停，听医生的",),
    },
    ("zh", "not_yet_eligible"): {
        "respondent": ("我是他女儿",),
        "sex": ("男",),
        "last_local_treatment": ("四周前左右，射频消融", "10月29号"),
    },
    ("zh", "needs_more_information"): {"ecog": ("说不好",), "prior_prrt": ("不记得了",)},
    ("zh", "not_eligible"): {"sstr_pet": ("阴性",)},
}


def hold(talk: Session, replies: Replies, lang: Lang) -> str:
    """Talk to the end and return the verdict."""
    left = {question: list(words) for question, words in replies.items()}
    while not talk.prompt.ended:
        waiting = left.get(talk.prompt.question or "")
        if talk.prompt.kind == "first_fail":
            talk.choose("go_on")
        else:
            talk.say(waiting.pop(0) if waiting else answer(talk.prompt, lang))
    talk.leave()
    assert talk.prompt.summary is not None
    return talk.prompt.summary.verdict


def main() -> None:
    """Replace the examples."""
    for old in FOLDER.glob("*"):
        old.unlink()
    for (lang, verdict), replies in EXAMPLES.items():
        talk = session(FOLDER, lang)
        found = hold(talk, replies, lang)
        print(f"{talk.id} {lang} {found}")
        assert found == verdict, f"{lang}: {found}, not {verdict}"


if __name__ == "__main__":
    main()
