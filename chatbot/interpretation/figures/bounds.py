"""The words around a number that bound it, blur it, or join it to the next one, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.figures.number_words import STARTERS
from chatbot.interpretation.figures.phrasebook import Phrasebook, by_meaning
from chatbot.interpretation.normalise import Token
from criteria.frozen import frozen
from criteria.values import Interval


class Bound(Enum):
    """What such words make of the number."""

    UNDER = "<"
    AT_MOST = "<="
    OVER = ">"
    AT_LEAST = ">="
    ABOUT = "~"
    BETWEEN = "between"
    JUST_OVER = "and a bit"


_LEADING = Phrasebook(
    by_meaning(
        {
            Bound.UNDER: (
                "under,below,less than,not even,fewer than,lower than,smaller than,just under,just below,"
                "<,less then,"
                "a bit under,a little under,slightly under,bit under,well under,way under,shy of,short of,"
                "younger than,lighter than,beneath,within,"
                "低于,小于,少于,不到,不足,未到,没到,不够,没够,还不够,没打满,没用满,没吃满,不满,未满,达不到,没上过,没上,没到过,没达到过,没够过,没超到,小於,低於,没满,还不到,"
                "跌破,掉破,降破,没破,未破,还没破,没升到,没涨到,没高到,没有升到,没有涨到,没有高到,没恢复到,没回到,没长到,没涨回,差点到,差一点到,差一点就到,差点就到,差一点点到,差点儿到"
            ),
            Bound.AT_MOST: (
                "up to,upto,up to and including,at most,at the very most,max.,"
                "no more than,not more than,not above,not over,no higher than,"
                "not higher than,max,"
                "maximum,maximum of,a maximum of,max of,at the most,as much as,as high as,<=,≤,≦,"
                "=<,not exceeding,"
                "doesn't exceed,never more than,never above,never over,hasn't been above,hasn't gone above,"
                "isn't above,isn't over,isn't more than,wasn't above,wasn't over,not greater than,"
                "no greater than,less than or equal to,up till,no over,equal to or less than,"
                "less or equal than,lower or equal than,smaller or equal than,fewer or equal than,"
                "less or equal to,lower or equal to,smaller or equal to,smaller than or equal to,"
                "lower than or equal to,no older than,no bigger than,no larger than,no heavier than,"
                "小于或等于,小于或者等于,小於等於,"
                "没过,没高过,从没高过,不超过,没超过,没有超过,未超过,不高于,不大于,不多于,至多,最多,顶多,小于等于,"
                "不会超过,超不过,不能超,不能超过,不得超过,不可超过,不该超过"
            ),
            Bound.OVER: (
                "over,above,more than,greater than,higher than,upwards of,upward of,>,"
                "bigger than,larger than,in excess of,"
                "exceeding,exceeds,exceeded,surpassing,surpasses,surpassed,topping,topped,"
                "just over,just above,a bit over,a little over,slightly over,"
                "bit over,well over,"
                "way over,a bit above,a bit more than,north of,older than,heavier than,beyond,more then,"
                "不止,不只,高于,大于,超过,多于,超出,高過,超過,大於,高於,超,破,刚破,突破,"
                "没低到,没掉到,没降到,没跌到,没瘦到,没有低到,没有掉到,没有降到"
            ),
            Bound.AT_LEAST: (
                "at least,at the very least,min.,"
                "no less than,not less than,not below,not under,no fewer than,"
                "not fewer than,minimum,"
                "a minimum of,minimum of,min,>=,≥,≧,=>,no lower than,not lower than,isn't below,"
                "isn't under,"
                "never below,never under,never less than,hasn't been below,hasn't dropped below,"
                "wasn't below,"
                "wasn't under,greater than or equal to,as little as,a good,at least or equal to,"
                "equal to or more than,equal to or greater than,more or equal than,greater or equal than,"
                "bigger or equal than,higher or equal than,larger or equal than,greater or equal to,"
                "bigger or equal to,higher or equal to,more than or equal to,larger than or equal to,"
                "higher than or equal to,no younger than,no smaller than,no lighter than,"
                "大于或等于,大于或者等于,大於等於,"
                "至少,最少,起码,不低于,不少于,不小于,没低于,没有低于,未低于,没低过,没有低过,从没低过,没掉到过,没降到过,没跌破,没跌破过,没跌到过,没低到过,没下过,不曾低于,"
                "大于等于,少说,"
                "少说也有,不下"
            ),
            Bound.ABOUT: (
                "about,around,round,round about,hovering around,hovering round,hovering at,roughly,"
                "approximately,approx,approx.,circa,ca,ca.,some,"
                "something like,nearly,almost,mid,"
                "close to,near,near enough,in the region of,give or take,more or less,maybe about,~,≈,∼,"
                "somewhere around,in the ballpark of,not quite,just about,getting on for,abt,arround,aprox,"
                "大概,大约,约,差不多,大致,估计,将近,接近,快到,快,快要,快要到,快有,近,约莫,左右,差不多有,大概是,"
                "大约是,大概有,差不多是"
            ),
            Bound.BETWEEN: (
                "between,anywhere between,somewhere between,anywhere from,from,从,介于,在,ranging from,btw"
            ),
        }
    )
)
_TRAILING = Phrasebook(
    by_meaning(
        {
            Bound.AT_LEAST: (
                "or more,or above,or over,or higher,or greater,and above,and over,and up,plus,+,at least,"
                "and more,and higher,or older,and older,or bigger,or heavier,or more than,or greater than,"
                "at the least,at the very least,upwards,"
                "以上,及以上,或以上,或者以上,或者更多,或更多,往上,朝上,开外,打底,或更高"
            ),
            Bound.AT_MOST: (
                "or less,or under,or below,or fewer,or lower,and below,and under,max,maximum,"
                "or younger,or smaller,or lighter,and less,and younger,"
                "at most,at the most,at the very most,"
                "tops,以下,及以下,或以下,以内,之内,或更少,封顶,往下,或更低"
            ),
            Bound.UNDER: (
                "不到,没到,还没到,还不到,之下,都不到,都没到,也不到,差一点,差一点点,差一点儿,差点,差点儿,差一丢丢,"
                "还差一点,还差一点点,还差点,还差点儿,还差一些"
            ),
            Bound.OVER: "不止,都不止,还不止,之上,还多,还要多,打不住",
            Bound.JUST_OVER: (
                "and a bit,and a bit more,-odd,odd,and change,出头,刚出头,挂零,多一点,多一点点,多点"
            ),
            Bound.ABOUT: (
                "-ish,ish,or so,or thereabouts,thereabouts,give or take,more or less,roughly,"
                "approximately,approx,"
                "or around that,or something,or something like that,ballpark,about,"
                "左右,上下,的样子,差不多,吧左右,样子,附近,前后"
            ),
        }
    )
)
_FILLERS = Phrasebook(
    by_meaning(
        {
            "": (
                "a,an,the,just,only,is,was,it's,were,like,maybe,probably,"
                "在,是,有,为,了,就,也就,也,都,的,值,到,过,了"
            )
        }
    )
)
_NEGATIONS = frozenset(
    "not never no isnt wasnt arent werent hasnt havent hadnt doesnt dont didnt wont aint cant cannot couldnt "
    "wouldnt shouldnt hardly doubt 没 不 未".split()
)
_MOVING = frozenset(
    "went gone go shot rose jumped climbed crept back came come move moved now increased put "
    "bumped bump upped moved stepped titrated built brought it's they're".split()
)
"""Before these "up to" is where something has got to, no bound."""
_MOVED = frozenset("it me him her them us that now".split())
_AFTER_NEGATION = frozenset(
    "been ever gone go goes going dropped drop drops fallen fall falls fell dipped dip dips rose rise rises "
    "risen climb climbs climbed reach reaches got get gets quite was be come comes yet a the been have 有 来 "
    "曾 过 去".split()
)
_OF_IT = frozenset("it its it's they them is were".split())
_SUPPOSING = frozenset("think believe suppose doubt get".split())
"""Verbs that carry their "not" over to what follows: "I don't think it was below 12"."""
_OPPOSITE = {Bound.UNDER: Bound.AT_LEAST, Bound.OVER: Bound.AT_MOST}
_THAN_AFTER = Phrasebook(
    by_meaning(
        {
            Bound.UNDER: "低,少,小,还低,要低,更低,轻,还少",
            Bound.OVER: "高,多,大,还高,要高,更高,重,还多",
        }
    )
)


@frozen
class Leading:
    """A bound that ends where a number begins."""

    bound: Bound
    first: int
    """Index of its first token."""


@frozen
class Connector:
    """What makes two numbers one range."""

    close: bool
    """True: only where the two are near each other ("3 or 4")."""
    last: int | None = None
    """Index of the token after the range, where words after it belong to it (之间)."""


def leading_bound(tokens: Sequence[Token], first: int, floor: int) -> Leading | None:
    """The bound said just before token ``first``, not reaching below token ``floor``."""
    if first <= floor:
        return None
    than = _compared(tokens, first, floor) or _passed(tokens, first, floor)
    if than is not None:
        return than
    found = _LEADING.ending_at(tokens, first)
    if found is None:
        filler = _FILLERS.ending_at(tokens, first, longest=2)
        found = _LEADING.ending_at(tokens, filler[1]) if filler is not None else None
        if found is not None and found[0] is Bound.BETWEEN:
            return None
    if found is None or found[1] < floor or _is_part_of_another(tokens, found[1]):
        return None
    before = found[1] - 1 if found[1] and tokens[found[1] - 1].key not in _MOVED else found[1] - 2
    if tokens[found[1]].key == "up" and before >= 0 and tokens[before].key in _MOVING:
        return None
    if tokens[found[1]].key == "up" and _has_got_there(tokens, found[1], first):
        return None
    return _negated(tokens, Leading(*found), floor)


def _is_part_of_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether it belongs to another word: the 近 of 最近, the min of "ml/min"."""
    before = tokens[at - 1].key if at else ""
    return (tokens[at].key, before) in _PARTS_OF_OTHERS


