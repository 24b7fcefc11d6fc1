"""The summary as one HTML file that needs nothing else; printed, its first page says all that is needed."""

from __future__ import annotations

from html import escape
from io import BytesIO

from chatbot.dialogue.summary import Summary
from chatbot.dialogue.summary_groups import Group, Reason

_STYLE = """
body { font: 12pt/1.45 "Noto Sans", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 1.3em; margin: 0 0 .3em; } h2 { font-size: 1.05em; margin: 1.1em 0 .2em; }
.headline { font-size: 1.25em; font-weight: bold; border-left: .3em solid #111; padding-left: .6em; }
ul { margin: .2em 0; padding-left: 1.3em; } li { margin: .25em 0; break-inside: avoid; }
blockquote { margin: .1em 0 .1em; color: #444; font-size: .85em; }
.checklist li::marker { content: "☐ "; }
.details { border-top: 1px solid #666; margin-top: 1.5em; font-size: .9em; }
.contact { display: flex; gap: 1.5em; align-items: center; break-inside: avoid; }
.contact svg { width: 6.5em; height: 6.5em; flex: none; } .small { font-size: .85em; color: #333; }
@page { margin: 12mm 14mm; }
@media print { .details { break-before: page; border: 0; }
  body { font-size: 9pt; line-height: 1.3; margin: 0; max-width: none; } a { color: inherit; }
  li { margin: .12em 0; } p { margin: .4em 0; } h2 { margin: .8em 0 .1em; break-after: avoid; }
  blockquote { display: inline; font-size: .8em; margin-left: .4em; } }
"""


def render(summary: Summary) -> str:
    """The whole file. All texts are escaped: none of them can become markup."""
    say = summary.headings
    parts = [
        _head(summary),
        *(_group(summary, group) for group in summary.groups),
        _list(say["bring"], summary.bring, "checklist"),
        _contact(summary),
        _list(say["call"], summary.call_questions),
        _list(say["notes"], summary.notes),
        _foot(summary),
        _details(summary),
    ]
    body = "\n".join(part for part in parts if part)
    lang = "zh-CN" if summary.lang == "zh" else "en"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(summary.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


def _head(summary: Summary) -> str:
    texts = (summary.next_step, summary.start, summary.passed)
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts if text)
    return f'<h1>{escape(summary.title)}</h1><p class="headline">{escape(summary.headline)}</p>{paragraphs}'


def _group(summary: Summary, group: Group) -> str:
    items = "".join(
        f"<li><b>{escape(reason.criterion)}</b> {escape(reason.said)}{_quote(summary, reason)}</li>"
        for reason in group.reasons
    )
    return f"<h2>{escape(group.heading)}</h2><ul>{items}</ul>"


def _details(summary: Summary) -> str:
    if not summary.details:
        return ""
    groups = "\n".join(_group(summary, group) for group in summary.details)
    return f'<div class="details"><h2>{escape(summary.headings["details"])}</h2>\n{groups}</div>'


def _quote(summary: Summary, reason: Reason) -> str:
    if not reason.quote:
        return ""
    return f"<blockquote>{escape(summary.headings['quote'].format(quote=reason.quote))}</blockquote>"


def _list(heading: str, items: tuple[str, ...], kind: str = "") -> str:
    if not items:
        return ""
    return (
        f'<h2>{escape(heading)}</h2><ul class="{kind}">'
        + "".join(f"<li>{escape(item)}</li>" for item in items)
        + "</ul>"
    )


def _contact(summary: Summary) -> str:
    whom, say = summary.contact, summary.headings
    call = f'<a href="{escape(phone_link(whom.phone_abroad))}">{escape(whom.phone)}</a>'
    phones = escape(say["phones"]).format(phone=call, phone_abroad=escape(whom.phone_abroad))
    return (
        f'<h2>{escape(say["contact"])}</h2><div class="contact"><div><b>{escape(whom.name)}</b><br/>'
        f"{escape(say['place'].format(site=whom.site, city=whom.city))}<br/>{phones}</div>"
        f"<div>{qr_svg(whom.phone_abroad)}</div>"
        f'<div class="small">{escape(say["scan"])}</div></div>'
    )


def _foot(summary: Summary) -> str:
    texts = (summary.record, summary.only_team, summary.made_on)
    return "".join(f'<p class="small">{escape(text)}</p>' for text in texts)


def phone_link(phone: str) -> str:
    """The number as a link that dials it."""
    return "tel:" + "".join(mark for mark in phone if mark.isdigit() or mark == "+")


def qr_svg(phone: str) -> str:
    """A QR code that dials the number, as inline SVG."""
    import segno

    out = BytesIO()
    segno.make(phone_link(phone), error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True
    )
    return out.getvalue().decode("utf-8").strip()
