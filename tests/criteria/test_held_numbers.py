"""A number that a rule holds stands in texts as the rule has it, whatever it is amended to."""

from __future__ import annotations

from pathlib import Path

import pytest

from criteria.held_numbers import filled, unheld
from criteria.load import load
from criteria.model import Lang
from tests.criteria.definitions import GEP_NEN, changed

RULES = {
    "criterion": [
        {"id": "I1", "rows": [{"when": "18 <= age_at_start <= 80"}, {"when": "otherwise"}]},
        {"id": "I2", "part": [{"rows": [{"when": "hb  >= 9.5"}]}]},
        {"id": "I3", "part": [{"rows": [{"when": "since(drug) >= weeks(4)"}]}]},
        {"id": "E1", "rows": [{"when": "times_uln(alt) <= 2.5"}, {"when": "since(scan) >= months(1)"}]},
    ],
    "table": {
        "liver": {"rows": [{"when": "times_uln(alt) <= 5"}]},
        "free": {"rows": [{"when": "free + (start - today) >= years(5)"}]},
    },
    "note": [{"key": "low", "when": "hb >= 12"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        ("en", "From {? <= age_at_start} to {age_at_start <= ?}.", "From 18 to 80."),
        ("en", "Below {hb >= ?} g/L.", "Below 9.5 g/L."),
        ("en", "Wait {since(drug) >= ?}.", "Wait 4 weeks."),
        ("zh", "要隔{since(drug) >= ?}。", "要隔4周。"),
        ("en", "A scan of {since(scan) >= ?} ago.", "A scan of 1 month ago."),
        ("en", "Gone for {free + (start - today) >= ?}.", "Gone for 5 years."),
        ("en", "From {date} on. Is that so?", "From {date} on. Is that so?"),
        # No rule, or several: that sentence is left out; where it is all there is, the number alone.
        ("en", "Too high. Above {times_uln(alt) <= ?}. Ask again?", "Too high. Ask again?"),
        ("zh", "太高。高于{times_uln(alt) <= ?}倍。请再问。", "太高。请再问。"),
        ("en", "Below {sugar >= ?}.", "Below …."),
        ("en", "Below {b >= ?}.", "Below …."),
    ],
)
def test_a_text_takes_the_number_of_the_rule(lang: Lang, text: str, shown: str) -> None:
    assert filled({"reasons": {"it": text}}, RULES, lang) == {"reasons": {"it": shown}}


def test_texts_without_a_rule_are_named() -> None:
    texts = {"a": {"b": "{hb >= ?} {hb > ?}"}, "choices": [{"label": "{times_uln(alt) <= ?}"}]}
    assert list(unheld(texts, RULES)) == [("a.b", "hb > ?"), ("choices.0.label", "times_uln(alt) <= ?")]


@pytest.mark.parametrize(
    ("old", "new", "reason", "shown"),
    [
        ("hemoglobin >= 90", "hemoglobin >= 100", "hemoglobin_low", ("100 g/L", "100 g/L")),
        ("18 <= age_at_start <= 80", "18 <= age_at_start <= 75", "too_old", ("75", "75")),
        (
            "since(last_systemic_therapy) >= weeks(4)",
            "since(last_systemic_therapy) >= weeks(6)",
            "recent_systemic_therapy",
            ("6 weeks", "6周"),
        ),
        ("times_uln(aptt) <= 1.5", "times_uln(aptt) <= 2", "aptt_long", ("2 times", "2倍")),
    ],
)
def test_an_amended_limit_is_told_as_amended(
    tmp_path: Path, old: str, new: str, reason: str, shown: tuple[str, str]
) -> None:
    folder = changed(GEP_NEN, tmp_path, "trial.toml", old, new)
    for trial in (load(folder), load(folder)):  # the second time from the cache
        for lang, words in zip(("en", "zh"), shown, strict=True):
            assert words in trial.wording[lang].reasons[reason]  # type: ignore[index]
