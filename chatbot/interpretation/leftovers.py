"""What an answer says beside the figure or the time read from it.

The rule: a figure, date, length of time or age is taken without asking back only where everything of
weight around it is explained. A reading is asked back where

* its clause holds a word that is neither the question's own (its patterns, any question's topic), nor a
  word of time or of figures, nor a little word or a verb of having had treatment;
* anywhere in the answer stands another figure, or for a time another date or length, that is not told
  apart (a limit of normal, an earlier value, another test, a time beside a figure);
* it is put as a question ("121?");
* another person is named anywhere in the answer, unless somebody else types it;
* anywhere in the answer a condition, a fear or an exception stands ("if", "unless", 要是, 除了).

Another person's figures and planned ones are asked back by ``worded.checked_subject``. Asking back costs
the participant one "yes"; a figure wrongly taken costs a wrong verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.lexicon import AROUND, NEGATIONS, PASSED_OVER, TIMES_OF_DAY
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.yesno import find_direct
from criteria.values import Age, Dates, Interval, Never, Quantity, Reference, Value, ValueKind

if TYPE_CHECKING:
    from chatbot.interpretation.figures.statements import Statement
    from chatbot.interpretation.times.row import Row

_Span = tuple[int, int]

LITTLE = (
    AROUND
    | PASSED_OVER
    | NEGATIONS
    | TIMES_OF_DAY
    | frozenset(
        # Little words of English.
        "i we you it's he's she's he she it they them him her "
        "me and or then so as at by for from in into of on "
        "onto out over to up with am are be been being did do "
        "does done were had has have having got get getting "
        "goes go going went come came there here now today since until till when where only even "
        "too also again yet ever yes yep yeah right sure nearly almost roughly around approximately exactly "
        "one ones time times last latest first final most recent "
        "recently previous total whole full long short "
        "more less than under per each every both same old aged age born year's bit lot couple few "
        # What papers and people say of a figure.
        "hospital nurse "
        "doctor consultant oncologist surgeon gp lab report result results reading read reads level levels "
        "count counts value test tests tested blood bloods came showed shows says printed number figure "
        "percent turned turning birthday weigh weighs weighed scales clear clean free stable "
        "sometime somewhere anywhere life anything nothing such sort luckily fortunately goodness god "
        "thank thanks turn turns f m yo unfortunately mine kind i'd i've i'm that's "
        # The same in Chinese, a character each.
        "我 你 您 他 她 它 俺 咱 们 在 有 是 的 了 过 着 又 再 才 刚 还 也 都 就 只 已 从 到 至 自 "
        "以 于 和 跟 与 及 或 每 次 回 个 月 年 周 天 日 号 岁 时 间 点 前 后 最 近 上 下 这 那 "
        "今 去 明 现 目 "
        "院 查 验 血 单 子 报 告 结 果 写 显 示 "
        "测 量 值 数 指 标 总 共 一 直 约 大 概 左 右 差 不 多 快 将 满 整 出 头 来 几 半 两 第 体 重 "
        "斤 公 生 阵 早 饭 起 人 病 情 稳 定 没 有 之 以 好 得 能 叫 说 给 把 被 让 拿 试 "
        "啊 呀 哈 嗯 吧 呢 嘛 噢 哦 对 "
        "先 种 样".split()
    )
)
"""Words that carry no figure away: they say only that it was so, was had, was read."""

_DONE = frozenset(
    "take taken takes taking took give given gave gives giving "
    "start started starting stop stopped stopping finish finished finishing end ended ending complete "
    "completed use used using inject injected injection injections jab jabs shot shots dose doses dosage "
    "needle needles treatment treatments treated therapy drug drugs medicine tablet tablets pill pills "
    "cycle cycles round rounds course courses session sessions infusion "
    "op operation operated surgery removed cut chemo chemotherapy radiotherapy trial study "
    "cancer disease tumour tumor bowel liver stomach lung pancreas pancreatic spot spots lump part "
    "scan scans mri frozen burnt burned zapped food sandostatin lar octreotide depot weekly monthly "
    "打 做 吃 用 服 停 开 始 束 完 治 疗 化 放 手 术 切 动 刀 药 针 支 剂 照 扎 入 组 复 发 "
    "肝 脏 胰 腺 肠 胃 肺 肾 脑 骨 脉 介".split()
)
"""What is done in treatment and where, which carries no time away; a level it may: "gave me three years"."""

KIN = frozenset(
    "mum mom mam mother dad father wife husband partner son daughter brother sister gran nan grandad "
    "patient pt "
    "爸 妈 父 母 亲 爷 奶 哥 姐 弟 妹 婆 公 儿 女 丈 夫 妻 老 伴 患 者".split()
)
"""The participant's names where somebody else types; said by the participant they are other people."""

