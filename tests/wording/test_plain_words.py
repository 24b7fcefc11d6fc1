"""Plain words: what a tired 74-year-old is shown can be read, is explained, and asks one thing straight.

The wording files are read directly, with the numbers of the rules in their places.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textstat

from criteria.held_numbers import filled
from criteria.model import Lang

FOLDER = Path(__file__).parents[2] / "criteria" / "trials" / "nct06732505"
LANGUAGES: tuple[Lang, ...] = ("en", "zh")
QUESTION_TEXTS = ("intro", "ask", "ask_about", "why", "where", "help", "refine")
KEYED_TEXTS = ("criteria", "reasons", "documents", "notes", "glossary")

GRADE_LIMIT = 6.0
"""Flesch-Kincaid grade, pooled over a section: single sentences swing far too much."""
WORDS_LIMIT = 20
ASK_LIMIT = {"en": 225, "zh": 112}
"""Characters that fit three lines of 75 columns (a Chinese character takes two)."""
HAN_LIMIT, HAN_MOSTLY, MOSTLY = 32, 25, 0.9
"""No Chinese sentence over the first; at least this share of them within the second."""

# Every term of the field that the texts may use; each stands in the glossary of its language.
TERMS = {
    "en": """
        PRRT, Lutathera, lutetium-177, octreotide LAR, short-acting octreotide, lanreotide, biopsy,
        pathology report, grade, Ki-67, NEC, G1, G2, G3, SSTR-PET, FDG-PET, Octreoscan, DOTATATE,
        DOTATOC, Gallium-68, CT, MRI, PET, contrast dye, metastatic, metastases, locally advanced,
        localised, inoperable, lymph node, duodenum, chemo, targeted drugs, immune drugs, everolimus,
        sunitinib, surufatinib, embolisation, TACE, cryoablation, radiofrequency ablation, ECOG, PS,
        menopause, vasectomy, IUD, heart failure, diabetes, creatinine, creatinine clearance, eGFR,
        hemoglobin, HbA1c, neutrophil, platelet, bilirubin, albumin, enzyme, ALT, AST, APTT, PT, INR,
        fasting glucose, consent form, clinical trial, CTCAE, upper limit, Cockcroft-Gault""",
    "zh": """
        核素治疗, PRRT, 镥177, 长效奥曲肽, 短效奥曲肽, 兰瑞肽, 活检, 病理报告, 分级, 分期, Ki-67, NEC,
        G1, G2, G3, SSTR-PET, FDG-PET, 奥曲肽显像, DOTATATE, 镓68, CT, MRI, 磁共振, PET, 造影剂, 转移,
        局部晚期, 局限, 进展, 淋巴结, 十二指肠, 化疗, 靶向药, 免疫药, 依维莫司, 舒尼替尼, 索凡替尼,
        介入栓塞, 消融, 根治性放疗, ECOG, 绝经, 结扎, 心衰, 糖尿病, 肌酐, 肌酐清除率, eGFR, 血红蛋白,
        糖化血红蛋白, 中性粒细胞, 血小板, 总胆红素, 白蛋白, ALT, AST, APTT, PT, INR, 空腹血糖,
        知情同意书, 临床试验, CTCAE, 正常上限, Cockcroft-Gault""",
}

# "can't" is what these two ids themselves state; a bare yes must say it.
STATES_A_CANNOT = {"unresectable", "contrast_unsuitable"}
FORBIDDEN = {
    "en": r"\bsubjects?\b|\bcohorts? (\d|one|two|three)|\bnon-?complian|\b(stop|start) taking\b",
    "zh": r"受试者|队列[0-9一二三]|受試者|你(?!们)|停药吧|必须停",
}
DECORATION = re.compile("[\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\x00-\x08\x0b-\x1f\x7f]")


def load(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


TRIAL = load(FOLDER / "trial.toml")
WORDING = {lang: filled(load(FOLDER / f"wording.{lang}.toml"), TRIAL, lang) for lang in LANGUAGES}
BOOLEANS = [q["id"] for q in TRIAL["question"] if q["kind"] == "boolean"]
SECTION_OF = {q["id"]: q["section"] for q in TRIAL["question"]}


def texts(lang: str) -> Iterator[tuple[str, str, str]]:
    """(section, place, text) of all that is shown as sentences; questions by their own section."""
    wording = WORDING[lang]
    yield "front", "title", wording["title"]
    yield "front", "about", wording["about"]
    for number, question in enumerate(wording["call_questions"]):
        yield "front", f"call_questions.{number}", question
    for question_id, question in wording["questions"].items():
        for field in QUESTION_TEXTS:
            if question.get(field):
                yield SECTION_OF[question_id], f"{question_id}.{field}", question[field]
        for choice in question.get("choices", ()):
            yield SECTION_OF[question_id], f"{question_id}.{choice['code']}", choice["label"]
    for name in KEYED_TEXTS:
        for key, text in wording.get(name, {}).items():
            yield name, f"{name}.{key}", text


def plain(text: str) -> str:
    """The text with placeholders filled by something like what stands there."""
    filled = text.replace("{date}", "3 May 2027").replace("{value}", "5").replace("{limit}", "9")
    return re.sub(r"\{\w+\}", "it", filled)


def sentences(text: str, ends: str) -> list[str]:
    return [part.strip() for part in re.split(ends, plain(text)) if part.strip()]


def as_sentence(text: str) -> str:
    return text if text.rstrip()[-1] in ".?!" else text + "."


def test_english_reads_at_grade_six_in_every_section(capsys: pytest.CaptureFixture[str]) -> None:
    pools: dict[str, list[str]] = {}
    for section, _, text in texts("en"):
        pools.setdefault(section, []).append(as_sentence(plain(text)))
    grades = {section: textstat.flesch_kincaid_grade(" ".join(pool)) for section, pool in pools.items()}
    with capsys.disabled():
        print("\nFlesch-Kincaid grade:", ", ".join(f"{name} {grade:.1f}" for name, grade in grades.items()))
    assert {name: grade for name, grade in grades.items() if grade > GRADE_LIMIT} == {}


def test_no_english_sentence_is_over_twenty_words() -> None:
    long = [
        (place, sentence)
        for _, place, text in texts("en")
        for sentence in sentences(text, r"(?<=[.?!])\s+|\n")
        if len(sentence.split()) > WORDS_LIMIT
    ]
    assert long == []


def test_chinese_sentences_are_short(capsys: pytest.CaptureFixture[str]) -> None:
    lengths = [
        (len(re.findall(r"[\u4e00-\u9fff]|[A-Za-z0-9^./%-]+", sentence)), place, sentence)
        for _, place, text in texts("zh")
        for sentence in sentences(text, r"[。？！；\n]")
    ]
    share = sum(length <= HAN_MOSTLY for length, *_ in lengths) / len(lengths)
    with capsys.disabled():
        print(f"\nChinese sentences: {len(lengths)}, {share:.1%} within {HAN_MOSTLY}, longest {max(lengths)}")
    assert [entry for entry in lengths if entry[0] > HAN_LIMIT] == []
    assert share >= MOSTLY


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_fits_three_lines_and_its_reason_one(lang: str) -> None:
    for question_id, question in WORDING[lang]["questions"].items():
        for field in ("ask", "ask_about", "refine"):
            assert len(question.get(field, "")) <= ASK_LIMIT[lang], f"{question_id}.{field}"
        assert len(question["why"]) <= ASK_LIMIT[lang] // 3, f"{question_id}.why is one line"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_is_explained_and_every_explanation_is_used(lang: str) -> None:
    glossary = {term.lower() for term in WORDING[lang]["glossary"]}
    shown = " ".join(text for _, place, text in texts(lang)).lower()
    said = " ".join(text for section, _, text in texts(lang) if section != "glossary").lower()
    terms = {term.strip().lower() for term in TERMS[lang].split(",")}
    used = {term for term in terms if re.search(rf"(?<![a-z]){re.escape(term)}(?![a-z])", shown)}
    assert used - glossary == set()
    assert {term for term in glossary if term not in said} == set()


def test_capital_abbreviations_are_known() -> None:
    """No abbreviation slips in unexplained: each is in the glossary or is a label printed on a report."""
    labels = set("CREA SCr HGB NEUT ANC PLT TBIL ALB GPT GOT GLU FPG SSTR LAR FDG NCT ID WS".split())
    glossary = " ".join(WORDING["en"]["glossary"]).split()
    for _, place, text in texts("en"):
        for word in re.findall(r"\b[A-Z][A-Z]+\b", text):
            known = word in labels or any(word in term for term in glossary)
            assert known, f"{place}: {word}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_kind_and_suit_a_screen_reader(lang: str) -> None:
    for _, place, text in texts(lang):
        assert not re.search(FORBIDDEN[lang], text, re.IGNORECASE), f"{place}: {text}"
        assert not DECORATION.search(text), f"{place}: decoration or control character"
        assert "[" not in text and "]" not in text, f"{place}: brackets read as markup"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_languages_have_the_same_texts(lang: str) -> None:
    other = WORDING["en" if lang == "zh" else "zh"]
    here = WORDING[lang]
    assert list(here["questions"]) == list(other["questions"])
    for question_id, question in here["questions"].items():
        twin = other["questions"][question_id]
        codes = [choice["code"] for choice in question.get("choices", ())]
        assert codes == [choice["code"] for choice in twin.get("choices", ())], question_id
        assert {"ask", "ask_about", "why", "example", "name"} <= set(question), question_id
        assert set(question) == set(twin), question_id
    for name in ("sections", "criteria", "reasons", "documents", "notes"):
        assert set(here.get(name, {})) == set(other.get(name, {})), name
        for key, text in here.get(name, {}).items():
            holes = set(re.findall(r"\{\w+\}", text))
            assert holes == set(re.findall(r"\{\w+\}", other[name][key])), f"{name}.{key}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_texts_match_the_definition(lang: str) -> None:
    wording = WORDING[lang]
    assert list(wording["questions"]) == [question["id"] for question in TRIAL["question"]]
    for question in TRIAL["question"]:
        codes = [choice["code"] for choice in wording["questions"][question["id"]].get("choices", ())]
        assert codes == list(question.get("codes", ())), question["id"]
        assert not question.get("sensitive") or wording["questions"][question["id"]].get("intro")
        assert question.get("document") in {None, *wording["documents"]}, question["id"]
    assert set(wording["sections"]) == set(TRIAL["sections"])
    assert list(wording["criteria"]) == [criterion["id"] for criterion in TRIAL["criterion"]]
    assert keys_named(TRIAL, "because") == set(wording["reasons"])
    assert set(TRIAL["documents"]) == set(wording["documents"])
    assert {note["key"] for note in TRIAL["note"]} == set(wording["notes"])


def keys_named(node: object, name: str) -> set[str]:
    """Every text that stands anywhere in a definition under that key."""
    if isinstance(node, dict):
        inner = set().union(*(keys_named(child, name) for child in node.values()), set())
        return inner | ({node[name]} if isinstance(node.get(name), str) and node[name] else set())
    if isinstance(node, list):
        return set().union(*(keys_named(child, name) for child in node), set())
    return set()


@pytest.mark.parametrize("question_id", BOOLEANS)
def test_a_bare_yes_says_what_the_id_states(question_id: str) -> None:
    english, chinese = (WORDING[lang]["questions"][question_id] for lang in LANGUAGES)
    for field in ("ask", "ask_about"):
        asked = [s for s in sentences(english[field], r"(?<=[.?!])\s+") if s.endswith("?")]
        assert len(asked) == 1, f"{question_id}.{field}: one question, one yes"
        assert re.match(
            r"(If .*, )?(Has|Have|Is|Are|Do|Does|Did|Could|Would|May|Can)\b|.*, (has|have|is|could|would)\b",
            asked[0],
        ), asked[0]
        assert not re.search(r"\bnot\b|\bnever\b|\bno one\b", asked[0]), asked[0]
        assert "n't" not in asked[0] or question_id in STATES_A_CANNOT, asked[0]
        (question,) = [s for s in re.findall(r"[^。？]*？", chinese[field])][:1] or [""]
        assert question.endswith("吗？"), f"{question_id}.{field}: {question}"
        negated = re.search(r"不|没|无|未", question)
        assert not negated or question_id in STATES_A_CANNOT or "暂不" in question, question
