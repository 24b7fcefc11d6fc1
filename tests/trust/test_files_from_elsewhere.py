"""Files that this program did not write: one clear line, exit 2, and everything left as it was."""

# ruff: noqa: E501 - the tables read best with a row on a line.

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.cli import main
from criteria.load import TRIALS
from tests.staff.making import save
from tests.trust.forging import Change, as_it_is, forged
from transcripts.events import Event
from transcripts.store import Store

SOURCE, HANDED_IN = "20261122-source", "20261122-handed"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHATBOT_DATA", str(tmp_path / "kept"))
    monkeypatch.setenv("CHATBOT_STAFF", "Ann Other")
    monkeypatch.setattr("sys.stdin", open(os.devnull))
    return tmp_path


def everything(folder: Path) -> dict[str, bytes | str]:
    """Every file of the folder and what is in it."""
    return {
        str(path.relative_to(folder)): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in folder.rglob("*")
        if (path.is_symlink() or path.is_file()) and "cache" not in path.parts
    }


def refused(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> str:
    """The one line that the command says; nothing has changed."""
    before = everything(folder)
    capsys.readouterr()
    status = main(words)
    told = capsys.readouterr()
    assert (status, told.out) == (2, ""), told
    assert told.err.count("\n") == 1 and told.err.rstrip("\n").isprintable() and len(told.err) < 600
    assert everything(folder) == before
    return told.err


# Transcripts whose lines are not what is written here.

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "no header": lambda data: data.split(b"\n", 1)[1],
    "one huge line": lambda data: b"x" * 5_000_000,
    "one huge number": lambda data: b'{"seq":' + b"9" * 100_000 + b"}\n",
    "nested deeply": lambda data: b"[" * 200_000 + b"\n",
    "not UTF-8": lambda data: b"\xff\xfe" + data,
    "zeros": lambda data: bytes(100_000),
    "another program's": lambda data: b'{"version": 2, "width": 80}\n',
    "compressed": lambda data: b"\x1f\x8b\x08" + os.urandom(200),
}


def handed_in(damage: Callable[[bytes], bytes] = lambda data: data) -> Path:
    """A file in the folder of conversations, made from a whole one."""
    store = Store()
    source = save(store, SOURCE, stop_after=6)
    target = store.path(HANDED_IN)
    target.write_bytes(damage(source.read_bytes()))
    target.chmod(0o600)
    source.unlink()
    return target


COMMANDS = {
    "--resume": lambda name: ("--plain", f"--resume={name}"),
    "replay": lambda name: ("replay", name, "--plain"),
    "export": lambda name: ("export", name, "--format", "json"),
    "annotate": lambda name: ("annotate", name, "--note", "seen"),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_no_transcript_is_refused(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], command: str, damage: Callable[[bytes], bytes]
) -> None:
    handed_in(damage)
    assert HANDED_IN in refused(capsys, elsewhere, *COMMANDS[command](HANDED_IN))


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_verify_and_list_go_on_past_it(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[bytes], bytes]
) -> None:
    handed_in(damage)
    save(Store(), "20261122-sound2", stop_after=3)
    before = everything(elsewhere / "kept")
    assert main(["verify", "--files-only"]) == 1
    out = capsys.readouterr().out
    assert "sound2: sound" in out and "handed: WRONG" in out
    assert main(["list"]) == 0 and "sound2" in capsys.readouterr().out
    assert everything(elsewhere / "kept") == before


# Transcripts whose chain holds: everything in them was made up.

FORGED: dict[str, tuple[dict[str, object], str]] = {
    "another trial": ({"trial": "NCT00000000"}, "is about NCT00000000"),
    "a newer version": ({"schema": 2}, "update it"),
    "a version that is no number": ({"schema": "1; rm -rf"}, "version"),
    "an unknown field": ({"colour": "red"}, "first line of another kind"),
    "no such day": ({"as_of": "2026-13-45"}, "day"),
    "a day that is a number": ({"as_of": 20261122}, "first line of another kind"),
    "a digest that is a number": ({"digest": 1.5}, "first line of another kind"),
    "no such start": ({"start": "soon"}, "day"),
    "a start that is a list": ({"start": [2026, 11, 22]}, "first line of another kind"),
}


