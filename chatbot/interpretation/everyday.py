"""Everyday English words that stand near some word of the patterns and are never a slip for it."""

from __future__ import annotations

EVERYDAY = frozenset(
    "about above across afford afraid anyway around asking before behind better board border bother "
    "bought brought cancel carrier caught centre change choice cleaned clears clothes couple course "
    "cousin create damage daughter decide depend direct during either enough expect family father "
    "figure finger flower follow forget friend garden getting giving glasses ground growth handle "
    "happen having health hearing heavy hoping house husband indeed inside instead kitchen leaving "
    "letter little living looking matter meant member minute moment morning mother moving nearly "
    "needed nothing number office others outside parent people person picture played please proper "
    "properly public pulled raised rather reason recent record remain remind report return saying "
    "scared school second seeing seemed should simple single sister sitting slowly something staying "
    "strange street strong sudden summer supper taking talking tested thanks things thinking though "
    "thought through tonight toward trying turned twice usual waiting walking wanted weather weight "
    "window winter wonder worked working would wouldnt writing yellow younger".split()
)
"""Stems, of five letters or more."""
