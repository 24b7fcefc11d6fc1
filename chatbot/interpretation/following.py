"""What an answer says of the questions that follow on another, right after it said that one's fact.

"Octreotide LAR 30 mg every 4 weeks since March" names an injection, and then, without naming anything
again, its dose, how often and since when. Such words (``says.aside``) say so only there: "since March" after
anything else is of that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from chatbot.interpretation.lexicon import AROUND, PASSED_OVER
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.situation import Situation
from criteria.evaluate import case_of
from criteria.model import Question, Trial
from criteria.truth import FALSE, TRUE
from criteria.values import Choice, Value, ValueKind

_OF_IT = (
    AROUND
    | PASSED_OVER
    | frozenset(
        "mg mgs milligram milligrams ml every each per once twice day days week weeks wk wks month "
        "months mth mths year years yr yrs daily weekly monthly fortnightly injection injections "
        "injected jab jabs shot shots needle needles dose doses dosage dosis strength given giving get gets "
        "getting got have has having take takes taking taken been am are on for from with by at "
        "and then now currently started starting start until january february march april may june "
        "july august september october november december jan feb mar apr jun jul aug sep sept oct "
        "nov dec one two three four five six eight ten twenty thirty forty sixty "
        "go goes in to it they they've do does did come comes pushed upped raised increased bumped moved put "
        "spring summer autumn winter last this next 毫 克 每 隔 次 针 支 周 月 天 年 日 号 "
        "星 期 礼 拜 打 用 注 射 从 自 开 始 起 到 现 在 今 去 前 半 个 一 二 两 三 四 五 六 七 八 "
        "九 十 剂 量 我 已 上 后 来 最 末 结 果 又 着 连 续 直 规 律 坚 持 稳 当 程 还 满 "
        "多 末 大 概 约 左 右 快 几 近 头 尾 共 总 累 计 算 给 推 扎 挨 那".split()
    )
)
"""Words that may stand between the fact's name and what more is said of it: amounts and times."""


def follow_ons(
    situation: Situation, trial: Trial, stated: Mapping[str, Value]
) -> Iterator[tuple[Question, list[Match[str]]]]:
    """The questions that follow on what the answer states, with the words that speak of each.

    Args:
        situation: The answer.
        trial: Whose questions are looked for.
        stated: What the answer states, by question.
    """
    every, alone = situation.every_aside, situation.every_beside
    for question_id in dict.fromkeys(match.key for match in (*every, *alone)):
        question = trial.question(question_id)
        if question.asked_when is None or question_id in stated:
            continue
        leads = _leads(trial, question)
        fellows = {one.id for one in trial.questions if _leads(trial, one) & leads}
        if situation.question.id not in fellows and not _led(situation, trial, question, leads, stated):
            continue
        said = [match for match in every if match.key == question_id]
        matches = _following(situation, trial, said, every, leads | fellows)
        matches += [match for match in alone if match.key == question_id]
        if matches:
            yield question, matches


def _led(
    situation: Situation, trial: Trial, question: Question, leads: set[str], stated: Mapping[str, Value]
) -> bool:
    """True where what is stated leads to the question, and nothing else is named in its place."""
    told = leads & stated.keys()
    if not told or question.asked_when is None:
        return False
    case = case_of(trial, {**situation.facts, **stated}, situation.today)
    alone = all(_names_only(situation, name, stated[name]) for name in told)
    return alone and question.asked_when.truth(case) is TRUE


def _names_only(situation: Situation, question_id: str, value: Value) -> bool:
    """False where another of a choice's codes is named too: "Somatuline for a year, then octreotide LAR"."""
    if not isinstance(value, Choice) or situation.vocabulary is None:
        return True
    said = situation.vocabulary.sayings(question_id, situation.utterance)
    return all(match.key.codes == value.codes for match in said if match.key.role == "says")


def _leads(trial: Trial, question: Question) -> set[str]:
    """The questions of the same section on whose answer it depends whether this one is put."""
    asked_when = question.asked_when
    uses = asked_when.facts if asked_when is not None else ()
    return {name for name in uses if trial.question(name).section == question.section}


