"""The summary on the screen: verdict first, then why, what to bring, whom to call."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from chatbot.dialogue.summary import Summary
from chatbot.dialogue.summary_groups import Group
from chatbot.dialogue.summary_text import contact_lines
from chatbot.tui.widgets.prose import Prose


class SummaryView(Vertical):
    """Everything of a ``Summary``, in the order in which it matters."""

    DEFAULT_CSS = """
    SummaryView { height: auto; }
    SummaryView Static { height: auto; }
    SummaryView #details { height: auto; display: none; }
    SummaryView .headline { text-style: bold; border: round $accent; padding: 0 1; margin: 0 0 1 0; }
    SummaryView .heading { text-style: bold; color: $accent; margin: 1 0 0 0; }
    SummaryView .item { padding: 0 0 0 2; }
    SummaryView .quote { padding: 0 0 0 6; color: $soft; }
    SummaryView .small { color: $soft; margin: 1 0 0 0; }
    SummaryView .code { width: auto; color: black; background: white; margin: 1 0 0 2; }
    """

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self._summary = summary

    def compose(self) -> ComposeResult:
        """Lay the parts out from top to bottom."""
        summary = self._summary
        yield Prose(summary.headline, "headline")
        for text in (summary.next_step, summary.start, summary.passed):
            if text:
                yield Prose(text, "plain")
        for group in summary.groups:
            yield from self._group(group)
        yield from _list(summary.headings["bring"], summary.bring)
        yield Prose(summary.headings["contact"], "heading")
        yield Prose("\n".join(contact_lines(summary)), "item")
        yield from _list(summary.headings["call"], summary.call_questions)
        yield from _list(summary.headings["notes"], summary.notes)
        yield Prose("\n".join((summary.record, summary.only_team, summary.made_on)), "small")
        with Vertical(id="details"):
            yield Prose(summary.headings["details"], "heading")
            for group in summary.details:
                yield from self._group(group)
        yield Prose(summary.headings["scan"], "heading")
        yield Static(call_code(summary.contact.phone_abroad), classes="code", markup=False)

    @property
    def detailed(self) -> bool:
        """True while the details are shown."""
        return bool(self.query_one("#details").display)

    def show_details(self, shown: bool) -> None:
        """Show every open point with the record's sentence, or hide them again."""
        details = self.query_one("#details")
        details.display = shown
        if shown:
            self.call_after_refresh(details.scroll_visible, top=True, animate=False)

    def _group(self, group: Group) -> Iterator[Prose]:
        yield Prose(group.heading, "heading")
        for reason in group.reasons:
            yield Prose(f"{reason.criterion:<4}{reason.said}", "item", margin=4)
            if reason.quote:
                quote = " ".join(reason.quote.split())
                yield Prose(self._summary.headings["quote"].format(quote=quote), "quote")


def _list(heading: str, items: tuple[str, ...]) -> Iterator[Prose]:
    if items:
        yield Prose(heading, "heading")
        yield from (Prose(f"• {item}", "item", margin=2) for item in items)


def call_code(phone: str) -> str:
    """A QR code that dials the number, two modules a character, dark on light."""
    import segno

    from chatbot.dialogue.summary_html import phone_link

    rows = [list(row) for row in segno.make(phone_link(phone), error="l", micro=False).matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    signs = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(signs[int(a), int(b)] for a, b in zip(*pair, strict=True)) for pair in pairs)
