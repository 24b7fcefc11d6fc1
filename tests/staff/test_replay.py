"""A conversation moment by moment: what was known, what changed, in both languages and both directions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from chatbot.staff.note_texts import json_text
from chatbot.staff.pacing import accelerated, limited, waits
from chatbot.staff.record import open_record
from chatbot.staff.replay import Replay
from chatbot.staff.replay_text import closing, frame_json, frames, moment, opening
from criteria.values import Choice
from tests.staff.making import save, trial
from transcripts.store import Store

HOSTILE = "[bold]54[/] \x1b]52;c;cm0=\x07 <script>x</script> =1+1 \u202e"


def replayed(store: Store, **options: object) -> Replay:
    path = save(store, **options)  # type: ignore[arg-type]
    return Replay(open_record(path, trial()).transcript, trial())


def test_every_moment_is_the_fold_up_to_it(store: Store) -> None:
    replay = replayed(store)
    known = 0
    for frame in frames(replay):
        assert len(frame.state.facts) == known + len(frame.facts)
        known = len(frame.state.facts)
    assert replay.frame(len(replay) - 1).verdict.value == "likely_eligible"
    assert replay.frame(0).verdict.value == "needs_more_information"


def test_time_runs_both_ways(store: Store) -> None:
    replay = replayed(store, stop_after=12)
    forwards = [frame_json(replay.frame(number)) for number in range(len(replay))]
    backwards = [frame_json(replay.frame(number)) for number in reversed(range(len(replay)))]
    assert forwards == backwards[::-1]


def test_a_change_of_status_is_shown_where_it_happened(store: Store) -> None:
    replay = replayed(store, answers={"ecog": Choice(("2",))})
    moment_asked = replay.moment_of("ecog")
    assert moment_asked is not None
    answered = replay.next_change(moment_asked)
    frame = replay.frame(answered)
    assert [(c.name, c.before, c.after) for c in frame.criteria] == [("I8", "unknown", "fail")]
    assert frame.question == "ecog" and frame.verdict.value == "not_eligible"
    assert replay.next_change(answered, -1) < moment_asked
    assert replay.next_change(len(replay) - 1) == len(replay) - 1
    assert replay.next_question(answered) == answered + 1


def test_each_language_shows_the_other_beside_it(store: Store) -> None:
    for lang, other in (("en", "zh"), ("zh", "en")):
        replay = replayed(store, transcript_id=f"20261122-lang{lang}", lang=lang, stop_after=8)
        number = replay.moment_of("age")
        assert number is not None
        frame, wording = replay.frame(number), trial().wording
        assert frame.text == wording[lang].questions["age"].ask  # type: ignore[index]
        assert frame.other_text == wording[other].questions["age"].ask  # type: ignore[index]


def test_a_figure_is_shown_as_people_read_it() -> None:
    about_62 = {"low": 58.900062, "high": 65.099938, "unit": "kg"}
    assert json_text(about_62) == '{"low": 58.9, "high": 65.1, "unit": "kg"}'
    assert json_text({"low": 6, "high": None}) == '{"low": 6, "high": null}'
    assert json_text({"low": 0.0123456, "high": 123456.7}) == '{"low": 0.012346, "high": 123457}'
    assert json_text(None) == "not known"
    assert json_text("g2") == '"g2"'


def test_the_reading_marks_the_words_that_it_rests_on(store: Store) -> None:
    replay = replayed(store, words={"age": "about 54, I think"}, stop_after=6)
    number = replay.moment_of("age")
    assert number is not None
    assert replay.frame(number + 1).marked == ("", "about", " 54, I think")


def test_nothing_that_was_typed_reaches_the_terminal_raw(store: Store) -> None:
    path = save(store, words={"age": HOSTILE, "ecog": HOSTILE})
    record = open_record(path, trial())
    shown = "\n".join(
        [*opening(record), *map(moment, frames(Replay(record.transcript, trial()))), *closing(record)]
    )
    assert all(c.isprintable() or c == "\n" for c in shown)
    assert "\\x1b" in shown and "\\u202e" in shown


def test_long_waits_are_shortened_and_all_go_faster() -> None:
    begun = datetime(2026, 11, 22, tzinfo=UTC)
    times = [begun + timedelta(seconds=each) for each in (0, 2, 700, 690, 691)]
    assert list(accelerated(limited(waits(times), 5.0), 2.0)) == [0.0, 1.0, 2.5, 0.0, 0.5]
