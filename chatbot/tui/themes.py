"""Our own themes: text at 7:1 and everything else at 4.5:1 or better, in each of them."""

from __future__ import annotations

from textual.theme import Theme


def _theme(name: str, dark: bool, colours: dict[str, str]) -> Theme:
    """A theme in which footer, input and selection take their colours from the same few."""
    c = colours
    return Theme(
        name=name,
        dark=dark,
        primary=c["accent"],
        secondary=c["accent"],
        accent=c["accent"],
        foreground=c["text"],
        background=c["ground"],
        surface=c["ground"],
        panel=c["panel"],
        boost=c["panel"],
        success=c["good"],
        warning=c["unsure"],
        error=c["bad"],
        variables={
            "soft": c["soft"],
            "border": c["accent"],
            "border-blurred": c["soft"],
            "footer-background": c["panel"],
            "footer-foreground": c["text"],
            "footer-description-foreground": c["text"],
            "footer-description-background": c["panel"],
            "footer-key-foreground": c["accent"],
            "footer-key-background": c["panel"],
            "footer-item-background": c["panel"],
            "block-cursor-background": c["accent"],
            "block-cursor-foreground": c["ground"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": c["panel"],
            "block-cursor-blurred-foreground": c["text"],
            "block-hover-background": c["panel"],
            "input-cursor-background": c["accent"],
            "input-cursor-foreground": c["ground"],
            "input-selection-background": c["accent"],
            "input-selection-foreground": c["ground"],
            "screen-selection-background": c["accent"],
            "screen-selection-foreground": c["ground"],
            "scrollbar": c["soft"],
            "scrollbar-hover": c["accent"],
            "scrollbar-active": c["accent"],
            "scrollbar-background": c["panel"],
            "scrollbar-background-hover": c["panel"],
            "scrollbar-background-active": c["panel"],
            "scrollbar-corner-color": c["panel"],
        },
    )


THEMES = (
    _theme(
        "evening",
        True,
        {
            "ground": "#12161b",
            "panel": "#1f262e",
            "text": "#f2f4f6",
            "soft": "#b9c3cd",
            "accent": "#8ecbff",
            "good": "#9fe3a3",
            "unsure": "#ffd98a",
            "bad": "#ffb3ab",
        },
    ),
    _theme(
        "daylight",
        False,
        {
            "ground": "#ffffff",
            "panel": "#eef2f5",
            "text": "#14181c",
            "soft": "#414b55",
            "accent": "#0a4778",
            "good": "#0b4f24",
            "unsure": "#5c3d00",
            "bad": "#861616",
        },
    ),
    _theme(
        "high-contrast",
        True,
        {
            "ground": "#000000",
            "panel": "#000000",
            "text": "#ffffff",
            "soft": "#ffffff",
            "accent": "#ffff00",
            "good": "#7dff7d",
            "unsure": "#ffd000",
            "bad": "#ff9c9c",
        },
    ),
)
"""In the order that the theme key goes through them; the first is the default."""
