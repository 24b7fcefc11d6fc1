"""The words around a date or a length: what began or ended then, what is planned, what goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from chatbot.interpretation.expressions import expression


class Span(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int:
        """Position in ``Utterance.text``."""

    @property
    def end(self) -> int:
        """Position after the last character."""


_CLAUSE_MARKS = expression(r"[,;!?。、()\n]|\.(?!\d)| but | though | - ")
_NEAR = 120
"""Characters on either side of a date within which words are taken to be about it."""
_BEGAN = expression(
    r"\b(?:start|starts|started|starting|began|begun|diagnos\w*|first|found|dx|initiated|commenced"
    r"|joined|enrol\w*|signed up|consented|screened|recruited|put on|went on)\b"
    r"|开始|又(?:吃|用|喝)(?:上|起来)|确诊|首次|第一次|第一针|查出|发现|诊断|开的头"
)
_ENDED = expression(
    r"\b(?:last|latest|finish\w*|stop|stopped|stopping|ended|ends|complet\w*|final|finally|came off"
    r"|come off|went off"
    r"|most recent|most recently|discontinued|quit|gave up|until|till|up to|off it|took me off|over by"
    r"|wound up)\b"
    r"|最后|末次|最近一次|停|结束|收工|结疗|收官|收尾|做完|打完|化完|吃完|放完|完成|出组|为止|拔|止(?=[,。;]|$)"
)
_PLANNED = expression(
    r"\b(?:due|booked|scheduled|planned|planning|plan|will|going to|gonna|upcoming|appointment"
    r"|arranged|supposed to|(?:is|are|'s|'re) coming(?! off)|"
    r"next (?:one|dose|jab|shot|injection|cycle|session|round|infusion|treatment|appointment|scan)|'ll"
    r"|next is|next lot|should(?: have|'ve)|was supposed|was to be|meant to be|was meant|wanted (?:me )?to"
    r"|(?:i|he|she|they|we|it) (?:finish|stop|end|start|begin)(?:s|es)? "
    r"(?:it |them |that )?(?=on |next |this )"
    r"|(?:i|they|we) (?:zap|do|give|have|get|treat|go|see|restart|repeat)\b[^,;.]{0,24} again"
    r"|(?:finish|end)(?:es|s) (?=on |next |this |tomorrow)"
    r"|pencilled|(?<!go )(?<!went )(?<!gone )down for (?:an? |the |my |his |her |it\b|another )"
    r"|(?:has|have|got|put) (?:me|him|her) down for"
    r"|wants? me to|(?<!had )to (?:start|begin)|waiting for|having it on|hoping|op is on)\b"
    r"|差点|险些|本来|原定|原计划|本该|本应|预约|约了|约好|约在|安排|计划|打算|准备|将要|(?:又|就|再)该|该(?:去|来|打|做|化|放|吃|输|复查|住院)|要打|要做|要开始|下次|下一次|下回|下一针|排期|排在|等着"
)
_MORE = expression(
    r"^\W*(?:and |then |with |got |having |getting |there's |have |the |due |going )*"
    r"(?:another|more|next|again|back"
    r"|(?:one|two|three|four|five|six|\d{1,2}|a few|some) (?:more|left|to go))\b"
)
"""What opens a clause that, of what goes on, tells the time still to come: "halfway, another on Monday"."""
_REFUSED = expression(
    r"(?:\b(?:turn(?:ed|ing)? (?:it|them|that|this|one|him|\w+) down|turned down|said no|refused|backed out"
    r"|decided against|opted out|didn't want|declined (?:it|one|that|them|to)"
    r"|(?:cancell?ed|called off|postponed|abandoned)(?: on| in| at| for)? $))"
    r"(?! (?:any ?more|more|further|again|another|a second))"
)
"""That it was offered or planned then, and came to nothing."""
_CALLED_OFF = expression(
    r"\W*(?:but )?(?:it |that |they )?(?:was |got |were |had been |has been )?"
    r"(?:cancell?ed|called off|postponed|abandoned|fell through)"
    r"(?= (?:again|because|by|at|as|due)\b|\W*$|[,.;!])"
)
"""After a date: that nothing came of it then."""
_NEGATED = expression(
    r"\b(?:not|no|none|nothing|never|n't|haven't|hasn't|havent|hasnt|hadn't|without|off|clear|clean"
    r"|stopped|free|finished|done|hold|paused|break)\b"
    r"|没|不|停|无"
)
ONGOING = expression(
    r"\bstill (?:on|taking|having|getting|in|receiving|using|doing|going|under|injecting|swallowing|popping"
    r"|drinking|applying|wearing|take|have|get|use)\b"
    r"|\b(?:currently|at the (?:moment|minute|mo)|right now|presently|now|at present) (?:on|taking|having|in"
    r"|getting|receiving|using|under)\b"
    r"|\b(?:on|taking|having|in|getting|receiving|using|doing|take|takes|use|uses) (?:it|them|one|that|this"
    r"|some|\w+)? ?(?:right now|now|currently|at the (?:moment|minute|mo)|at present|as we speak|every day"
    r"|daily|each day|today|just now|for now|these days|nowadays|presently|this minute)\b"
    r"|\b(?:in the (?:middle|midst) of (?:it|them|this|that|(?:a|an|the|my|his|her|another) (?:course|cycle"
    r"|block|set|round|lot|treatments?|sessions?))|half ?way through|(?:part|mid)[- ]?way through"
    r"|mid[- ](?:course|cycle|treatment))\b"
    r"|\b(?:ongoing|on-going|continuing|as we speak|carrying on with)\b"
    r"|\bnever (?:stopped|came off|come off)\b"
    r"|\b(?:not|haven't|hasn't) (?:yet )?finished (?:with (?:me|us|him|her|it)|yet|it|them)\b"
    r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|few|more|couple)(?: more)?(?: \w+)? "
    r"(?:still )?to go(?=\W*$|[.,;!])|\b\d{1,2} (?:of|out of) \d{1,2} so far\b"
    r"|(?:还在|仍在|正在|一直在|现在在|目前在|还接着|还一直|正)(?:吃|用|打|治|做|服|组|化|放|喝|入|接受|进行|持续|坚持)"
    r"|现在就?(?:在|吃|用|打)|在组里|(?<!不)(?<!没)(?:在|正)(?:吃|用|打|服)着|[吃用打做治服喝含输化挂灌贴照烤]着(?:呢|的|$)|没停|没断"
    r"|(?:天天|每[天日])[都也还就]?(?:在|[去来跑过]?(?:医院|科里)?[去来]?(?:吃|用|打|做|照|放|化|烤|灌|输|喝|服))|(?:一直|现在|目前|仍|天天|每天)再[吃用打服喝]|雷打不动"
    r"|每[天日][早中晚上午饭前后睡都就要得各空腹]{0,6}[一二两三四半\d]{1,2}[片粒颗丸顿袋碗支]"
    r"|[差剩][一二两三四五六七八九十几\d]{1,3}[次回针]?[就才还没照放化打做]{0,3}完(?![就便])"
    r"|[还都]没[照放化打做灌治烤]完(?![就便])"
)
_NOT_ONGOING = expression(
    r"\b(?:not|n't|no longer|isn't|aren't|nothing|no)\b[^,.;]{0,20}$|(?:不|没|没有|不再|未)$"
)
INTERRUPTED = expression(
    r"\b(?:(?:days?|weeks?|months?) off(?! (?:a|an|one|two|three|four|five|six|twelve|\d))"
    r"|on and off|off and on|on & off|on/off|skipp\w*|missed|intermittent\w*|stop-start"
    r"|stopped and started|then (?:a break|off|nothing|stopped)|"
    r"with (?:a |some )?(?:gaps?|breaks?)|had (?:a )?(?:gaps?|breaks?)|took (?:a )?breaks?"
    r"|not (?:in a row|every (?:month|week|time)|continuous\w*))\b"
    r"|断断续续|断续|中间停|中途停|停过|漏打|漏了|漏过|时打时停|打打停停|吃吃停停|间断"
)
_UNBROKEN = expression(
    r"\b(?:no|without|not|never|haven't|didn't)\b[^,.;]{0,12}$|(?:没|没有|无|不|从没|从未|未)$"
)
RECURRED = expression(
    r"\b(?:came back|come back|back again|is back|recur\w*|relapse\w*|returned|regrew|grown back"
    r"|grew back)\b|复发|又长|再发|又有了|又冒|又犯[了病]|长回来|老地方又|原处又"
)
_NOT_RECURRED = expression(
    r"\b(?:not|n't|never|no|hasn't|hasnt|without)\b[^,.;]{0,20}$|(?:没|没有|未|无|从没|不)(?:再|有)?$"
)


def clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a place, as far as it matters: (start, end) between its marks."""
    first = max(0, start - _NEAR)
    for mark in _CLAUSE_MARKS.finditer(text, first, start):
        first = mark.end()
    last = min(len(text), end + _NEAR)
    after = _CLAUSE_MARKS.search(text, end, last)
    return first, after.start() if after else last


