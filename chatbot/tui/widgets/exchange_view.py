"""One finished exchange: what was asked, what was said, and beside it what was heard."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from chatbot.dialogue.prompt import Exchange, Mark
from transcripts.visible import visible, visible_line

SIGNS = {
    Mark.UNDERSTOOD: "✓",
    Mark.CONFIRMED: "✓",
    Mark.UNKNOWN: "?",
    Mark.DECLINED: "–",
    Mark.SITE: "→",
}
"""A sign beside each reading, so that nothing is told by colour alone."""


class ExchangeView(Vertical):
    """A question, the participant's words, and the reading at their right."""

    DEFAULT_CSS = """
    ExchangeView { height: auto; padding: 0 1; margin: 0 0 1 0; }
    ExchangeView .asked { color: $soft; }
    ExchangeView Horizontal { height: auto; }
    ExchangeView .said { width: 1fr; padding: 0 2; }
    ExchangeView .heard { width: auto; max-width: 45%; text-align: right; }
    ExchangeView .-understood, ExchangeView .-confirmed { color: $success; }
    ExchangeView .-unknown, ExchangeView .-declined, ExchangeView .-site { color: $warning; }
    """

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self._exchange = exchange

    def compose(self) -> ComposeResult:
        """Lay the words left and the reading right."""
        exchange = self._exchange
        yield Static(Content(visible(exchange.text)), classes="asked")
        with Horizontal():
            yield Static(Content("› " + visible_line(exchange.words)), classes="said")
            if exchange.mark is not None:
                heard = f"{SIGNS[exchange.mark]} {visible_line(exchange.heard)}"
                yield Static(Content(heard), classes=f"heard -{exchange.mark}")
