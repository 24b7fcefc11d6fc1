"""Fixed phrases looked up by token: the longest phrase that begins at a token wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from chatbot.interpretation.normalise import Token, normalise

T = TypeVar("T")


class Phrasebook(Generic[T]):
    """Phrases in either language, each with what it means.

    The phrases of a first letter are taken apart when a token with that letter is first looked up,
    so that a big book costs nothing to open.
    """

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._unread: dict[str, list[tuple[str, T]]] = {}
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in phrases.items():
            self._unread.setdefault(phrase[0].lower(), []).append((phrase, meaning))

    def opening(self) -> Iterator[None]:
        """Take all phrases apart, those of one letter a step, so that no look-up has to."""
        for letter in tuple(self._unread):
            self._take_apart(letter)
            yield

    def at(self, tokens: Sequence[Token], position: int) -> tuple[T, int] | None:
        """What begins at a token, and the index of the token after it; None: nothing does."""
        if position >= len(tokens):
            return None
        key = tokens[position].key
        if key[:1] in self._unread:
            self._take_apart(key[0])
        if key.endswith("'s") and key not in self._by_first:
            key = key[:-2]
        for keys, meaning in self._by_first.get(key, ()):
            end = position + len(keys)
            if len(keys) == 1:
                return meaning, end
            if end <= len(tokens) and tokens[position + 1].key == keys[1] and _same(tokens, position, keys):
                return meaning, end
        return None

    def ending_at(self, tokens: Sequence[Token], end: int, longest: int = 6) -> tuple[T, int] | None:
        """What ends just before token ``end``, and the index of its first token, the longest first."""
        for position in range(max(0, end - longest), end):
            found = self.at(tokens, position)
            if found is not None and found[1] == end:
                return found[0], position
        return None

    def _take_apart(self, letter: str) -> None:
        fresh: set[str] = set()
        for phrase, meaning in self._unread.pop(letter):
            keys = tuple(token.key for token in normalise(phrase).tokens)
            self._by_first.setdefault(keys[0], []).append((keys, meaning))
            fresh.add(keys[0])
        for first in fresh:
            self._by_first[first].sort(key=lambda entry: -len(entry[0]))


def _same(tokens: Sequence[Token], position: int, keys: tuple[str, ...]) -> bool:
    return all(tokens[position + at].key == key for at, key in enumerate(keys))


def by_meaning(groups: Mapping[T, str]) -> dict[str, T]:
    """Phrases to meanings, from one comma-separated list of phrases a meaning."""
    return {
        phrase.strip(): meaning
        for meaning, phrases in groups.items()
        for phrase in phrases.split(",")
        if phrase.strip()
    }
