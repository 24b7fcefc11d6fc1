"""A definition that can't be used is refused with its file, its key and what to write instead."""

# ruff: noqa: E501 - the table reads best with a row on a line.

from __future__ import annotations

from pathlib import Path

import pytest

from criteria.errors import DefinitionError, RuleError
from criteria.load import load
from criteria.rules.reading import parse
from criteria.rules.types import Names, Type
from tests.criteria.definitions import MIGRAINE, changed

TRIAL, WORDS, WORDING = "trial.toml", "words.en.toml", "wording.zh.toml"

MALFORMED = [
    # file, text, replaced by, key, a word of the problem, a word of the remedy
    (TRIAL, 'id = "how_old"', 'id = "how_old" oops', "", "no valid TOML", "line"),
    (TRIAL, 'kind = "age"', 'kind = "years"', "question.how_old.kind", "boolean", "Correct"),
    (TRIAL, 'role = "consent"', 'rolle = "consent"', "question.may_ask.rolle", "not permitted", "spelling"),
    (TRIAL, 'city = "Lisbon, Portugal"', "", "contact.city", "required", "Add it"),
    (TRIAL, 'sha256 = "', 'sha256 = "x', "record.sha256", "pattern", "Correct"),
    (TRIAL, 'section = "you"', 'section = "yoo"', "question.how_old.section", "no section 'yoo'", "sections"),
    (TRIAL, 'document = "passport"', 'document = "visa"', "question.how_old.document", "'visa'", "documents"),
    (TRIAL, 'id = "how_old"', 'id = "today"', "question.today", "rule language", "another id"),
    (TRIAL, 'id = "how_old"', 'id = "may_ask"', "question.may_ask", "twice", "Keep one"),
    (TRIAL, 'codes = ["normal", "controlled", "uncontrolled"]', "", "question.blood_pressure", "codes", "Add"),
    (TRIAL, 'unit = "kg"\nunits', 'unit = "g"\nunits', "question.weight.units", "canonical", "factor = 1"),
    (TRIAL, 'high = 100, unit = "kg"', 'high = 100, unit = "t"', "question.weight.bare.0", "'t'", "units"),
    (TRIAL, "rescue_days >= 10", "rescue_day >= 10", "criterion.E3.rows.0.when", "no fact", "rescue_days"),
    (TRIAL, "frequency == rare", "frequency == seldom", "criterion.I3.rows.1.when", "no code", "rare"),
    (TRIAL, "weeks(16)", "16", "criterion.E2.rows.0.when", "a length of time", "days(n)"),
    (TRIAL, "weight >= 45", "weight >= how_old", "criterion.E5.rows.0.when", "kg", "same unit"),
    (TRIAL, "since(last_botulinum)", "ago(last_botulinum)", "criterion.E2.rows.0.when", "no function", "Did you mean"),
    (TRIAL, "since(last_botulinum)", "since(weight)", "criterion.E2.rows.0.when", "date", "Name the question"),
    (TRIAL, '"will_keep_diary", status', '"weight", status', "criterion.I5.rows.0.when", "yes or no", "Compare"),
    (TRIAL, "migraine_days < 4", "migraine_days < ", "derived.frequency.rows.0.when", "no rule", "comparison"),
    (TRIAL, 'is = ["rare"]', 'is = ["rare"], same_as = "headache_kind"', "derived.frequency.rows.0", "either", "one"),
    (TRIAL, 'use = "onset"', 'use = "begin"', "criterion.I2.rows.1.use", "no table 'begin'", "[table.begin]"),
    (TRIAL, "[table.onset]\nrows = [", '[table.onset]\nrows = [\n{ when = "otherwise", use = "onset" },',
     "table.onset.rows.0.use", "uses itself", "circle"),
    (TRIAL, '    { when = "otherwise", status = "fail", because = "age" },\n', "", "criterion.I1", "last row", "otherwise"),
    (TRIAL, 'asked_when = "maybe(preventives_tried >= 1)"', 'asked_when = ""', "question.preventive_changed.asked_when",
     "at least 1 character", "Correct"),
    (TRIAL, 'until = "last_botulinum + weeks(16)"', 'until = ""', "criterion.E2.rows.1.until", "at least 1", "Correct"),
    (TRIAL, 'until = "last_botulinum + weeks(16)", ', "", "criterion.E2.rows.1", "'until'", "Add"),
    (TRIAL, 'until = "last_botulinum + weeks(16)"', 'until = "weeks(16)"', "criterion.E2.rows.1.until",
     "not a date", "weeks(4)"),
    (TRIAL, 'until = "last_botulinum', 'until = "earliest_start', "criterion.E2.rows.1.until",
     "every criterion is decided", "start"),
    (TRIAL, 'status = "pass"', 'status = "ok"', "table.onset.rows.1.status", "pass", "Correct"),
    (TRIAL, 'unknown_becomes = "unknown"', "", "criterion.I1", "unknown_becomes", "site"),
    (TRIAL, 'has_migraine = "', 'weight = "', "define.weight", "taken", "another"),
    (TRIAL, "[define]", '[limits.nothing]\nsource = "so"\nrows = [{ when = "otherwise", upper = 1 }]\n\n[define]', "limits.nothing",
     "no quantity 'nothing'", "kind quantity"),
    (TRIAL, "[define]", '[limits.weight]\nsource = "so"\nrows = [{ when = "how_old > 50", upper = 1 }]\n\n[define]', "limits.weight",
     "last row", "otherwise"),
    (TRIAL, '{ when = "otherwise", use = "onset" }', '{ when = "otherwise", use = "onset", status = "pass" }',
     "criterion.I2.rows.1", "either 'status' or 'use'", "one"),
    (TRIAL, '[[criterion]]\nid = "I2"', '[[criterion]]\nid = "I9"\nquote = "So."\n\n[[criterion]]\nid = "I2"',
     "criterion.I9", "either 'rows' or parts", "one"),
    (TRIAL, '[[criterion]]\nid = "I2"', '[[criterion]]\nid = "I9"\nquote = "So."\n\n[[criterion.part]]\nid = "weight"\n'
     'unknown_becomes = "site"\nonly_when = "has_migraine"\nrows = [{ when = "otherwise", status = "pass" }]\n\n'
     '[[criterion]]\nid = "I2"', "criterion.I9", "may not exist", "other case"),
    (TRIAL, "[derived.frequency]", "[derived.weight]", "derived.weight", "taken", "another"),
    (TRIAL, 'is = ["rare"]', 'same_as = "weight"', "derived.frequency.rows.0.same_as", "'weight' is no choice", "choice"),
    (TRIAL, 'codes = ["normal", "controlled", "uncontrolled"]',
     'codes = ["normal", "controlled", "uncontrolled"]\nvague = { bp = "fair" }', "question.blood_pressure.vague.bp",
     "no code 'fair'", "codes"),
    (TRIAL, 'unknown_becomes = "unknown"\nrows = [\n    { when = "18 <=', 'unknown_becomes = "unknown"\nx = [\n    { when = "18 <=',
     "criterion.I1.x", "not permitted", "spelling"),
    (TRIAL, 'key = "aura"', 'key = "Aura!"', "note.Aura!.key", "pattern", "Correct"),
    (WORDS, 'note = "mini_stroke"', 'note = "mini"', "stroke_or_infarction.trap.0.note", "'mini'", "[notes]"),
    (WORDS, 'status = "unclear"', 'status = "maybe"', "stroke_or_infarction.trap.0.status", "unclear", "Correct"),
    (WORDING, 'name = "同意"', "", "questions.may_ask.name", "required", "Add it"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "key", "problem", "remedy"), MALFORMED)
