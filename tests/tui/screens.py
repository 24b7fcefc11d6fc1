"""Every screen that a participant can come to, by name: for the test of contrast and for pictures.

``python -m tests.tui.pictures FOLDER`` draws all of them.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path

from rich.cells import cell_len
from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot

from chatbot.session import Session
from chatbot.tui.app import ScreeningApp
from chatbot.tui.kiosk import Kiosk, KioskApp, StillThere
from chatbot.tui.widgets.answer_input import AnswerInput
from criteria.load import load
from criteria.model import Lang
from tests.talks import TRIAL, answer, session
from transcripts.store import Store

Size = tuple[int, int]
Opening = Callable[[Path, Lang, Size], AbstractAsyncContextManager[Pilot[None]]]
"""The application at one screen: kept in a folder, in a language and a size of window."""

NARROW, WIDE = (80, 24), (120, 40)

Both = tuple[str, str]
"""Words in English and in Chinese."""

UNKNOWN: Both = ("I don't know", "不知道")
LONG = "Hb 121, " * 400


@dataclass(frozen=True)
class View:
    """One screen: how a conversation comes to it, and what is done there."""

    name: str
    at: str = ""
    """The question, or else the kind of prompt, at which it is; empty: the first."""
    answers: Mapping[str, Both] = field(default_factory=dict)
    """By question or kind of prompt, what is said on the way instead of the usual answer."""
    otherwise: Both | None = None
    """What is said to every question that has no answer above; None: the usual answers."""
    says: tuple[Both, ...] = ()
    """Replies there."""
    types: Both = ("", "")
    """What is typed and not entered."""
    keys: tuple[str, ...] = ()
    pastes: str = ""
    size: Size | None = None
    """A window of its own; None: whatever is asked for."""


_G3 = {"tumour_grade": ("G3", "G3")}
_RELATIVE = {"respondent": ("I'm his daughter", "我是他女儿"), "sex": ("male", "男")}
_ON_MEDICINE = {"last_systemic_therapy": ("chemo on 5 November", "11月5号化疗")}
_OLD = {"age": ("83", "83岁")}
_CONSENTS: dict[str, Both] = {
    "agree_to_start": ("yes", "可以"),
    "agree_to_keep": ("yes", "可以"),
    "review": ("yes", "对"),
    "anything_else": ("no", "没有"),
}

VIEWS = (
    View("consent"),
    View("consent-again", says=(("purple", "紫色"),)),
    View("keep", "agree_to_keep"),
    View("choice-few", "sex"),
    View("age", "age"),
    View("age-why", "age", keys=("f2",)),
    View("age-help-page", "age", keys=("f1",)),
    View("age-help-said", "age", says=(("help", "帮助"),)),
    View("age-asked-again", "age", says=(("purple", "紫色"),)),
    View("age-asked-a-third-time", "age", says=(("purple", "紫色"), ("green", "绿色"))),
    View("yes-or-no", "tissue_confirmed"),
    View("choices", "primary_site", keys=("f3",)),
    View("choices-gone-through", "primary_site", keys=("f3", "down", "down")),
    View("suggestion", "primary_site", types=("panc", "十二")),
    View("one-of-few", "tumour_grade", says=(("high grade", "高级别"),)),
    View("confirm", "octreotide_lar_duration", says=(("6 injections", "打了6针"),)),
    View("glossary", "tumour_grade", says=(("what is Ki-67?", "什么是Ki-67？"),)),
    View("percent", "ki67", {"tumour_grade": UNKNOWN}),
    View("also-heard", "disease_extent", says=(("it has spread to the liver", "肝转移"),)),
    View("number", "prior_therapy_lines", _G3),
    View("quantity", "octreotide_lar_dose"),
    View("duration", "octreotide_lar_duration"),
    View("date", "octreotide_lar_last"),
    View("exact-day", "octreotide_lar_last", says=(("about six weeks ago", "六周前左右"),)),
    View("date-a-third-time", "last_systemic_therapy", says=(("purple", "紫色"), ("green", "绿色"))),
    View("sensitive", "life_expectancy_12_weeks"),
    View("activity-choices", "ecog", keys=("f3",)),
    View("relative", "ecog", _RELATIVE),
    View("blood", "hemoglobin", {"has_blood_results": ("yes", "有")}),
    View("first-fail", "first_fail", _OLD),
    View("contradiction", "ecog", says=(("no wait, it was G1", "说错了，是G1"), ("I am 83", "我83岁"))),
    View("changed", "ecog", says=(("change my grade to G1", "把分级改成G1"),)),
    View("asked-again-by-name", "ecog", says=(("change my age", "改年龄"),)),
    View("text", "anything_else"),
    View("answers-midway", "ecog", keys=("f5",)),
    View("review", "review"),
    View("review-unknown", "review", _CONSENTS, UNKNOWN),
    View("paused", "ecog", keys=("f8",)),
    View("stopping", "ecog", says=(("stop", "不填了"),)),
    View("stopped", "ecog", says=(("stop", "不填了"), ("keep", "保留"))),
    View("care-emergency", "ecog", says=(("I can't breathe", "我喘不上气"),)),
    View("care-despair", "ecog", says=(("I want to die", "我不想活了"),)),
    View("likely", "summary"),
    View("not-yet", "summary", _ON_MEDICINE),
    View("more-information", "summary", {"ecog": UNKNOWN, "prior_prrt": UNKNOWN}),
    View("knows-nothing", "summary", _CONSENTS, UNKNOWN),
    View("details", "summary", _CONSENTS, UNKNOWN, keys=("f2",)),
    View("knows-nothing-further", "summary", _CONSENTS, UNKNOWN, keys=("enter",)),
    View("not-eligible", "summary", {**_OLD, "first_fail": ("go on", "继续")}),
    View("long-paste", "ecog", pastes=LONG),
    View("too-small", "ecog", size=(60, 18)),
)


def talk_to(view: View, folder: Path, lang: Lang) -> Session:
    """A conversation that has come to where the view is."""
    talk, which = session(folder, lang), ("en", "zh").index(lang)
    while view.at and not talk.prompt.ended and view.at not in (talk.prompt.question, talk.prompt.kind):
        prompt = talk.prompt
        said = view.answers.get(prompt.question or prompt.kind) or view.answers.get(prompt.kind)
        said = said or (view.otherwise if prompt.question else None)
        talk.say(said[which] if said else answer(prompt, lang))
    return talk


@asynccontextmanager
async def shown(view: View, folder: Path, lang: Lang, size: Size) -> AsyncIterator[Pilot[None]]:
    """The application at the view."""
    talk, which = talk_to(view, folder, lang), ("en", "zh").index(lang)
    async with ScreeningApp(talk).run_test(size=view.size or size) as pilot:
        await pilot.pause()
        for words in view.says:
            pilot.app.screen.query_one(AnswerInput).value = words[which]
            await pilot.press("enter")
            await pilot.pause()
        await pilot.press(*view.keys, *view.types[which])
        if view.pastes:
            pilot.app.screen.query_one(AnswerInput).post_message(Paste(view.pastes))
            await pilot.pause()
        await pilot.pause(0.05)
        yield pilot
    talk.leave()


@asynccontextmanager
async def resumed(folder: Path, lang: Lang, size: Size) -> AsyncIterator[Pilot[None]]:
    """A conversation that was left and is gone on with."""
    talk = talk_to(View("", "octreotide_lar_last"), folder, lang)
    talk.leave()
    again = Session.resume(load(TRIAL), Store(folder), talk.id)
    async with ScreeningApp(again).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot
    again.leave()


@asynccontextmanager
async def kiosk(page: str, folder: Path, lang: Lang, size: Size) -> AsyncIterator[Pilot[None]]:
    """A page of the shared machine: start, warning, staff-word or summary."""
    view = View("", "summary" if page == "summary" else "ecog" if page == "warning" else "")
    app = KioskApp(lambda: talk_to(view, folder, lang), Kiosk("word", 1000, 1000, 10))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if page == "warning":
            warning = StillThere(lang)
            await app.push_screen(warning)
            warning.count(7)
        elif page == "staff-word":
            await pilot.press("ctrl+q", "ctrl+q", "ctrl+q", "w", "o")
        elif page == "summary":
            await pilot.press("enter")  # on a conversation that has ended, any reply shows the end
        await pilot.pause(0.05)
        yield pilot


def drawn(app: App[None], title: str) -> str:
    """What is shown, as SVG with wide characters as wide as the terminal shows them."""

    def widened(found: re.Match[str]) -> str:
        width = cell_len(unescape(found[3])) * float(found[1]) / len(unescape(found[3]))
        return f'textLength="{width:g}"{found[2]}>{found[3]}</text>'

    picture = app.export_screenshot(title=title)
    return re.sub(r'textLength="([\d.]+)"([^>]*)>([^<]+)</text>', widened, picture)


def openings() -> Iterator[tuple[str, Opening]]:
    """Every screen by its name."""
    yield from ((view.name, partial(shown, view)) for view in VIEWS)
    yield "resumed", resumed
    for page in ("start", "warning", "staff-word", "summary"):
        yield f"kiosk-{page}", partial(kiosk, page)