_PARTS_OF_OTHERS = frozenset((("近", "最"), ("min", "/"), ("min", "per")))


def _has_got_there(tokens: Sequence[Token], up: int, figure: int) -> bool:
    """Whether "up to" tells where something has got to: "it is up to 34", "up to 34 now"."""
    earlier, last = (tokens[at].key if at >= 0 else "" for at in (up - 2, up - 1))
    nearby = {token.key for token in (*tokens[figure + 1 : figure + 4], tokens[-1])}
    if earlier == "from" or last in _NOW or (earlier, last) in _RISEN:
        return True
    return not nearby.isdisjoint(_NOW)


_NOW = frozenset("now again today from currently".split())
"""Beside "up to" and its figure: where something stands, not the most that it may be."""
_RISEN = (("it", "is"), ("they", "are"))


def _negated(tokens: Sequence[Token], found: Leading, floor: int) -> Leading:
    """Turn a bound under a negation: "not below 90" is 90 or more."""
    opposite = _OPPOSITE.get(found.bound)
    at = found.first - 1
    while at >= floor and found.first - at <= 3 and tokens[at].key in _AFTER_NEGATION:
        at -= 1
    supposing = _before_supposing(tokens, found.first, floor)
    at = at if supposing is None else supposing
    if opposite is None or at < floor or tokens[at].key not in _NEGATIONS:
        return found
    return Leading(opposite, at)


