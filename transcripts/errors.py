"""What can go wrong with a saved conversation, in words for the person who reads them."""

from __future__ import annotations

from pathlib import Path


class TranscriptError(Exception):
    """A saved conversation can't be read or written.

    Attributes:
        path: the file or folder.
        problem: what is wrong, in a few words.
        remedy: what to do about it.
    """

    def __init__(self, path: Path, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}; {remedy}")
        self.path, self.problem, self.remedy = path, problem, remedy


class NotSaved(TranscriptError):
    """The last event did not reach the disk; everything acknowledged before it did."""


class Busy(TranscriptError):
    """Another program is writing this conversation."""


class Damaged(TranscriptError):
    """The file was altered; it is read-only from now on."""
