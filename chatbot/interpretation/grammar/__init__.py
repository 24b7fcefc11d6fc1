"""The phrases that all questions share, one pattern a line: see ``chatbot.interpretation.phrases``.

A file is named ``<what>.<lang>.txt``. ``[key]`` opens the patterns of a key, ``name = …`` gives a piece
that patterns of the file write as ``<name>``, ``#`` opens a remark.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.kept import Kept, Sources
from chatbot.interpretation.matching import Compiled
from chatbot.interpretation.normalise import Token
from chatbot.interpretation.phrases import Match, Phrases, longest, split
from chatbot.interpretation.spelling import Respeller
from chatbot.interpretation.words import WordReader
from criteria.model import Lang

_HERE = Path(__file__).parent
_PIECE = expression(r"<(\w+)>")


def find(
    what: str,
    langs: Iterable[Lang],
    words: Sequence[Token],
    offset: int = 0,
    ignored: Container[str] = (),
    apart: str = "",
) -> list[Match[str]]:
    """The longest matches of the grammar's phrases, keys as in its files; those of key "none" left out.

    Args:
        what: The grammar: "yesno", "unknown", …
        langs: The languages that the words may be in.
        words: ``Utterance.words``, or a slice of them: then ``^`` and ``$`` are its ends.
        offset: Index in ``Utterance.words`` of the slice's first word.
        ignored: Keys whose phrases are passed over, so that they hide no shorter one of another key.
        apart: A key whose phrases only those of "none" hide; empty: none is.
    """
    every = [match for lang in langs for match in phrases(what, lang).find_all(words, offset)]
    if not every:
        return every
    found = [match for match in every if match.key not in ignored]
    kept = [match for match in longest(found) if match.key not in ("none", apart)]
    if apart:
        kept += [match for match in longest(one for one in found if one.key in ("none", apart))]
    return [match for match in kept if match.key != "none"]


@cache
def phrases(what: str, lang: Lang) -> Phrases[str]:
    """The phrases of one file."""
    keys, sources = split(_patterns(_HERE / f"{what}.{lang}.txt"))
    return Phrases(keys, _compiled(f"{what}.{lang}", sources), _reader(lang))


def _compiled(name: str, sources: Sources) -> Compiled:
    return _kept().patterns(name, lambda: sources)


@cache
def _reader(lang: Lang) -> WordReader:
    """One for all files of a language, so that a word is looked up once."""
    every = (_vocabulary(file) for file in _HERE.glob(f"*.{lang}.txt"))
    return WordReader(Respeller(" ".join(every)))


def _vocabulary(file: Path) -> str:
    return _kept().vocabulary(file.stem, lambda: split(_patterns(file))[1])


@cache
def _kept() -> Kept:
    files = sorted(_HERE.glob("*.txt"))
    stamps = (f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files)
    return Kept(" ".join(stamps), lambda: {file.stem: split(_patterns(file))[1] for file in files})


def _patterns(file: Path) -> Iterator[tuple[str, str]]:
    key = ""
    pieces: dict[str, str] = {}
    for line in file.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]") and line[1:-1].isidentifier():
            key = line[1:-1]
        elif " = " in line:
            name, _, piece = line.partition(" = ")
            pieces[name] = _expanded(piece, pieces)
        else:
            yield key, _expanded(line, pieces)


def _expanded(pattern: str, pieces: dict[str, str]) -> str:
    return _PIECE.sub(lambda found: pieces[found[1]], pattern) if "<" in pattern else pattern
