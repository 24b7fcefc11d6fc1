"""Conversations of people who do not answer as they are asked; each taught something."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from chatbot.dialogue.conversation import Conversation
from chatbot.dialogue.prompt import PromptKind
from chatbot.dialogue.speech import speech
from chatbot.dialogue.state import Setting
from criteria.load import load
from criteria.model import Lang
from criteria.values import Age, Choice, Interval, Quantity
from tests.talks import AS_OF, CHINESE, ENGLISH, TRIAL


def begun(lang: Lang = "en", as_of: date = AS_OF) -> Conversation:
    return Conversation(Setting(load(TRIAL), as_of), lang)


def up_to(question: str, answers: Mapping[str, str], lang: Lang = "en") -> Conversation:
    """A conversation that was answered so far that the question is open."""
    conversation = begun(lang)
    for _ in range(80):
        prompt = conversation.prompt
        if prompt.question == question:
            return conversation
        yes, no = ("对", "没有") if lang == "zh" else ("yes", "no")
        conversation.say(yes if prompt.kind is PromptKind.REVIEW else answers.get(prompt.question or "", no))
    raise AssertionError(f"{question} was not asked")


def test_a_relative_ends_within_three_replies_after_the_consents_where_the_age_stops_it() -> None:
    conversation = begun()
    for words in ("yes", "yes", "my husband has it, I'm typing", "he's 81", "stop here"):
        conversation.say(words)
    summary = conversation.prompt.summary
    assert summary is not None and summary.verdict == "not_eligible"
    assert [reason.criterion for group in summary.groups for reason in group.reasons] == ["I2"]
    assert summary.title == "Could this study be a fit?"  # not "for you"


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "its me, though my lass is helping with the typing"), ("zh", "是我，闺女帮我打字")],
)
def test_who_types_is_confirmed_where_a_helper_is_named_too(lang: Lang, words: str) -> None:
    """It decides no criterion, but of whom all that follows is said; the helper's sex is nobody's."""
    conversation = up_to(
        "respondent",
        {"agree_to_start": "可以", "agree_to_keep": "可以"}
        if lang == "zh"
        else {"agree_to_start": "yes", "agree_to_keep": "yes"},
        lang,
    )
    assert conversation.say(words).kind is PromptKind.CONFIRM
    conversation.say("对" if lang == "zh" else "yes")
    facts = conversation.state.facts
    assert facts["respondent"] == Choice(("participant",)) and "sex" not in facts


def test_a_worrier_may_ask_why_at_every_question_and_loses_no_try() -> None:
    conversation = begun()
    conversation.say("yes")
    conversation.say("no")
    for words in ("me", "61", "female", "yes"):
        assert conversation.say("why do you ask?").attempt == 1
        assert conversation.prompt.notices[0].kind == "why"
        conversation.say("what is PRRT?")
        conversation.say(words)
    assert conversation.prompt.question == "tissue_confirmed"


def test_three_changes_at_the_end_need_one_reply_each_where_they_say_the_new_answer() -> None:
    conversation = up_to("anything_else", ENGLISH)
    for words in ("no", "change my age to 59", "change my grade to G1", "change sstr pet to negative"):
        conversation.say(words)
    state = conversation.state
    assert state.facts["age"] == Age(Interval(59, 59))
    assert state.facts["tumour_grade"] == Choice(("g1",))
    assert state.facts["sstr_pet"] == Choice(("negative",))


@pytest.mark.parametrize("reply", ["6 injections", "had six jabs so far"])
def test_a_number_of_injections_is_confirmed_although_the_rest_of_its_criterion_is_not_known(
    reply: str,
) -> None:
    """Nothing is decided by it yet; another reading could come to decide."""
    conversation = up_to("octreotide_lar_duration", ENGLISH)
    assert conversation.say(reply).kind is PromptKind.CONFIRM
    conversation.say("no, 6 months")
    assert conversation.state.answers["octreotide_lar_duration"].words == "no, 6 months"


def test_the_question_for_the_exact_day_shows_no_example_of_the_rough_answer() -> None:
    conversation = up_to("age", ENGLISH)
    prompt = conversation.say("17")
    assert prompt.kind is PromptKind.REFINE and prompt.example == ""


@pytest.mark.parametrize(
    ("lang", "report"),
    [
        ("en", "Hb 121, plt 200, ANC 3.1, Cr 80, ALT 30 AST 28 bili 12 alb 40 aptt 30"),
        ("en", "Hb 121\nplt 200\nANC 3.1\nCr 80\nALT 30\nAST 28\nbili 12\nalb 40\naptt 30"),
        ("zh", "血红蛋白121 血小板200 中性粒细胞3.1 肌酐80 谷丙30 谷草28 白蛋白40 APTT30"),
    ],
)
def test_a_whole_blood_report_is_one_answer(lang: Lang, report: str) -> None:
    conversation = up_to("has_blood_results", CHINESE if lang == "zh" else ENGLISH, lang)
    assert conversation.say(report).question in ("bilirubin", "anything_else")
    facts = conversation.state.facts
    assert facts["hemoglobin"] == Quantity(Interval(121, 121), "g/L")
    assert facts["platelets"] == Quantity(Interval(200, 200), "10*9/L")
    assert facts["creatinine"] == Quantity(Interval(80, 80), "umol/L")


@pytest.mark.parametrize(
    ("lang", "replies", "site"),
    [
        ("en", ("the gut", "don't know which part"), "other_digestive"),
        ("en", ("bowel", "just the bowel"), "other_digestive"),
        ("en", ("the gut", "the appendix"), "appendix"),
        ("zh", ("肠道", "不知道哪一段"), "other_digestive"),
    ],
)
def test_a_vague_place_is_asked_about_once_and_then_holds(
    lang: Lang, replies: tuple[str, ...], site: str
) -> None:
    conversation = up_to("primary_site", CHINESE if lang == "zh" else ENGLISH, lang)
    for words in replies:
        conversation.say(words)
    assert conversation.state.facts["primary_site"] == Choice((site,))


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "没结扎，还能生"), ("zh", "能，没有结扎"), ("en", "no snip, so I still could")]
)
def test_who_is_not_sterilised_has_not_turned_contraception_down(lang: Lang, words: str) -> None:
    conversation = up_to("childbearing_potential", CHINESE if lang == "zh" else ENGLISH, lang)
    conversation.say(words)
    assert "contraception" not in conversation.state.facts


def test_silence_leaves_a_question_after_three_times_and_goes_on() -> None:
    conversation = up_to("tissue_confirmed", ENGLISH)
    for _ in range(3):
        conversation.say("")
    assert conversation.prompt.question == "primary_site"
    assert conversation.prompt.notices[-1].text == "That's fine. I leave this one for the study team."


def test_another_script_in_mid_conversation_is_read_as_well() -> None:
    conversation = up_to("disease_extent", ENGLISH)
    conversation.say("转移到肝了")
    assert conversation.state.facts["disease_extent"] == Choice(("metastatic",))
    assert conversation.state.facts["liver_metastases"] is True


@pytest.mark.parametrize(
    ("words", "kind"),
    [("stop", PromptKind.STOPPING), ("pause please", PromptKind.PAUSED), ("I'm back", PromptKind.QUESTION)],
)
def test_a_wish_to_stop_is_heard_while_the_conversation_rests(words: str, kind: PromptKind) -> None:
    conversation = up_to("sex", ENGLISH)
    conversation.say("can we take a break")
    assert conversation.prompt.kind is PromptKind.PAUSED
    assert conversation.say(words).kind is kind
    assert "sex" not in conversation.state.answers


@pytest.mark.parametrize(("lang", "words"), [("en", "I can't breathe"), ("zh", "我不想活了")])
def test_who_needs_help_is_not_told_that_it_was_no_answer_and_loses_no_try(lang: Lang, words: str) -> None:
    conversation = up_to("ecog", CHINESE if lang == "zh" else ENGLISH, lang)
    prompt = conversation.say(words)
    assert [notice.kind for notice in prompt.notices] == ["care"]
    assert (prompt.question, prompt.attempt) == ("ecog", 1)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "will it hurt"),
        ("en", "but what if I get sick in Beijing"),
        ("en", "is this going to kill me?"),
        ("en", "do you think I should stop the shots?"),
        ("en", "I'm scared"),
        ("zh", "这个药会疼吗"),
        ("zh", "我害怕"),
    ],
)
def test_who_asks_or_worries_instead_is_answered_and_loses_no_try(lang: Lang, words: str) -> None:
    conversation = up_to("ecog", CHINESE if lang == "zh" else ENGLISH, lang)
    for _ in range(4):
        prompt = conversation.say(words)
        assert (prompt.question, prompt.attempt) == ("ecog", 1)
    (notice,) = prompt.notices
    assert notice.text != speech(lang).say("not_clear")


@pytest.mark.parametrize("words", ["can walk a bit", "walking?", "purple", "I'm afraid not"])
def test_what_may_be_an_answer_is_asked_about_as_one(words: str) -> None:
    conversation = up_to("ecog", ENGLISH)
    assert all("I can't answer" not in notice.text for notice in conversation.say(words).notices)
    assert conversation.prompt.attempt > 1 or conversation.prompt.question != "ecog"


def test_a_question_at_the_first_that_does_not_fit_is_answered_and_the_choice_stays_open() -> None:
    conversation = up_to("age", ENGLISH)
    conversation.say("83")
    prompt = conversation.say("does that mean I am going to die")
    assert prompt.kind is PromptKind.FIRST_FAIL
    assert [notice.text for notice in prompt.notices] == [speech("en").say("aside_worry")]


@pytest.mark.parametrize(
    ("words", "choice", "then"),
    [
        ("there was a scan, it showed it in the liver", "the second", PromptKind.QUESTION),
        ("there was a scan, it showed it in the liver", "the first", PromptKind.FIRST_FAIL),
    ],
)
def test_at_the_first_that_does_not_fit_another_answer_is_held_against_it(
    words: str, choice: str, then: PromptKind
) -> None:
    conversation = up_to("imaging_confirmed", ENGLISH)
    conversation.say("no, no scan has shown that")
    assert conversation.say(words).kind is PromptKind.CONTRADICTION
    assert conversation.say(choice).kind is then


@pytest.mark.parametrize("words", ["hm", "a ct last month perhaps", "my tea is getting cold"])
def test_what_picks_nothing_there_changes_nothing_and_is_said_so(words: str) -> None:
    conversation = up_to("imaging_confirmed", ENGLISH)
    conversation.say("no, no scan has shown that")
    prompt = conversation.say(words)
    assert prompt.kind is PromptKind.FIRST_FAIL and prompt.notices
    assert conversation.state.facts["imaging_confirmed"] is False
