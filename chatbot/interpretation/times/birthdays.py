"""Ages told by a birthday: "80 in January", "turned 63 in May", "my 70th was last week", 三月份就十八了."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times.age_bounds import AgeMention
from chatbot.interpretation.times.calendar import full_years
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.row import Atom, Row

_NOT_YET = expression(
    r"(?:\b(?:will be|'ll be|ill be|shall be|turn|turns|turning|going to be|about to be"
    r"|(?<!must )(?<!should )(?<!could )(?<!would )(?<!might )(?<!may )be(?![,;.])|becoming"
    r"|hitting|hit|reach|reaching|making)"
    r"|明年|下个?月|马上|就要|即将|后天|明天|过了年|过完年|再过.{1,4}|过[一两俩二三四五六七八九十几半\d]{1,3}个?(?:月|天|周|星期|礼拜)|还差.{1,5}|还有.{1,5}|再有.{1,5}|[到等](?:了)?(?:今年)?年底|过了这个?生日|过完这个?生日|(?<![刚才经])过[了完](?:生日)?(?=\W{0,2}[就才满]))\W*(?:就|满|要|是|到|才|过|做){0,3}\s*$"
)
_NEARLY = expression(
    r"(?:\b(?:nearly|almost|coming(?: up)?(?: to| on| for)?|approaching|just under|close to|getting on for"
    r"|going on(?: for)?|running|"
    r"rising|pushing|knocking on|not quite|nigh on|just shy of|soon|on the verge of)|快要?|将近"
    r"|接近|近|奔|差点"
    r"|快满|马上|眼看)\W*(?:到|满)?\s*$"
)
_TURNED = expression(
    r"(?:\b(?:turned|completed|just|reached|clocked|entered|touched|became|hit|celebrated"
    r"|made it to|was|since)(?: my| his| her| the)?"
    r"|刚满|刚过|满|刚|过了|已满|年满|过完)\W*$"
)
_SHORT_OF = expression(
    r"(?:差|还差)\s*(?:([一两二三])|(\d))\s*(?:岁|年)(?:就|到|满)?\W*$"
    r"|(?:差|再有|再过)[一两二俩仨三四五六七八九十几半\d]{1,3}个?(?:多|来)?(?:月|天|周|星期|礼拜|年(?<=半年))?"
    r"才?(?:就|到|满|够|不到|就满|就到)?\W*$"
    r"|\b(one|two|three|four|five|six|seven|eight|nine|ten|a|couple of|\d) ?(?:years?|yrs?)"
    r" (?:short|shy|off|away)(?: of| from)?(?: (?:being|turning|my|his|her))?\W*$"
    r"|\b((?:days?|weeks?|wks?|fortnight|months?|mths?) (?:short|shy|off|away)(?: of| from)?"
    r"(?: (?:being|turning|my|his|her))?)\W*$"
)
"""Before an age that is not reached: so many years short of it, or less than one."""
_SHORT_FIGURES = {"一": 1, "两": 2, "二": 2, "三": 3, "a": 1, "couple of": 2} | {
    word: years
    for row in ("one two three four five six seven eight nine ten".split(), "123456789")
    for years, word in enumerate(row, 1)
}


def years_short(before: str) -> int:
    """The years that the words before an age say are missing to it, a part of one for a whole; 0: none."""
    short = _SHORT_OF.search(before)
    return 0 if short is None else _SHORT_FIGURES.get(short[1] or short[2] or short[3], 1)


def by_birthday(
    row: Row, years: int, span: tuple[int, int], before: str, after: str, dates: Sequence[DateMention]
) -> AgeMention:
    """An age reached on a birthday that the words place before or after today."""
    coming = _birthday_before(row.today, dates, span[0], before)
    if coming is not None:
        dated = _ahead(row.today, coming) or re.search(r"[^就要]满\W?$", before) is None
        return AgeMention(years - 1, years - 1, *span, sure=dated and not _NEW_YEAR.search(before))
    birthday = _date_after(dates, span[1], after)
    if birthday is not None and _COME.match(after):
        return AgeMention(years - 1, years - 1, *span)
    if birthday is not None and _ON.match(after) and _in_last_week(row.today, birthday.found):
        return AgeMention(years - 1, years, *span, sure=False)
    since = _birthdays_since(row.today, birthday)
    if since is not None and not _NOT_YET.search(before):
        return AgeMention(years + since[0], years + since[1], *span, sure=False)
    if _TURNED.search(before) and not _NOT_YET.search(before):
        return AgeMention(years, years, *span)
    if _NOT_YET.search(before):
        return AgeMention(
            years - _years_until(row.today, birthday), years - 1, *span, sure=birthday is not None
        )
    if _NEARLY.search(before) or re.match(
        r"\W*(?:next birthday|soon|shortly|any day now|running\b)|岁?了?快", after
    ):
        return AgeMention(years - 1, years - 1, *span, sure="next birthday" in after)
    denied = _NOT.search(before) if birthday is not None and _UNTIL.match(after) else None
    if denied is not None:
        return AgeMention(years - 1, years - 1, span[0] - len(denied[0]), span[1])
    if birthday is not None and (_GONE.search(after) or _UNTIL.match(after)):
        return AgeMention(years, years, *span)
    if birthday is not None and (_ahead(row.today, birthday) or birthday.found.in_year is not None):
        certain = birthday.found.in_year is None
        return AgeMention(years - 1, years - 1, *span, sure=certain)
    if _NOT_CELEBRATED.match(after):
        return AgeMention(years - 1, years, *span, sure=False)
    return AgeMention(years, years, *span, sure=years >= 13)


_COME = expression(r"\W*(?:come|god willing|please god|all being well|touch wood|hopefully)\b")
"""Before the birthday that is next: "52 come Wednesday"."""
_ON = expression(r"\W*on\b")
"""Before one that may be the last or the next: "52 on Wednesday"."""


def _in_last_week(today: date, birthday: Found) -> bool:
    """Whether a day is one of the last seven, as a bare weekday's is read."""
    return birthday.latest is not None and 0 <= (today - birthday.latest).days <= 7


