"""The whole record of a conversation as one HTML file for the trial's papers.

It needs nothing else, holds no script and prints. Every text goes through ``_text``: what a person
typed stands there as text, whatever it looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from chatbot.dialogue.events import Put, Replied, Switched
from chatbot.dialogue.reasons import reasons_said
from chatbot.staff.note_texts import json_text, note_text
from chatbot.staff.notes import SignOff
from chatbot.staff.record import Record
from chatbot.staff.replay import Change, Frame, Replay
from chatbot.staff.replay_text import frames
from chatbot.staff.review import original, reviewed
from chatbot.staff.texts import verdict_text
from chatbot.staff.verify import verify, versions
from transcripts.visible import visible

_STYLE = """
body { font: 11pt/1.4 "Noto Sans", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  max-width: 62em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 1.3em; } h2 { font-size: 1.1em; border-bottom: 1px solid #888; margin-top: 1.6em; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top;
  padding: .25em .5em; border-bottom: 1px solid #ddd; } th { font-weight: 600; }
td.time { white-space: nowrap; color: #444; font-size: .85em; }
.other, .read, .quote { color: #444; font-size: .88em; } .words { font-weight: 600; white-space: pre-wrap; }
mark { background: #ffe9a8; } .wrong { border: 2px solid #a00; padding: .4em .7em; } code { font-size: .82em;
  overflow-wrap: anywhere; } .pass { color: #154; } .fail { font-weight: 700; } tr { break-inside: avoid; }
@page { margin: 15mm; } @media print { body { font-size: 9pt; margin: 0; max-width: none; } }
"""
_CSP = "default-src 'none'; style-src 'unsafe-inline'"


def page(record: Record) -> str:
    """The file's text."""
    title = f"{record.header.id} · {record.header.trial}"
    parts = [
        f"<h1>{_text(title)}</h1>",
        _about(record),
        _signatures(record),
        "<h2>Criteria</h2>",
        _criteria(record),
        "<h2>Notes of the study team</h2>",
        _notes(record),
        "<h2>Conversation</h2>",
        _conversation(record),
    ]
    lang = "zh-CN" if record.header.lang == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(_CSP)}">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f'<body data-conversation-lang="{lang}">\n' + "\n".join(parts) + "\n</body>\n</html>\n"
    )


def _text(text: object) -> str:
    """Any text as HTML text or attribute: escaped, and unprintable characters written out."""
    return escape(visible(str(text)))


def _about(record: Record) -> str:
    checked = verify(record.transcript.path, None)
    header, found, now = record.header, original(record), reviewed(record)
    state = "nothing was altered" if checked.sound else "SOMETHING IS WRONG"
    start = found.decision.earliest_start
    rows = [
        ("Verdict of the conversation", verdict_text(found.decision.verdict)),
        ("Earliest start", start.isoformat() if start else "–"),
        ("As reviewed", verdict_text(now.decision.verdict) if record.notes.entries else "not reviewed"),
        ("Judged for", header.as_of + (f", start of treatment {header.start}" if header.start else "")),
        ("Held with", versions(header.program, header.digest)),
        ("Read under", f"definition {record.trial.digest[:12]}"),
        ("File", f"{state}; {record.lines} lines, last hash {record.transcript.head}"),
    ]
    wrong = "".join(
        f'<p class="wrong">Line {finding.line} {_text(finding.problem)}</p>' for finding in checked.findings
    )
    return f"{_table((), ((_text(name), _text(value)) for name, value in rows))}{wrong}"


def _signatures(record: Record) -> str:
    signed = [note for note in record.notes.entries if isinstance(note.what, SignOff)]
    standing = record.notes.signed
    return "".join(
        f"<p>Signed by <b>{_text(note.who)}</b> on {note.at:%Y-%m-%d %H:%M} UTC: {_text(note_text(note))}"
        f"{'' if note is standing else ' (something was noted after it)'}</p>"
        for note in signed
    )


def _criteria(record: Record) -> str:
    before, now = original(record).evaluation.criteria, reviewed(record)
    wording, quotes = record.trial.wording["en"], {c.id: c.quote for c in record.trial.criteria}

    def rows() -> Iterator[tuple[str, ...]]:
        for name, result in now.evaluation.criteria.items():
            then, status = before[name].status.value, result.status.value
            until = f" until {result.until.isoformat()}" if result.until else ""
            was = f" (was {then})" if then != status else ""
            why = " ".join(reasons_said(wording, result.because, result.until or result.earliest))
            rests = f" From: {', '.join(result.facts)}." if result.facts else ""
            yield (
                f"<b>{_text(name)}</b>",
                f'<span class="{_text(status)}">{_text(status + until + was)}</span>',
                f'{_text(why + rests)}<div class="quote">“{_text(quotes.get(name, ""))}”</div>',
            )

    return _table(("Criterion", "Status", "Why, and the record's words"), rows())


def _notes(record: Record) -> str:
    if not record.notes.entries:
        return "<p>There are none.</p>"
    in_force = {note.number for note in record.notes.in_force}
    return _table(
        ("", "When (UTC)", "Who", "What and why"),
        (
            (
                str(note.number),
                f"{note.at:%Y-%m-%d %H:%M}",
                _text(note.who),
                _text(note_text(note)) + ("" if note.number in in_force else " (withdrawn)"),
            )
            for note in record.notes.entries
        ),
    )


def _conversation(record: Record) -> str:
    replay = Replay(record.transcript, record.trial)
    shown = ((f"{frame.at:%H:%M:%S}", cell) for frame in frames(replay) if (cell := _moment(frame)))
    rows = "".join(f'<tr><td class="time">{time}</td><td>{cell}</td></tr>' for time, cell in shown)
    return f"<table>{rows}</table>"


def _moment(frame: Frame) -> str:
    match frame.event:
        case Put():
            return f'{_text(frame.text)}<div class="other">{_text(frame.other_text)}</div>'
        case Replied():
            before, marked, after = map(_text, frame.marked)
            words = f"{before}<mark>{marked}</mark>{after}" if marked else before
            lines = [*_reading(frame), *map(_fact, frame.facts), *map(_criterion, frame.criteria)]
            return f'<div class="words">› {words}</div>' + "".join(
                f'<div class="read">{_text(line)}</div>' for line in lines
            )
        case Switched(lang=lang):
            return "Goes on in " + ("Chinese" if lang == "zh" else "English")
        case _:
            return ""


def _reading(frame: Frame) -> Iterator[str]:
    reading = frame.reading
    if isinstance(frame.event, Replied) and frame.event.pick is not None:
        yield f"picks {frame.event.pick}"
    if reading is not None:
        heard = f": {reading.heard}" if reading.heard else ""
        yield f"read as {reading.status.value}{heard}" + (f" · {reading.note}" if reading.note else "")


def _fact(change: Change) -> str:
    return f"{change.name} = {json_text(change.after)}"


def _criterion(change: Change) -> str:
    return f"{change.name}: {change.before} → {change.after}"


def _table(headings: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f"<th>{heading}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{f'<tr>{head}</tr>' if head else ''}{body}</table>"
