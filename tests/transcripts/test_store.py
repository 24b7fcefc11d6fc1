"""The folder: private, ids that name nothing else, and a ledger that shows what is gone."""

from __future__ import annotations

import os
import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from transcripts.errors import Damaged, NotSaved, TranscriptError
from transcripts.events import Event, Header
from transcripts.line import FIRST, encode
from transcripts.store import Store, default_folder, is_id, new_id


def begin(store: Store, words: int = 1) -> str:
    transcript_id = new_id(date(2026, 11, 22))
    journal = store.create(Header(transcript_id, "T1", "d", "en", "2026-11-22", None, "0.1.0"))
    for number in range(words):
        journal.append("replied", {"words": str(number)})
    store.close(journal, "finished")
    return transcript_id


def test_folder_and_files_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o755)
    (folder / "old.jsonl").write_text("")
    os.chmod(folder / "old.jsonl", 0o644)
    begin(Store(folder))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@pytest.mark.parametrize(
    "text",
    ["../../etc/passwd", "20261122-abcdef\n", "２０２６1122-abcdef", "", "20261122-abc/ef", "x" * 5000],
)
def test_only_ids_name_files(tmp_path: Path, text: str) -> None:
    assert not is_id(text)
    with pytest.raises(TranscriptError, match="not a transcript id"):
        Store(tmp_path).read(text)


def test_ids_are_listed_and_fresh(tmp_path: Path) -> None:
    store = Store(tmp_path)
    made = {begin(store) for _ in range(20)}
    assert len(made) == 20 and list(store.ids()) == sorted(made)


def test_deleting_leaves_a_tombstone_and_nothing_else(tmp_path: Path) -> None:
    store = Store(tmp_path)
    transcript_id = begin(store)
    store.beside(transcript_id, "summary.txt").write_text("private")
    store.delete(transcript_id, "asked by the participant")
    assert [file.name for file in tmp_path.iterdir()] == ["ledger.jsonl"]
    entry = store.ledger.latest()[transcript_id]
    assert (entry.what, entry.count, entry.reason) == ("deleted", 2, "asked by the participant")


def test_the_ledger_knows_the_head_of_what_was_closed(tmp_path: Path) -> None:
    store = Store(tmp_path)
    transcript_id = begin(store, 5)
    lines = store.path(transcript_id).read_bytes().splitlines(keepends=True)
    store.path(transcript_id).write_bytes(b"".join(lines[:-2]))
    cut, entry = store.read(transcript_id), store.ledger.latest()[transcript_id]
    assert cut.intact, "a shortened journal is whole in itself"
    assert (cut.head, len(cut.events) + 1) != (entry.head, entry.count)


def test_a_torn_ledger_goes_on_and_an_altered_one_does_not(tmp_path: Path) -> None:
    store = Store(tmp_path)
    begin(store)
    ledger = store.ledger.path
    with ledger.open("ab") as file:
        file.write(b'{"seq":1,"at":"20')
    begin(store)
    assert len(store.ledger.entries()) == 2
    ledger.write_bytes(ledger.read_bytes().replace(b"finished", b"finishex", 1))
    with pytest.raises(Damaged):
        store.ledger.entries()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotSaved) as caught:
        Store(tmp_path / "file" / "kept").prepare()
    assert caught.value.problem == "can't be used (Not a directory)"
    assert caught.value.remedy == "choose another folder with CHATBOT_DATA"


def test_nothing_is_added_to_a_ledger_whose_last_line_was_altered(tmp_path: Path) -> None:
    store = Store(tmp_path)
    begin(store)
    ledger = store.ledger.path
    ledger.write_bytes(ledger.read_bytes().replace(b"finished", b"finishex"))
    altered = ledger.read_bytes()
    with pytest.raises(Damaged, match="the last line was altered"):
        begin(store)
    assert ledger.read_bytes() == altered


def test_a_ledger_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.ledger.path.mkdir()
    with pytest.raises(NotSaved, match="can't be written"):
        begin(store)


@pytest.mark.parametrize(
    "payload",
    [{}, {"id": 5}, {"id": "胰腺"}, {"head": None}, {"count": "2"}, {"count": -1}],
    ids=str,
)
def test_what_is_no_entry_of_a_ledger_is_found(tmp_path: Path, payload: dict[str, object]) -> None:
    sound = {"id": "20261122-abcdef", "head": "a" * 64, "count": 2}
    event = Event(0, datetime.now(UTC), "finished", {**sound, **payload} if payload else {})
    store = Store(tmp_path)
    store.ledger.path.write_bytes(encode(event, FIRST)[0])
    with pytest.raises(Damaged) as caught:
        store.ledger.entries()
    assert caught.value.problem == "line 1 is no entry"
    assert caught.value.remedy == "keep the file and ask who changed it"


def test_where_conversations_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHATBOT_DATA", str(tmp_path))
    assert Store().folder == default_folder() == tmp_path
    monkeypatch.delenv("CHATBOT_DATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    kept = default_folder()
    assert tmp_path in kept.parents and kept.parts[-2:] == ("eligibility-chatbot", "transcripts")


def test_what_lies_beside_a_conversation_is_no_conversation(tmp_path: Path) -> None:
    assert list(Store(tmp_path / "none").ids()) == []
    store = Store(tmp_path)
    transcript_id = begin(store)
    store.write_beside(transcript_id, "summary.txt", b"words")
    (tmp_path / "notes.jsonl").write_text("")
    (tmp_path / "folder").mkdir()
    store.mend()
    assert (tmp_path / f"{transcript_id}.summary.txt").read_bytes() == b"words"
    assert list(store.ids()) == [transcript_id] and list(store.sealed_ids()) == []
