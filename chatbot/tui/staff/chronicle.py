"""The conversation up to a moment, as one text to look at and click on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.style import Style

from chatbot.dialogue.events import Decided, Put, Reopened, Replied, Resumed, Stopped, Switched
from chatbot.dialogue.wrapping import lines
from chatbot.staff.replay import Frame, Replay
from chatbot.staff.replay_text import visible_line_kept
from chatbot.staff.texts import verdict_text
from chatbot.tui.widgets.exchange_view import SIGNS
from transcripts.visible import visible, visible_line

Span = tuple[str, str]


class Chronicle:
    """Every moment's paragraph, made once it is looked at."""

    def __init__(self, replay: Replay) -> None:
        self._replay = replay
        self._paragraphs: dict[tuple[int, bool, int], Content] = {}

    def until(self, number: int, other: bool, width: int) -> Content:
        """All that happened up to a moment, that one marked, in lines of so many columns.

        Args:
            number: of the moment.
            other: what was asked in the other language, too.
            width: columns.
        """
        paragraphs = [self._paragraph(each, other, width) for each in range(number + 1)]
        paragraphs[-1] = Content.assemble(("▸", "bold $accent"), paragraphs[-1].stylize("bold"))
        return Content("\n").join(paragraphs)

    def _paragraph(self, number: int, other: bool, width: int) -> Content:
        key = number, other, width
        if key not in self._paragraphs:
            frame = self._replay.frame(number)
            made = Content.assemble(*_paragraph(frame, other, width))
            go = Style.from_meta({"@click": f"screen.go({number})"})
            self._paragraphs[key] = made.stylize(go)
        return self._paragraphs[key]


def words(frame: Frame) -> Content:
    """The reply with what its reading rests on in brackets."""
    before, marked, after = map(visible_line_kept, frame.marked)
    if not marked:
        return Content(before)
    return Content.assemble(before, (f"[{marked}]", "bold underline"), after)


def _paragraph(frame: Frame, other: bool, width: int) -> Iterator[Content | Span]:
    match frame.event:
        case Put():
            for text in (frame.text, f"= {frame.other_text}")[: 1 + other]:
                yield "\n" + "\n".join(lines(visible(text), width)), "$soft"
        case Replied(form=form):
            yield "  › ", ""
            yield words(frame)
            yield " (chosen)" if form == "chosen" else "", "$soft"
            yield from _heard(frame)
        case event:
            happened = next((say(event) for kind, say in _HAPPENED.items() if isinstance(event, kind)), None)
            yield f"  — {visible_line(happened or frame.line.kind.replace('_', ' '))} —", "$soft"


def _heard(frame: Frame) -> Iterator[Span]:
    exchange = frame.exchange
    if exchange is None:
        return
    if exchange.mark is not None:
        colour = "$success" if SIGNS[exchange.mark] == "✓" else "$warning"
        yield f"\n    {SIGNS[exchange.mark]} {visible_line(exchange.heard)}", colour
    elif exchange.heard:
        yield f"\n    … {visible_line(exchange.heard)}", "$warning"


_HAPPENED: dict[type, Callable[[object], str]] = {
    Switched: lambda event: f"goes on in {'Chinese' if getattr(event, 'lang', '') == 'zh' else 'English'}",
    Resumed: lambda event: "taken up again",
    Reopened: lambda event: f"picks {getattr(event, 'question', '')} to change it",
    Stopped: lambda event: "stopped without a verdict",
    Decided: lambda event: f"verdict: {_verdict(event)}",
}


def _verdict(event: object) -> str:
    verdict = event.outcome.get("verdict") if isinstance(event, Decided) else None
    return verdict_text(verdict if isinstance(verdict, str) else None)
