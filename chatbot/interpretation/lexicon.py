"""Small closed classes of words that the grammar of both languages rests on."""

from __future__ import annotations

CLITICS: dict[str, tuple[str, ...]] = {
    "'s": ("'s", "is", "has"),
    "'m": ("'m", "am"),
    "'ve": ("'ve", "have"),
    "'re": ("'re", "are"),
    "'ll": ("'ll", "will", "shall"),
    "'d": ("'d", "would", "had"),
}
"""The short end of a contraction to the words that it stands for."""

GLUED: dict[str, tuple[str, str]] = {
    "im": ("i", "'m"),
    "ive": ("i", "'ve"),
    "its": ("it", "'s"),
    "hes": ("he", "'s"),
    "shes": ("she", "'s"),
    "thats": ("that", "'s"),
    "theres": ("there", "'s"),
    "whats": ("what", "'s"),
    "lets": ("let", "'s"),
    "theyre": ("they", "'re"),
    "theyve": ("they", "'ve"),
    "youre": ("you", "'re"),
    "youve": ("you", "'ve"),
    "weve": ("we", "'ve"),
}
"""Contractions typed without the apostrophe, where that makes no other word worth minding."""

SPELLED: dict[str, str] = {
    "cannot": "cant",
    "arent": "aint",
    "dunno": "dunno",
    "u": "you",
    "meself": "myself",
    "mesel": "myself",
    "mesen": "myself",
    "masel": "myself",
    "masell": "myself",
    "mysel": "myself",
    "ur": "your",
    "r": "are",
    "&": "and",
    "wanna": "want",
    "hart": "heart",
    "gonna": "going",
    "mighta": "might",
    "coulda": "could",
    "woulda": "would",
    "shoulda": "should",
    "musta": "must",
    "hav": "have",
    "havnt": "havent",
    "havn't": "havent",
    "dosnt": "doesnt",
    "dont't": "dont",
    "teh": "the",
    "hte": "the",
    "adn": "and",
    "taht": "that",
    "jsut": "just",
    "waht": "what",
    "wiht": "with",
    "wsa": "was",
    "nto": "not",
    "ot": "to",
    "fo": "of",
    "ti": "it",
    "thier": "their",
    "yuo": "you",
    "abuot": "about",
    "coz": "because",
    "cos": "because",
    "bcos": "because",
    "cuz": "because",
    "w": "with",
    "wo": "without",
    "w/o": "without",
    "h/o": "history",
    "(-)": "negative",
    "-ve": "negative",
    "(+)": "positive",
    "+ve": "positive",
}
"""Everyday shorthand to the word that patterns use."""

SIGNS = frozenset("👍👌👎✅✔✓❌✗✘🙆🙅↑↓⬆⬇")
"""Pictures and marks that are an answer by themselves."""

PASSED_OVER = frozenset(
    "a an the my his her their our your this that these those some any "
    "very just really quite so pretty rather actually basically literally totally completely all still "
    "um uh er erm ehm hmm like well kind sort of bloody damn "
    "'s 'm 've 're 'll 'd 了 的 都 就 也 已 经 啊 呀 呢 嘛 哦 嗯".split()
)
"""Words that may stand between two words of a pattern."""

AROUND = frozenset(
    "um uh er erm ehm hmm hm lol haha ha hah hehe well so ok okay hi hello like it 's is was that this i "
    "'m 've 'd think believe guess reckon suppose say said probably maybe perhaps about just only a an "
    "the my his her its "
    "sorry please thanks thank you doctor dr he she they 're me us told in of would be "
    "嗯 啊 哦 噢 呃 额 那 这 个 我 他 她 是 就 吧 呢 呀 嘛 了 的 "
    "应 该 大 概 可 能 好 像 说 医 生 大 夫".split()
)
"""Words that may stand before ``^`` and after ``$``."""

TIMES_OF_DAY = frozenset(
    "morning afternoon arvo evening night nighttime noon midday midnight lunchtime dinnertime teatime "
    "suppertime bedtime".split()
)
"""English words for a part of the day."""

CLAUSE_MARKS = frozenset(', . ; : ! ? 。 、 ( ) " / but though however because 但'.split())
"""Marks and words that end a clause."""

NEGATIONS = frozenset(
    "no not none never nothing nobody nowhere neither nor without cant dont doesnt didnt isnt wasnt arent "
    "werent wont wouldnt couldnt shouldnt havent hasnt hadnt aint nope nah hardly barely zero non negative "
    "没 不 无 未 别 非 勿 沒 否 甭".split()
)
"""Words that deny what they stand with."""

GAP_ENDS = (
    CLAUSE_MARKS
    | NEGATIONS
    | frozenset("since until till unless except because if when".split())
    | frozenset(
        "refuse refused refusing decline declined declining unwilling loath forbidden forbid object".split()
    )
)
"""What a gap in a pattern doesn't reach over."""