_TURNING = frozenset("if unless except apart besides should hopefully might 假 倘".split())
"""Words that put the whole answer under a condition or make an exception."""


def asked_back(situation: Situation, outcome: Outcome) -> Outcome:
    """The reading, to be confirmed where the answer says something of weight that it leaves over.

    Args:
        situation: The answer to a question for a figure, a time or an age.
        outcome: What was read from it.
    """
    if outcome.status is not Status.UNDERSTOOD or outcome.span is None:
        return outcome
    if situation.in_passing:
        once = isinstance(outcome.value, Quantity) and tells_another_time(situation.utterance.text)
        asked = situation.puts_as_question(*outcome.span)
        asked = asked or _OR_ELSE.search(situation.utterance.text, outcome.span[1]) is not None
        asked = asked or (isinstance(outcome.value, Age) and _is_how_long(situation, outcome.span))
        return replace(outcome, status=Status.CONFIRM) if once or asked else outcome
    if _opens_otherwise(situation, outcome.value):
        return replace(outcome, status=Status.CONFIRM)
    if isinstance(outcome.value, Never):
        doubted = _leaves_words_of_never(situation) or situation.sentence.doubted
        return replace(outcome, status=Status.CONFIRM) if doubted else outcome
    if not isinstance(outcome.value, Age | Dates | Quantity | Reference) or situation.vocabulary is None:
        return outcome
    doubted = (
        (situation.sentence.speaks_of_kin and not situation.relative_speaks)
        or (isinstance(outcome.value, Reference) and _of_another_test(situation))
        or situation.puts_as_question(*outcome.span)
        or _OR_ELSE.search(situation.utterance.text, outcome.span[1]) is not None
        or (isinstance(outcome.value, Dates) and _dates_another(situation, outcome.span))
        or _OTHERS_SAY.search(situation.utterance.text) is not None
        or _leaves_words(situation, outcome.span)
        or _leaves_figures(situation, outcome.span)
    )
    return replace(outcome, status=Status.CONFIRM) if doubted else outcome


def _is_how_long(situation: Situation, span: _Span) -> bool:
    """Whether so many years may be how long something has been done: "smoked 40 years"."""
    text = situation.utterance.text
    words = [word for word in situation.utterance.words if word.start < span[0] and word.kind != "punct"]
    counted = _YEARS.match(text, span[1]) is not None or text[span[0] : span[1]].endswith(("years", "yrs"))
    of_somebody = [word.key for word in words[-2:]] in (["woman", "of"], ["man", "of"], ["lady", "of"])
    return counted and bool(words) and words[-1].key not in _BEING and not of_somebody


_YEARS = expression(r"[ -]?(?:years?|yrs?)\b(?! ?-?(?:old|of age|young)\b)")
_BEING = frozenset(
    "m f male female man woman am is 's 'm i'm he's she's im hes shes be being aged age turned reached was "
    "now".split()
)
"""Words before "40 years" that make an age of it."""
_OR_ELSE = expression(r"\bor (?:was|is|were) (?:it|that|they)\b|\bor (?:maybe|perhaps|possibly)\b|还是")
"""After what was read, that it may be something else."""

_OTHERS_SAY = expression(
    r"\b(?:they|he|she|dr|doctors?|nurses?|oncologist|consultant|surgeon|gp|pharmacist|leaflet|letter|report|notes?"
    r"|wife|husband|mum|mom|dad|son|daughter)(?: all| has| have|'s|'ve)?"
    r" (?:says?|said|tells?|told|reckons?|reckoned|thinks?|thought|insists?|insisted|puts?|wrote)\b"
    r"[^.;]{0,40}?(?:\bbut\b|\bthough\b|\bhowever\b|,) *(?:actually |really |in fact |for me |i think )?"
    r"(?:i|i'd|i'm|i've|it|it's|it was|mine|mine's|more like|really|actually)\b"
    r"[^.;]{0,30}?(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|longer|less|more)\b)"
    r"|\b(?:(?:told|warned|advised|asked|not (?:allowed|supposed|meant))(?: me| him| her)?(?: not| never)? to"
    r"|mustn't|must not|sa(?:id|ys?) (?:don't|do not|never|not to))"
    r" (?:go|drop|fall|dip|get|be|stay|keep|weigh)\b[^.,;]{0,12}?"
    r"\b(?:under|over|below|above|past|less|more|lower|higher)\b"
)
"""What others say, and then something else ("they say 12 weeks, it was 10"), or what ought to be ("told to
stay above 60")."""


def tells_another_time(text: str) -> bool:
    """Whether the words tell a figure of another time, or a difference: "it used to be 121"."""
    return _ANOTHER_TIME.search(text) is not None