def beside(text: str, spans: Sequence[Span], index: int) -> tuple[str, str]:
    """The words of the clause before and after one of several spans, as far as the next span.

    Words between two spans belong to the second one in English, where verbs stand first.
    """
    span = spans[index]
    first, last = clause_bounds(text, span.start, span.end)
    if index:
        first = max(first, spans[index - 1].end)
    if index + 1 < len(spans) and spans[index + 1].start < last:
        last = span.end if text[span.end : spans[index + 1].start].isascii() else spans[index + 1].start
    return text[first : span.start], text[span.end : last]


def phase(text: str, spans: Sequence[Span], index: int) -> str:
    """What the words beside a date say of it: "began", "ended", "planned" or "refused"; empty: nothing."""
    before, after = beside(text, spans, index)
    if _REFUSED.search(before) or _REFUSED.search(after) or _CALLED_OFF.match(text, spans[index].end):
        return "refused"
    if _PLANNED.search(before) or _PLANNED.search(after):
        return "planned"
    if tells_more(before) and is_ongoing(text) is not None:
        return "planned"
    if index and before and not before.isascii() and _ENDED.search(after):
        return "ended"
    for words in (before, after):
        if _ENDED.search(words):
            return "ended"
        if _BEGAN.search(words):
            return "began"
    return ""