_NOT_CELEBRATED = expression(
    r"^[\W岁了]*(?:今年)?(?:的?生日)?(?:还没|没|还未)(?:到|过|满)?(?:生日|周岁|呢|$)"
)
"""After an age that may be the one to come: 63，还没过生日."""
_UNTIL = expression(r"\W*(?:till|til|until|up to|up until)\b")
_NOT = expression(
    r"\b(?:not|n't|never)(?: (?:be|turn|turning|going to be|quite|actually))? $|n't(?: be| turn)? $"
)
_NEW_YEAR = expression("过[了完]?年|春节|大年")
"""The year of life that begins with the new year is no birthday."""
_GONE = expression(r"^\W*(?:in |on |this )?(?:last|this past)\b|\bjust (?:gone|past)\b|刚过")
"""A birthday that has been: "68 last August", "68 in August just gone"."""


def _birthday_before(
    today: date, dates: Sequence[DateMention], start: int, before: str
) -> DateMention | None:
    """The birthday to come that stands before the age (明年三月满18, 三月份就十八了); None: there is none."""
    for mention in dates:
        gap = before[len(before) - (start - mention.end) :] if 0 < start - mention.end <= len(before) else ""
        until = before[: max(0, len(before) - (start - mention.start))].endswith(("到", "等", "到了"))
        if mention.end <= start and re.fullmatch(
            r"\W*[就满要才刚是到份整]{0,3}(?:i turn|i'll be|i will be)?\W*", gap
        ):
            coming = _ahead(today, mention) or _is_to_come(today, mention.found, until, gap)
            return mention if coming else None
    return None


def _is_to_come(today: date, birthday: Found, until: bool, gap: str) -> bool:
    """Whether a birthday without a year is the coming one: 三月份就十八了, 到元旦七十, 腊月满六十.

    Args:
        today: Of the answer.
        birthday: As said.
        until: Whether 到 or 等 stands before it.
        gap: The words between it and the age.
    """
    if birthday.in_year is None:
        return False
    days = birthday.in_year(today.year)
    ahead = days is not None and days[1] > today and "满" in gap
    return ahead or (until and birthday.grain == "day") or re.search("[就要]|i", gap) is not None