def _opens_otherwise(situation: Situation, value: Value | None) -> bool:
    """True for a bare yes or no at the front that the value, or the rest, doesn't go with.

    "No, last year", "never, PRRT" and "yes, never".
    """
    from chatbot.interpretation.narrowed import is_narrowed

    if situation.utterance.lang != "en" or situation.vocabulary is None:
        return False
    never = isinstance(value, Never) or value == Quantity(Interval.exactly(0), situation.question.unit)
    opening = [one for one in find_direct(situation.sentence, situation.asked)[:1] if one.whole]
    opening = [one for one in opening if situation.sentence.clause_of(one.first).first == 0]
    return any(
        is_narrowed(situation, one) if never and one.value is False else one.value is never for one in opening
    )


def _of_another_test(situation: Situation) -> bool:
    """Whether a level in words may be that of another test: "PT is a bit long", 心肌酶高."""
    from chatbot.interpretation.figures.names import Name, asked_about
    from chatbot.interpretation.figures.said import read_said
    from chatbot.interpretation.figures.scan import Mark

    if situation.vocabulary is None or any(match.key.role == "trap" for match in situation.every_saying):
        return True
    asked = asked_about(situation.question, situation.vocabulary.trial)
    names = [one.meaning for one in read_said(situation.utterance).items if isinstance(one, Mark)]
    return any(isinstance(name, Name) and name.of not in asked for name in names)


def _dates_another(situation: Situation, span: _Span) -> bool:
    """Whether the time is told of what another question is about: "nothing since the op" to drugs."""
    if situation.vocabulary is None:
        return False
    trial, named = situation.vocabulary.trial, (*situation.topics, *situation.asides)
    if not any(match.key != situation.question.id for match in named):
        return False
    clause = situation.sentence.clause_of(situation.word_at(span[0]))
    beside = {match.key for match in named if clause.first <= match.first < clause.last}
    told = beside or {match.key for match in named}
    others = (trial.question(key).kind is ValueKind.DATE for key in told if key != situation.question.id)
    return situation.question.id not in told and any(others)


def _leaves_words(situation: Situation, span: _Span) -> bool:
    words = situation.utterance.words
    if any(word.key in _TURNING for word in words):
        return True
    inside = [index for index, word in enumerate(words) if span[0] <= word.start < span[1]]
    if not inside:
        return False
    clause = situation.sentence.clause_of(inside[0])
    little = _little(situation) | KIN if situation.relative_speaks else _little(situation)
    left = [
        word.start
        for word in words[clause.first : clause.last]
        if word.kind != "punct" and word.key not in little and not span[0] <= word.start < span[1]
    ]
    if not left:
        return False
    spans = (*_own_words(situation), *_words_of_figures(situation), *words_of_time(situation))
    explained = {at for start, end in spans for at in range(start, end)}
    return not explained.issuperset(left)


def _little(situation: Situation) -> frozenset[str]:
    level = situation.question.kind is ValueKind.QUANTITY and situation.question.unit is not None
    return LITTLE if level else LITTLE | _DONE


def _leaves_words_of_never(situation: Situation) -> bool:
    """Whether a no that names nothing of the question says it of something: "kidneys never recovered"."""
    if any(topic.key == situation.question.id for topic in situation.topics):
        return False
    explained = {at for start, end in _own_words(situation) for at in range(start, end)}
    return any(
        word.kind != "punct" and word.key not in _little(situation) and word.start not in explained
        for word in situation.utterance.words
    )


def _own_words(situation: Situation) -> Iterator[_Span]:
    """Where the words of the question, or the things of any question, stand."""
    yield from ((match.start, match.end) for match in situation.every_saying)
    yield from ((match.start, match.end) for match in situation.topics)


def _words_of_figures(situation: Situation) -> Iterator[_Span]:
    """Where units, names of tests and telling words stand ("last month it was", "upper limit")."""
    from chatbot.interpretation.figures.repair import repaired
    from chatbot.interpretation.figures.said import read_said

    said = read_said(repaired(situation.utterance))
    for item in said.items:
        if item.last > item.first:
            yield said.tokens[item.first].start, said.tokens[item.last - 1].end


def words_of_time(situation: Situation) -> Iterator[_Span]:
    """Where words of dates and lengths of time stand in the answer, as [start, end)."""
    from chatbot.interpretation.times.atoms import row_of

    for atom in row_of(situation.utterance, situation.today).atoms:
        if atom.code != ".":
            yield atom.start, atom.end


def _leaves_figures(situation: Situation, span: _Span) -> bool:
    """Whether a second figure or time stands in the answer, which nothing tells apart."""
    kind = situation.question.kind
    if kind in _TIMED:
        others = list(_other_times(situation))
    else:
        figures = _figures(situation)
        text = situation.utterance.text
        once = len(figures) == 1 and (_ANOTHER_TIME.search(text) or _CHANGED_SINCE.search(text, span[1]))
        if once or _is_old(situation):
            return True
        others = [_place(one) for one in figures if not _is_told_apart(one)]
    return any(start >= span[1] or end <= span[0] for start, end in others)


