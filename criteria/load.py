"""Finding and loading trial definitions.

A definition is a folder: ``trial.toml``, ``wording.<lang>.toml``, ``words.<lang>.toml``, ``record.txt`` and,
where there are any, ``examples.<lang>.toml``. pydantic and tomllib are imported only where the cache doesn't
know the files.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial
from pathlib import Path
from typing import Any

from criteria import cache
from criteria.build import Builder
from criteria.errors import DefinitionError
from criteria.held_numbers import filled
from criteria.lazily import Lazily
from criteria.model import Lang, Trial

TRIALS = Path(__file__).parent / "trials"
LANGUAGES: tuple[Lang, ...] = ("en", "zh")
_TEXTS = ("wording", "words", "examples")
_FILES = (
    "trial.toml", "record.txt",
    *(f"{kind}.{lang}.toml" for kind in _TEXTS for lang in LANGUAGES),
)  # fmt: skip


def available() -> tuple[str, ...]:
    """Ids of the trials that come with the program."""
    return tuple(sorted(path.parent.name.upper() for path in TRIALS.glob("*/trial.toml")))


def find(name: str | Path) -> Path:
    """The folder of a trial, by its id or by the path of its folder or trial.toml.

    Raises:
        DefinitionError: there is no such trial.
    """
    shipped = TRIALS / str(name).lower()
    if str(name).replace("-", "").isalnum() and (shipped / "trial.toml").is_file():
        return shipped
    path = Path(name)
    path = path.parent if path.name == "trial.toml" else path
    if (path / "trial.toml").is_file():
        return path
    raise DefinitionError(
        str(name), "", "there is no trial of that id and no trial.toml there",
        f"Give one of {', '.join(available())}, or the path of a folder that holds a trial.toml",
    )  # fmt: skip


def load(name: str | Path) -> Trial:
    """The trial of an id, or of a path to its folder or trial.toml.

    Raises:
        DefinitionError: it can't be found or used; the message names file and key.
    """
    folder = find(name)
    files = _files(folder)
    digest = _digest(files)
    known = cache.read(digest)
    if known is not None:
        return Builder(_kept(known), folder.name).trial(digest)
    data = _with_numbers(_checked(files, folder.name))
    trial = Builder(data, folder.name).checked(digest)
    texts = {f"{kind}.{lang}": texts for kind in _TEXTS for lang, texts in data[kind].items()}
    cache.write(digest, {"trial": data["trial"], "record": data["record"], **texts})
    return trial


def load_files(folder: Path) -> Trial:
    """The trial of a folder, read from its files and not from the cache. Raises DefinitionError."""
    files = _files(folder)
    data = _with_numbers(_checked(files, folder.name))
    return Builder(data, folder.name).checked(_digest(files))


def read_files(folder: Path) -> dict[str, Any]:
    """The definition's data as its files have it, in plain JSON types. Raises DefinitionError."""
    return _checked(_files(folder), folder.name)


def _with_numbers(data: dict[str, Any]) -> dict[str, Any]:
    """The data with the numbers of its rules in its texts."""
    wording = {lang: filled(texts, data["trial"], lang) for lang, texts in data["wording"].items()}
    return {**data, "wording": wording}


def _files(folder: Path) -> dict[str, bytes]:
    return {file: _bytes(folder, file) for file in _FILES if (folder / file).is_file()}


def _bytes(folder: Path, file: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except OSError as error:
        raise DefinitionError(
            f"{folder.name}/{file}", "", f"it can't be read: {error.strerror}", "Check the file"
        ) from None


def _digest(files: dict[str, bytes]) -> str:
    sums = (f"{file}:{hashlib.sha256(content).hexdigest()}\n" for file, content in sorted(files.items()))
    return hashlib.sha256("".join(sums).encode()).hexdigest()


def _kept(parts: dict[str, bytes]) -> dict[str, Any]:
    """The definition's data from the cache, its texts read when they are looked at."""
    texts = {
        kind: Lazily(
            {
                lang: partial(json.loads, parts[f"{kind}.{lang}"])
                for lang in LANGUAGES
                if f"{kind}.{lang}" in parts
            }
        )
        for kind in _TEXTS
    }
    return {"trial": json.loads(parts["trial"]), "record": json.loads(parts["record"]), **texts}


def _checked(files: dict[str, bytes], folder: str) -> dict[str, Any]:
    """The definition's data in plain JSON types. Raises DefinitionError."""
    from criteria import schema

    def part(file: str, model: type[Any]) -> dict[str, Any]:
        return schema.checked(model, _toml(files[file], f"{folder}/{file}"), f"{folder}/{file}")

    models = (schema.WordingFile, schema.WordsFile, schema.ExamplesFile)
    if "record.txt" not in files:
        raise DefinitionError(f"{folder}/record.txt", "", "it is missing", "Save the registry's text there")
    return {
        "trial": part("trial.toml", schema.TrialFile),
        "record": _text(files["record.txt"], f"{folder}/record.txt"),
        **{
            kind: {
                lang: part(f"{kind}.{lang}.toml", model)
                for lang in LANGUAGES
                if f"{kind}.{lang}.toml" in files
            }
            for kind, model in zip(_TEXTS, models, strict=True)
        },
    }


def _toml(content: bytes, file: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(_text(content, file))
    except (ValueError, RecursionError) as error:
        raise DefinitionError(file, "", f"it is no valid TOML: {error}", "Correct that line") from None


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DefinitionError(
            file, "", f"it is no UTF-8 text (byte {error.start})", "Save it as UTF-8"
        ) from None
