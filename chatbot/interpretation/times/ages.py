"""Ages: completed years as said, counted from a birth date, or from a birthday to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.expressions import expression
from chatbot.interpretation.times import context
from chatbot.interpretation.times.age_bounds import OLDEST, AgeMention, bounded_age
from chatbot.interpretation.times.age_words import named_ages
from chatbot.interpretation.times.birthdays import age_of_ordinal, by_birthday, years_short
from chatbot.interpretation.times.calendar import full_years
from chatbot.interpretation.times.dates import dates_in
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.lengths import length_at
from chatbot.interpretation.times.nominal_ages import is_nominal
from chatbot.interpretation.times.row import Atom, Row

_BORN = expression(
    r"\b(?:born|b\.|dob|d\.o\.b|birth|birthdate|bday|birthday|b)\b|出生|生于|生的|年生|生人|生日|月生|日生|号生|的人"
)
_TEN_YEARS = expression(
    r"\b(?:(early|mid|middle|late)[ -]*)?(?:(?:to late|or late|to mid) )?"
    r"(twenties|thirties|forties|fourties|fifties|sixties|seventies|eighties|nineties|[2-9]0'?s)\b"
    r"|([二三四五六七八九])十(?:来|好几|多|几)岁?"
)
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_WITHIN_TEN = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}
_THEN = expression(
    r"\b(?:when|diagnosed|diagnosis|at the time|back then|used to|started|died|had m[ey]"
    r"|(?:i|he|she|we|was|got|'d) (?:retired|married)|(?:retired|married) (?:at|aged|when|by)"
    r"|(?:been|were|are|happily) married|been (?:together|retired|widowed|single)"
    r")\b|确诊时|那年|当时|的时候|岁.{0,3}(?:就没|就停|绝经|停经|断经)"
    r"|岁.{0,3}(?:确诊|查出|得病|患病|手术|那年|做的|时候)"
)
_OTHERS = expression(
    r"^'(?= ?\d)|^[^\w,;.，。；]*(?:kids|(?:great-?)?(?:grand)?(?:children|sons|daughters)"
    r"|brothers|sisters|siblings|grandkids|(?:kg|kilos?|stone|lbs?|pounds?|cm|mm|ft|foot|feet)\b|inch\w*"
    r"|%|per(?:cent)?\b|mg\b|ml\b|miles|g/|mmol|umol|degrees|°|"
    r"of (?:those|them|it|these)\b|times|again|weeks?|months?|days?|hours?|tablets?|pills?|injections?"
    r"|jabs?|cycles?|doses?|sessions?|years? (?:ago|back|of(?! age)|since|in|with|on|short|off|shy|until|till"
    r"|to go|younger|older|later|earlier)|yrs? (?:ago|of)"
    r"|岁?(?:上|那年|时)?才?生(?:的|了|下)?(?:我|老大|老二|孩子|儿子|女儿|闺女|娃|他|她)|公斤|斤|千克|厘米|旬|后(?!来)|score\b|个|次|针|周(?!岁)|天|号|月|级|期|度|点|张|年前|年了|米|块|片|粒|支|毫|[床房段串栏行位页份条句口种样遍趟回辈家路起切共])"
)
_ABOUT = expression(
    r"(?:\b(?:about|around|roughly|approximately|approx|circa|maybe)|大概|大约|约|差不多|~)\W*$"
)
_ABOUT_AFTER = expression(r"^(?:-?ish| or so|,? give or take| something| odd|左右|上下|来岁|岁左右)")
_COMPARED = expression(r"比[^\W\d]{1,8}(?:大|小|长|年轻|年长)\W?$")
"""Before the years by which one is older than another: 比我哥小两岁."""
_NO_AGE_BEFORE = expression(
    r"(?:\b(?:since|until|till) (?:i|he|she) (?:was|were)|\b(?:lived here|married|worked|smoked)(?: for)?"
    r"|\b(?:would|should|could|might|'d)(?: now)? (?:have|'ve) been"
    r"|第|\bg|\bki-?|hundred and|(?<![a-z])(?:ft|st)|feet|foot|'|stone|ecog|ps|stage|grade|bmi"
    r"|weigh[ts]?|height"
    r"|\b(?:feel|feels|felt|feeling|look|looks|act|acts)(?: like| about| more like)?"
    r"|\b(?:of|like|as|than) an?|(?:mother|father|mum|mom|dad|parent|gran|nan|granny|grandpa) (?:of|to))\W?$"
)
_LIKENED = expression(r"岁?的?(?:人|小伙|小伙子|姑娘|小年轻)?(?:似的|一样|一般|那样|那会儿似)")
"""After the age that somebody only looks or feels like: 身体跟五十岁似的."""
_FEAST = expression(r"^\W*(?:岁)?(?:大寿|寿辰|寿宴|的寿)")
_SHORT_AFTER = expression(
    r"岁?\W?(?:还|就)?差(?:着|了)?(?:不?到|不足|大概)?[一二两俩仨三四五六七八九十几半\d]{0,3}个?(?:来|多)?(?:月|天|周|星期|礼拜)"
)


def ages_in(row: Row, text: str) -> tuple[AgeMention, ...]:
    """Every age that the words may state, those with a name and birth dates first."""
    dates = dates_in(row)
    named = [AgeMention(*one[:4], sure=one.sure) for one in named_ages(text, row.today)]
    tens = _decades(text, row.today)
    apart = (one for one in tens if not any(name.start <= one.start < name.end for name in named))
    said = (*apart, *_said(row, text, dates, named))
    return (*named, *_births(text, _born(row, text, dates), (*named, *said)), *said)


def _births(text: str, born: Iterator[AgeMention], said: Sequence[AgeMention]) -> Iterator[AgeMention]:
    """Those of the dates that may be of birth: beside another age, no date of what was done lately."""
    for one in born:
        young = one.low < _YOUNG and not one.sure
        if not said or not (young or _is_of_what_was_done(text, one, said)):
            yield one


def _is_of_what_was_done(text: str, one: AgeMention, said: Sequence[AgeMention]) -> bool:
    """Whether a date that agrees with no age said follows a word for something else: "61, Whipple 2010"."""
    if _BORN.search(text) is not None or _DONE_BEFORE.search(text, max(0, one.start - 40), one.start) is None:
        return False
    return not any(other.low - 2 <= one.low <= (other.high or OLDEST) + 2 for other in said)


_YOUNG = 10
"""Years below which a date that isn't said to be of birth is none where an age is said too."""
_DONE_BEFORE = expression(
    r"\d\W[^\d]*?(?:(?<![a-z])(?!(?:i'?m|years?|old|yrs?|male|female|in|and|my|is|was|the)\b)[a-z]{2,}"
    r"|[打做化放术疗针药切移治吃用诊])[^\d,;]*$"
)
"""Before a date, after the age: what was done or found then."""


