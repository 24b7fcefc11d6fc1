"""Words are data: no output passes on what a terminal, a spreadsheet or a browser would act on."""

from __future__ import annotations

import csv
import io
import json
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from chatbot.cli import main
from chatbot.plain import talk as talk_by_lines
from chatbot.session import Session
from criteria.load import load
from tests.staff.making import save, trial
from tests.talks import TRIAL, answer, session
from tests.terminal import Terminal
from tests.trust.corpus import HOSTILE, SEQUENCES, leaks
from tests.trust.forging import forged, with_reading
from transcripts.store import Store

QUESTIONS = [question.id for question in trial().questions]
WORDS = {question: list(HOSTILE.values())[n % len(HOSTILE)] for n, question in enumerate(QUESTIONS)}
KEPT, FORGED, NOTED = "20261122-spoken", "20261122-forged", "20261122-noted2"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Two conversations full of hostile words: one held, one forged with hostile readings and header."""
    monkeypatch.setenv("CHATBOT_DATA", str(tmp_path / "kept"))
    monkeypatch.setenv("CHATBOT_STAFF", "A\x1b[31m<b>=1+1\u202e")
    store = Store()
    path = save(store, KEPT, words=WORDS)
    attack = "".join(HOSTILE[name] for name in ("clipboard", "C1", "bidi", "script", "stray end"))
    header = {"program": attack, "digest": attack, "lang": attack}
    forged(path, store.path(FORGED), header, with_reading({"heard": attack, "note": attack}))
    return store


def told(capfdbinary: pytest.CaptureFixture[bytes], *words: str) -> tuple[int, str]:
    """The exit status, and everything that was printed on both streams."""
    capfdbinary.readouterr()
    try:
        status = main(words)
    except SystemExit as left:
        status = int(left.code or 0)
    printed = capfdbinary.readouterr()
    return status, (printed.out + printed.err).decode("utf-8")


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("question", ["agree_to_start", "age", "primary_site"])
def test_the_line_mode_writes_text_alone(tmp_path: Path, question: str, words: str) -> None:
    talk, out = session(tmp_path), io.TextIOWrapper(io.BytesIO(), "utf-8")
    while talk.prompt.question != question:
        talk.say(answer(talk.prompt))
    talk_by_lines(talk, io.StringIO(f"{words}\nsummary\nhelp\n"), out)
    assert not leaks(out.buffer.getvalue())  # type: ignore[attr-defined]
    talk.leave()


def test_the_line_mode_takes_bytes_of_any_kind(tmp_path: Path) -> None:
    import subprocess

    typed = b"yes\nyes\nme\n\xff\xfe\xed\xa0\x80\x00\x9b\xc2\n61\nsummary\n"
    for encoding in ("utf-8:strict", "ascii", "latin-1", "gbk"):
        done = subprocess.run(
            [sys.executable, "-m", "chatbot", "--plain", "--lang", "zh"],
            input=typed,
            capture_output=True,
            env={
                "PATH": "",
                "HOME": str(tmp_path),
                "PYTHONIOENCODING": encoding,
                "CHATBOT_DATA": str(tmp_path),
            },
            timeout=60,
        )
        assert done.returncode == 0 and not done.stderr
        assert not any(byte < 32 and byte != 10 for byte in done.stdout)


def test_the_full_screen_sends_no_sequence_of_the_words(tmp_path: Path) -> None:
    talk = session(tmp_path / "kept")
    while talk.prompt.question != "primary_site":
        talk.say(answer(talk.prompt))
    for words in HOSTILE.values():
        talk.say(words[:500])
        if talk.prompt.question != "primary_site":
            talk.say("change primary site")
    talk.leave()
    code = f"from chatbot.cli import main; main(['--resume', {talk.id!r}])"
    environment = {"CHATBOT_DATA": str(tmp_path / "kept")}
    with Terminal([sys.executable, "-c", code], environment) as terminal:
        terminal.wait_for("Enter")
        terminal.type("why\r")
        terminal.wait_for("› why")
        for words in HOSTILE.values():
            terminal.type(f"\x1b[200~{words[:500].encode(errors='ignore').decode()}\x1b[201~\r")
            terminal.read(0.15)
        terminal.type("\x0f")
        terminal.read(1.0)
        terminal.type("still here")
        terminal.wait_for("still here")
        raw = terminal.raw
    assert not [sequence for sequence in SEQUENCES if sequence in raw]


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "--json"),
        ("replay", KEPT, "--plain"),
        ("replay", FORGED, "--plain"),
        ("replay", KEPT, "--json"),
        ("replay", FORGED, "--json"),
        ("verify",),
        ("verify", "--json"),
        ("rescreen", KEPT),
        ("rescreen", KEPT, FORGED, "--json"),
        ("rescreen", KEPT, FORGED, "--csv"),
        ("annotate", KEPT, "--note", HOSTILE["clipboard"] + HOSTILE["click"]),
        ("annotate", KEPT, "--correct", "age", "61 \x1b[31m", "--why", "\u202e", "--json"),
        ("export", KEPT, "--format", "fhir", "--with-words"),
        ("export", FORGED, "--format", "fhir", "--with-words"),
        ("export", "--format", "csv", "--with-words"),
        ("export", KEPT, "--format", "html"),
        ("export", FORGED, "--format", "html"),
        ("export", KEPT, FORGED, "--format", "json"),
    ],
    ids=lambda words: " ".join(word for word in words if word.isprintable()),
)
def test_the_commands_of_the_study_team_print_text_alone(
    store: Store, capfdbinary: pytest.CaptureFixture[bytes], words: tuple[str, ...]
) -> None:
    main(("annotate", KEPT, "--note", HOSTILE["clipboard"] + HOSTILE["formula"] + HOSTILE["bidi"]))
    _, printed = told(capfdbinary, *words)
    assert printed and not leaks(printed.replace("\r\n", "\n"))


def test_json_keeps_every_character_of_the_words(
    store: Store, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    _, printed = told(capfdbinary, "replay", KEPT, "--json")
    replies = [json.loads(line)["payload"] for line in printed.splitlines()]
    typed = {
        reply["question"]: reply["words"] for reply in replies if reply.get("question") and "words" in reply
    }
    assert typed and all(WORDS[question] == words for question, words in typed.items())


def test_no_cell_of_a_table_is_a_formula(store: Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for words in (("export", "--format", "csv", "--with-words"), ("rescreen", KEPT, FORGED, "--csv")):
        _, printed = told(capfdbinary, *words)
        for row in csv.reader(io.StringIO(printed)):
            assert not [
                cell for cell in row if cell.lstrip()[:1] in tuple("=+@-|%＝＋－＠") and cell.lstrip()
            ]


class Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}


def test_a_page_holds_none_of_the_tags(store: Store, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for name in (KEPT, FORGED):
        _, printed = told(capfdbinary, "export", name, "--format", "html")
        page = Page(printed)
        assert not page.tags & {"script", "img", "iframe", "link", "object"}
        assert not [attribute for attribute in page.attributes if attribute.startswith("on")]


def test_the_saved_summary_is_text_alone(tmp_path: Path) -> None:
    talk = session(tmp_path)
    while not talk.prompt.ended:
        hostile = HOSTILE["clipboard"] + HOSTILE["script"] + HOSTILE["bidi"] + HOSTILE["click"]
        talk.say(hostile if talk.prompt.question == "anything_else" else answer(talk.prompt))
    talk.leave()
    page = (tmp_path / f"{talk.id}.summary.html").read_text(encoding="utf-8")
    assert not leaks(page) and not Page(page).tags & {"script", "img", "iframe"}
    assert not leaks((tmp_path / f"{talk.id}.summary.txt").read_text(encoding="utf-8"))


def test_answers_from_a_file_are_data_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("CHATBOT_DATA", str(tmp_path / "kept"))
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"answers": WORDS, "default": HOSTILE["C1"] + HOSTILE["bidi"]}))
    for form in ((), ("--json",)):
        status, printed = told(capfdbinary, "screen", "--answers", str(file), "--save", *form)
        assert status == 0 and not leaks(printed)
        assert Store().read(json.loads(printed)["transcript"]).intact


BAD = "\x1b]52;c;x\x07\u202e\x9b<[/]"


@pytest.mark.parametrize(
    "words",
    [
        ("--resume", BAD),
        ("--trial", BAD),
        ("--lang", BAD),
        ("--as-of", BAD),
        (f"--{BAD}",),
        (BAD,),
        ("screen", "--answers", BAD),
        ("replay", BAD),
        ("replay", f"{BAD}.jsonl"),
        ("replay", "20261122-abcdef", "--speed", BAD),
        ("verify", BAD),
        ("annotate", KEPT, "--settle", BAD, "pass", "--why", "x"),
        ("annotate", KEPT, "--correct", BAD, BAD, "--why", "x"),
        ("rescreen", BAD),
        ("export", BAD, "--format", "json"),
        ("export", KEPT, "--format", "json", "--output", f"/{BAD}/x"),
        ("forget", BAD, "--reason", "x"),
        ("purge", "--older-than", BAD),
        ("list", "--verdict", BAD),
    ],
    ids=lambda words: " ".join(word for word in words if word.isprintable()) or "command",
)
def test_an_error_names_what_was_wrong_in_one_line_of_text(
    store: Store, capfdbinary: pytest.CaptureFixture[bytes], words: tuple[str, ...]
) -> None:
    status, printed = told(capfdbinary, *words)
    assert status in (1, 2) and printed.count("\n") == 1 and not leaks(printed)


def test_a_resumed_conversation_takes_hostile_words_as_they_are(tmp_path: Path) -> None:
    talk = session(tmp_path)
    while talk.prompt.question != "primary_site":
        talk.say(answer(talk.prompt))
    for words in HOSTILE.values():
        talk.say(words)
    talk.leave()
    again = Session.resume(load(TRIAL), Store(tmp_path), talk.id)
    assert again.state.exchanges == talk.state.exchanges
    again.leave()
