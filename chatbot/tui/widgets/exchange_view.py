"""One finished exchange: what was asked, what was said, and beside it what was heard."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Click
from textual.message import Message

from chatbot.dialogue.prompt import Exchange, Mark
from chatbot.tui.widgets.prose import Prose
from transcripts.visible import visible_line

SIGNS = {
    Mark.UNDERSTOOD: "✓",
    Mark.CONFIRMED: "✓",
    Mark.UNKNOWN: "?",
    Mark.DECLINED: "–",
    Mark.SITE: "→",
}
"""A sign beside each reading, so that nothing is told by colour alone."""


def worth_showing(exchange: Exchange) -> bool:
    """False where a key was pressed and nothing was said."""
    return bool(exchange.words.strip()) or exchange.mark is not None


class Heard(Prose):
    """What was taken from an answer; a click asks for the answer again."""

    def on_click(self, event: Click) -> None:
        """Let the exchange say which answer it is."""
        if isinstance(self.parent, Horizontal) and isinstance(self.parent.parent, ExchangeView):
            event.stop()
            self.parent.parent.change()


class ExchangeView(Vertical):
    """A question, the participant's words, and the reading at their right."""

    DEFAULT_CSS = """
    ExchangeView { height: auto; padding: 0 1; margin: 0 0 1 0; }
    ExchangeView .asked { color: $soft; }
    ExchangeView Horizontal { height: auto; }
    ExchangeView .said { width: 1fr; padding: 0 2; }
    ExchangeView .heard { width: auto; max-width: 50%; text-style: bold; }
    ExchangeView .heard:hover { text-style: bold underline; }
    ExchangeView .-understood, ExchangeView .-confirmed { color: $success; }
    ExchangeView .-unknown, ExchangeView .-declined, ExchangeView .-site { color: $warning; }
    """

    @dataclass
    class Change(Message):
        """An answer is to be asked again."""

        question: str

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self._exchange = exchange

    def compose(self) -> ComposeResult:
        """Lay the words left and the reading right."""
        exchange = self._exchange
        yield Prose(exchange.text, "asked")
        with Horizontal():
            yield Prose("› " + visible_line(exchange.words), "said", margin=2)
            if exchange.mark is not None:
                heard = f"{SIGNS[exchange.mark]} {visible_line(exchange.heard)}"
                yield Heard(heard, f"heard -{exchange.mark}", margin=2)

    def change(self) -> None:
        """Ask for the answer again."""
        if self._exchange.question is not None:
            self.post_message(self.Change(self._exchange.question))
