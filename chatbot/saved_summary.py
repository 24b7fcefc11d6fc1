"""The summary, saved beside the conversation as text and as a page to print."""

from __future__ import annotations

import contextlib
import os

from chatbot.dialogue import summary_html, summary_text
from chatbot.dialogue.summary import Summary
from transcripts.store import Store
from transcripts.visible import visible

TEXT, HTML = "summary.txt", "summary.html"
"""What the files end in, behind the conversation's id."""


def save_summary(store: Store, transcript_id: str, summary: Summary) -> None:
    """Write both files, owner-only; a disk that refuses them does not stop the summary from being shown."""
    with contextlib.suppress(OSError):
        _write(store, transcript_id, TEXT, visible(summary_text.render(summary)))
        _write(store, transcript_id, HTML, summary_html.render(summary))


def _write(store: Store, transcript_id: str, ending: str, text: str) -> None:
    path = store.beside(transcript_id, ending)
    new = path.with_name(path.name + ".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