def _following(
    situation: Situation, trial: Trial, matches: list[Match[str]], every: list[Match[str]], of_it: set[str]
) -> list[Match[str]]:
    """The matches that may speak of the last thing named before them, or else of the one asked.

    Of a figure that was asked a later clause may go on after any words: 连着打了52周，每四周一针.
    An amount in a clause of its own is of the one asked, whatever else is told: "7 months solid, 20 mg a go".
    """
    told = {at for one in every if one.key in of_it for at in range(one.first, one.last)}
    strange = [
        at
        for at, word in enumerate(situation.utterance.words)
        if at not in told and word.kind not in ("number", "punct") and word.key not in _OF_IT
    ]
    words = situation.utterance.words
    named = sorted(situation.topics, key=lambda topic: topic.first)
    latest: list[Match[str]] = []
    for topic in named:
        latest.append(max([*latest[-1:], topic], key=lambda one: (one.last, one.key in of_it)))
    firsts = [topic.first for topic in named]
    of_own_clause = situation.question.id in of_it and not _names_another_drug(situation, trial)

    def follows(match: Match[str]) -> bool:
        before = bisect_right(firsts, match.first)
        key = latest[before - 1].key if before else situation.question.id
        if before and _names_other_code(situation, trial, latest[before - 1], match.key):
            return False
        after = latest[before - 1].last if before else 0
        figure = not before and situation.question.kind is not ValueKind.BOOLEAN
        if of_own_clause and (
            figure or trial.question(match.key).kind is ValueKind.QUANTITY or injects(match)
        ):
            after = max(after, situation.sentence.clause_of(match.first).first)
        return key in of_it and bisect_left(strange, after) >= bisect_left(strange, match.first)

    def injects(match: Match[str]) -> bool:
        duration = trial.question(match.key).kind is ValueKind.DURATION
        return duration and any(word.key == "打" for word in words[match.first : match.last])

    acts = _other_acts(situation) if matches else []
    return [one for one in matches if follows(one) and not _is_of_another_act(situation, trial, one, acts)]


def _names_other_code(situation: Situation, trial: Trial, named: Match[str], question_id: str) -> bool:
    """True for a name by which the question would not be put: the months after 换兰瑞肽 are of that."""
    asked_when, vocabulary = trial.question(question_id).asked_when, situation.vocabulary
    if asked_when is None or vocabulary is None or trial.question(named.key).kind is not ValueKind.CHOICE:
        return False
    said = vocabulary.sayings(named.key, situation.utterance)
    codes = {
        code for one in said if one.first < named.last and named.first < one.last for code in one.key.codes
    }
    if len(codes) != 1:
        return False
    case = case_of(trial, {**situation.facts, named.key: Choice(tuple(codes))}, situation.today)
    return asked_when.truth(case) is FALSE


def _names_another_drug(situation: Situation, trial: Trial) -> bool:
    """True where a drug is named that is no analogue: the amount beside it may be its own."""
    from chatbot.interpretation.figures.names import drugs

    tokens = situation.utterance.tokens
    found = (drugs().at(tokens, at) for at in range(len(tokens)))
    return any(one is not None and one[0].kind != "analogue" for one in found)


def _other_acts(situation: Situation) -> list[int]:
    """Indices of the words that tell of something else than an injection, or that there was none."""
    words = [word.key for word in situation.utterance.words]
    return [
        at
        for at, pair in enumerate(zip(words, (*words[1:], ""), strict=True))
        if pair[0] in _OTHER_ACTS or pair in _UNDONE or (pair[0] in _CHANGES and pair[1] not in _NO_CHANGE)
    ]


def _is_of_another_act(situation: Situation, trial: Trial, match: Match[str], acts: list[int]) -> bool:
    """True where a time's or amount's clause goes on to no injection: 每四周查一次血, or to none at all."""
    kind = trial.question(match.key).kind
    if kind is ValueKind.BOOLEAN:
        return False
    if kind is ValueKind.DURATION and _is_without(situation, match):
        return True
    clause = situation.sentence.clause_of(match.first)
    after = situation.utterance.words[match.last : min(clause.last, match.last + _BESIDE)]
    dose = trial.question(match.key).kind is ValueKind.QUANTITY
    if dose and any(word.key in _OTHER_DRUGS for word in after):
        return True
    place = bisect_left(acts, match.last)
    return place < len(acts) and acts[place] < situation.sentence.clause_of(match.first).last


def _is_without(situation: Situation, length: Match[str]) -> bool:
    """True for the time that somebody does without it: "go without it for six weeks", "off it since May"."""
    first = situation.sentence.clause_of(length.first).first
    before = situation.utterance.words[max(first, length.first - _NEAR) : length.first]
    return any(word.key in _WITHOUT for word in before)


_NEAR = 5
_WITHOUT = frozenset(
    "without off stop stopped stopping pause paused pausing skip skipped skipping miss missed missing leave "
    "leaving hold break gap".split()
)
"""Words before a length of time that make it one of no injections."""
_BESIDE = 6
"""Characters after an amount in which another thing may be named whose amount it is."""
_OTHER_DRUGS = frozenset("药 片 粒 止 泼 吗 素 铁".split())
"""In what a Chinese amount is of, when it is of no injection: 30毫克止吐药, 10毫克地塞米松片."""
_UNDONE = (("没", "打"), ("没", "用"), ("没", "再"))
"""Since then there was no injection: 从去年端午起没打过."""
_CHANGES = frozenset("长 大 缩 稳 冒 扩".split())
"""What a tumour does, and no injection: 今年开始长."""
_NO_CHANGE = frozenset("效 针 概 约 期 夫".split())
"""After these characters, that is another word: 长效, 大针, 大概."""
_OTHER_ACTS = frozenset(
    "查 检 拍 验 吃 服 喝 scan scans scanned ct bloods checked checkup pill pills tablets".split()
)
