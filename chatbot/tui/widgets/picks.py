"""A list to pick from in which nothing is picked out before somebody goes there."""

from __future__ import annotations

from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Picks(OptionList):
    """All options below each other, without a scroll bar of its own.

    The arrows go through it while the focus stays where the participant types, so the option that they
    went to is marked as strongly without the focus as with it.
    """

    DEFAULT_CSS = """
    Picks { height: auto; max-height: 1000; border: none; padding: 0 1; background: $background; }
    Picks > .option-list--option-highlighted { color: $background; background: $accent; text-style: bold; }
    Picks:focus { border: none; background-tint: $foreground 0%; }
    """

    def __init__(self, *options: Option) -> None:
        super().__init__(*options, compact=True)

    def on_mount(self) -> None:
        """Take back the mark on the first option: it would look like an answer."""
        self.highlighted = None

    def on_focus(self) -> None:
        """Start at the top once the focus is here."""
        if self.highlighted is None:
            self.action_first()
