"""The keys of a screen at its foot, in the participant's language, each one a button for the mouse."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from criteria.frozen import frozen


@frozen
class Key:
    """One key as shown."""

    shown: str
    """As it stands at the foot: "F2" or "^B"."""
    action: str
    """The action, as a binding would name it ("app.leave", "screen.steer('why')")."""
    label: str


class KeyBar(Static):
    """All keys of a screen in one line; a click on one does what the key does."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; padding: 0 1;
        link-color: $foreground; link-background: $panel; link-style: none;
        link-color-hover: $background; link-background-hover: $accent; link-style-hover: none; }
    """

    def __init__(self, *keys: Key) -> None:
        super().__init__(_shown(keys))

    def show(self, *keys: Key) -> None:
        """Show other keys, or the same in another language."""
        self.update(_shown(keys))


def _shown(keys: tuple[Key, ...]) -> Content:
    pieces = [
        Content.assemble((key.shown, "bold $accent"), " ", key.label).stylize(
            Style.from_meta({"@click": key.action})
        )
        for key in keys
    ]
    return Content("  ").join(pieces)
