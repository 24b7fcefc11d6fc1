"""Direct yes and no, in both languages: the word itself, or the question's verb said back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from chatbot.interpretation.lexicon import AROUND
from chatbot.interpretation.phrases import Phrases
from chatbot.interpretation.polarity import Sentence

_WHO = "(i|he|she|it|they|we|you|that|there|mum|mom|dad)"
_DOES = "(do|does|did|am|'m|is|'s|are|'re|was|were|have|'ve|has|had|will|'ll|would|'d|should|shall|might)"
_DOESNT = (
    "(don't|doesn't|didn't|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|won't|wouldn't|shouldn't|ain't|"
    "do not|does not|did not|am not|'m not|is not|'s not|are not|'re not|was not|were not|have not|'ve not|has not|"
    "had not|will not|would not|never|never have|never has|never did|never had|have never|has never|'ve never|'s never)"
)
_ONCE = "[once|twice|definitely|certainly|indeed|already|too|yes|now|before|actually|unfortunately|sadly|both|all|yet|any|either|no|at all|though|tho]"

_PATTERNS: dict[str, tuple[str, ...]] = {
    "yes": (
        "^(yes|yep|yeah|yeh|yup|ya|yea|yah|yess|yesss|yepp|yh|ye|aye|uh huh|mhm|mm hmm|yessir|oui|si|da|hai)",
        "(yes|yep|yeah|yup|aye)$",
        "^y$",
        "^([of] course|sure|surely|certainly|definitely|defo|absolutely|indeed|affirmative|obviously|clearly|totally) ",
        "^(you bet|too right|for sure|no doubt|without [a] doubt|by all means|100 %|spot on|with pleasure)",
        "^(correct|right|true|ok|okay|okey|k|kk|fine|alright|all right|agreed|exactly|precisely|gladly|naturally)$",
        "^(that is|that's|is|it's) (right|correct|true|so|the case|it)$",
        f"^{_WHO} {_DOES} {_ONCE}$",
        f"^{_WHO} (very much|certainly|definitely|most certainly|absolutely|sure|indeed) {_DOES}$",
        "[i] (think|believe|guess|reckon|expect|imagine|presume|assume|suppose) so",
        "(i'm|am) afraid so",
        "^afraid so",
        "i would (think|say|imagine) so",
        "wish [i|we] could say (no|otherwise|not|different*)",
        "if only (not|it wasn't)",
        "(can't|cannot|won't) (deny|say no)",
        "wouldn't say no",
        "(more than likely|very likely|most likely|in all likelihood)$",
        "has been confirmed$",
        "(i|he|she|they|we) (did|do|have|has|is|am|was|were|would|will) (so|indeed|too)$",
        "^sure$",
        "^sure thing",
        "^course",
        "^definitely",
        "^absolutely",
        "^certainly",
        "^of course",
        "^indeed",
        "^affirmative",
        "^(嗯|恩|唔)$",
        "^(对|是|有|行|好|中|成|可以|能|会|愿意|同意|肯定|当然|确定|没错|的确|确实|要|想|准|妥|得|算|真)$",
        "^(对|是)(啊|呀|呢|吧|的|滴|哒|呐|嘞)",
        "^(是的|对的|对头|是啊|没错|正确|不错|必须的|那当然|当然|当然了|肯定|肯定的|可不|可不是|就是)",
        "^(好|行|可以|没问题|没事|ok|okay|yes|可)(啊|呀|的|吧|嘞|滴)$",
        "^(好的|好啊|好吧|行啊|行吧|可以的|可以啊|没问题)$",
        "^(有|做|打|用|吃|得|查|治|化|放|切|开|装|扎|试|听|生|患|确诊|确认|参加|接受)过[几次|一次|两次|好几次|很多次|一回|两回|几回|多次]",
        "^有",
        "^(确实|的确|真)(有|是|能|会)",
        "^(都)?(能|会|可以|愿意|同意)(的|啊|呀|呢|吧)$",
        "^(我|他|她|俺|咱)(都)?(能|会|可以|愿意|同意|有|是|要|想|行)(的|啊|呀|呢)?$",
        "^(愿意|同意|能|可以|行)",
        "^(嗯|恩|对|是)(嗯|恩|对|是)",
        "^(阳性|真的)$",
        "不是没有",
        "不是没",
        "并非没有",
        "^不是(不能|不行|不可以|不会|不愿意|不想|不同意)$",
        "^应该(是|有|能|会|可以)(的|吧)?$",
        "^(大概|可能|也许|好像|估计)(是|有|能|会|可以)(的|吧)?$",
        "^(妥妥|必须)",
    ),
    "no": (
        "^(no|nope|nah|naw|nay|noo|nooo|nop|never|negative|nein|non|nada|nil|none|noway|no no)",
        "(no|nope|none|nah|never)$",
        "^n$",
        "^not$",
        "^not (at all|really|yet|ever|me|him|her|us|them|exactly|quite|so far|any more|anymore|currently|now|likely|a chance|"
        "at the moment|presently|particularly|especially|in the least|in the slightest|one bit|a bit|to date|as yet|lately|"
        "recently|anything|that bad|today|for me|this time|a single one|once|necessarily|strictly)",
        "not that (i|we|he|she|anyone|anybody|they|the doctor*) ['ve|'s|has|have|'m|am|is] [are] "
        "(know|knows|knew|recall|remember|aware|told|been told|ever told|said|mentioned|noticed|heard|heard of|seen|can (think|recall|remember))",
        "not (as far as|so far as|to my knowledge|to the best of|according to|to our knowledge)",
        "not (aware|been told|been aware|had anything|had any|had one|had that|had it|heard)",
        "(nothing|none|no one|nobody) (that|has|'s|i) ... (know|told|mentioned|said|aware|remember|heard)",
        "(nobody|no one|no doctor|none of them|they never|they haven't|he hasn't|she hasn't|haven't|hasn't) [has|'s|ever] (told|mentioned|said|"
        "suggested|advised|offered|brought) [me|us|him|her|it] [anything|that|so|up|about it|of any|any|as much]$",
        f"^{_WHO} {_DOESNT} {_ONCE}$",
        f"^{_DOESNT} {_ONCE}$",
        "[i] (don't|do not|wouldn't|shouldn't) [really|honestly] (think|believe|imagine|expect|suppose|reckon|say) so",
        "[i] doubt (it|that|so)",
        "^afraid not",
        "i'm afraid not",
        "(think|guess|suppose|believe|reckon|expect|hope|imagine|presume|assume|thankfully|certainly|"
        "definitely|absolutely|of course|course|obviously|surely|probably|apparently|evidently|clearly|most definitely) not$",
        "^(certainly|definitely|absolutely|of course|course|obviously|probably|hopefully|apparently|thankfully|clearly|preferably) not",
        "^(no way|no chance|fat chance|no sir|no siree|god no|hell no|heavens no|lord no|christ no|jesus no|oh no|as if)",
        "^(false|incorrect|wrong|untrue|nothing|nowt|zero|zilch|nowhere)$",
        "^nothing (at all|like that|of the sort|of that sort|of that kind|whatsoever|so far|ever)",
        "(can't|couldn't) say (yes|so|i have|i do|that|i am|i did|he has|she has|he does|she does)",
        "wouldn't say so",
        "^(anything but|far from it|quite the opposite|on the contrary|the opposite)",
        "^(never|not) (had|have|been|done|taken|did|tried|used|got|gotten|heard|seen) (it|one|any|that|them|this|these|those|anything|anything like (it|that))$",
        "^(haven't|hasn't|didn't|don't|doesn't|not) [ever|yet|actually] (had|have|been|done|taken|did|do|tried|used|got|gotten) (it|one|any|that|them|this|these|those|anything) [like (it|that)|yet|at all|no]$",
        "^(没|不|否|无|木有|没得|非|甭|么有|冇|米有|莫得)$",
        "^(没有|没得|木有|没有过|没过|没呢|没啊|没呀|没的|没有的|没有啊|没有呢|没有呀|没有吧)",
        "^(不|没|别)(啊|呀|呢|吧|了|的)$",
        "^(不是|不对|不行|不能|不会|不可以|不愿意|不同意|不想|不要|不用|不可能|不算|不成|不中|不得|不准|不存在|不肯|不好|不必|不需要|没门|免了|拒绝|算了吧|并不|并没有|才不)(的|啊|呀|呢|吧|了|哦)?$",
        "^(还没|还没有|从没|从未|从来没|从来没有|并没有|倒没有|倒是没有|都没有|也没有|一直没有|暂时没有|目前没有|现在没有|应该没有|好像没有|可能没有|大概没有|肯定没有|绝对没有|当然没有|真没有|真没|确实没有|没有没有|不是不是|不不|没没)",
        "没有$",
        "^[从来|一直|根本|压根|以前|至今|到现在][都|也|还|并|倒|倒是|真|确实|目前|暂时](没|不)$",
        "^(没|没有|从没|从来没|未|没有人|没人|从来没有)(做|打|用|吃|得|查|治|化|放|切|开|装|扎|试|听|生|患|参加|接受|有|长|听说|听医生说|听大夫说|人说|人跟我说|人告诉我|跟我说|告诉)(过|着)?[有|这个|这|这些|那个|这种|那种|这样的|任何|什么]$",
        "没(听)?(说|听说|听医生说|听大夫说|听人说)过?[有]$",
        "^(没|没有)(这|那|这个|那个|这种|那种|这样)(事|情况|回事|的|病|问题|毛病)",
        "^(哪有|哪能|怎么会|怎么可能|哪会)",
        "^(我|他|她|俺|咱|我们)(都|也|可|还|从来|从)?(没|没有|不|不能|不会|不行|不是|不愿意|不想|不可以|不同意|没有过)(的|啊|呀|呢|吧)?$",
        "^(阴性|假的)$",
    ),
    "both": (
        "yes and no",
        "yes or no",
        "no and yes",
        "(yes|no) (and|&) (yes|no)",
        "(half|sort of) and half",
        "又是又不是",
        "算有也算没有",
        "也是也不是",
    ),
    "none": (
        "(say|said|saying|says|answer*|put|tick*|type*|wrote|write|hear|told) (yes|no)",
        "(yes|no) (answer|question|box)",
        "no (problem|worries|bother|issue*|trouble|big deal|hassle|sweat|matter)",
        "no (need|reason|doubt|question|wonder)",
        "no (idea|clue)",
        "^right (side|now|away|lung|arm|leg|hip|breast|kidney|lobe|colon|after|before|there)",
        "^ok (but|if|for|with)",
        "none (of us|of them) know*",
        "no one knows",
        "nobody knows",
        "有没有",
        "是不是",
        "能不能",
        "会不会",
        "行不行",
        "可不可以",
        "算不算",
        "不知道",
        "不清楚",
        "不确定",
        "不好说",
        "不一定",
        "没准",
        "没问题",
        "没事",
        "有(点|时|些|效|可能|人|关|所|空|用|一点|什么)",
        "不方便",
        "不记得",
        "不太清楚",
        "没有问题",
        "没有关系",
        "没关系",
        "never mind",
    ),
}

_ECHOES: dict[str, tuple[str, ...]] = {
    "yes": (
        "^(i|he|she|they|we|you|it) [still|certainly|definitely|absolutely|easily|probably] (can|could|'m able [to]|is able [to]|am able [to]) [do (it|that)|if need be|too|of course]$",
        "^(can|could) do$",
        "^(能|可以|可|会|行)$",
        "^(我|他|她)?(都|也|应该)?(能|可以|会)(的|啊|呀|呢|吧)?$",
    ),
    "no": (
        "^(i|he|she|they|we|you|it) [really|probably|just|simply|certainly] (can't|couldn't|cannot|can not|could not|'m not able [to]|isn't able [to]|is not able [to]) [do (it|that)]$",
        "^(can't|cannot|couldn't)$",
        "^(不能|不可以|不行|不会)$",
        "^(我|他|她)?(都|也|肯定)?(不能|不可以|不行|不会)(的|啊|呀|呢|吧)?$",
    ),
}
"""Answers that say the question's "can" back: in a question whose own "can" is denied ("… that it can't
be removed?") they mean the opposite."""

