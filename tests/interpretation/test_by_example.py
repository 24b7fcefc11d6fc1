"""What the grammar can't read is offered by examples; what they read otherwise is not taken at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chatbot.interpretation import interpret
from chatbot.interpretation.likelihood import learned_of
from chatbot.interpretation.normalise import normalise
from chatbot.interpretation.reading import Interpretation, Status
from criteria.errors import DefinitionError
from criteria.load import load
from criteria.model import ANY_QUESTION, Lang, Trial
from criteria.values import Choice
from tests.criteria.definitions import MIGRAINE, changed

TRIAL = load("nct06732505")
TODAY = date(2026, 11, 22)

EXAMPLES = """
[will_keep_diary]
true = ["I scribble everything down anyhow"]
false = ["I never could abide such paperwork"]
unclear = ["my handwriting is all over the shop"]
[any]
unknown = ["it went in one ear and out the other"]
pause = ["the kettle is boiling over, back in a tick"]
"""


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """The second trial with a few examples."""
    folder = changed(MIGRAINE, tmp_path_factory.mktemp("examples"), "trial.toml", "", "")
    (folder / "examples.en.toml").write_text(EXAMPLES, encoding="utf-8")
    return load(folder)


def read(trial: Trial, words: str, question: str = "will_keep_diary") -> Interpretation:
    return interpret(trial, question, words, lang="en", today=TODAY)


@pytest.mark.parametrize(
    ("words", "status", "value"),
    [
        ("I could never abide any such paperwork, me", Status.CONFIRM, False),
        ("I scribble it all down anyhow", Status.CONFIRM, True),
        ("my handwriting's all over the place", Status.UNCLEAR, None),
        ("went in one ear, out the other", Status.UNKNOWN, None),
        ("quite another matter altogether, that", Status.UNCLEAR, None),
    ],
)
def test_what_resembles_an_example_is_offered(
    trial: Trial, words: str, status: Status, value: object
) -> None:
    assert (read(trial, words).status, read(trial, words).value) == (status, value)


def test_a_command_in_other_words(trial: Trial) -> None:
    assert read(trial, "kettle boiling over, back in a tick").command == "pause"
    assert read(trial, "kettle boiling over, back in a tick, I'm 44", "weight").command is None


EXEMPLIFIED = [
    (lang, question)
    for lang, examples in TRIAL.examples.items()
    for question in examples
    if question != ANY_QUESTION
]


def known(lang: Lang, question: str) -> Iterator[tuple[str, str]]:
    """Every example of a question: reading, answer."""
    for reading, told in TRIAL.examples[lang][question].items():
        yield from ((reading, words) for words in told)


def short(value: object) -> str:
    return value.codes[0] if isinstance(value, Choice) else str(value).lower()


@pytest.mark.parametrize(("lang", "question"), EXEMPLIFIED)
def test_no_example_is_read_otherwise_in_silence(lang: Lang, question: str) -> None:
    wrong = []
    for reading, words in known(lang, question):
        found = interpret(TRIAL, question, words, lang=lang, today=TODAY)
        if found.status is Status.UNDERSTOOD and short(found.value) != reading:
            wrong.append((words, found.value, reading))
    assert wrong == []


@pytest.mark.parametrize(("lang", "question"), EXEMPLIFIED)
def test_what_was_learned_is_likely(lang: Lang, question: str) -> None:
    learned, read_so = learned_of(TRIAL, lang), []
    for reading, words in known(lang, question):
        likely = learned.read(question, normalise(words, lang))
        assert likely is not None and sum(likely.of.values()) == pytest.approx(1)
        read_so.append(likely.likeliest == reading)
    assert sum(read_so) > 0.95 * len(read_so)


@pytest.mark.parametrize(
    ("line", "key", "told"),
    [
        ("[nothing_asked]\ntrue = ['x y']", "nothing_asked", "no question of that id"),
        ("[weight]\ntrue = ['x y']", "weight", "answered by yes or no or by a choice"),
        ("[will_keep_diary]\nmaybe = ['x y']", "will_keep_diary.maybe", "has no such reading"),
        ("[any]\nperhaps = ['x y']", "any.perhaps", "'unknown', 'declined', 'help'"),
    ],
)
def test_an_example_of_nothing_that_can_be_read_is_refused(
    tmp_path: Path, line: str, key: str, told: str
) -> None:
    folder = changed(MIGRAINE, tmp_path, "trial.toml", "", "")
    (folder / "examples.en.toml").write_text(line, encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load(folder)
    assert caught.value.file == "migraine/examples.en.toml"
    assert caught.value.key.startswith(key) and told in caught.value.problem
