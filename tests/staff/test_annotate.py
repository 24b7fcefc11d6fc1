"""What the study team notes: reasons required, nothing overwritten, the reviewed verdict beside the first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chatbot.errors import UsageError
from chatbot.staff import annotate
from chatbot.staff.note_texts import note_text
from chatbot.staff.notes import SignOff
from chatbot.staff.record import Record, open_record
from chatbot.staff.review import original, reviewed
from chatbot.staff.verify import verify
from criteria.values import Choice, Missing
from tests.staff.making import exactly, save, trial
from transcripts.errors import Damaged
from transcripts.store import Store


@pytest.fixture
def record(store: Store) -> Record:
    """Somebody with a low hemoglobin, unknown brain metastases and no PET."""
    answers = {
        "hemoglobin": exactly(85, "g/L"),
        "brain_metastases": Missing.UNKNOWN,
        "sstr_pet": Choice(("not_done",)),
    }
    return open_record(save(store, answers=answers), trial())


def verdicts(record: Record) -> tuple[str, str]:
    return original(record).decision.verdict.value, reviewed(record).decision.verdict.value


def test_a_correction_changes_the_reviewed_verdict_only(record: Record) -> None:
    before = record.transcript.path.read_bytes()
    record = annotate.correct(record, "hemoglobin", "128 g/L", "Ann", "the report says 128")
    assert verdicts(record) == ("not_eligible", "needs_more_information")
    assert record.transcript.path.read_bytes() == before
    (note,) = record.notes.entries
    assert note.verdict == "needs_more_information" and note.criteria["I10"] == "pass"
    assert note.head == record.transcript.head
    assert '"low": 128' in note_text(note) and "the report says 128" in note_text(note)


def test_open_criteria_can_be_settled_until_somebody_may_take_part(record: Record) -> None:
    record = annotate.correct(record, "hemoglobin", "128 g/L", "Ann", "report")
    record = annotate.settle(record, "E8", "pass", "Ann", "MRI of 3 November shows none")
    assert verdicts(record)[1] == "likely_eligible"
    record = annotate.settle(record, "I7", "wait", "Ann", "PET booked", date(2026, 12, 20))
    assert verdicts(record)[1] == "not_yet_eligible"
    assert reviewed(record).decision.earliest_start == date(2026, 12, 20)
    record = annotate.settle(record, "I7", "fail", "Ann", "PET negative")
    assert verdicts(record)[1] == "not_eligible", "the later settlement replaces the earlier"


def test_a_settlement_gives_way_to_the_answers(record: Record) -> None:
    record = annotate.settle(record, "E8", "pass", "Ann", "by telephone")
    record = annotate.correct(record, "brain_metastases", "true", "Ann", "the MRI came")
    record = annotate.correct(
        record, "brain_metastases_stable", '{"low": 0, "high": 0, "unit": "d"}', "Ann", "new"
    )
    review = reviewed(record)
    assert review.evaluation.criteria["E8"].status.value == "fail"
    assert [note.number for note in review.overtaken] == [1]


def test_a_withdrawn_note_stays_and_holds_no_more(record: Record) -> None:
    record = annotate.correct(record, "hemoglobin", "128 g/L", "Ann", "report")
    record = annotate.withdraw(record, 1, "Bob", "that was another patient's report")
    assert verdicts(record) == ("not_eligible", "not_eligible")
    assert len(record.notes.entries) == 2
    with pytest.raises(UsageError, match="no note 1"):
        annotate.withdraw(record, 1, "Bob", "again")


def test_a_signature_ties_name_time_meaning_and_both_heads(record: Record) -> None:
    record = annotate.comment(record, "called back", "Ann")
    head = record.notes.head
    record = annotate.sign(record, "reviewed", "Ann Other")
    signed = record.notes.signed
    assert signed is not None and isinstance(signed.what, SignOff)
    assert (signed.who, signed.what.meaning) == ("Ann Other", "reviewed")
    assert (signed.head, signed.what.notes_head) == (record.transcript.head, head)
    assert signed.at.utcoffset() is not None
    record = annotate.comment(record, "one more thing", "Bob")
    assert record.notes.signed is None, "what is noted after it is not signed"


def test_what_was_altered_cannot_be_signed(record: Record) -> None:
    path = record.transcript.path
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    with pytest.raises(Damaged, match="cut short"):
        annotate.sign(open_record(path, trial()), "reviewed", "Ann")


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (lambda r: annotate.correct(r, "hemoglobin", "128 g/L", "Ann", " "), "reason is required"),
        (lambda r: annotate.correct(r, "hemoglobin", "128 g/L", "", "report"), "name is required"),
        (lambda r: annotate.correct(r, "shoe_size", "43", "Ann", "report"), "no question 'shoe_size'"),
        (lambda r: annotate.correct(r, "ecog", "rather purple", "Ann", "report"), "one of 0, 1, 2, 3, 4"),
        (lambda r: annotate.correct(r, "hemoglobin", '{"low": 1}', "Ann", "x"), "no value of hemoglobin"),
        (lambda r: annotate.correct(r, "hemoglobin", "{nonsense", "Ann", "x"), "no JSON"),
        (lambda r: annotate.correct(r, "hemoglobin", "85 g/L", "Ann", "x"), "has this value already"),
        (lambda r: annotate.settle(r, "I99", "pass", "Ann", "x"), "no criterion 'I99'"),
        (lambda r: annotate.settle(r, "E8", "perhaps", "Ann", "x"), "pass, fail, wait, site"),
        (lambda r: annotate.settle(r, "I10", "pass", "Ann", "x"), "correct the answer instead"),
        (lambda r: annotate.settle(r, "E8", "wait", "Ann", "x"), "--until"),
        (lambda r: annotate.settle(r, "E8", "pass", "Ann", ""), "reason is required"),
        (lambda r: annotate.comment(r, "\n", "Ann"), "reason is required"),
        (lambda r: annotate.withdraw(r, 3, "Ann", "x"), "no note 3"),
        (lambda r: annotate.sign(r, "seen", "Ann"), "reviewed, approved, authored"),
    ],
)
def test_what_can_not_be_noted_says_why(record: Record, act, problem: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError, match=problem):
        act(record)
    assert not record.notes.path.exists()


def test_codes_and_not_known_are_answers_too(record: Record) -> None:
    record = annotate.correct(record, "sstr_pet", "positive", "Ann", "PET report")
    record = annotate.correct(record, "ecog", "unknown", "Ann", "never assessed")
    facts = reviewed(record).facts
    assert facts["sstr_pet"] == Choice(("positive",)) and facts["ecog"] is Missing.UNKNOWN


def test_notes_verify_and_are_private(record: Record) -> None:
    record = annotate.comment(record, "=cmd|' /C calc'!A0 \x1b[31m", "Ann \u202e")
    assert verify(record.transcript.path, None).sound
    assert record.notes.path.stat().st_mode & 0o777 == 0o600
    assert b"\x1b" not in record.notes.path.read_bytes()


def test_notes_on_a_file_outside_the_store(tmp_path: Path, store: Store) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path = elsewhere / "20261122-abcdef.jsonl"
    path.write_bytes(save(store).read_bytes())
    record = annotate.comment(open_record(path, trial()), "seen", "Ann")
    assert record.notes.path.parent == elsewhere
    assert verify(path, None).sound
