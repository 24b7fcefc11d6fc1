"""The full screen as a participant meets it, driven key by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from chatbot.dialogue.prompt import PromptKind
from chatbot.session import Session
from chatbot.tui.app import ScreeningApp
from chatbot.tui.participant.notice_screen import NoticeScreen
from chatbot.tui.participant.summary_screen import SummaryScreen
from chatbot.tui.widgets.answer_input import AnswerInput, shortened
from chatbot.tui.widgets.exchange_view import ExchangeView, Heard
from chatbot.tui.widgets.prompt_view import PromptView
from criteria.model import Lang
from tests.talks import answer, session

SIZE = (80, 24)


async def say(pilot: Pilot[None], words: str) -> None:
    pilot.app.screen.query_one(AnswerInput).value = words
    await pilot.press("enter")
    await pilot.pause()


async def talk_to(pilot: Pilot[None], talk: Session, question: str) -> None:
    while talk.prompt.question != question:
        await say(pilot, answer(talk.prompt, talk.state.lang))


def screen_text(app: ScreeningApp) -> str:
    return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [SIZE, (120, 40)])
async def test_a_whole_conversation_ends_in_the_summary(
    tmp_path: Path, lang: Lang, size: tuple[int, int]
) -> None:
    talk = session(tmp_path, lang)
    app = ScreeningApp(talk)
    async with app.run_test(size=size) as pilot:
        while not talk.prompt.ended:
            await say(pilot, answer(talk.prompt, lang))
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)
        summary = talk.prompt.summary
        assert summary is not None and summary.verdict == "likely_eligible"
        shown = "\n".join(str(static.render()) for static in app.screen.query(Static))
        assert "010-88196196" in shown and "+86 10 8819 6196" in shown
        await pilot.press("escape")
    assert {file.suffix for file in tmp_path.iterdir()} == {".jsonl", ".html", ".txt"}


async def test_keys_typed_faster_than_the_screen_are_taken_in_order(tmp_path: Path) -> None:
    talk = session(tmp_path)
    async with ScreeningApp(talk).run_test(size=SIZE) as pilot:
        await pilot.press(*"yes", "enter", *"no", "enter", *"me", "enter", *"61", "enter")
        await pilot.pause()
        assert [exchange.words for exchange in talk.state.exchanges] == ["yes", "no", "me", "61"]


async def test_what_was_heard_stands_beside_the_answer(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "primary_site")
        await say(pilot, "in the tail of the pancreas")
        line = next(line for line in screen_text(app).splitlines() if "tail of the pancreas" in line)
        assert line.rstrip().endswith("✓ Pancreas")


async def test_why_choices_back_and_answers_have_keys(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "primary_site")
        await pilot.press("f2")
        await pilot.pause()
        assert talk.prompt.why in "".join(notice.text for notice in talk.prompt.notices)
        await pilot.press("f3")
        await pilot.pause()
        assert app.screen.query_one(OptionList).option_count == len(talk.prompt.choices)
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert talk.prompt.question == "tissue_confirmed"
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert talk.prompt.kind is PromptKind.REVIEW
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, NoticeScreen)
        await pilot.press("escape")


async def test_a_click_on_a_choice_answers(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=(120, 40)) as pilot:
        await talk_to(pilot, talk, "sex")
        await pilot.press("f3")
        await pilot.pause()
        await pilot.click(OptionList, offset=(4, 1))
        await pilot.pause()
        assert talk.state.exchanges[-1].words == "Female"


async def test_switching_the_language_keeps_what_is_being_typed(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "primary_site")
        await pilot.press(*"small bow")
        await pilot.press("ctrl+l")
        await pilot.pause()
        assert talk.state.lang == "zh" and app.screen.query_one(AnswerInput).value == "small bow"
        await pilot.press(*"el", "enter")
        await pilot.pause()
        assert talk.prompt.question != "primary_site"


async def test_earlier_words_come_back_with_the_arrows(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await say(pilot, "erm")
        await pilot.press(*"ye", "up")
        assert app.screen.query_one(AnswerInput).value == "erm"
        await pilot.press("down")
        assert app.screen.query_one(AnswerInput).value == "ye"


async def test_arrows_go_through_choices_and_enter_takes_the_one_reached(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "primary_site")
        await pilot.press("f3")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "primary_site" not in talk.state.answers, "nothing is picked out before somebody goes there"
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert talk.state.exchanges[-1].words == "Stomach"


async def test_a_choice_is_completed_only_with_the_right_arrow(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "primary_site")
        field = app.screen.query_one(AnswerInput)
        await pilot.press(*"pan")
        await pilot.pause()
        assert field.value == "pan" and "→" in str(field.border_subtitle)
        await pilot.press("right")
        assert field.value == "pancreas"
        assert talk.prompt.question == "primary_site"


async def test_an_answer_asked_again_stands_in_the_line(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "primary_site")
        await pilot.click(next(heard for heard in app.screen.query(Heard) if "Female" in str(heard.render())))
        await pilot.pause()
        field = app.screen.query_one(AnswerInput)
        assert talk.prompt.question == "sex" and field.value == "female"
        await pilot.press(*"male", "enter")
        await pilot.pause()
        assert talk.state.answers["sex"].heard == "Male"


async def test_the_page_of_answers_is_seen_from_its_top_and_taken_with_the_mouse(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        while talk.prompt.kind is not PromptKind.REVIEW:
            await say(pilot, answer(talk.prompt))
        shown = screen_text(app).splitlines()
        assert talk.prompt.text[:40] in shown[3] and "who is typing" in "".join(shown)
        await pilot.click(OptionList, offset=(4, 0))
        await pilot.pause()
        assert isinstance(app.screen, SummaryScreen)


async def test_keys_that_say_nothing_leave_no_empty_answer(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "primary_site")
        before = len(app.screen.query(ExchangeView))
        await pilot.press("f2", "f5", "f4")
        await pilot.pause()
        assert len(app.screen.query(ExchangeView)) == before


async def test_typing_is_heard_after_the_window_lost_the_focus(tmp_path: Path) -> None:
    from textual import events

    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.screen.set_focus(None)
        await pilot.press(*"yes", "enter")
        await pilot.pause()
        assert [exchange.words for exchange in talk.state.exchanges] == ["yes"]


async def test_a_long_paste_is_cut_and_said_so(tmp_path: Path) -> None:
    from textual import events

    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        field = app.screen.query_one(AnswerInput)
        field.post_message(events.Paste("Hb 121\nplt 200\x1b[31m\n" + "x" * 1_000_000))
        await pilot.pause()
        assert field.value.startswith("Hb 121; plt 200 [31m; xxx") and len(field.value) == 2000
        await pilot.pause()
        assert "That was 1000020 characters." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "1000020" not in screen_text(app)


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("Hb 121, Hb 121", 14, "Hb 121, Hb 121"),
        ("Hb 121, plt 200, ANC 3.1", 23, "Hb 121, plt 200,"),
        ("had chemo in May. It was not", 25, "had chemo in May."),
        ("white cells of 1.234", 19, "white cells of"),
        ("长在小肠，已经转移了，我是不能的", 13, "长在小肠，已经转移了，"),
        ("长在小肠，已经转移了，我是不能的", 11, "长在小肠，已经转移了，"),
        ("长在小肠，已经转移了，我是不能的", 10, "长在小肠，已经转移了"),
        ("x" * 30, 20, "x" * 20),
        ("no " + "x" * 30, 20, "no " + "x" * 17),
    ],
)
def test_what_is_too_long_is_cut_where_nothing_is_cut_in_half(text: str, most: int, kept: str) -> None:
    assert shortened(text, most) == kept


async def test_wide_characters_of_what_is_told_stay_whole(tmp_path: Path) -> None:
    from textual import events

    talk = session(tmp_path, "zh")
    app = ScreeningApp(talk)
    async with app.run_test(size=(120, 40)) as pilot:
        await talk_to(pilot, talk, "ecog")
        app.screen.query_one(AnswerInput).post_message(events.Paste("好" * 3000))
        await pilot.pause()
        await pilot.pause()
        assert "您粘贴了 3000 个字，我只读前 2000 个字。" in screen_text(app)


@pytest.mark.parametrize(("value", "coloured"), [("1", False), ("", True), (None, True)])
async def test_no_colour_is_sent_where_none_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str | None, coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if value is not None:
        monkeypatch.setenv("NO_COLOR", value)
    app = ScreeningApp(session(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("f3")
        await pilot.press("down")
        await pilot.pause()
        styles = [s.style for strip in app.screen._compositor.render_strips() for s in strip if s.style]
        assert any(style.color or style.bgcolor for style in styles) is coloured
        assert coloured or any(style.reverse for style in styles), "the choice reached is still marked"


HOSTILE = [
    "[@click=app.leave]x[/]",
    "[/]",
    "\x1b]0;owned\x07",
    "\u202eabc\u202c",
    "\ud800",
    "é" * 500,
    "\x9b31m",
    "",
]


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_words_are_shown_as_text(tmp_path: Path, words: str) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "primary_site")
        await app.screen._take(lambda: talk.say(words), words)  # type: ignore[attr-defined]
        await pilot.pause()
        text = screen_text(app)
        assert all(c.isprintable() or c in "\n\u3000" for c in text)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.is_running


async def test_a_small_window_says_what_it_needs(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.pause()
        assert "80 by 24" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.screen.query(PromptView) and "80 by 24" not in screen_text(app)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_nothing_is_answered_in_a_window_that_cannot_be_read(tmp_path: Path, lang: Lang) -> None:
    talk = session(tmp_path, lang)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "tissue_confirmed")
        before = talk.state.exchanges
        await pilot.resize_terminal(41, 12)
        await pilot.press(*"yes", "enter", "f4", "f8")
        await pilot.pause()
        needed = "Please make it at least 80 by 24" if lang == "en" else "请放大到 80×24 以上"
        assert needed in screen_text(app) and talk.state.exchanges == before
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert app.screen.query_one(AnswerInput).value == "yes"
        await pilot.press("enter")
        await pilot.pause()
        assert talk.state.exchanges[-1].words == "yes"


@pytest.mark.parametrize("at", ["tumour_grade", "ecog", "review"])
async def test_the_open_prompt_stays_in_view_when_the_window_changes(tmp_path: Path, at: str) -> None:
    talk = session(tmp_path)
    while at not in (talk.prompt.question, talk.prompt.kind):
        talk.say(answer(talk.prompt))
    app = ScreeningApp(talk)
    async with app.run_test(size=(200, 60)) as pilot:
        for size in (SIZE, (120, 40), (80, 30), (200, 60), SIZE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert talk.prompt.text[:40] in screen_text(app), size
            rows = screen_text(app).split("\n")
            assert all(len(row) <= size[0] for row in rows)


async def test_the_open_question_stands_right_above_the_line_in_a_tall_window(tmp_path: Path) -> None:
    app = ScreeningApp(session(tmp_path))
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.pause()
        prompt, field = app.screen.query_one(PromptView), app.screen.query_one(AnswerInput)
        assert prompt.region.bottom == field.region.y


async def test_who_stops_and_keeps_is_told_how_to_come_back(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        await talk_to(pilot, talk, "ecog")
        await say(pilot, "stop")
        await say(pilot, "keep")
        assert f"chatbot --resume {talk.id}" in screen_text(app)
        assert "Read on" not in screen_text(app), "there is nothing more to read"


async def test_a_number_is_asked_for_only_where_choices_have_one(tmp_path: Path) -> None:
    talk = session(tmp_path)
    app = ScreeningApp(talk)
    async with app.run_test(size=SIZE) as pilot:
        for question, numbered in (("age", False), ("primary_site", True)):
            await talk_to(pilot, talk, question)
            await pilot.press("f3")
            await pilot.pause()
            assert ("Type a number" in screen_text(app)) is numbered


async def test_a_resumed_conversation_shows_what_was_said(tmp_path: Path) -> None:
    from criteria.load import load
    from tests.talks import TRIAL
    from transcripts.store import Store

    talk = session(tmp_path)
    while talk.prompt.question != "tumour_grade":
        talk.say(answer(talk.prompt))
    talk.leave()
    again = Session.resume(load(TRIAL), Store(tmp_path), talk.id)
    app = ScreeningApp(again)
    async with app.run_test(size=SIZE):
        assert len(app.screen.query(ExchangeView)) == len(talk.state.exchanges)
        assert again.prompt.question == "tumour_grade"
    again.leave()


async def test_a_key_shows_every_open_point_with_the_records_words_and_hides_them_again(
    tmp_path: Path,
) -> None:
    talk = session(tmp_path)
    while not talk.prompt.ended:
        words = "I don't know" if talk.prompt.question == "ecog" else answer(talk.prompt)
        talk.say(words)
    app, record = ScreeningApp(talk), "ECOG score of 0 or 1."
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "how active" in screen_text(app) and record not in screen_text(app)
        await pilot.press("f2")
        await pilot.pause()
        assert record in screen_text(app)
        await pilot.press("f2")
        await pilot.pause()
        assert record not in screen_text(app)