_TIMED = (ValueKind.DATE, ValueKind.DURATION, ValueKind.AGE)


def _figures(situation: Situation) -> tuple[Statement, ...]:
    from chatbot.interpretation.figures.repair import repaired
    from chatbot.interpretation.figures.said import read_said

    return read_said(repaired(situation.utterance)).statements


def _place(one: Statement) -> _Span:
    return one.figure.mention.start, one.figure.mention.end


def _is_old(situation: Situation) -> bool:
    """Whether all dates beside a figure lie more than a season back: "130 last year"."""
    from chatbot.interpretation.times.dates import find_dates

    figures = [_place(one) for one in _figures(situation) if one.figure.foreign != "time"]
    latest = [
        one.found.latest
        for one in find_dates(situation.utterance, situation.today)
        if not any(start <= one.start and one.end <= end for start, end in figures)  # 2.6 is no 6 February
    ]
    return bool(latest) and all(day is not None and (situation.today - day).days > _SEASON for day in latest)


_ANOTHER_TIME = expression(
    r"\b(?:used to|previously|before it was|(?:that|this|it) (?:was|is) before"
    r"|before (?:the|my|a|that) (?:transfusion|chemo|op|operation|surgery|treatment|infusion|blood|stent)"
    r"|before i|usually|usual|normally|formerly|years ago|before all (?:this|that)"
    r"|(?:was|were) (?:\S+ ){1,2}before(?! (?:breakfast|food|eating|lunch|dinner|meals?)\b)"
    r"|peaked|peaking|at (?:my|its|his|her|their) (?:worst|best|highest|lowest|peak)|as (?:high|low) as"
    r"|(?:down|up|fell|fallen|dropped|doubled|trebled|halved|risen|rose|gone|went)(?: up| down)? from"
    r"|when (?:i|he|she|it|they|this|all this|we) (?:started|began|got|first|had (?!it\b|them\b|my blood)"
    r"|(?:was|were) (?!last |checked|tested|measured|taken|done|weighed))|long ago|then(?= *(?:$|[,.;]))"
    r"|(?:that's|that is|they're|they are|it's|now) (?:quite |very |rather )?(?:old|out of date))\b"
    r"|以前|从前(?![年天])|原来|原先|曾经|平时|一向|最低|最高|超了 ?\d"
    r"|比[^,，。]{0,6}[高低多少] ?\d|上限[高低] ?\d"
)
"""A figure that once was or mostly is, or a difference, is not the value of today."""

_CHANGED_SINCE = expression(
    r"\b(?:but|since|then|and)\b[^.;]{0,40}\b(?:halved|doubled|trebled|tripled|upped|lowered|reduced|increased"
    r"|changed|cut|dropped|fallen|risen|recovered|improved|worse|(?:come|came|gone|went|brought|put)(?: it)?"
    r" (?:up|down))\b"
    r"|(?:后来|但|不过|又)[^。；]{0,8}(?:减半|加倍|翻倍|加量|减量|加了|减了|降了|升了|涨了|掉了)"
)
"""What a figure has become since, without saying so in figures."""

_SEASON = 120
"""Days after which a laboratory value or a weight says little of today's."""


def _is_told_apart(one: Statement) -> bool:
    """Whether the words say what a figure is: a limit, an earlier one, one of another test or thing."""
    told = one.of is not None or one.limit is not None or one.figure.foreign is not None
    return told or one.is_limit or one.multiple or one.earlier or one.dropped


def _other_times(situation: Situation) -> Iterator[_Span]:
    from chatbot.interpretation.times.atoms import row_of
    from chatbot.interpretation.times.dates import dates_in
    from chatbot.interpretation.times.durations import lengths_in

    if situation.question.kind is ValueKind.AGE:
        return
    row = row_of(situation.utterance, situation.today)
    dates = [(one.start, one.end) for one in dates_in(row)]
    lengths = [(one.start, one.end) for one in lengths_in(row) if not one.every]
    yield from dates if situation.question.kind is ValueKind.DATE else (*dates, *lengths)
    yield from _days_left_over(row, dates)


def _days_left_over(row: Row, dates: Sequence[_Span]) -> Iterator[_Span]:
    """Where "4th or 5th" stands apart from its month: "early november, 4th or 5th"."""
    for atom, code in zip(row.atoms, (*row.codes[1:], ""), strict=True):
        ordinal = atom.code == "O" and atom.text.endswith(("st", "nd", "rd", "th"))
        if ordinal and code in "v,;" and not any(start <= atom.start < end for start, end in dates):
            yield atom.start, atom.end