_MODALS = ("can't", "cannot", "can not", "不能", "不可以", "不适合", "没法", "不宜", "无法")


@dataclass(frozen=True, slots=True)
class Direct:
    """A direct yes or no."""

    value: bool | None
    """None: "yes and no"."""
    first: int
    last: int
    leading: bool
    """True when it opens its clause, so that the rest of the clause elaborates on it."""
    whole: bool
    """True when the clause says nothing else."""


def find_direct(sentence: Sentence, question: str = "") -> list[Direct]:
    """The direct answers, at most one a clause, in order.

    Args:
        sentence: The answer.
        question: The question's wording, where there is one: whether its "can" is denied decides what
            "I can't" says.
    """
    reversed_can = any(modal in question.lower() for modal in _MODALS)
    found = []
    for clause in sentence.clauses:
        if clause.mark == "?" and len(sentence.clauses) > 1:
            continue
        direct = _in_clause(sentence, clause.first, clause.last, reversed_can)
        if direct is not None:
            found.append(direct)
    return found


def _in_clause(sentence: Sentence, first: int, last: int, reversed_can: bool) -> Direct | None:
    words = sentence.words[first:last]
    matches = [match for match in _direct().find(words, first) if match.key != "none"]
    echoes = _echoes().find(words, first) if any(word.key in _CAN for word in words) else []
    if echoes:
        value = (echoes[0].key == "yes") != reversed_can
        return Direct(value, echoes[0].first, echoes[0].last, True, True)
    if not matches:
        return None
    values = {match.key for match in matches}
    match = min(matches, key=lambda m: m.first)
    value = None if len(values) > 1 or match.key == "both" else match.key == "yes"
    start, end = match.first, max(other.last for other in matches)
    return Direct(value, start, end, start - first <= 1, _nothing_but(sentence, first, start, end, last))


_CAN = frozenset("can could cant couldnt able 能 可 会 行".split())


def _nothing_but(sentence: Sentence, first: int, start: int, end: int, last: int) -> bool:
    rest = [*sentence.words[first:start], *sentence.words[end:last]]
    return all(word.kind == "punct" or word.key in AROUND for word in rest)


@cache
def _direct() -> Phrases[str]:
    return Phrases((kind, pattern) for kind, patterns in _PATTERNS.items() for pattern in patterns)


@cache
def _echoes() -> Phrases[str]:
    return Phrases((kind, pattern) for kind, patterns in _ECHOES.items() for pattern in patterns)
