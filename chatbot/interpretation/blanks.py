"""A blank typed for a comma: after a Chinese yes or no that says all by itself, as in 没有啊 转移到肝了."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression

_ANSWER = (
    r"不?是[的啊呀呢]?|(?:不|是|对)(?:不|是|对)|(?:没有?|不|有|对)[的啊呀呢]|对|有|没有没有|没错"
    r"|不算是?|不(?! [愿想能会行可要同知清确记])|(?:从|从来|并|还|都|也|肯定|应该|真)没有?|没有过|嗯+"
)
_NO = r"没有?|无|否"
_THING = r"[^\W\d过了有在没不是做打吃用好几个的能会]{2,7}(?:$|[^\u4e00-\u9fff])"
"""Nothing but a name, which a no before a blank denies all the same: 无 糖尿病."""
_TYPED_APART = r"(?![\u4e00-\u9fff](?: |$))"
_PARTED = expression(
    rf"((?:^|[,.;!?。] ?)(?:嗯|哦|啊)*(?:{_ANSWER}|(?:{_NO})(?= (?!{_THING}))))"
    rf" (?={_TYPED_APART}[\u4e00-\u9fffa-z\d])"
)


def parted(text: str) -> str:
    """The text, as long, with a comma for each such blank; folded to Simplified characters before."""
    return _PARTED.sub(r"\1,", text) if " " in text else text
