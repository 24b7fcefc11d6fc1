"""A sample that was no good, or a count that is made again: "250 but they clumped", 标本溶血."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression

_AGAIN = r"(?:repeat(?:ed|ing)?|re-?done|re-?doing|re-?check(?:ed|ing)?|redo|re-?run)"
_THEM = r"(?: (?:it|that|them|this|the (?:bloods?|test|count|sample)|my bloods?|bloods))?"
_SPOILED = expression(
    r"\b(?:ha?emoly[sz](?:ed|is|ing)|lipa?emic|clump(?:ed|ing|s)|mislabell?ed|contaminated"
    r"|(?:sample|specimen|tube|blood) (?:had |has |was |is |been )*(?:clotted|spoil(?:ed|t)|bad|insufficient)"
    rf"|(?:clotted|spoil(?:ed|t)|bad) (?:sample|specimen|tube)"
    rf"|(?:to|be|being|needs?|get(?:ting)?|wants?|having|have|going to|must) (?:be )?{_AGAIN}{_THEM}[ .!]*$)"
    "|溶血(?!性)|脂血|凝集|(?:有|血小板|出现|有点|假性)聚集|(?:标本|血样|血)[有是都]?(?:凝|坏|不合格|不够|污染)了?"
    "|(?:要|得|让|需|说)[我再去又]{0,2}(?:下周|明天|明日)?(?:重抽|重查|重新抽|重新查|再抽|再查一[次遍])"
)


def is_spoiled(text: str) -> bool:
    """Whether the words cast doubt on the result themselves, so that it is asked back.

    Args:
        text: The answer, as ``Utterance.text``.
    """
    return _SPOILED.search(text) is not None