def _before_supposing(tokens: Sequence[Token], first: int, floor: int) -> int | None:
    """Where the "don't" of "don't think it was below" stands; None: nothing is supposed so."""
    passed = range(first - 1, max(floor - 1, first - 6), -1)
    for at in passed:
        key = tokens[at].key
        if key == "doubt":
            return at if at <= floor or tokens[at - 1].key not in _NEGATIONS else None
        if key in _SUPPOSING:
            return at - 1
        if key not in _OF_IT and key not in _AFTER_NEGATION:
            return None
    return None


def _compared(tokens: Sequence[Token], first: int, floor: int) -> Leading | None:
    """比50低: the word before the number only says that the one after it bounds."""
    if tokens[first - 1].key != "比" or first - 1 < floor:
        return None
    for position in range(first + 1, min(first + 8, len(tokens))):
        found = _THAN_AFTER.at(tokens, position)
        if found is not None:
            return None if _is_figure(tokens, found[1]) else Leading(found[0], first - 1)
    return None


def _is_figure(tokens: Sequence[Token], position: int) -> bool:
    """Whether it is told by how much: the 3 of 比90高3个, and not the 一 of 比90高一点."""
    keys = [token.key for token in tokens[position : position + 2]]
    number = position < len(tokens) and tokens[position].kind == "number"
    return number or (keys[:1] != [] and keys[0] in _HAN_FIGURES and keys[1:] not in (["点"], ["些"], ["丢"]))


_HAN_FIGURES = frozenset("一二两三四五六七八九十百")


def _passed(tokens: Sequence[Token], first: int, floor: int) -> Leading | None:
    """过一百了, 刚过了一百, 上120了: more than so many; but 打过100 says what was given."""
    at = first - 2 if tokens[first - 1].key == "了" else first - 1
    if at < max(floor, 0) or tokens[at].key not in ("过", "上"):
        return None
    before = tokens[at - 1] if at else None
    opens = before is None or before.kind == "punct" or before.key in _BEFORE_PASSED
    bare = tokens[at].key == "过" or before is None or before.key != "早"
    return Leading(Bound.OVER, at) if opens and bare else None


