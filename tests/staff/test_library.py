"""The list of conversations: filtered, searched, and never older than the files."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from chatbot.errors import UsageError
from chatbot.staff import annotate
from chatbot.staff.keeping import forget, older_than, purge
from chatbot.staff.library import Filters, Library
from chatbot.staff.record import open_record
from criteria.values import Choice, Dates, Missing
from tests.staff.making import save, trial
from transcripts.errors import Busy
from transcripts.journal import Journal
from transcripts.store import Store


@pytest.fixture
def kept(store: Store) -> Store:
    save(store, "20261122-likely")
    save(store, "20261122-fails2", {"ecog": Choice(("2",)), "respondent": Choice(("relative",))}, lang="zh")
    save(store, "20261122-needs2", {"brain_metastases": Missing.UNKNOWN})
    save(store, "20261122-waits2", {"last_systemic_therapy": Dates(date(2026, 11, 10), date(2026, 11, 10))})
    save(store, "20261122-begun2", stop_after=9)
    return store


def listed(store: Store, **filters: object) -> list[str]:
    library = Library(store)
    library.refresh()
    rows = list(library.rows(Filters(**filters), "id", descending=False))  # type: ignore[arg-type]
    return [row.id.removeprefix("20261122-") for row in rows]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["begun2", "fails2", "likely", "needs2", "waits2"]),
        ({"verdict": "not_eligible"}, ["fails2"]),
        ({"verdict": "none"}, ["begun2"]),
        ({"lang": "zh"}, ["fails2"]),
        ({"undecided": True}, ["begun2", "needs2"]),
        ({"integrity": "intact"}, ["begun2", "fails2", "likely", "needs2", "waits2"]),
        ({"integrity": "altered"}, []),
        ({"review": "none", "verdict": "likely_eligible"}, ["likely"]),
        ({"search": "RELATIVE i8"}, ["fails2"]),
        ({"search": "waits"}, ["waits2"]),
        ({"search": "'; DROP TABLE row; --"}, []),
        (
            {"since": datetime.now(UTC).date() - timedelta(days=1)},
            ["begun2", "fails2", "likely", "needs2", "waits2"],
        ),
        ({"since": datetime.now(UTC).date() + timedelta(days=1)}, []),
        ({"until": datetime.now(UTC).date() - timedelta(days=1)}, []),
    ],
)
def test_filters(kept: Store, filters: dict[str, object], found: list[str]) -> None:
    assert listed(kept, **filters) == found


def test_a_row_says_what_a_coordinator_looks_for(kept: Store) -> None:
    library = Library(kept)
    library.refresh()
    (row,) = library.rows(Filters(search="waits2"))
    assert (row.verdict, row.earliest_start, row.deciding) == ("not_yet_eligible", "2026-12-08", "E3")
    assert (row.lang, row.respondent, row.stage, row.integrity) == ("en", "participant", "decided", "intact")
    assert row.open == 3 and row.began and row.ended >= row.began
    assert library.count() == 5
    assert [r.id for r in library.rows(sort="id", limit=2, offset=1)] == [
        "20261122-needs2",
        "20261122-likely",
    ]


def test_a_review_shows_in_the_list(kept: Store) -> None:
    record = open_record(kept.path("20261122-needs2"), trial())
    record = annotate.settle(record, "E8", "pass", "Ann", "MRI")
    assert (
        listed(kept, review="noted") == ["needs2"] == listed(kept, verdict="likely_eligible", review="noted")
    )
    annotate.sign(record, "reviewed", "Ann")
    assert listed(kept, review="signed", search="ann") == ["needs2"]
    assert listed(kept, undecided=True) == ["begun2"]


def test_what_is_done_to_the_files_shows(kept: Store) -> None:
    assert listed(kept, integrity="intact") == listed(kept)
    likely, needs, waits = (kept.path(f"20261122-{name}") for name in ("likely", "needs2", "waits2"))
    likely.write_bytes(likely.read_bytes().replace(b"words", b"w0rds", 1))
    needs.write_bytes(b"".join(needs.read_bytes().splitlines(keepends=True)[:-2]))
    waits.unlink()
    assert listed(kept, integrity="altered") == ["likely"]
    assert listed(kept, integrity="cut") == ["needs2"]
    assert listed(kept, integrity="missing") == ["waits2"]
    kept.path("20261122-fails2").write_bytes(b"\x00garbage")
    assert listed(kept, integrity="altered") == ["fails2", "likely"]


def test_an_index_that_can_not_be_read_is_made_anew(kept: Store, tmp_path: Path) -> None:
    place = tmp_path / "index.sqlite"
    Library(kept, place).refresh()
    place.write_bytes(b"not a database at all" * 100)
    library = Library(kept, place)
    library.refresh()
    assert library.count() == 5
    assert place.stat().st_mode & 0o777 == 0o600


def test_without_a_place_to_write_the_list_is_made_for_once(kept: Store) -> None:
    library = Library(kept, Path("/proc/nowhere/index.sqlite"))
    library.refresh()
    assert library.count() == 5


def test_only_what_changed_is_read_again(kept: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    Library(kept).refresh()
    read: list[str] = []
    from chatbot.staff import index

    row_of = index.row_of
    monkeypatch.setattr(
        index, "row_of", lambda path, ledger: (read.append(path.stem), row_of(path, ledger))[1]
    )
    Library(kept).refresh()
    assert read == []
    os.utime(kept.path("20261122-likely"), (1, 1))
    Library(kept).refresh()
    assert read == ["20261122-likely"]


def test_forgetting_leaves_a_tombstone_and_nothing_else(kept: Store) -> None:
    record = open_record(kept.path("20261122-likely"), trial())
    annotate.comment(record, "seen", "Ann")
    forget(kept, "20261122-likely", "Ann", "withdrew")
    assert not list(kept.folder.glob("20261122-likely*"))
    entry = kept.ledger.latest()["20261122-likely"]
    assert (entry.what, entry.head, entry.reason) == ("deleted", record.transcript.head, "Ann: withdrew")
    assert "likely" not in listed(kept)


def test_what_can_not_be_read_can_be_forgotten(kept: Store) -> None:
    kept.path("20261122-likely").write_bytes(b"\x00")
    forget(kept, "20261122-likely", "Ann", "withdrew")
    assert not kept.path("20261122-likely").exists()
    assert kept.ledger.latest()["20261122-likely"].what == "deleted"


def test_forgetting_wants_a_name_a_reason_and_a_conversation(kept: Store) -> None:
    for name, who, why in (
        ("20261122-likely", "", "x"),
        ("20261122-likely", "Ann", " "),
        ("20261122-nobody", "A", "b"),
    ):
        with pytest.raises(UsageError):
            forget(kept, name, who, why)
    journal, _ = Journal.reopen(kept.path("20261122-begun2"))
    with pytest.raises(Busy):
        forget(kept, "20261122-begun2", "Ann", "withdrew")
    journal.close()


def test_purging_goes_by_the_last_line(kept: Store) -> None:
    assert older_than(kept, 1) == []
    found = older_than(kept, 0)
    assert len(found) == 5
    purge(kept, found, "Ann", "kept long enough")
    assert list(kept.ids()) == []
    with pytest.raises(UsageError):
        older_than(kept, -1)


def test_several_processes_make_the_rows_that_one_makes(
    kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[int, int]] = []
    alone, together = Library(kept, tmp_path / "alone.sqlite"), Library(kept, tmp_path / "together.sqlite")
    alone.refresh()
    monkeypatch.setattr("chatbot.staff.index._MANY", 1)
    together.refresh(lambda done, of: shown.append((done, of)))
    assert list(together.rows()) == list(alone.rows())
    assert shown[0] == (0, 5) and shown[-1] == (5, 5)
