"""``chatbot trial check``: prove a definition against its record and say what has to be put right."""

from __future__ import annotations

import sys

from criteria.check import check
from transcripts.visible import visible


def run(name: str) -> int:
    """Check the trial of that id or path; 0 where all is good, 1 where something has to be put right."""
    report = check(name)
    sys.stdout.write(visible(str(report)) + "\n")
    return 0 if report.green else 1
