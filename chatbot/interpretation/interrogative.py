"""Whether a clause asks: in Chinese by its turn of speech, in English by the order of its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chatbot.interpretation.expressions import expression

_OPENED_BY = frozenset(
    "is are was does do did what which whats how who why can could would will should".split()
)
"""Words that open a question where a mark of one ends it."""


def is_question(words: Sequence[str], mark: str) -> bool:
    """True for a clause that asks, marked or not: "can I delete it", "spread to where?", 高血压算吗.

    Args:
        words: Of the clause, as patterns know them; none asks nothing.
        mark: What ended it; empty: nothing did.
    """
    if not words:
        return False
    if mark == "?" and words[0] in _OPENED_BY:
        return True
    if words[-1].isascii():
        return _is_put_in_english(words, mark)
    return _is_put_in_chinese("".join(words), mark)


_ASKS = expression(
    r"(?:吗|(?<!不)(?P<verb>是|算|行|能|对|会|可以|同意)不(?P=verb)|能不能行|(?<!没)有没有|咋办|咋样|怎么样|怎样|怎么办|[是叫]个?(?:啥|什么)(?:玩意|东西|意思|药|针|病|检查|毛病|治疗|指标|手术)?儿?"
    r"|(?:啥|什么)(?:症状|表现)|(?:算|是|叫)[^\W\d_不没]{1,8}不)[呢啊呀]?$"
)
"""How a clause ends that asks something."""
_RHETORICAL = expression(
    r"不是|难道|哪|谁|什么|啥|怎么[会能可没不]|咋[会能可没不]|[还这]用|还能|没有?.{0,4}吗|吧$|不.{0,3}吗"
)
"""What makes a question a statement: 这还用问吗, 谁不同意, 不是说过吗."""


_PUTS = expression(
    r"(?<![不没])(?<!时)(?P<word>[^\W\d_不没时动了])[不没](?P=word)"
    r"|(?:算谁的|谁(?:来)?负责|找谁|怎么算|怎么弄|怎么搞|怎么整|咋整|咋弄|咋搞|咋算|该怎么\w{1,3}|多大(?:影响|风险|坏处))[呢啊呀]?$"
    r"|^(?:那)?(?:为啥|为什么|干嘛|干吗|为何)(?:要|得|非|还要|必须)"
    r"|[跟和与同]\w{1,8}有(?:啥|什么|何)(?:区别|差别|不同|两样)"
    r"|是(?:哪种|哪个|哪样|哪一种|哪一个|多少)[呢啊呀]?$"
    r"|能\w{1,4}(?:多久|多长|多长时间|几年|几个月)[呢啊呀]?$"
    r"|(?<!没)(?<!没有)有(?:啥|什么|哪些)(?:症状|表现|后果|讲究|(?:反应|影响|坏处|好处|风险|危险|副作用)[呢啊呀])"
)
"""A question wherever it stands in the clause: 停了会不会长, 要是犯病算谁的, 善宁和善龙有啥区别."""
_ASKS_MEANING = expression(r"(?:那|这)?(?:啥|什么|哪样)才?(?:叫|算)(?![没不])")
"""How a clause opens that asks what a word means: 啥算重活; 啥叫没事 only exclaims."""
_NO_QUESTION = expression(
    r"都|不管|无论|不论|随便|才|没病|以前|从前|原来|之前|病前|正常|健康|好人|常人|别人|旁人"
)
"""Words with which such a turn is none: 停不停都行, 跟没病有啥区别."""


def _is_put_in_chinese(clause: str, mark: str) -> bool:
    """True for a clause that asks and tells nothing: 高血压算不算, 转移？没有的事.

    Args:
        clause: The words of one clause, run together.
        mark: What ended it.
    """
    if _ASKS_MEANING.match(clause) or (_PUTS.search(clause) and not _NO_QUESTION.search(clause)):
        return True
    ending = _ASKS.search(clause)
    told = clause[: ending.start()] if ending is not None and clause[ending.start()] != "吗" else clause
    return (ending is not None or mark == "?") and not _RHETORICAL.search(told)


_SUBJECTS = frozenset(
    "i you we he she they it this that there my our someone anyone somebody anybody".split()
)
_QUESTION_WORDS = frozenset("how what why where when who which".split())
_AUXILIARIES = frozenset("would could can will does did do should am is are was shall must".split())
_OF_BEING = frozenset("it this that there he she anyone someone".split())
_OF_DOING = frozenset("you they we i he she".split())
_INVERTED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys("can could would will should shall may might".split(), _SUBJECTS | {"the"}),
    **dict.fromkeys(("is", "was"), _OF_BEING),
    "are": frozenset("they you we there these those any".split()),
    "does": _OF_BEING | {"my", "the"},
    "do": _OF_DOING | {"people", "men", "women"},
    "did": _OF_DOING,
    **dict.fromkeys(
        "what whats where when which".split(), frozenset("is are does do did will would if".split())
    ),
    "who": frozenset("is are does do did will would can could gets sees reads looks".split()),
}
"""What follows a verb or question word that opens a question; "did it" and "is my" only leave out the "I"."""
_MEASURED = frozenset("big large small fast quick long far much many often soon bad".split())
_OF_MEASURE = frozenset("is are does do would could can will".split())
_MEASURES_UP = frozenset("enough ok okay count normal allowed qualify".split())
"""How "is 8 mm enough" and "does a cyst count" begin and end."""
_BEFORE_IT = frozenset("and but so well er um sorry ok okay hang hold on wait also just please".split())
_ENDS_QUESTION = frozenset("where what which who when how".split())
_NONE_ASKED = frozenset(
    "yes yeah yep yup aye no nope nah course heck hell eck ever never not indeed sure".split()
)
"""Words with which such a turn answers itself, or is an exclamation: "does it heck", "is it growing yes"."""


def _is_put_in_english(words: Sequence[str], mark: str) -> bool:
    if _is_in_order(words[:_FEWEST]):
        return True
    if not _NONE_ASKED.isdisjoint(words):
        return False
    if mark == "?" and words[-1] in _ENDS_QUESTION:
        return True
    first = next((at for at, word in enumerate(words) if word not in _BEFORE_IT), len(words))
    opening = words[first : first + _FEWEST]
    if len(opening) < _FEWEST:
        return False
    if opening[0] == "how":
        return opening[1] in _MEASURED and opening[2] in ("is", "are", "does", "do", "'s")
    if opening[0] in _OF_MEASURE and (words[-1] in _MEASURES_UP or opening[1][:1].isdigit()):
        return True
    return opening[1] in _INVERTED.get(opening[0], ())


_FEWEST = 3
"""Words of a question; "can I" and "would it" say too little."""


def _is_in_order(opening: Sequence[str]) -> bool:
    """True for a question word, its verb and who it is about, whatever follows: "how would I manage"."""
    return (
        len(opening) == _FEWEST
        and opening[0] in _QUESTION_WORDS
        and opening[1] in _AUXILIARIES
        and opening[2] in _SUBJECTS
    )
