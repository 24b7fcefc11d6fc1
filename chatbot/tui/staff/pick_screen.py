"""Choosing one of many by a few letters of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from chatbot.tui.widgets.key_bar import Key, KeyBar
from criteria.frozen import frozen
from transcripts.visible import visible_line


@frozen
class Pick:
    """One thing to choose."""

    key: str
    name: str
    said: str = ""
    """What else is known of it; searched too."""


class PickScreen(ModalScreen[str | None]):
    """Returns the key of what was chosen, or None."""

    CSS = """
    PickScreen { background: $background; color: $foreground; align: center middle; }
    PickScreen > Vertical { padding: 0 1; }
    PickScreen Static.title { text-style: bold; }
    PickScreen Input { height: 1; background: $panel; border: none; margin: 0 0 1 0; }
    PickScreen OptionList { height: 1fr; border: none; background: $background;
        scrollbar-size-vertical: 1; }
    PickScreen OptionList > .option-list--option-highlighted { background: $accent; color: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "move('cursor_down')", priority=True),
        Binding("up", "move('cursor_up')", priority=True),
        Binding("pagedown", "move('page_down')", priority=True),
        Binding("pageup", "move('page_up')", priority=True),
    ]

    def __init__(self, title: str, picks: Iterable[Pick]) -> None:
        super().__init__()
        self._title, self._picks = title, tuple(picks)
        self._shown = self._picks

    def compose(self) -> ComposeResult:
        """A line to type in, and what matches."""
        with Vertical():
            yield Static(f"{self._title}: type a few letters of it", classes="title")
            yield Input(compact=True)
            yield OptionList(compact=True)
        yield KeyBar(
            Key("Enter", "screen.take", "Take it"),
            Key("↑↓", "screen.move('cursor_down')", "Choose"),
            Key("Esc", "screen.leave", "Back"),
        )

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()
        self._show()

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        words = event.value.lower().split()
        self._shown = tuple(each for each in self._picks if all(word in _text(each) for word in words))
        self._show()

    def _show(self) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(map(_option, self._shown))
        if not self._shown:
            nothing = Content.styled("Nothing has these letters.", "$foreground")
            options.add_option(Option(nothing, disabled=True))
        options.highlighted = 0 if self._shown else None

    def action_move(self, way: str) -> None:
        """Move among the matches while the line keeps the focus."""
        options = self.query_one(OptionList)
        ways: dict[str, Callable[[], None]] = {
            "cursor_down": options.action_cursor_down,
            "cursor_up": options.action_cursor_up,
            "page_down": options.action_page_down,
            "page_up": options.action_page_up,
        }
        ways[way]()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_take(self) -> None:
        """Take the one that is highlighted."""
        at = self.query_one(OptionList).highlighted
        self.dismiss(self._shown[at].key if at is not None else None)

    def action_leave(self) -> None:
        """Take none."""
        self.dismiss(None)


def _text(pick: Pick) -> str:
    return f"{pick.name} {pick.said}".lower()


def _option(pick: Pick) -> Option:
    return Option(Content.assemble((visible_line(pick.name), "bold"), f"  {visible_line(pick.said)}"))