_AFTERWARDS = expression(
    r"\b(?:scan|scans|scanned|check-?up|clinic|appointment|review|reviewed|follow-? ?up|bloods?|blood tests?"
    r"|results?|discharged|(?:came|went|got|sent|back|let) home|home|let out|out of hospital|stitches|staples"
    r"|admitted|consultation|consented?|visit|saw|rash|side effects?|symptoms?|signed off)"
    r"(?: \w+){0,3} ?$"
)
"""Before a date: what it is the date of comes before or after a treatment, and is none."""


_BORN = expression(r"\b(?:born|dob|d\.o\.b\.?|date of birth|birthday)\b[^,;.]*$")


def is_birthday(text: str, span: Span) -> bool:
    """Whether words before a date tell that somebody was born then."""
    return _BORN.search(text[max(0, span.start - _NEAR) : span.start]) is not None


_SEEN = expression(
    r"\b(?:scan|results?|bloods?|biopsy|diagnosed|review)\b(?: (?:was|were|on|in|at|the|from|back))*\W*$"
)


def is_of_results(text: str, spans: Sequence[Span], span: Span) -> bool:
    """Whether a date is told of what was seen or found then: "scan on 5 October"."""
    before, _ = beside(text, spans, spans.index(span))
    return _SEEN.search(before) is not None


