"""What narrows a Chinese yes or no, or turns it: 没有，就起过一次荨麻疹; 有，是我爱人; 没有大的; 早没了."""

from __future__ import annotations

from collections.abc import Iterator

from chatbot.interpretation.asked import asks_now, asks_past, asks_told
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.yesno import Direct


def is_narrowed_in_chinese(situation: Situation, answer: Direct) -> bool:
    """True where the words around a yes or no leave in doubt how far it holds.

    Args:
        situation: The answer, to a question that asks for no leave.
        answer: What it says outright.
    """
    sentence, words = situation.sentence, situation.utterance.words
    clause = sentence.clause_of(answer.first)
    if answer.value and _tells_it_over(situation, answer):
        return not (asks_told(situation.asked) or asks_past(situation.asked))
    whether = sentence.asks_whether(answer.first, answer.last)
    if sentence.is_excluded(answer.last) or (sentence.framed(answer.first, answer.last) and not whether):
        return True
    if sentence.asks(clause.first) or any(
        _CONTRAST.match(after) for _, after in _stretches(situation, answer)
    ):
        return True
    if answer.value:
        return _is_of_another_thing(situation, answer)
    said = "".join(word.key for word in words[clause.first : clause.last])
    before = "".join(word.key for word in words[clause.first : answer.first])
    return (
        _HEDGED.search(before) is not None
        or _WISHED.search(said) is not None
        or _is_of_a_part(situation, said)
        or _goes_on_past_blank(situation, answer)
        or (_NO_LONGER.search(said) is not None and not asks_now(situation.asked))
        or any(_leaves_some(situation, at, after) for at, after in _stretches(situation, answer))
    )


def _stretches(situation: Situation, answer: Direct) -> Iterator[tuple[int, str]]:
    """The index and the words, run together, of each stretch after the answer; a blank parts it too."""
    words = situation.utterance.words
    first, own = answer.last, situation.sentence.clause_of(answer.first)
    if _is_parted(situation, answer):
        yield first, "".join(word.key for word in words[first : own.last])
    for clause in situation.sentence.clauses:
        if clause.first >= own.last:
            yield clause.first, "".join(word.key for word in words[clause.first : clause.last])


def _is_parted(situation: Situation, answer: Direct) -> bool:
    """True where a blank stands between the answer and more words of its clause."""
    words, last = situation.utterance.words, situation.sentence.clause_of(answer.first).last
    return answer.last < last and words[answer.last].start > words[answer.last - 1].end


def _goes_on_past_blank(situation: Situation, answer: Direct) -> bool:
    """True for the no of 没有 打着胰岛素, which a blank parts from what it may not deny."""
    sentence = situation.sentence
    last = sentence.clause_of(answer.first).last
    return _is_parted(situation, answer) and not sentence.has_denial(answer.last, last)


def _is_of_another_thing(situation: Situation, answer: Direct) -> bool:
    """True for a yes explained by nothing but another question's thing, another place or matter.

    有，糖尿病 to an infection; 有，骨头上有 where it is asked for the liver; 有，血压高.
    """
    clauses = [one for one in situation.sentence.clauses if one.first >= answer.last and one.last > one.first]
    if not clauses or any(situation.names_topic(one) for one in clauses):
        return False
    if situation.question.role is None and any(map(situation.names_another, clauses)):
        return True
    if any(situation.of_other_matter(one.first) for one in clauses):
        return True
    places = set(_PLACE.findall("".join(after for _, after in _stretches(situation, answer))))
    return "转移到" in situation.asked and bool(places) and not places & set(_PLACE.findall(situation.asked))


_PLACE = expression(r"肝|[脑头]|肺|骨|淋巴|胰|腹膜|肾上腺|脾|胃|肠|卵巢|脊柱|椎|胸膜|皮肤")

_CONTRAST = expression(r"不过(?!敏|来|去|是)|不过是(?:我|他|她|良|以|之|轻|小)|只是|可是|然而")
"""How what takes some of it back begins; 但 ends a clause by itself."""


def _tells_it_over(situation: Situation, answer: Direct) -> bool:
    """True where words after a yes tell that it has passed; a past year does so where it is asked of now."""
    found = (_OVER.match(after) for _, after in _stretches(situation, answer))
    return any(one is not None and (one["when"] is None or asks_now(situation.asked)) for one in found)


_OVER = expression(
    r"(?:不过|那|都?是|现在|后来|如今|早就?|已经?|就|也|都|全|又|刚|给|治|切|[,的])*"
    r"(?:(?:好|消|停|退|没|没有|没事|断根|痊愈|消失)(?:了|掉了|光了|干净)|刚好$|老早|小时候|以前|之前|从前|曾经"
    r"|(?P<when>去年|前年|大前年|[\d一二三四五六七八九十几好多]+年前))"
)
"""That it is over now, or was so then."""


def _is_of_a_part(situation: Situation, said: str) -> bool:
    """True for a no to one kind only, or to all else: 没有大的, 别的没有; 别的 may be what is asked for."""
    found = _OF_A_PART.search(said)
    return found is not None and not (found["else"] is not None and "别的" in situation.asked)


_OF_A_PART = expression(
    r"(?:没有?|无)(?:什么|啥|太|很|特别|那么)*"
    r"(?:(?P<else>别|其他|其它|另外)|大|新|严重|明显|特别|特殊|厉害|要紧)[^没不无]{0,3}(?:的|问题|毛病|碍|事)"
    r"|(?:别的|其他|其它|另外|其余|旁的)[的都也倒]*(?:没|无)"
)


_NO_LONGER = expression(r"(?:现在|早|已经?|如今|目前|后来)[就都也已经]*(?:没有?|不)[得是]?了$")
_HEDGED = expression(r"[不能哪]|怎么|几乎|基本|差不多|一般|平时|一定|很少")
"""Before a no that is none, or none of always: 不会没有, 哪里没有, 几乎没有."""


_WISHED = expression("没有?(?:就|才)好")


def _leaves_some(situation: Situation, at: int, after: str) -> bool:
    """True where words after a no ask something, or tell without a denial that there is or was something."""
    sentence = situation.sentence
    if sentence.asks(at):
        return True
    clause = sentence.clause_of(at)
    told = _SOME.search(after) is not None and _LOOKED.search(after) is None
    told = told or _THAT_TIME.search(after) is not None
    return told and not sentence.has_denial(at, clause.last)


_SOME = expression(r"(?<![没所只])有(?![关效时])|[^通经超难]过(?![敏年来去])|[一两三几\d][次回针个点张份处]")
"""That there is something, or was once."""
_THAT_TIME = expression("那[次回](?!是)")
_LOOKED = expression(r"查|检|验|拍|照|片|ct|mri|pet|核磁|磁共振|超|报告|结果|说|问|听|告诉|医生|大夫|有数")
"""Words of a clause that only tells how it is known: 上个月做过核磁."""
