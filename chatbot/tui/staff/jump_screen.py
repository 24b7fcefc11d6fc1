"""Choosing a question of the conversation by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
from transcripts.visible import visible_line


@dataclass(frozen=True, slots=True)
class Target:
    """One question, as it was put."""

    number: int
    """The moment to go to."""
    question: str
    name: str
    said: str
    """The answer's words; empty: none followed."""


class JumpScreen(ModalScreen[int | None]):
    """Returns the number of the moment, or None."""

    CSS = """
    JumpScreen { background: $background; align: center middle; }
    JumpScreen > Vertical { padding: 0 1; }
    JumpScreen Static.title { text-style: bold; }
    JumpScreen Input { height: 1; background: $panel; border: none; margin: 0 0 1 0; }
    JumpScreen OptionList { height: 1fr; border: none; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("down", "move('cursor_down')", priority=True),
        Binding("up", "move('cursor_up')", priority=True),
        Binding("pagedown", "move('page_down')", priority=True),
        Binding("pageup", "move('page_up')", priority=True),
    ]

    def __init__(self, targets: tuple[Target, ...]) -> None:
        super().__init__()
        self._targets = targets
        self._shown = targets

    def compose(self) -> ComposeResult:
        """A line to type in, and what matches."""
        with Vertical():
            yield Static("Jump to a question: type a few letters of it", classes="title")
            yield Input(compact=True)
            yield OptionList(*map(_option, self._targets), compact=True)
        yield KeyBar(
            Key("Enter", "screen.take", "Go there"),
            Key("↑↓", "screen.move('cursor_down')", "Choose"),
            Key("Esc", "screen.leave", "Back"),
        )

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()
        self.query_one(OptionList).highlighted = 0 if self._targets else None

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        words = event.value.lower().split()
        self._shown = tuple(each for each in self._targets if all(word in _text(each) for word in words))
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(map(_option, self._shown))
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
        """Go to the one that is highlighted."""
        at = self.query_one(OptionList).highlighted
        self.dismiss(self._shown[at].number if at is not None else None)

    def action_leave(self) -> None:
        """Stay where it was."""
        self.dismiss(None)


def _text(target: Target) -> str:
    return f"{target.question} {target.name} {target.said}".lower()


def _option(target: Target) -> Option:
    said = f"  › {visible_line(target.said)}" if target.said else ""
    return Option(
        Content.assemble(
            (visible_line(target.question), "bold"), f"  {visible_line(target.name)}", (said, "$soft")
        )
    )