_WAS_OVER = expression(r"\b(?:finish|stopp|ended|complet|came off|took me off)")


def is_of_another_matter(text: str, spans: Sequence[Span], index: int) -> bool:
    """Whether a date is one of a scan, a visit or the way home: "scan 10 Nov", "came home on the 15th"."""
    before, _ = beside(text, spans, index)
    return _AFTERWARDS.search(before) is not None and _WAS_OVER.search(before) is None


def tells_more(before: str) -> bool:
    """Whether the words of a clause before its date open with what is still to come, or came then."""
    return _MORE.search(before) is not None


def negated_before(text: str, spans: Sequence[Span], index: int) -> bool:
    """Whether "since May" follows a "not", "clear" or "nothing" in its clause."""
    first, _ = clause_bounds(text, spans[index].start, spans[index].end)
    return _NEGATED.search(text, first, spans[index].start) is not None


@lru_cache(maxsize=1)
def is_ongoing(text: str) -> tuple[int, int] | None:
    """Where the words say that it goes on to this day; None: they don't, or deny it."""
    for match in ONGOING.finditer(text):
        if _NOT_ONGOING.search(text[max(0, match.start() - 30) : match.start()]) is None:
            return match.span()
    return None


def is_interrupted(text: str) -> bool:
    """Whether there were gaps ("on and off"), and that is not denied ("without missing any")."""
    return any(
        _UNBROKEN.search(text[max(0, match.start() - 20) : match.start()]) is None
        for match in INTERRUPTED.finditer(text)
    )


_CLEAR_SINCE = expression(
    r"(?:(?:[打从自]那?(?:以后|之后|起|时起|往后|回|次)|那(?:以后|之后)|此后|自此|至此)[^,;。]{0,8}"
    r"(?:没|未|无|都好|好好|干净|稳|安稳|平安|正常)|(?:以后|之后|后)(?:就|一直|再|都|也)*(?:没|未)(?:再|事|犯|长|发|有|见))"
)


def is_clear_since(text: str, end: int) -> bool:
    """Whether what came back before a place has been gone since it was treated: 又切了一回，打那以后没事."""
    return _CLEAR_SINCE.search(text, end) is not None


def has_recurred(text: str) -> bool:
    """Whether it came back, and that is neither denied nor over since."""
    return any(not is_clear_since(text, end) for end in _returns(text))


def was_cleared(text: str) -> bool:
    """Whether it came back once, and is told to be gone since."""
    return any(is_clear_since(text, end) for end in _returns(text))


def _returns(text: str) -> list[int]:
    """Where words end which say that it came back, those denied left out."""
    return [
        match.end()
        for match in RECURRED.finditer(text)
        if _NOT_RECURRED.search(text[max(0, match.start() - 24) : match.start()]) is None
    ]


_DENIED = expression(
    r"(?:\b(?:not|never|isnt|wasnt|didnt|havent|hasnt)|n't"
    r"|\bno(?= (?:jab|shot|injection|chemo\w*|treatment|dose|one)\b))"
    r"(?: (?:had|have|having|get|got|given|done|been|any|anything|some|one|it|a|an|my|the|jab|shot|injection"
    r"|chemo|treatment|dose|quite|even|really|exactly|actually|just|in|on|at|during|over|this|last|back"
    r"|every))*\s*$|(?<!是)不[是在]在?$"
    r"|\b(?:missed|skipped)(?: (?:it|one|the|my|last|this|in|on|a|jab|shot|injection|dose))*\s*$"
)
"""Before a time: it is denied, as in "not last week", "I didn't have one in June"."""


def is_denied(text: str, spans: Sequence[Span], index: int) -> bool:
    """Whether a time is named only to say that it was not then, or not so long."""
    span = spans[index]
    before = text[max(spans[index - 1].end if index else 0, span.start - _NEAR) : span.start]
    either = re.search(r"就[是在]", text[span.start : span.end + 3]) is not None
    return not either and _DENIED.search(before) is not None


