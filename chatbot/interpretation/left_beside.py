"""A word of weight that a short answer leaves over beside the yes, no or choice read from it.

"HER2 negative" says nothing of the scan asked about, "stomach bug" nothing of where a tumour began,
血压控制住了 nothing of diabetes: the vocabulary knows a part of what is said. In a short clause such a word
is most of it, so the reading is asked back; a long one has room for what is told besides. For figures and
times see ``chatbot.interpretation.leftovers``.
"""

from __future__ import annotations

from chatbot.interpretation.leftovers import KIN, LITTLE, words_of_time
from chatbot.interpretation.normalise import Token, normalise
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from criteria.values import ValueKind

_SHORT_WORDS, _SHORT_HAN = 5, 8
"""Words, or Chinese characters, of the longest clause that is short."""
_TELLING_NOTHING = LITTLE | frozenset(
    "take taken takes taking took give given gave start started stop stopped finish finished treatment "
    "treatments treated therapy drug drugs tablets pills cycle cycles course courses injection injections "
    "jab jabs shot shots chemo chemotherapy radiotherapy tumour tumor cancer disease moment despite "
    "proximal distal upper lower middle left right part end section head tail body neck tip bulb wall growth "
    "everywhere found sign signs evidence known history confirmed small tiny trace proof "
    "everything single stuff house way place really nice bright lovely big whenever ready love pet "
    "打 做 吃 用 服 停 开 始 束 完 治 疗 化 放 手 术 切 动 药 针 填 替 弄 怎 么 啥 除 处 身 发 "
    "一 二 三 四 五 六 七 八 九 十 两 几 末 端 段 部 侧 壁 左 右 中 内 外 近 远 尾 球 底".split()
)
"""Words that may stand beside a reading and turn nothing."""


def leaves_a_word(situation: Situation, outcome: Outcome) -> bool:
    """Whether the clause of a yes, no or choice is short and holds a word that nothing explains.

    Explained are the question's own words, those it is put with, its things, figures and times.
    """
    if outcome.status is not Status.UNDERSTOOD or outcome.span is None or situation.vocabulary is None:
        return False
    if situation.question.kind not in (ValueKind.BOOLEAN, ValueKind.CHOICE):
        return False
    start, end = outcome.span
    clause = situation.sentence.clause_of(situation.word_at(start))
    words = [word for word in situation.utterance.words[clause.first : clause.last] if word.kind != "punct"]
    if len(words) > (_SHORT_HAN if situation.utterance.lang == "zh" else _SHORT_WORDS):
        return False
    left = [word for word in words if not start <= word.start < end and word.kind != "number"]
    return bool(left) and not _explained(situation, left)


def _explained(situation: Situation, left: list[Token]) -> bool:
    little = _TELLING_NOTHING | KIN if situation.relative_speaks else _TELLING_NOTHING
    left = [word for word in left if word.key not in little]
    if not left:
        return True
    own = [(match.start, match.end) for match in situation.every_saying]
    own += [(one.start, one.end) for one in situation.topics if one.key == situation.question.id]
    spans = (*own, *words_of_time(situation))
    left = [word for word in left if not any(start <= word.start < end for start, end in spans)]
    asked = {word.key for word in normalise(situation.asked, situation.utterance.lang).words} if left else ()
    return all(word.key in asked for word in left)
