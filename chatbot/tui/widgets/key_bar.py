"""The keys of a screen at its foot, in the participant's language, each one a button for the mouse."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


@dataclass(frozen=True, slots=True)
class Key:
    """One key as shown."""

    shown: str
    """As it stands at the foot: "F2" or "^B"."""
    action: str
    """The screen's action."""
    label: str


class KeyHint(Static):
    """One key and what it does; a click does the same."""

    def __init__(self, key: Key) -> None:
        super().__init__(Content.assemble((key.shown, "$accent bold"), " ", key.label))
        self._action = key.action

    async def on_click(self) -> None:
        """Do what the key does."""
        await self.screen.run_action(self._action)


class KeyBar(Horizontal):
    """All keys of a screen."""

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; padding: 0 1; }
    KeyBar KeyHint { width: auto; padding: 0 1 0 0; }
    """

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay the keys side by side."""
        for key in self._keys:
            yield KeyHint(key)

    async def show(self, keys: tuple[Key, ...]) -> None:
        """Show other keys, or the same in another language."""
        if keys != self._keys:
            self._keys = keys
            await self.recompose()
