"""Conversations sealed to the site's public keys: the machine that wrote one can't read it back.

The format is age (age-encryption.org/v1) with X25519 keys, so any program that knows age opens them too.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pyrage
from pyrage.x25519 import Identity, Recipient

from transcripts.disk import UNFINISHED, Disk
from transcripts.errors import Busy, NotSaved, TranscriptError
from transcripts.journal import Journal, take_lock
from transcripts.reading import SEALED, contents, sealed_path
from transcripts.store import Store

_PUBLIC, _SECRET = "age1", "AGE-SECRET-KEY-"
_LARGEST_KEYS = 100_000
"""Bytes of a file of keys that are read."""


class SealingStore(Store):
    """A store that seals every file of a conversation when it is closed.

    Args:
        keys: whoever has the secret half of one of them can open what was sealed.
        closed: what a conversation is closed as ("finished", "paused") when it is sealed.
        folder: where; None: the user's own folder.
    """

    def __init__(
        self, keys: Sequence[Recipient], closed: Collection[str], folder: Path | None = None
    ) -> None:
        super().__init__(folder)
        self._keys, self._closed = tuple(keys), frozenset(closed)

    def mend(self) -> None:
        """Seal also what a crash or a full disk left plain. Raises NotSaved and Damaged."""
        super().mend()
        for transcript_id in self._left_plain():
            with suppress(Busy):  # it is being held, or sealed, by another window
                self.seal(transcript_id)

    def close(self, journal: Journal, what: str) -> None:
        """Close a journal, its head in the ledger, and seal it. Raises NotSaved: it stays plain, whole."""
        super().close(journal, what)
        if what in self._closed:
            self.seal(journal.path.stem)

    def write_beside(self, transcript_id: str, ending: str, data: bytes) -> None:
        """Write a file that belongs to a conversation, sealed at once. Raises OSError."""
        path = self.beside(transcript_id, ending)
        Disk().write_whole(sealed_path(path), pyrage.encrypt(data, self._keys))

    def seal(self, transcript_id: str) -> None:
        """Seal the files of a conversation, the journal last; each goes once it is on disk sealed.

        Raises:
            Busy: another program has one open.
            NotSaved: one can't be written; it stays plain, whole.
        """
        path = self.path(transcript_id)
        beside = sorted(file for file in self.folder.glob(transcript_id + ".*") if file != path)
        for file in (*beside, path):
            if file.is_file() and not file.is_symlink() and file.suffix not in (SEALED, UNFINISHED):
                self._seal(file)

    def _seal(self, file: Path) -> None:
        descriptor = take_lock(file)
        try:
            disk = Disk()
            disk.write_whole(sealed_path(file), pyrage.encrypt(file.read_bytes(), self._keys))
            os.unlink(file)
            disk.sync_folder(file.parent)
        except OSError as error:
            problem = f"could not be sealed ({error.strerror})"
            raise NotSaved(file, problem, "it is kept unsealed; make room and start again") from error
        finally:
            os.close(descriptor)

    def _left_plain(self) -> Iterator[str]:
        """Conversations that lie plain and should not: a pause that seals leaves none to be gone on with."""
        if "paused" in self._closed:
            yield from self.ids()
            return
        entries = self.ledger.latest()
        for transcript_id in self.ids():
            closed = transcript_id in entries and entries[transcript_id].what in self._closed
            if closed or sealed_path(self.path(transcript_id)).exists():
                yield transcript_id


def recipients(given: str) -> tuple[Recipient, ...]:
    """The public keys that are given: one in words, or a file with one a line.

    Raises:
        TranscriptError: there is none, one is no key, or one is secret. A secret key is never repeated.
    """
    if given.startswith(_SECRET):
        raise _is_secret(Path("the key given"))
    if given.startswith(_PUBLIC):
        return (_public(Path(given), given),)
    path = Path(given)
    keys = tuple(_public(path, line) for line in _keys(path))
    if not keys:
        raise TranscriptError(path, "holds no key", "give the site's public key, age1…, or a file with it")
    return keys


def identities(path: Path) -> tuple[Identity, ...]:
    """The secret keys of a file, as ``make_key`` or age-keygen writes it.

    Raises:
        TranscriptError: it can't be read or holds no such key.
    """
    try:
        keys = tuple(Identity.from_str(line) for line in _keys(path))
    except pyrage.IdentityError:
        keys = ()
    if not keys:
        raise TranscriptError(path, "holds no secret key", "give the file that the site's key was made in")
    return keys


def make_key(path: Path) -> str:
    """Write a fresh secret key into a new file, its owner's alone, and return the public one.

    Raises:
        TranscriptError: the file is there already or can't be written.
    """
    key = Identity.generate()
    text = f"# public key: {key.to_public()}\n{key}\n"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            Disk().write_all(descriptor, text.encode())
        finally:
            os.close(descriptor)
    except OSError as error:
        raise TranscriptError(path, f"can't be made ({error.strerror})", "name a new file") from error
    return str(key.to_public())


def unseal(path: Path, keys: Sequence[Identity]) -> Path:
    """Write the plain file beside a sealed one, byte for byte as it was; the sealed one stays.

    Where the plain file is there already and begins with the same bytes, it stays as it is.

    Raises:
        TranscriptError: none of the keys opens it, it was altered, or another file is in its place.
    """
    plain = path.with_suffix("")
    try:
        data = pyrage.decrypt(contents(path), keys)
    except pyrage.DecryptError as error:
        problem = "is sealed to another key" if "keys" in str(error) else "was altered or cut short"
        raise TranscriptError(path, problem, "look for the right key, or another copy") from error
    try:
        if not plain.exists():
            Disk().write_whole(plain, data)
        elif not plain.read_bytes().startswith(data):
            raise TranscriptError(plain, "is here already and holds something else", "move it away first")
    except OSError as error:
        raise NotSaved(
            plain, f"can't be written ({error.strerror})", "check the disk and the folder"
        ) from error
    return plain


def _public(path: Path, line: str) -> Recipient:
    if line.startswith(_SECRET):
        raise _is_secret(path)
    try:
        return Recipient.from_str(line)
    except pyrage.RecipientError as error:
        raise TranscriptError(path, "is no age public key", "copy it whole: age1 and 58 more") from error


def _is_secret(path: Path) -> TranscriptError:
    return TranscriptError(path, "is a secret key", "keep it off this machine and give the public one, age1…")


def _keys(path: Path) -> list[str]:
    """The lines of a file that are no comments. Raises TranscriptError."""
    try:
        with path.open(encoding="utf-8") as file:
            lines = file.read(_LARGEST_KEYS).splitlines()
    except (OSError, ValueError) as error:
        raise TranscriptError(path, "can't be read", "give a file with one key a line") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