def test_malformed(
    tmp_path: Path, file: str, old: str, new: str, key: str, problem: str, remedy: str
) -> None:
    with pytest.raises(DefinitionError) as caught:
        load(changed(MIGRAINE, tmp_path, file, old, new))
    error = caught.value
    assert (error.file, error.key) == (f"migraine/{file}", key)
    assert problem in error.problem and remedy in error.remedy


def test_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    copy = changed(MIGRAINE, tmp_path, "record.txt", "Lisbon", "Lissabon")
    (copy / "record.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(DefinitionError, match=r"record\.txt: it is no UTF-8 text .* Save it as UTF-8"):
        load(copy)


@pytest.mark.parametrize("name", ["NCT99999999", "/nowhere", "", "../nct06732505", "a\0b"])
def test_no_such_trial(name: str) -> None:
    with pytest.raises(DefinitionError, match="NCT06732505"):
        load(name)


NAMES = Names(
    facts={"old": Type("number", "a"), "tall": Type("truth"), "kind": Type("choice", codes=("a", "b"))},
    age="old",
)


@pytest.mark.parametrize(
    "source",
    [
        "__import__('os').system('true')", "tall.real", "(lambda: tall)()", "[x for x in kind]", "old[0] > 1",
        "old ** 9999 > 1", "old * 2 > 1", "f'{tall}'", "tall if tall else tall", "kind == 'c'", "kind < a",
        "(x := 1) > 0", "True", "1", "", "   ", "old >= 18 and", "tall == tall", "days(1)", "kind in a",
        "days(old) > days(1)", "near_limit(old, 2)", "known(1, 2)", "not " * 200 + "tall", "tall and " * 200 + "tall",
        "\0", "-old > 1", "old > 1 > tall",
    ],
)  # fmt: skip
def test_rules_can_only_compare(source: str) -> None:
    with pytest.raises(RuleError):
        parse(source, NAMES)


def test_rules_are_equal_where_their_text_is() -> None:
    assert parse("old >= 18  and tall", NAMES) == parse("old >= 18 and\n tall", NAMES)
    assert parse("old >= 18 and tall", NAMES).facts == ("old", "tall")