# Birth dates


def _born(row: Row, text: str, dates: Sequence[DateMention]) -> Iterator[AgeMention]:
    for mention in dates:
        if not _has_a_year(row, mention):
            continue
        said = _BORN.search(text) is not None
        mention = _on_the_birthday(mention, text, dates)
        days = [mention.found.earliest, *mention.found.others]
        for day in days:
            if day is not None:
                yield from _age_of(row.today, mention, day, said, ambiguous=len(days) > 1)
    yield from _short_years(row, text, dates)


def _on_the_birthday(mention: DateMention, text: str, dates: Sequence[DateMention]) -> DateMention:
    """The "born 1948, birthday in July": the days of the birthday in the year of birth."""
    birthdays = [one.found.in_year for one in dates if one.found.in_year is not None]
    if mention.found.grain != "year" or mention.found.earliest is None or len(birthdays) != 1:
        return mention
    days = birthdays[0](mention.found.earliest.year) if _BIRTHDAY.search(text) else None
    if days is None:
        return mention
    return replace(mention, found=replace(mention.found, earliest=days[0], latest=days[1]))


_BIRTHDAY = expression(r"\b(?:birthdays?|bday)\b")


def _has_a_year(row: Row, mention: DateMention) -> bool:
    atoms = row.atoms[mention.first : mention.last]
    codes = row.codes[mention.first : mention.last]
    if mention.found.in_year is None and "N" in codes and ("M" in codes or codes.startswith("OO")):
        return True
    return any(
        atom.code in "DmY" and any(c.isdigit() or c in "〇零一二三四五六七八九" for c in atom.text)
        for atom in atoms
    ) or any(atom.code == "Y" and atom.text[:2] in ("ni", "tw") for atom in atoms)


