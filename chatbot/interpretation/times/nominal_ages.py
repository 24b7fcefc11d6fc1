"""Whether an age is counted the traditional way, which adds one or two years: 虚岁七十, 七十，虚的."""

from __future__ import annotations

from chatbot.interpretation.expressions import expression

_BEFORE = expression(
    r"(?<![体身心肾气脾血])虚岁?\W*(?:是|有|的|数|算|来算|算来|讲|说|该|得|都|也|就|快|已经|才){0,3}\W*$"
)
_OTHERWISE = r"(?![\W都也是有就该算到快已经才]{0,4}[\d一二三四五六七八九十])"
"""After 虚岁: it has no figure of its own."""
_AFTER = expression(rf"^[\W岁了]*(?:(?:虚岁|毛岁|[是算按]?虚的){_OTHERWISE}|\(虚)")
_SAID = expression(rf"(?:讲|说|算|论|按|报|都是|都用|是|叫|用)虚(?:岁|的)|^\W*虚岁{_OTHERWISE}|虚岁\W*$")
_FULL_SAID = expression(r"周岁|实岁|足岁|实足|不[是算讲说论]虚")


def is_nominal(before: str, after: str) -> bool:
    """Whether the words before or after an age, or the whole answer (我们这边讲虚岁，我七十一), say so."""
    if _BEFORE.search(before) or _AFTER.search(after):
        return True
    said = _SAID.search(before) or _SAID.search(after)
    return said is not None and not _FULL_SAID.search(before) and not _FULL_SAID.search(after)
