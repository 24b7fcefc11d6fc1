"""The definition held against the registry's text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import zip_longest

from criteria.model import Trial

_SECTIONS = {"inclusion criteria": "I", "exclusion criteria": "E"}
# What follows the criteria in a registry's text; without these the last criterion has no end.
_ENDS = re.compile(
    r"(minimum eligible age|maximum eligible age|eligible sex|ages eligible|sponsors|locations)\b", re.I
)
_ITEM = re.compile(r"\s*(\d{1,2})[.)]\s+(.*)")


def criteria_of(text: str) -> dict[str, str]:
    """Criterion id (I1, E1 …) to its words, from the numbered lists of a registry's text."""
    found: dict[str, list[str]] = {}
    letter, current = "", ""
    for line in text.splitlines():
        heading = line.strip().rstrip(":").lower()
        if heading in _SECTIONS:
            letter, current = _SECTIONS[heading], ""
        elif _ENDS.match(line.strip()):
            letter, current = "", ""
        elif letter and (item := _ITEM.match(line)):
            current = f"{letter}{item[1]}"
            found[current] = [item[2]]
        elif letter and current:
            found[current].append(line)
    return {name: plain("\n".join(lines)) for name, lines in found.items()}


def plain(text: str) -> str:
    r"""The words on one line, without the backslashes that a registry's export puts (``\>=``)."""
    return " ".join(re.sub(r"\\([^\w\s])", r"\1", text).split())


def criteria(trial: Trial) -> Iterator[tuple[str, str, str]]:
    """(criterion, place, message) for every quote that isn't the record's and every one missing."""
    recorded = criteria_of(trial.record.text)
    defined = {criterion.id: criterion for criterion in trial.criteria}
    for name, words in recorded.items():
        if name not in defined:
            yield (
                name,
                f"trial.toml: criterion.{name}",
                f"the record has it, the definition doesn't: “{words[:60]}…”",
            )
        elif plain(defined[name].quote) != words:
            yield name, f"trial.toml: criterion.{name}.quote", _difference(plain(defined[name].quote), words)
    for name in defined:
        if name not in recorded:
            yield name, f"trial.toml: criterion.{name}", "the record has no such criterion"


def _difference(quote: str, words: str) -> str:
    """Where two plain texts that differ part."""
    pairs = zip_longest(quote.split(), words.split(), fillvalue="(nothing)")
    ours, theirs = next((ours, theirs) for ours, theirs in pairs if ours != theirs)
    return f"the quote says “{ours}” where the record says “{theirs}”"


def fields(trial: Trial) -> Iterator[tuple[str, str]]:
    """What [record] and [contact] say that the record doesn't, and whether its text has changed."""
    record = trial.record
    digest = hashlib.sha256(record.text.encode()).hexdigest()
    if digest != record.sha256:
        yield (
            "record.txt",
            "the record's text has changed since the definition was read against it; read every quote and "
            f"rule against it again, then set [record] sha256 to {digest}",
        )
    text = plain(record.text)
    stated = {
        "id": record.registry_id,
        "record.title": record.title,
        "record.status": record.status,
        "record.last_update": record.last_update.isoformat(),
        "record.completion": record.completion.isoformat() if record.completion else "",
        "contact.name": trial.contact.name,
        "contact.phone": trial.contact.phone,
        "contact.site": trial.contact.site,
    }
    for key, value in stated.items():
        if plain(value) not in text:
            yield f"trial.toml: {key}", f"“{value}” doesn't stand in the record"