def _age_of(
    today: date, mention: DateMention, day: date, said: bool, ambiguous: bool
) -> Iterator[AgeMention]:
    """The age of who was born on a day, or in the month or year that begins with it."""
    found = mention.found
    whole = found.earliest == found.latest
    last = day if whole else found.latest
    if last is None or day > today:
        return
    low, high = full_years(min(last, today), today), full_years(day, today)
    if low < 10 and not said and not whole:
        return
    if low < 10 and whole and not re.search(r"\d{4}", str(mention.start)) and day.year >= 2000 and low < 1:
        return
    if high <= OLDEST:
        sure = not ambiguous and found.sure and (low >= 10 or said)
        yield AgeMention(low, high, mention.start, mention.end, sure, day if whole else None)


def _short_years(row: Row, text: str, dates: Sequence[DateMention]) -> Iterator[AgeMention]:
    """The "born 58" and 72年: a year of two figures."""
    for place, atom in enumerate(row.atoms):
        if atom.code != "N" or atom.value[0] != atom.value[1] or not 10 <= atom.value[0] <= 99:
            continue
        before, after = text[max(0, atom.start - 20) : atom.start], text[atom.end : atom.end + 2]
        if any(mention.start <= atom.start < mention.end for mention in dates):
            continue
        lone = after.startswith("年") and len(row.codes) <= place + 2 and place == 0
        if not lone and not _BORN_BEFORE.search(before):
            continue
        short = int(atom.value[0])
        year = 2000 + short if short <= row.today.year % 100 - 10 else 1900 + short
        high = row.today.year - year
        yield AgeMention(high - 1, high, atom.start, atom.end, sure=not lone)


_BORN_BEFORE = expression(r"\b(?:born|dob|b)\W*(?:in )?'?$")


# Ages in figures


def _decades(text: str, today: date) -> Iterator[AgeMention]:
    for match in _TEN_YEARS.finditer(text):
        if match[3] is not None:
            tens = ("二三四五六七八九".index(match[3]) + 2) * 10
        else:
            word = match[2].replace("fourties", "forties")
            tens = int(word[0]) * 10 if word[0].isdigit() else (_DECADES.index(word) + 2) * 10
        low, high = _WITHIN_TEN.get(match[1] or "", (0, 9))
        if re.search(r"\bborn in (?:the )?$", text[: match.start()]):
            oldest = today.year - 1900 - tens - low
            yield AgeMention(oldest - (high - low) - 1, oldest, match.start(), match.end(), sure=False)
            continue
        yield AgeMention(tens + low, tens + high, match.start(), match.end(), sure=False)


def _said(
    row: Row, text: str, dates: Sequence[DateMention], named: Sequence[AgeMention]
) -> Iterator[AgeMention]:
    taken = [(mention.start, mention.end) for mention in dates]
    taken += [(mention.start, mention.end) for mention in named]
    taken += [match.span() for match in _TEN_YEARS.finditer(text)]
    passed = -1
    for place, atom in enumerate(row.atoms):
        if atom.code not in "NO." or atom.value is None or place <= passed:
            continue
        if any(start <= atom.start < end for start, end in taken) and not _age_before_date(text, atom, dates):
            continue
        other = _other_end(row, place)
        if other is not None:
            passed = place + 2
            yield AgeMention(int(atom.value[0]), int(other.value[1]), atom.start, other.end, sure=False)
            continue
        found = _figure(row, text, place, atom, dates)
        if found is not None:
            yield found


def _other_end(row: Row, place: int) -> Atom | None:
    """The second number of "60 to 65", "between 60 and 65"."""
    between = place > 0 and row.codes[place - 1] == "b"
    if row.codes[place : place + 3] not in ("NrN", "NvN", "NuN", "N&N" if between else "NrN"):
        return None
    first, second = row.atoms[place], row.atoms[place + 2]
    return second if 10 <= first.value[0] < second.value[1] <= first.value[0] + 15 else None


_TO_BE = expression(r"\b(?:be|turn|turns|turning|i'm|he's|she's) $")


