"""Sealed conversations: whoever wrote one can't read it back, and the site gets every byte of it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from chatbot.cli import main
from chatbot.session import Beginning, Session
from chatbot.tui.kiosk import Kiosk, KioskApp
from criteria.load import load
from tests.talks import AS_OF, TRIAL, answer
from tests.trust.faults import WAYS, Faults
from transcripts.errors import NotSaved, TranscriptError
from transcripts.events import Header
from transcripts.sealing import SealingStore, identities, make_key, recipients, unseal
from transcripts.store import Store, new_id

SITE = Identity.generate()
OTHER = Identity.generate()
FINISHED, EVERYTHING = ("finished",), ("finished", "paused")
WORDS = "a word that nobody may read back"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHATBOT_DATA", str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def key(tmp_path: Path) -> str:
    path = tmp_path / "site.key"
    path.write_text(f"# public key: {SITE.to_public()}\n{SITE}\n")
    return str(path)


def sealing(folder: Path, closed: tuple[str, ...] = FINISHED) -> SealingStore:
    return SealingStore([SITE.to_public()], closed, folder)


def plain(folder: Path, what: str = "finished") -> tuple[str, bytes]:
    """A conversation that was closed and lies plain: its id and its bytes."""
    store, transcript_id = Store(folder), new_id(date(2026, 11, 22))
    journal = store.create(Header(transcript_id, TRIAL.upper(), "d", "en", "2026-11-22", None, "0.1.0"))
    journal.append("remarked", {"words": WORDS})
    store.close(journal, what)
    return transcript_id, store.path(transcript_id).read_bytes()


def sealed(folder: Path) -> tuple[str, bytes]:
    """The same, sealed."""
    transcript_id, data = plain(folder)
    sealing(folder).seal(transcript_id)
    return transcript_id, data


def names(folder: Path) -> list[str]:
    return sorted(file.name.partition(".")[2] for file in folder.iterdir() if file.name != "ledger.jsonl")


def begun(store: Store) -> Session:
    return Session(Beginning(load(TRIAL), "en", AS_OF), store)


def talked(session: Session) -> None:
    while not session.prompt.ended:
        session.say(answer(session.prompt))


def test_of_a_whole_conversation_nothing_is_left_that_this_machine_can_read(
    folder: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    session = begun(sealing(folder))
    talked(session)
    assert session.saved_summary() is None, "no name of a file that will not be there"
    session.leave()
    assert names(folder) == ["jsonl.age", "summary.html.age", "summary.txt.age"]
    for file in folder.iterdir():
        assert b"octreotide" not in file.read_bytes() and file.stat().st_mode & 0o077 == 0
    assert main(["unseal", "--identity", key]) == 0
    assert f"{session.id}.jsonl: unsealed, sound" in capsys.readouterr().out
    assert main(["verify"]) == 0 and "sound" in capsys.readouterr().out
    assert Store(folder).ledger.latest()[session.id].head == Store(folder).read(session.id).head
    assert b"<html" in Store(folder).beside(session.id, "summary.html").read_bytes()


def test_every_file_comes_back_byte_for_byte(folder: Path, key: str) -> None:
    transcript_id, data = plain(folder)
    Store(folder).beside(transcript_id, "torn-2").write_bytes(b'{"seq":2,\xff')
    sealing(folder).seal(transcript_id)
    assert names(folder) == ["jsonl.age", "torn-2.age"]
    for _ in "once", "again":
        assert main(["unseal", str(folder), "--identity", key]) == 0
        assert Store(folder).path(transcript_id).read_bytes() == data
        assert Store(folder).beside(transcript_id, "torn-2").read_bytes() == b'{"seq":2,\xff'
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_any_of_several_keys_opens_it(folder: Path, tmp_path: Path) -> None:
    keys = tmp_path / "keys.txt"
    keys.write_text(f"# the site\n{SITE.to_public()}\n\n{OTHER.to_public()}\n")
    transcript_id, data = plain(folder)
    SealingStore(recipients(str(keys)), FINISHED, folder).seal(transcript_id)
    for identity in SITE, OTHER:
        path = Store(folder).path(transcript_id)
        assert unseal(path.with_name(path.name + ".age"), [identity]).read_bytes() == data
        path.unlink()


def test_a_key_that_is_made_is_used(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "new.key"
    assert main(["make-key", str(file)]) == 0
    public = capsys.readouterr().out.strip()
    assert recipients(public) and identities(file) and file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    assert main(["make-key", str(file)]) == 2 and file.read_bytes() == before


SPOILT: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut": (lambda data: data[:-7], "altered or cut short"),
    "cut in the head": (lambda data: data[:30], "altered or cut short"),
    "empty": (lambda data: b"", "altered or cut short"),
    "a bit": (lambda data: data[:-1] + bytes([data[-1] ^ 1]), "altered or cut short"),
    "no age": (lambda data: b"{}\n", "altered or cut short"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_was_altered_is_told_and_not_written(
    folder: Path, key: str, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, told = SPOILT[how]
    transcript_id, _ = sealed(folder)
    sealed(folder)
    path = folder / f"{transcript_id}.jsonl.age"
    path.write_bytes(spoil(path.read_bytes()))
    assert main(["unseal", "--identity", key]) == 1
    out = capsys.readouterr().out
    assert f"{transcript_id}.jsonl: WRONG: was {told}" in out and out.count("unsealed, sound") == 1
    assert not Store(folder).path(transcript_id).exists()


def test_another_key_opens_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sealed(folder)
    make_key(tmp_path / "other.key")
    assert main(["unseal", "--identity", str(tmp_path / "other.key")]) == 1
    assert "is sealed to another key" in capsys.readouterr().out and names(folder) == ["jsonl.age"]


def test_another_file_in_its_place_is_left_alone(
    folder: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    transcript_id, data = sealed(folder)
    path = Store(folder).path(transcript_id)
    path.write_bytes(other := data.replace(b"nobody", b"anybody"))
    assert main(["unseal", "--identity", key]) == 1
    assert "holds something else" in capsys.readouterr().out and path.read_bytes() == other


def test_one_made_up_by_somebody_with_the_public_key_does_not_fit_the_ledger(
    folder: Path, tmp_path: Path, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    transcript_id, _ = sealed(folder)
    forged = Store(tmp_path / "forged")
    journal = forged.create(Header(transcript_id, TRIAL.upper(), "d", "en", "2026-11-22", None, "0.1.0"))
    journal.append("remarked", {"words": "other words"})
    forged.close(journal, "finished")
    sealing(tmp_path / "forged").seal(transcript_id)
    shutil.copy(tmp_path / "forged" / f"{transcript_id}.jsonl.age", folder)
    assert main(["unseal", "--identity", key]) == 1
    assert "the file was rewritten" in capsys.readouterr().out


KEYS = {
    "age1": "is no age public key",
    str(SITE.to_public())[:-1]: "is no age public key",
    str(SITE): "is a secret key",
    "nowhere.txt": "can't be read",
    "empty.txt": "holds no key",
    "secret.txt": "is a secret key",
    "binary.txt": "can't be read",
    "ssh.txt": "is no age public key",
}


@pytest.mark.parametrize("given", KEYS, ids=range(len(KEYS)))
@pytest.mark.parametrize("command", [["--plain"], ["serve"]], ids=" ".join)
def test_a_bad_key_is_refused_before_any_question(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    command: list[str], given: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").write_text("# nothing\n")
    Path("secret.txt").write_text(f"{SITE}\n")
    Path("binary.txt").write_bytes(b"\xff\xfe")
    Path("ssh.txt").write_text("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB\n")
    assert main([*command, "--seal-to", given]) == 2
    told = capsys.readouterr()
    assert KEYS[given] in told.err and told.err.count("\n") == 1 and not told.out
    assert str(SITE)[:20] not in told.err and not folder.exists()


@pytest.mark.parametrize(
    "words",
    [["--plain", "--seal-to", "age1x"], ["unseal", "--identity", "k"], ["make-key", "k"]],
    ids=" ".join,
)
def test_what_is_not_installed_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    assert main(words) == 2
    told = capsys.readouterr()
    assert "pip install 'eligibility-chatbot[seal]'" in told.err and not told.out


DYING = ("open", "write", "fsync", "replace", "unlink", "close")


def dies_at(call: int, act: Callable[[], object]) -> bool:
    """Whether a process that carries it out and dies before that call to the system came to its end."""
    pid = os.fork()
    if pid == 0:
        left = [call]
        for name in DYING:
            real = getattr(os, name)

            def dying(*given: object, real: Callable[..., object] = real, **named: object) -> object:
                left[0] -= 1
                return real(*given, **named) if left[0] > 0 else os._exit(9)

            setattr(os, name, dying)
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_death_at_any_moment_leaves_it_plain_or_sealed_and_is_mended(folder: Path) -> None:
    call, done = 0, False
    while not done:
        call += 1
        shutil.rmtree(folder, ignore_errors=True)
        transcript_id, data = plain(folder)
        (folder / f"{transcript_id}.summary.txt").write_bytes(b"more")
        done = dies_at(call, lambda made=transcript_id: sealing(folder).seal(made))
        for name, whole in (("jsonl", data), ("summary.txt", b"more")):
            here, there = folder / f"{transcript_id}.{name}", folder / f"{transcript_id}.{name}.age"
            assert here.exists() or there.exists()
            assert not here.exists() or here.read_bytes() == whole
            if there.exists() and not here.exists():
                assert unseal(there, [SITE]).read_bytes() == whole
                here.unlink()
        sealing(folder).mend()
        assert names(folder) == ["jsonl.age", "summary.txt.age"], f"call {call}"
        assert unseal(folder / f"{transcript_id}.jsonl.age", [SITE]).read_bytes() == data
    assert call > 15


@pytest.mark.parametrize("way", WAYS)
def test_a_disk_that_fails_leaves_it_plain_until_it_can_be_sealed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    faults = Faults(monkeypatch, folder)
    for at in range(1, 9):
        shutil.rmtree(folder, ignore_errors=True)
        transcript_id, data = plain(folder)
        faults.set(way, at, lasting=True)
        try:
            sealing(folder).seal(transcript_id)
        except NotSaved as error:
            assert error.problem and error.remedy and "Errno" not in str(error)
            path = Store(folder).path(transcript_id)
            assert not path.exists() or path.read_bytes() == data
        faults.set("", 0)
        sealing(folder).mend()
        assert names(folder) == ["jsonl.age"]
        assert unseal(folder / f"{transcript_id}.jsonl.age", [SITE]).read_bytes() == data


def test_what_is_paused_stays_to_be_gone_on_with_and_is_sealed_in_the_end(folder: Path) -> None:
    session = begun(sealing(folder))
    for _ in range(5):
        session.say(answer(session.prompt))
    session.leave()
    sealing(folder).mend()
    assert names(folder) == ["jsonl"]
    again = Session.resume(load(TRIAL), sealing(folder), session.id)
    sealing(folder).mend()
    assert names(folder) == ["jsonl"], "it is being held"
    talked(again)
    again.leave()
    assert "jsonl.age" in names(folder) and "jsonl" not in names(folder)
    with pytest.raises(TranscriptError, match="is sealed; the study team"):
        Session.resume(load(TRIAL), sealing(folder), session.id)


def test_what_was_stopped_and_kept_stays_to_be_come_back_to(folder: Path) -> None:
    session = begun(sealing(folder))
    for _ in range(5):
        session.say(answer(session.prompt))
    session.say("stop")
    session.choose(session.prompt.choices[0].code)
    session.leave()
    assert names(folder) == ["jsonl"]


async def test_a_kiosk_seals_whatever_is_left_on_it(folder: Path) -> None:
    store = sealing(folder, EVERYTHING)
    app = KioskApp(lambda: begun(store), Kiosk("word", 100, 100, 10))
    async with app.run_test(size=(80, 24)):
        for _ in range(5):
            app.session.say(answer(app.session.prompt))
        first = app.session.id
        await app.start_over()
        assert names(folder) == ["jsonl.age"] and list(store.sealed_ids()) == [first]


def test_a_kiosk_seals_at_its_start_what_a_crash_left(folder: Path) -> None:
    held = begun(Store(folder))
    left = begun(Store(folder))
    for session in held, left:
        for _ in range(5):
            session.say(answer(session.prompt))
    assert left._journal is not None
    left._journal.close()
    sealing(folder, EVERYTHING).mend()
    assert list(Store(folder).sealed_ids()) == [left.id] and list(Store(folder).ids()) == [held.id]
    held.leave()


def test_the_lists_say_sealed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    transcript_id, _ = sealed(folder)
    open_id, _ = plain(folder)
    assert main(["list", "--integrity", "sealed"]) == 0
    told = capsys.readouterr().out
    assert transcript_id in told and "sealed" in told and open_id not in told
    assert main(["verify", transcript_id, "--files-only"]) == 0
    assert capsys.readouterr().out.startswith(f"{transcript_id}: sealed, not read")
    assert main(["verify", "--files-only", "--json"]) == 0
    assert capsys.readouterr().out.count('"sealed": true') == 1
    for words in ["replay", transcript_id, "--plain"], ["replay", str(folder / f"{transcript_id}.jsonl.age")]:
        assert main(words) == 2
        assert "is sealed; the study team opens it with 'chatbot unseal'" in capsys.readouterr().err
    main(["rescreen", str(folder)])
    assert "1 sealed are passed over" in capsys.readouterr().err


def test_a_sealed_one_that_is_gone_is_missed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    transcript_id, _ = sealed(folder)
    assert main(["list"]) == 0
    (folder / f"{transcript_id}.jsonl.age").unlink()
    assert main(["verify"]) == 1
    assert "is gone, and was not deleted by this program" in capsys.readouterr().out
    assert main(["list", "--integrity", "missing"]) == 0
    assert transcript_id in capsys.readouterr().out


def test_another_ledger_of_the_same_size_is_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sealed(folder)
    assert main(["list"]) == 0
    second, _ = sealed(tmp_path / "other")
    ledger, other = folder / "ledger.jsonl", tmp_path / "other" / "ledger.jsonl"
    assert ledger.stat().st_size == other.stat().st_size
    ledger.write_bytes(other.read_bytes())
    assert main(["list", "--integrity", "missing"]) == 0
    assert second in capsys.readouterr().out.partition("missing")[0]


@pytest.mark.parametrize("words", [["forget"], ["purge", "--older-than", "0"]], ids=" ".join)
def test_a_sealed_one_is_deleted_with_a_tombstone(folder: Path, words: list[str]) -> None:
    transcript_id, _ = sealed(folder)
    head = Store(folder).ledger.latest()[transcript_id].head
    name = [transcript_id] if words == ["forget"] else []
    copy = (folder / f"{transcript_id}.jsonl.age").read_bytes()
    assert main([*words, *name, "--by", "Li Wei", "--reason", "asked for"]) == 0
    entry = Store(folder).ledger.latest()[transcript_id]
    assert names(folder) == [] and (entry.what, entry.head) == ("deleted", head)
    (folder / f"{transcript_id}.jsonl.age").write_bytes(copy)
    assert main(["verify", "--files-only"]) == 1, "it came back from a backup"