@pytest.mark.parametrize("command", ["--resume", "replay", "export"])
@pytest.mark.parametrize(("header", "says"), FORGED.values(), ids=FORGED)
def test_a_made_up_first_line_is_refused(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], command: str, header: dict[str, object], says: str
) -> None:
    path = handed_in()
    forged(path, path, header)
    assert says in refused(capsys, elsewhere, *COMMANDS[command](HANDED_IN))


def each(kind: str, **payload: object) -> Change:
    """Change every event of a kind."""
    return lambda event: replace(event, payload={**event.payload, **payload}) if event.kind == kind else event


def emptied(event: Event) -> Event:
    return replace(event, payload={})


MADE_UP: dict[str, Change] = {
    "no fields": emptied,
    "words that are a number": each("replied", words=3),
    "words that are a list": each("replied", words=["yes"]),
    "no such prompt": each("replied", to="root shell"),
    "a reading that is a text": each("replied", reading="true"),
    "a status of its own": each("replied", reading={"status": "sudo"}),
    "a value of another kind": each("replied", reading={"status": "understood", "value": {"low": "x"}}),
    "a span beyond": each("replied", reading={"status": "understood", "value": True, "span": [5, 1]}),
    "no such command": each("replied", reading={"status": "command", "command": "erase"}),
    "a reply nested deeply": each("replied", reading=json.loads("[" * 400 + "]" * 400)),
}


@pytest.mark.parametrize("command", ["--resume", "replay", "export"])
@pytest.mark.parametrize("change", MADE_UP.values(), ids=MADE_UP)
def test_a_made_up_reply_is_refused(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], command: str, change: Change
) -> None:
    path = handed_in()
    forged(path, path, {}, change)
    assert "line " in refused(capsys, elsewhere, *COMMANDS[command](HANDED_IN))


@pytest.mark.parametrize(
    ("header", "change"),
    [
        ({"as_of": "0001-01-01"}, as_it_is),
        ({"as_of": "9999-12-31"}, as_it_is),
        ({"start": "9999-12-31"}, as_it_is),
        ({"start": "0001-01-01"}, as_it_is),
        ({"lang": "xx"}, as_it_is),
        ({}, each("replied", question="not_of_this_trial")),
        ({}, lambda event: replace(event, kind="of the future")),
        ({}, each("replied", shell="a field of the future")),
    ],
)
@pytest.mark.parametrize("command", ["--resume", "replay", "export"])
def test_what_is_only_odd_is_read(
    capsys: pytest.CaptureFixture[str], command: str, header: dict[str, object], change: Change
) -> None:
    path = handed_in()
    forged(path, path, header, change)
    assert main(COMMANDS[command](HANDED_IN)) in (0, 2)
    assert "Traceback" not in capsys.readouterr().err


# Names.

NAMES = (
    "../../etc/passwd", "/etc/passwd", "20261122-handed/../source", "20261122-handed\n", "２０２６1122-handed",
    "20261122-HANDED", "", "~", "*", "x" * 5000, "20261122-handed\0", "20261122-handed.jsonl\0.html",
    "-", "con", "/dev/zero", "/dev/stdin", "/proc/self/mem",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name[:30]))
def test_a_name_that_is_no_id_names_nothing(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], command: str, name: str
) -> None:
    handed_in()
    refused(capsys, elsewhere, *COMMANDS[command](name))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", ["symlink", "folder", "pipe", "device"])
def test_what_is_no_plain_file_is_refused(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], command: str, kind: str
) -> None:
    path = handed_in()
    path.rename(elsewhere / "outside.jsonl")
    if kind == "symlink":
        path.symlink_to(elsewhere / "outside.jsonl")
    elif kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    refused(capsys, elsewhere, *COMMANDS[command](HANDED_IN))


# Answer files.

ANSWERS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "not JSON"),
    "not UTF-8": (b'{"answers": {"age": "\xff"}}', "not JSON"),
    "nested deeply": (b"[" * 200_000, "nested too deeply"),
    "not a number": (b'{"default": NaN}', "NaN"),
    "infinite": (b'{"default": 1e999}', "1e999"),
    "a huge number": (b'{"default": ' + b"9" * 100_000 + b"}", "not JSON"),
    "a question twice": (b'{"answers": {"age": "54", "age": "17"}}', "twice"),
    "an unknown field": (b'{"answers": {}, "answer": {"age": "54"}}', "did you mean 'answers'?"),
    "an unknown question": (b'{"answers": {"__class__": "54"}}', "no question '__class__'"),
    "a code for a language": (b'{"lang": "../en"}', "lang"),
    "a list of lists": (b'{"answers": {"age": [["54"]]}}', "answers.age"),
    "two documents": (b'{"answers": {}} {"answers": {}}', "not JSON"),
    "too long": (b'{"default": "' + b"x" * 20_000_000 + b'"}', "larger than"),
}


