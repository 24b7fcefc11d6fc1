"""The summary as plain text, for the terminal and for saving."""

from __future__ import annotations

from collections.abc import Iterator

from chatbot.dialogue.summary import Summary
from chatbot.dialogue.summary_groups import Group
from chatbot.dialogue.wrapping import columns, lines


def render(summary: Summary, width: int = 76) -> str:
    """The summary in lines of at most so many columns, ending with a line feed."""
    return "\n".join(line for part in _parts(summary) for line in wrap(part, width)) + "\n"


def _parts(summary: Summary) -> Iterator[str]:
    yield from (summary.title, "=" * columns(summary.title), "", summary.headline, summary.next_step)
    if summary.start:
        yield summary.start
    if summary.passed:
        yield summary.passed
    for group in summary.groups:
        yield from _group(summary, group)
    yield from _list(summary.headings["bring"], summary.bring)
    yield from ("", *_heading(summary.headings["contact"]), *contact_lines(summary))
    yield from _list(summary.headings["call"], summary.call_questions)
    yield from _list(summary.headings["notes"], summary.notes)
    yield from ("", summary.record, summary.only_team, summary.made_on)
    if summary.details:
        yield from ("", *_heading(summary.headings["details"]))
    for group in summary.details:
        yield from _group(summary, group)


def _list(heading: str, items: tuple[str, ...]) -> Iterator[str]:
    if items:
        yield from ("", *_heading(heading))
        yield from (f"- {item}" for item in items)


def contact_lines(summary: Summary) -> tuple[str, ...]:
    """Name, place and numbers of the contact."""
    whom, say = summary.contact, summary.headings
    place = say["place"].format(site=whom.site, city=whom.city)
    return (whom.name, place, say["phones"].format(phone=whom.phone, phone_abroad=whom.phone_abroad))


def _group(summary: Summary, group: Group) -> Iterator[str]:
    yield from ("", *_heading(group.heading))
    for reason in group.reasons:
        yield f"- {reason.criterion}: {reason.said}"
        if reason.quote:
            yield "  " + summary.headings["quote"].format(quote=reason.quote)


def _heading(text: str) -> tuple[str, str]:
    return text, "-" * columns(text)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most so many columns; what follows a list mark is set in."""
    return lines(text, width, 2 if text.startswith(("- ", "  ")) else 0)