_BEFORE_PASSED = frozenset("刚 早 已 经 都 也 快 才 总 算 能 就".split())


def trailing_bound(tokens: Sequence[Token], position: int) -> tuple[Bound, int] | None:
    """The bound said from token ``position`` on, and the index of the token after it."""
    found = _TRAILING.at(tokens, position)
    if found is None:
        mark = tokens[position].key if position < len(tokens) else ""
        found = _TRAILING.at(tokens, position + 1) if mark in ("-", ",") else None
        if found is None or found[0] is not Bound.ABOUT or (mark == "," and found[1] < position + 3):
            return None
    bound, end = found
    following = tokens[end].kind if end < len(tokens) else "punct"
    if tokens[end - 1].key == "+" and end < len(tokens) and tokens[end].key == ")":
        return None
    if following == "number" and (bound is Bound.ABOUT or tokens[end - 1].key in ("+", "到")):
        return None
    if tokens[end - 1].key == "到" and _is_figure(tokens, end):
        return None
    if tokens[end - 1].key == "plus" and following != "punct":
        return None
    if tokens[position].key == "and" and end < len(tokens) and _goes_on(tokens[end]):
        return None
    return bound, end


def _goes_on(token: Token) -> bool:
    """Whether "and below" before this token leads to a number of its own."""
    return token.kind == "number" or token.key in STARTERS or token.key in ("or", "than")


EITHER = frozenset(
    "or ormaybe maybe ,maybe possibly ,possibly perhaps ,perhaps orperhaps orpossibly ,ormaybe couldbe "
    ",couldbe mightbe ,mightbe 、 或 或者 还是 ora ,could ,or ,也可能 ,可能 也可能 ,或者 ,或 ,也许".split()
)
"""Words, run together, between two figures of which either may be right."""
_HEDGED = expression(
    r"(?=.*(?:or|maybe|perhaps|possibly|could|might))(?:mg|kg|g)?,?(?:i(?:think|believe|guess|reckon|suppose))?,?"
    r"(?:or|maybe|perhaps|possibly)*(?:was|were|is)?(?:it|that|they)?(?:was|were|is)?(?:could|might)?"
    r"(?:havebeen|be|been)?(?:maybe|perhaps)?"
)
"""The same with hedges about them: "20 I think, or it could be 30", "20 or was it 30"."""


def says_either(between: Sequence[Token]) -> bool:
    """Whether the words between two figures say that either may be right."""
    words = "".join(token.key for token in between)
    return words in EITHER or _HEDGED.fullmatch(words) is not None


def connector_between(
    tokens: Sequence[Token], left_end: int, right: tuple[int, int], after_between: bool
) -> Connector | None:
    """Whether what stands between two numbers makes them a range.

    Args:
        tokens: The utterance's.
        left_end: Index of the token after the left number.
        right: Indices of the right number's first token and of the one after it.
        after_between: "between", "from" or 从 stands before the left number.
    """
    words = "".join(token.key for token in tokens[left_end : right[0]])
    if words in ("and", "andabout", "和", "跟", "与"):
        closing = tuple(token.key for token in tokens[right[1] : right[1] + 2])
        return (
            Connector(False) if after_between or closing == ("之", "间") or closing[:1] == ("间",) else None
        )
    if words in ("-", "to", "~", "--", "through", "thru", "till", "until", "到", "至", "upto", "-to-", "~~"):
        return Connector(False)
    if words in EITHER:
        return Connector(True)
    return None


def _bit_of(figure: float) -> float:
    """What "and a bit" adds at most: a twentieth, and half a one to small whole numbers."""
    return 0.5 if figure < 10 and figure == int(figure) else round(figure * 0.05, 6)


def bounded(interval: Interval, bound: Bound) -> Interval:
    """The interval that the bound makes of the one said; a bound denied keeps its side: 没掉到90以下."""
    if interval.high is None and bound in (Bound.UNDER, Bound.AT_MOST):
        return Interval(interval.low, None)
    if interval.low is None and bound in (Bound.OVER, Bound.AT_LEAST):
        return Interval(None, interval.high)
    match bound:
        case Bound.UNDER:
            return Interval(None, interval.high, high_open=True)
        case Bound.AT_MOST:
            return Interval(None, interval.high)
        case Bound.OVER:
            return Interval(interval.low, None, low_open=True)
        case Bound.AT_LEAST:
            return Interval(interval.low, None)
        case Bound.JUST_OVER if interval.low is not None and interval.low > 0:
            return Interval(interval.low, interval.low + _bit_of(interval.low))
        case _:
            return interval