def _date_after(dates: Sequence[DateMention], end: int, after: str) -> DateMention | None:
    """The date right after an age ("80 in January", "54 next month")."""
    for mention in dates:
        gap = after[: max(mention.start - end, 0)]
        if (
            mention.start >= end
            and mention.start - end < 20
            and re.fullmatch(
                r"[\s岁了的]*(?:in|on|this|next|come|till|til|until)?(?: my birthday)?(?: on| in)?"
                r"(?: the)?\s*",
                gap,
            )
        ):
            return mention
    return None


def _ahead(today: date, birthday: DateMention) -> bool:
    return birthday.found.earliest is not None and birthday.found.earliest > today


def _birthdays_since(today: date, birthday: DateMention | None) -> tuple[int, int] | None:
    """The fewest and most birthdays after one told with its year: "50 last year"; None: none may be."""
    if birthday is None or birthday.found.in_year is not None or birthday.role:
        return None
    first, last = birthday.found.earliest, birthday.found.latest
    if first is None or last is None or last > today:
        return None
    fewest, most = full_years(last, today), full_years(first, today)
    return (fewest, most) if most > 0 else None


def _years_until(today: date, birthday: DateMention | None) -> int:
    """How many birthdays lie between now and the one spoken of, itself included."""
    if birthday is None or birthday.found.in_year is not None or birthday.found.latest is None:
        return 1
    days = (birthday.found.latest - today).days
    return max(1, -(-days // 366))


def age_of_ordinal(
    row: Row, text: str, atom: Atom, before: str, after: str, dates: Sequence[DateMention]
) -> AgeMention | None:
    """The "my 70th birthday was last week", "two months off my 80th", "in her 74th year"."""
    years, span = atom.value, (atom.start, atom.end)
    if not isinstance(years, int) or not atom.text.endswith(("st", "nd", "rd", "th")):
        return None
    less = years_short(before)
    if less or _NEXT_BEFORE.search(before) or _NEXT_AFTER.match(after):
        return AgeMention(years - (less or 1), years - (less or 1), *span)
    if _OWN.search(before) and _YEAR_OF_LIFE.match(after):
        return AgeMention(years - 1, years - 1, *span, sure=False)
    if years >= _ROUND and _HAD.search(before) and _AS_HAD.match(after):
        return AgeMention(years, years, *span, sure=False)
    if re.match(r"\W*(?:birthday|bday)\b", after) is None and not (
        dates and _OWN.search(before) and re.match(r"\W*(?:is|was|in|on)\b", after)
    ):
        return None
    birthday = next((mention for mention in dates if mention.start >= atom.end), None)
    coming = birthday is not None and (
        _ahead(row.today, birthday)
        or (birthday.found.in_year is not None and not re.search(r"\b(?:was|had|celebrated)\b", text))
    )
    less = 1 if coming or re.search(r"\b(?:will be|coming|next|soon|'ll)\b", text) else 0
    return AgeMention(years - less, years - less, *span, sure=birthday is not None)


_HAD = expression(r"\b(?:had|celebrated|reached|saw)(?: just| only)? (?:my|his|her)\W*$")
_AS_HAD = expression(
    r"\W*(?:$|[,.;!]|(?:do|bash|party|celebration|last|in|on|this|just|yesterday|a|two|three|the)\b)"
)
_ROUND = 30
"""Below it "had my 4th last week" is no birthday."""
_OWN = expression(r"\b(?:my|his|her|their)\W*$")
_NEXT_BEFORE = expression(
    r"\bnext (?:birthday|one)(?:'s|,)?(?: is| will be| would be|'ll be)? (?:my|his|her|the)\W*$"
)
_NEXT_AFTER = expression(r"\W*(?:birthday |one )?(?:is |comes )?next\b(?! to)")
_YEAR_OF_LIFE = expression(r"\W*year\b(?!\W*(?:at|in|of (?!my|life|age)|as|with|on))")
"""After "in my 74th": the year that ends with the 74th birthday; not "in my 40th year at work"."""