def _age_before_date(text: str, atom: Atom, dates: Sequence[DateMention]) -> bool:
    """At the head of a mention a number above 31, or one that somebody will be, is no day of the month."""
    if atom.code != "N" or not any(mention.start == atom.start for mention in dates):
        return False
    return atom.value[0] > 31 or _TO_BE.search(text, max(0, atom.start - 12), atom.start) is not None


def _figure(row: Row, text: str, place: int, atom: Atom, dates: Sequence[DateMention]) -> AgeMention | None:
    before, after = text[max(0, atom.start - 40) : atom.start], text[atom.end : atom.end + 30]
    if atom.code != "N":
        return age_of_ordinal(row, text, atom, before, after, dates)
    low, high = atom.value
    if _OTHERS.search(after) or not _is_of_years(row, place, after) or _NO_AGE_BEFORE.search(before):
        return None
    if low < _TALLEST and _METRES.match(after):
        return None
    if low == 1 and _PRONOUN.search(before + text[atom.start : atom.end]):
        return None
    if _BORN_BEFORE.search(before) or (before.endswith("差") and after.startswith("岁")):
        return None
    if _COMPARED.search(before) or _LIKENED.match(after) or _THEN.search(_clause(text, atom)):
        return None
    if low == high:
        found = _single(row, atom, int(low), before, after, dates)
        found = replace(found, sure=found.sure and low * 2 == int(low * 2))
        weak = re.match(r"\W*(?:years?|yrs?)\b(?!\W*(?:old|young|of age))", after) is not None
        lasted = weak and _LASTED_BEFORE.search(before) is not None
        return replace(found, weak=True, sure=found.sure and not lasted) if weak else found
    return AgeMention(int(low), int(high), atom.start, atom.end, sure=False)


_TALLEST = 3
"""Metres below which a figure before "m" tells how tall somebody is."""
_METRES = expression(r" ?m(?:et(?:re|er)s?)?\b")
_PRONOUN = expression(
    r"\b(?:the|that|this|which|each|every|any|no|only|other|another|right|wrong|sick|ill|old|young) one$"
)
"""Where "one" is no number: "I'm the one with the tumour"."""
_LASTED_BEFORE = expression(r"\b(?:for|over|after|in|these|last|past)(?: all| nearly| about| over)? $")
"""Before "30 years" these make a length of time of it rather than an age."""


def _clause(text: str, atom: Atom) -> str:
    first, last = context.clause_bounds(text, atom.start, atom.end)
    return text[first:last]


def _is_of_years(row: Row, place: int, after: str) -> bool:
    """Whether no other unit follows: "54", "54 years old", "65 years", 17岁10个月."""
    length = length_at(row, place)
    if row.codes[max(0, place - 2) : place] == "NU" and row.atoms[place - 1].value == "year":
        return False  # the 4 of "66y 4m"
    if length is None or re.match(r"周岁|m\b", after):
        return True
    if length.terms[0].unit != "year" or length.terms[0].low % 1 not in (0, 0.5):
        return False
    rest = row.codes[length.last : length.last + 1]
    return rest not in ("A", ">") and (
        re.match(r"\W*(?:years?|yrs?|y)\W*(?:old|young|of age)?", after) is not None
    )


def _single(
    row: Row, atom: Atom, years: int, before: str, after: str, dates: Sequence[DateMention]
) -> AgeMention:
    span = (atom.start, atom.end)
    less = years_short(before)
    if less:
        return AgeMention(years - less, years - less, *span)
    if _SHORT_AFTER.match(after):
        return AgeMention(years - 1, years - 1, *span)
    if is_nominal(before, after):
        return AgeMention(max(years - 2, 0), max(years - 1, 0), *span, sure=False, nominal=True)
    if re.match(r"岁?[才刚就]{0,2}出头", after):
        return AgeMention(years, years + 3, *span, sure=False)
    if _FEAST.search(after):
        return AgeMention(years - 1, years, *span, sure=False)
    bounded = bounded_age(years, span, before, after)
    if bounded is not None:
        return bounded
    if _ABOUT.search(before) or _ABOUT_AFTER.search(after):
        return AgeMention(round(years * 0.95), round(years * 1.05), *span, sure=False)
    return by_birthday(row, years, span, before, after, dates)
