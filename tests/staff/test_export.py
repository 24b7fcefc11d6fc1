"""What is handed on: valid FHIR, a log without formulas, a page without markup of others, whole JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest

from chatbot.staff import annotate
from chatbot.staff.cells import cell
from chatbot.staff.export.document import document
from chatbot.staff.export.log import write_log
from chatbot.staff.export.page import page
from chatbot.staff.export.questionnaire import questionnaire
from chatbot.staff.export.response import response
from chatbot.staff.record import Record, open_record
from criteria.values import (
    Age,
    Choice,
    Dates,
    Interval,
    Missing,
    Quantity,
    Reference,
    Text,
    Value,
)
from tests.staff.fhir_rules import questionnaire_problems, response_problems, walk
from tests.staff.making import save, trial
from tests.trust.corpus import HOSTILE as CORPUS
from tests.trust.corpus import leaks
from transcripts.store import Store
from transcripts.visible import visible

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></table><a href='javascript:x'>y</a>",
    "&lt;b&gt; &#x3c;script&#x3e;",
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1+1",
    "＝1+1",
    "[bold]x[/] [@click=app.quit]y[/]",
    "\x1b]52;c;cm0gLXJmIC8=\x07\x9b31m",
    "\u202e evil \u2066 \ufeff \x00 \U000e0001",
    "a,b;\"c\"\n'd'",
    "\ud800 lone",
)

EVERY = [text[:1000] for text in (*HOSTILE, *CORPUS.values()) if text.strip()]
"""These and the ones that every front is tried with, none longer than is kept of a note."""


def record_of(store: Store, name: str = "20261122-export", **options: Any) -> Record:
    return open_record(save(store, name, **options), trial())


def answers_of(record: Record, **options: Any) -> dict[str, Any]:
    found = response(record, **options)
    return {item["linkId"]: item["answer"][0] for item, _ in walk(found) if "answer" in item}


def test_the_questionnaire_is_valid_in_both_languages() -> None:
    for lang in ("en", "zh"):
        found = questionnaire(trial(), lang)  # type: ignore[arg-type]
        assert questionnaire_problems(found) == []
        asked = [item["linkId"] for item, _ in walk(found) if item["type"] != "group"]
        assert asked == [question.id for question in trial().questions]


def test_laboratory_tests_carry_loinc_and_ucum() -> None:
    items = {item["linkId"]: item for item, _ in walk(questionnaire(trial()))}
    assert items["hemoglobin"]["code"] == [{"system": "http://loinc.org", "code": "718-7"}]
    units = [each["valueCoding"]["code"] for each in items["hemoglobin"]["extension"]]
    assert units == ["g/L", "{ULN}"]


UNUSUAL: dict[str, Value | Missing] = {
    "age": Age(Interval(50, 59), born=None),
    "ecog": Missing.UNKNOWN,
    "life_expectancy_12_weeks": Missing.DECLINED,
    "tumour_grade": Choice(("g1", "g2")),
    "last_systemic_therapy": Dates(date(2026, 8, 1), date(2026, 8, 31)),
    "last_local_treatment": Dates(date(2025, 1, 1), date(2025, 12, 31)),
    "last_bone_radiotherapy": Dates(date(2026, 3, 3), date(2026, 5, 9)),
    "last_trial_drug": Dates(None, date(2020, 5, 9)),
    "octreotide_lar_last": Dates(date(2026, 9, 1), date(2026, 9, 1)),
    "hemoglobin": Quantity(Interval(None, 90, high_open=True), "g/L"),
    "creatinine": Quantity(Interval.exactly(1.2), "[ULN]"),
    "alt": Reference("normal"),
    "ast": Quantity(Interval.exactly(35), "U/L", uln=40),
    "bilirubin": Reference("high", uln=21),
    "platelets": Quantity(Interval(190, 210), "10*9/L"),
    "albumin": Quantity(Interval(None, None), "g/L"),
    "octreotide_lar_duration": Quantity(Interval(89, 92), "d"),
    "anything_else": Text("my name is Ann\x1b[31m"),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("options", [{}, {"answers": UNUSUAL}, {"stop_after": 9}, {"stop_after": 0}])
def test_every_response_is_valid_and_fits_the_questionnaire(store: Store, lang: str, options: Any) -> None:
    record = record_of(store, lang=lang, **options)
    for with_words in (False, True):
        found = json.loads(json.dumps(response(record, with_words=with_words)))
        assert response_problems(found, questionnaire(trial(), lang)) == []  # type: ignore[arg-type]


def test_what_was_not_exact_is_not_made_exact(store: Store) -> None:
    said = answers_of(record_of(store, answers=UNUSUAL))
    reasons = {
        name: next(iter(said[name].values()))["extension"][0]["valueCode"]
        for name in ("ecog", "life_expectancy_12_weeks", "albumin")
    }
    assert reasons == {
        "ecog": "asked-unknown", "life_expectancy_12_weeks": "asked-declined", "albumin": "unknown",
    }  # fmt: skip
    assert said["last_systemic_therapy"] == {"valueDate": "2026-08"}
    assert said["last_local_treatment"] == {"valueDate": "2025"}
    assert said["octreotide_lar_last"] == {"valueDate": "2026-09-01"}
    (between,) = said["last_bone_radiotherapy"]["_valueDate"]["extension"]
    assert between["valuePeriod"] == {"start": "2026-03-03", "end": "2026-05-09"}
    assert said["hemoglobin"]["valueQuantity"]["comparator"] == "<"
    assert said["creatinine"]["valueQuantity"]["code"] == "{ULN}"
    assert "value" not in said["platelets"]["valueQuantity"]
    assert said["ast"]["valueQuantity"]["value"] == 35
    assert [e["valueCoding"]["code"] for e in said["tumour_grade"]["valueCoding"]["extension"]] == [
        "g1",
        "g2",
    ]


def test_free_text_and_birth_dates_stay_unless_asked_for(store: Store) -> None:
    answers = {"anything_else": Text("I am Ann Smith"), "age": Age(Interval.exactly(54), date(1972, 3, 4))}
    record = record_of(store, answers=answers)
    assert "Ann Smith" not in json.dumps(response(record))
    assert "Ann Smith" in json.dumps(response(record, with_words=True))
    assert "1972" not in json.dumps(response(record, with_words=True))
    assert "Ann Smith" not in logged(store, record)
    assert "Ann Smith" in logged(store, record, with_words=True)
    assert "1972" not in logged(store, record, with_words=True)


def test_a_correction_makes_the_response_amended(store: Store) -> None:
    record = record_of(store)
    assert response(record)["status"] == "completed"
    record = annotate.correct(record, "hemoglobin", "85 g/L", "Ann", "report")
    found = response(record)
    assert found["status"] == "amended"
    assert answers_of(record)["hemoglobin"]["valueQuantity"]["value"] == 85
    assert response_problems(found, questionnaire(trial())) == []
    assert response(record_of(store, "20261122-begun2", stop_after=9))["status"] == "in-progress"


def logged(store: Store, *records: Record, with_words: bool = False) -> str:
    text = io.StringIO(newline="")
    write_log(records, trial(), text, store.ledger.latest(), with_words=with_words)
    return text.getvalue()


def test_the_log_has_one_row_a_participant_and_a_column_a_criterion(store: Store) -> None:
    one = record_of(store, "20261122-first2")
    other = record_of(store, "20261122-secnd2", answers={"ecog": Choice(("2",))}, lang="zh")
    other = annotate.sign(annotate.comment(other, "seen", "Ann"), "reviewed", "Ann")
    first, second = csv.DictReader(io.StringIO(logged(store, one, other)))
    assert (first["id"], first["verdict"], first["I8"]) == ("20261122-first2", "likely_eligible", "pass")
    assert (second["language"], second["verdict"], second["I8"]) == ("zh", "not_eligible", "fail")
    assert (second["reviewer"], second["signature_means"]) == ("Ann", "reviewed")
    assert first["integrity"] == second["integrity"] == "intact"
    assert {criterion.id for criterion in trial().criteria} <= set(first)


@pytest.mark.parametrize("text", EVERY, ids=lambda text: ascii(text)[:20])
def test_no_cell_is_a_formula_and_no_row_is_broken(store: Store, text: str) -> None:
    record = record_of(store, answers={"anything_else": Text(text)})
    record = annotate.comment(record, text, text)
    rows = list(csv.reader(io.StringIO(logged(store, record, with_words=True))))
    assert len(rows) == 2 and len(rows[0]) == len(rows[1])
    for found in rows[1]:
        assert not found.startswith(tuple("=+-@\t\r\n＝"))
        assert all(c.isprintable() for c in found)


def test_numbers_stay_numbers() -> None:
    assert [cell(value) for value in (-5, 1.5, True, None, "12-14")] == ["-5", "1.5", "yes", "", "12-14"]


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


OURS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "table", "tr", "td", "th", "p", "b",
    "div", "span", "mark",
}  # fmt: skip


def test_the_page_shows_every_hostile_text_as_text(store: Store) -> None:
    asked = [question.id for question in trial().questions[3:]]
    record = record_of(store, words=dict(zip(asked, EVERY, strict=False)))
    for text in EVERY:
        record = annotate.comment(record, text, text)
    html = page(record)
    found = Page(html)
    assert set(found.tags) <= OURS
    assert not [name for name, _ in found.attributes if name.startswith("on") or name in ("href", "src")]
    shown = " ".join(found.text.split())
    for text in EVERY:
        assert " ".join(visible(text).split()) in shown, ascii(text)
    assert leaks(html) == set()
    html.encode("utf-8")


def test_the_page_holds_the_whole_record(store: Store) -> None:
    record = annotate.correct(record_of(store), "hemoglobin", "85 g/L", "Ann", "the report says 85")
    record = annotate.sign(record, "reviewed", "Ann Other")
    text = Page(page(record)).text
    for needed in (
        "likely eligible", "not eligible", "the report says 85", "Signed by", "Ann Other",
        record.transcript.head, "nothing was altered", trial().criteria[0].quote,
        trial().wording["en"].questions["hemoglobin"].ask, trial().wording["zh"].questions["hemoglobin"].ask,
    ):  # fmt: skip
        assert needed in text, needed


def test_the_page_says_when_something_is_wrong(store: Store) -> None:
    path = save(store)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-3]))
    assert "SOMETHING IS WRONG" in page(open_record(path, trial()))


def test_the_json_document_holds_everything(store: Store) -> None:
    record = annotate.comment(record_of(store, answers={"ecog": Choice(("2",))}), "seen", "Ann")
    found = json.loads(json.dumps(document(record)))
    assert found["integrity"]["sound"] and found["integrity"]["head"] == record.transcript.head
    assert len(found["events"]) == len(record.transcript.events)
    assert found["outcome"]["criteria"]["I8"]["status"] == "fail"
    assert found["outcome"]["facts"]["ecog"] == "2"
    assert found["notes"][0]["who"] == "Ann"