_CORRECTION = expression(
    r"\b(?:no wait|wait no|wait|no sorry|sorry no|sorry|i mean|i meant|scratch that|correction"
    r"|make that|my mistake|oops|"
    r"hang on|actually no|no actually|actually|or rather|strike that|typo|tell a lie)\b|[,.;?] ?no,"
    r"|(?<=[\w?,.;]) ?\bno(?= (?:in |on |the )?(?:\d|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec))"
    r"|\b(?:said|thought|put|wrote)\b[^.;]{1,30}\bbut\b(?! (?:no|not|then)\b)"
    r"|\b(?:moved|changed|shifted|switched|rescheduled|postponed|put (?:back|off)|brought forward)"
    r" from\b[^.;]{1,30}? (?:to|until|till)\b"
    r"|不对|[说记写打按敲输看搞弄]错|[打按敲输写说看搞弄]反了?|错了|更正|哦不|噢不|应该是"
    r"|(?:本来|原本|原来|原定|说好|约)[^。;；有偶常老总]{1,20}?(?:改|挪|推|换|提前|延|拖|调)(?:到|成|在)了?"
    r"|(?:本来|原本|原定|原计划|原以为|说好|预计|计划|打算)[^。;；]{1,20}?(?:结果|实际|谁知|哪知|没想到|没成想|不料)"
)


def corrected_from(text: str) -> int:
    """Where what corrects the words before it begins; 0: nothing is corrected."""
    place = 0
    for match in _CORRECTION.finditer(text):
        place = match.end()
    return place


def after_correction(text: str, spans: Sequence[Span]) -> list[int]:
    """Indices of the spans that hold: those after the last correction, if it has any; else all.

    Those denied are left out where others stand beside them: "not June, July".
    """
    place = corrected_from(text)
    later = [index for index, span in enumerate(spans) if span.start >= place]
    holding = later or list(range(len(spans)))
    said = [index for index in holding if not is_denied(text, spans, index)] if len(holding) > 1 else []
    return said or holding


_NEVER = expression(
    r"^\W*(?:no|none|nope|nah|nothing|nil|never|n/a)\b(?! idea| clue| record| memory| longer| more"
    r"| wait| problem)"
    r"|\bnever(?! (?:mind|stop|miss|came|come|end|finish|off|forget|forgot|again|been off|skipp|sure))\b"
    r"|\b(?:not|haven't|havent|hasn't|hasnt|have not|has not|didn't|didnt|'ve not) (?:ever )?"
    r"(?:had|have|done|been on|taken|started|begun|received)(?= (?:any|one|it|that|those|them|such|yet"
    r"|this|these)| ?\W|$)"
    r"|\bnone (?:ever|at all|so far|of (?:those|them|that|these))\b|\bnothing like that\b|\bnot yet\b"
    r"|^\W*(?:没有|没|无|从没|从未|从来没|未曾|不曾|未)|从来没|从没|从未|(?<!不是)(?<!并非)没(?:有)?(?:做|打|用|吃|参加|放|化|开|动|接受|进|得|入)过|都没"
)
_NOT_NEVER = expression(
    r"\b(?:since|lately|recently|this year|this month|for a while|for ages|long ago)\b|没多久|没停|没断|没事"
    r"|没问题|没变|没记|没印象|最近没|没几|没[做打吃用放照化灌治]完|没[打吃用]够|没坚持"
)
_NOW_ALONE = expression(r"^\W*(?:now|right now|just now|现在|目前|当下|这会儿)\W*$")


def says_never(text: str) -> tuple[int, int] | None:
    """Where the words say that it never happened; None: they don't."""
    match = _NEVER.search(text)
    return None if match is None or _NOT_NEVER.search(text) else match.span()


def now_alone(text: str) -> tuple[int, int] | None:
    """Where the whole answer is "now"."""
    match = _NOW_ALONE.search(text)
    return None if match is None else match.span()
