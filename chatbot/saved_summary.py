"""The summary, saved beside the conversation as text and as a page to print."""

from __future__ import annotations

import contextlib

from chatbot.dialogue import summary_html, summary_text
from chatbot.dialogue.summary import Summary
from transcripts.store import Store
from transcripts.visible import visible

TEXT, HTML = "summary.txt", "summary.html"
"""What the files end in, behind the conversation's id."""


def save_summary(store: Store, transcript_id: str, summary: Summary) -> None:
    """Write both files, owner-only; a disk that refuses them does not stop the summary from being shown."""
    texts = {TEXT: visible(summary_text.render(summary)), HTML: summary_html.render(summary)}
    with contextlib.suppress(OSError):
        for ending, text in texts.items():
            store.write_beside(transcript_id, ending, text.encode(errors="backslashreplace"))