@pytest.mark.parametrize(("data", "says"), ANSWERS.values(), ids=ANSWERS)
def test_a_bad_file_of_answers_is_refused(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], data: bytes, says: str
) -> None:
    file = elsewhere / "answers.json"
    file.write_bytes(data)
    told = refused(capsys, elsewhere, "screen", "--answers", str(file), "--save")
    assert "answers.json" in told and says in told


@pytest.mark.parametrize("name", ["/dev/zero", "/etc", "/nowhere/answers.json", "a\0b", "x" * 5000])
def test_what_is_no_file_of_answers_is_refused(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    refused(capsys, elsewhere, "screen", "--answers", name)


# Definitions.

RULE = 'when = "age_at_start > 80"'
DEFINITIONS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "empty": ("trial.toml", lambda data: b""),
    "not UTF-8": ("trial.toml", lambda data: b"\xff" + data),
    "zeros": ("trial.toml", lambda data: bytes(1000)),
    "nested deeply": ("trial.toml", lambda data: b"a = " + b"[" * 100_000),
    "a huge number": ("trial.toml", lambda data: b"a = " + b"9" * 100_000),
    "not a number": ("trial.toml", lambda data: data.replace(b"factor = 10,", b"factor = nan,", 1)),
    "infinite": ("trial.toml", lambda data: data.replace(b"factor = 10,", b"factor = inf,", 1)),
    "a key twice": ("trial.toml", lambda data: data.replace(b"\nid = ", b'\nid = "x"\nid = ', 1)),
    "an unknown field": ("trial.toml", lambda data: b'run = "rm -rf /"\n' + data),
    "an unknown version of the form": ("trial.toml", lambda data: b"schema = 99\n" + data),
    "wording without its fields": ("wording.en.toml", lambda data: b""),
    "words nested deeply": ("words.en.toml", lambda data: data + b"\n[age2]\nunknown = ['" + b"(" * 5000 + b"']\n"),
    "a pattern nested deeply": (
        "words.en.toml",
        lambda data: data.replace(b"topic = [", b'topic = ["' + b"(" * 3000 + b"a" + b")" * 3000 + b'", ', 1),
    ),
}  # fmt: skip


def definition(folder: Path) -> Path:
    return Path(shutil.copytree(TRIALS / "nct06732505", folder / "trial"))


@pytest.mark.parametrize(("file", "change"), DEFINITIONS.values(), ids=DEFINITIONS)
def test_a_bad_definition_is_refused(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], file: str, change: Callable[[bytes], bytes]
) -> None:
    path = definition(elsewhere) / file
    changed = change(path.read_bytes())
    assert changed != path.read_bytes()
    path.write_bytes(changed)
    assert "trial/" in refused(capsys, elsewhere, "--plain", "--trial", str(path.parent))


RULES = (
    "__import__('os').system('x')", "age.__class__", "age[0]", "(lambda: 1)()", "[a for a in age]", "f'{age}'",
    "age ** 9999999", "9 << 9999999", "open('x')", "eval('1')", "age if age else age", "age := 1", "'a' * 99999999",
    "(" * 500 + "age >= 18" + ")" * 500, "not " * 5000 + "known(age)", " and ".join(["age >= 18"] * 5000),
    "age >= " + "9" * 5000, "age >= 1e999", "age >= 18; age", "age\x00>= 18", "await age",
)  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: ascii(rule[:24]))
def test_a_rule_can_do_nothing_but_compare(
    elsewhere: Path, capsys: pytest.CaptureFixture[str], rule: str
) -> None:
    path = definition(elsewhere) / "trial.toml"
    text = path.read_text(encoding="utf-8")
    assert RULE in text
    path.write_text(text.replace(RULE, "when = " + json.dumps(rule), 1), encoding="utf-8")
    told = refused(capsys, elsewhere, "--plain", "--trial", str(path.parent))
    assert "trial.toml" in told


def test_files_of_a_definition_may_be_links_but_not_devices(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = definition(elsewhere) / "record.txt"
    path.unlink()
    path.symlink_to("/dev/zero")
    refused(capsys, elsewhere, "--plain", "--trial", str(path.parent))
