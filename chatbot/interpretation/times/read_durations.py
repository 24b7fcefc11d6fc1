"""The answers to "how long …?" and "how often …?": lengths as said, or counted from dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.normalise import Utterance, normalise
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.times import context, notes, spans_zh
from chatbot.interpretation.times.atoms import row_of
from chatbot.interpretation.times.clock_spans import days_between_clocks
from chatbot.interpretation.times.dates import dates_in
from chatbot.interpretation.times.durations import DurationMention, lengths_in
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.how_often import USED_TO, HowOften, of_length
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.lengths import Length, Term, counted_days
from chatbot.interpretation.times.notation import clinical, days_in_notation, whole_unit
from chatbot.interpretation.times.put_right import length_by_number_alone
from chatbot.interpretation.times.row import Row
from chatbot.interpretation.times.stretches import Stretch, begins, stretch
from criteria.model import Lang
from criteria.values import Interval, Quantity, ValueKind

_ASKS_HOW_OFTEN = expression(
    r"\bhow (?:often|frequent\w*|far apart)\b|\bhow many (?:days|weeks|months) (?:apart|between|lie)"
    r"|\binterval\b"
    r"|多久.{0,6}一[次针回]|间隔|隔多久|几周一|几天一|多长时间.{0,6}一[次针]"
)
_SINCE_THEN = expression(
    r"\b(?:since|thereafter|ever after|from then|clean|clear|stable|unchanged|no change|no changes|to date|"
    r"up to now|until now|till now|to this day|all clear|remission|cancer free|cancer-free"
    r"|disease free|ned)\b|(?<!not )(?<!never )\bcured\b|(?<![没未不])(?:治好|治愈|痊愈)"
    r"|\b(?:never|not|hasn't|hasnt|didn't|didnt) (?:ever |once |been )?"
    r"(?:c[ao]me back|returned?|recurred|reappeared|relapsed|grown back|seen again)\b"
    r"|\bno (?:recurrence|relapse|return|sign of it)\b"
    r"|到现在|到如今|到今|到目前|到眼下|至今|以来|以后|之后|一直|从那|后就|后没|没再|再也?没|没变|没复发|稳定|干净|就没事"
    r"|(?:年年|每年|次次|每次|定期|复查|体检)[^,;。没不]{0,6}(?:好|正常|没事|没问题|没毛病)"
)
_IN_ALL = expression(r"\b(?:total|altogether|in all|all in all|overall)\b|一共|总共|加起来|合计|共")
_TO_COME = expression(
    r"\b(?:come|tomorrow|'ll be|will be|(?:on|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|next (?:week|month|year|mon|tues|wednes|thurs|fri|satur|sun"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|明天就?|下个?[周月]|(?:一个?|每个?)疗程"
    r"|[再差][打做吃用等挨]?[一两俩三几半\d][针次支回片]"
)
"""Words that put the end of a length ahead ("a year come Christmas"), or make it one of several."""
_BEFORE_THAT = expression(r"\b(?:before|prior to) (?:that|then|this|it)\b[^,;.]{0,30}$")
_A_BREAK_OF = expression(r"\b(?:break|gap|pause|interruption|rest) (?:of|lasting) (?:about |around )?$")
_AMID = expression(
    r"\b(?:half|mid|part|some)[ -]?way (?:through|into) (?:my |the |a |an |his |her )?(?:first )?$"
)
"""Before a length: it isn't over ("halfway through my five years")."""
_BREAK = expression(r"(?:'s|s')? ?-?(?:long )?(?:break|gap|pause|interruption|rest)\b")
_UNTIL_IT_IS = expression(
    r" ?(?:clear |free )?(?:in|come|this|this coming|on|by|at) |就?要?(?:[满够整足]|正好|刚好|恰好)|就[要是]?"
)
_SOON = 200
"""Days ahead within which a month without a year ends a length: "five years in February"."""
_JUST_GONE = expression(r",? (?:just )?(?:gone|past)\b")
_REACHED = frozenset(
    "all clear check checkup up scan mark anniversary milestone review follow followup sign off point mri ct "
    "visit appointment free cancer".split()
)
"""After a length these tell that it had been so long on the day that follows: "my five-year scan in May"."""
_LINKS = frozenset("was came were on in back done fine passed last at".split())
_IT_WAS = expression(
    r"\b(?:it was|that was|was|reached|hit|passed|made|made it to|turned|celebrated|marked|got to)"
    r" (?:my |the |exactly )?$"
)
_MAY_BE_YEARS = expression(r"[a-z] [0-2]\d\b(?! ?(?:\d|,)).*[a-z] [0-2]\d$")
"""The "march 23 to may 24", whose numbers may be days or years."""
_COUNTED = expression(
    r"\b(?:injection|jab|shot|dose|cycle|needle|infusion|depot|treatment)s?\b|[针支次剂瓶]|个?疗程|个?周期"
)


def read_duration(situation: Situation) -> tuple[Candidate, ...]:
    """The readings of an answer to a question about a length of time, in days."""
    return tuple(_in_days(one) for one in _durations(situation))


def _in_days(said: Candidate) -> Candidate:
    """The reading; none of it where it is less than a day: "the nurse takes ten minutes"."""
    days = said.value.interval.high if isinstance(said.value, Quantity) else None
    return replace(said, value=None, sure=False) if days is not None and 0 < days < 1 else said


def _durations(situation: Situation) -> tuple[Candidate, ...]:
    asked = _wording(situation)
    utterance = _with_days_counted(situation.utterance)
    row = row_of(utterance, situation.today)
    reader = _Reader(utterance.text, row, situation.lang)
    if _ASKS_HOW_OFTEN.search(asked):
        return reader.how_often() or _written(reader.text)
    found = _written(reader.text) or reader.how_long() or reader.counted(_interval_known(situation))
    return found if found or asked else reader.how_often()


_DAYS_TO_ONE = expression(
    r"(?<![月\d一二三四五六七八九十])([\d一二三四五六七八九十]{1,3})日(?=[打注射做来就要]{0,3}一?[针次回])"
)


def _with_days_counted(utterance: Utterance) -> Utterance:
    """The words with 28日打一针 as 28天打一针: no day of a month, but so many days to each injection."""
    told = _DAYS_TO_ONE.sub(r"\1天", utterance.text)
    return utterance if told == utterance.text else normalise(told, utterance.lang)


def _wording(situation: Situation) -> str:
    """How the question is worded: it tells "how often" from "how long"."""
    if situation.asked or situation.vocabulary is None:
        return situation.asked.lower()
    wording = situation.vocabulary.trial.wording[situation.lang].questions.get(situation.question.id)
    return "" if wording is None else wording.ask.lower()


def _interval_known(situation: Situation) -> Interval | None:
    """The interval between doses that an answer to another question gave."""
    if situation.vocabulary is None:
        return None
    trial = situation.vocabulary.trial
    for question in trial.questions:
        fact = situation.facts.get(question.id)
        if question.kind is ValueKind.DURATION and isinstance(fact, Quantity):
            texts = (trial.wording[lang].questions[question.id].ask for lang in trial.wording)
            if any(_ASKS_HOW_OFTEN.search(text.lower()) for text in texts):
                return fact.interval
    return None


def read_bare_duration(utterance: Utterance, lang: Lang, today: date) -> tuple[Candidate, ...]:
    """The length of words that answer no question in particular: a plain one is a single figure."""
    if _SO_MANY_DAYS.fullmatch(utterance.text):
        asked = read_bare_duration(normalise(utterance.text.replace("日", "天"), lang), lang, today)
        return tuple(replace(one, sure=False) for one in asked)
    row = row_of(utterance, today)
    written = days_in_notation(utterance.text) or days_between_clocks(utterance.text)
    if written is not None:
        return (Candidate(Quantity(Interval(written, written), "d"), 0, len(utterance.text), sure=False),)
    reader = _Reader(utterance.text, row, lang)
    found = [reader.lengths[index] for index in context.after_correction(utterance.text, reader.lengths)]
    written_so = _written(utterance.text)
    if written_so:
        return written_so
    found = _told_now(utterance.text, found)
    if row.codes == "U":
        days = counted_days(Length((Term(1, 1, row.atoms[0].value),), 0, 1))
        return (Candidate(Quantity(Interval(days, days), "d"), 0, len(utterance.text), sure=False),)
    whole = whole_unit(utterance.text) if not found else None
    if whole is not None:
        return (Candidate(Quantity(Interval(whole[0], whole[0]), "d"), whole[1], whole[2], sure=False),)
    if len(found) != 1:
        return reader.how_long() or reader.how_often()
    mention = found[0]
    if mention.is_rate:
        return ()
    if mention.length is None or not _is_plain(mention.length) or mention.every:
        return (of_length(mention.low, mention.high, mention, mention.sure),)
    days = counted_days(mention.length)
    return (of_length(days, days, mention, mention.sure),)


_NOWADAYS = expression(r"现在|目前|如今|眼下|\b(?:now|currently|these days|nowadays)\b")


def _told_now(text: str, lengths: list[DurationMention]) -> list[DurationMention]:
    """Of several lengths those of now, where others are told as past: 原来一个小时，现在四十分钟."""
    if len(lengths) < 2 or USED_TO.search(text, 0, lengths[0].start) is None:
        return lengths
    now = [two for one, two in pairwise(lengths) if _NOWADAYS.search(text, one.end, two.start)]
    return now or lengths


_SO_MANY_DAYS = expression(r"[半几\d一二两三四五六七八九十百]{1,4} ?日")
"""三日 may be a day of the month too; as a length of time it is three days."""


def _written(text: str) -> tuple[Candidate, ...]:
    """The "8/12" of clinicians; it may be a date: asked back."""
    found = clinical(text)
    return () if found is None else (Candidate(Quantity(Interval(*found[0]), "d"), *found[1], sure=False),)


def _is_plain(length: Length) -> bool:
    return not length.bound and all(term.low == term.high for term in length.terms)


_SINCE_LAST = expression(r" ?since (?:my|the|his|her|our)? ?(?:last|latest|previous|most recent)\b")
"""After a length: so long ago was the last of several times, and how long they went on is not told."""


class _Reader:
    """The lengths and dates of one answer."""

    def __init__(self, text: str, row: Row, lang: Lang) -> None:
        self.text, self.row, self.lang, self.today = text, row, lang, row.today
        self.lengths = length_by_number_alone(text, lengths_in(row))
        self.dates = dates_in(row)

    def how_often(self) -> tuple[Candidate, ...]:
        """The interval between two times."""
        return HowOften(self.text, self.row, self.lengths, self.dates).read()

    # How long

    def how_long(self) -> tuple[Candidate, ...]:
        """The length said, or the time since the date said."""
        if context.has_recurred(self.text):
            return ()
        told = [one for one in self.lengths if not one.every and not self._is_earlier(one)]
        plain = [one for one in told if not self._is_a_break(one)]
        broken = len(plain) < len(told) or context.is_interrupted(self.text)
        plain = [plain[index] for index in context.after_correction(self.text, plain)]
        since, nth = self._since(), spans_zh.nth_unit(self.text)
        if plain:
            found = self._lengths_said(plain, since)
        elif since is not None and (nth is None or (since.sure and not nth.start <= since.start < nth.end)):
            found = [of_length(since.low, since.high, since, since.sure)]
        else:
            return () if nth is None else (of_length(nth.low, nth.high, nth, sure=False),)
        if (plain and _TO_COME.search(self.text)) or context.was_cleared(self.text):
            found = [replace(candidate, sure=False) for candidate in found]
        if broken:
            note = notes.INTERRUPTED[self.lang]
            return tuple(replace(candidate, sure=False, note=note) for candidate in found)
        return tuple(found)

    def _is_a_break(self, mention: DurationMention) -> bool:
        """Whether so long it was not had: "a gap of 2 months", "with a 3 week break"."""
        return (
            _A_BREAK_OF.search(self.text, 0, mention.start) is not None
            or _BREAK.match(self.text, mention.end) is not None
        )

    def _is_earlier(self, mention: DurationMention) -> bool:
        """Whether it took so long before what is told: "before that it was 10 months of lanreotide"."""
        return _BEFORE_THAT.search(self.text, 0, mention.start) is not None

    def _lengths_said(self, plain: list[DurationMention], since: Stretch | None) -> list[Candidate]:
        amid = _AMID.search(self.text, 0, plain[0].start) is not None
        if len(plain) == 1 and (amid or context.is_denied(self.text, plain, 0)):
            return [Candidate(None, plain[0].start, plain[0].end, sure=False)]
        beside = [" ".join(context.beside(self.text, plain, index)) for index in range(len(plain))]
        total = [one for one, words in zip(plain, beside, strict=True) if _IN_ALL.search(words)]
        both = spans_zh.added_up(self.text, plain)
        if both is not None and not total:
            return [of_length(both.low, both.high, both, sure=False)]
        if len(plain) > 1 and len(total) != 1:
            days = {(mention.low, mention.high) for mention in plain}
            return [of_length(m.low, m.high, m, sure=len(days) == 1 and m.sure) for m in plain]
        mention = total[0] if total else plain[0]
        coming = self._to_come(mention) or self._reached(mention)
        if coming is not None:
            return [coming]
        low, high, sure = mention.low, mention.high, mention.sure and not _is_loose(mention)
        if _SINCE_LAST.match(self.text, mention.end):
            return [of_length(low, high, mention, sure=False)]
        if since is not None and since.sure:
            apart = since.high < (low or 0) or (high is not None and since.low > high)
            if apart:
                return [of_length(low, high, mention, sure=False)]
            low, high = max(low or 0, since.low), since.high if high is None else min(high, since.high)
            sure = True
        return [of_length(low, high, mention, sure)]

    def _to_come(self, mention: DurationMention) -> Candidate | None:
        """The "three years in February" of who means the February to come; asked back."""
        if len(self.dates) != 1 or mention.length is None or mention.high is None:
            return None
        coming = self.dates[0]
        found, between = coming.found, self.text[mention.end : coming.start]
        if coming.start <= mention.start and mention.end < coming.end:
            if self.text[mention.end : coming.end].strip() == "since":
                return None
            back = stretch(coming, self.today, self.today, sure=False)
            return None if back is None else of_length(back.low, back.high, coming, sure=False)
        if coming.end <= mention.start:
            between = self.text[coming.end : mention.start] or self.text[mention.start : mention.start + 1]
        gone = _JUST_GONE.match(self.text, coming.end) is not None
        if gone or not _UNTIL_IT_IS.fullmatch(between) or USED_TO.search(self.text):
            return None
        for year in (self.today.year, self.today.year + 1):
            days = _days_in(found, year)
            ahead = (days[1] - self.today).days if days is not None and days[0] > self.today else 0
            if days is not None and 0 < ahead <= _SOON and (mention.low or 0) > ahead:
                low = (mention.low or 0) - (days[1] - self.today).days
                high = mention.high - (days[0] - self.today).days
                return of_length(low, high, mention, sure=False)
        return None

    def _reached(self, mention: DurationMention) -> Candidate | None:
        """The "five-year all-clear in 2022", "it was a year in May": so long then, and the time since."""
        if len(self.dates) != 1 or mention.low is None or mention.high is None:
            return None
        then = self.dates[0]
        if then.start < mention.end:
            return None
        words = re.findall("[a-z]+", self.text[mention.end : then.start])
        marked = words[:1] and words[0] in _REACHED and set(words) <= _REACHED | _LINKS
        led = _IT_WAS.search(self.text[: mention.start]) or _JUST_GONE.match(self.text, then.end)
        if not marked and not (led and set(words) <= _LINKS):
            return None
        since = stretch(then, self.today, self.today, sure=False)
        if since is None or then.found.wrong:
            return None
        return of_length(mention.low + since.low, mention.high + since.high, mention, sure=False)

    def _since(self) -> Stretch | None:
        """The time from the date said to today, or between the dates of a beginning and an end."""
        kept = [self.dates[index] for index in context.after_correction(self.text, self.dates)]
        past = [one for one in kept if begins(one) <= self.today and not one.found.wrong]
        if len(past) > 1:
            past = [
                one
                for one in past
                if not context.is_of_another_matter(self.text, self.dates, self.dates.index(one))
            ] or past
        if not past:
            return None
        between = self._between(past)
        if between is not None:
            return between
        earlier = [one for one in past if not (one.role == "until" and begins(one) == self.today)]
        if not earlier:
            return None
        past, unbroken = earlier, len(earlier) == 1 and len(past) > 1
        marked = [mention for mention in past if mention.role == "since"]
        chosen = max(marked or past, key=begins)
        if chosen.ends is not None:
            began, ended = chosen.ends
            years = _MAY_BE_YEARS.search(self.text[chosen.start : chosen.end]) is not None
            return stretch(replace(chosen, found=began), ended.earliest, ended.latest, sure=not years)
        sure = unbroken or bool(marked) or (len(past) == 1 and _SINCE_THEN.search(self.text) is not None)
        return stretch(chosen, self.today, self.today, sure and chosen.found.sure and not chosen.found.ahead)

    def _between(self, past: Sequence[DateMention]) -> Stretch | None:
        """The "started in January 2025, stopped in June"."""
        if len(past) != 2:
            return None
        roles = {"since": "began", "until": "ended"}
        phases = [context.phase(self.text, past, i) or roles.get(past[i].role, "") for i in (0, 1)]
        if sorted(phases) != ["began", "ended"]:
            return None
        began, ended = past if phases[0] == "began" else reversed(past)
        return stretch(began, ended.found.earliest, ended.found.latest, sure=True)

    # How many times the interval

    def counted(self, interval: Interval | None) -> tuple[Candidate, ...]:
        """The "only four injections so far", times the interval said or known; always confirmed."""
        every = [mention for mention in self.lengths if mention.every]
        if len(every) == 1:
            interval = Interval(every[0].low, every[0].high)
        if interval is None or interval.low is None or interval.high is None:
            return ()
        for atom in self.row.atoms:
            following = self.text[atom.end : atom.end + 16]
            apart = all(not mention.start <= atom.start < mention.end for mention in every)
            if atom.code == "N" and apart and _COUNTED.search(following):
                low, high = atom.value
                days = Interval(interval.low * low, interval.high * high)
                return (Candidate(Quantity(days, "d"), atom.start, atom.end, sure=False),)
        return ()


def _days_in(found: Found, year: int) -> tuple[date, date] | None:
    """The days of a date in a year, or as they stand where the date has a year of its own (下个月)."""
    if found.in_year is not None:
        return found.in_year(year)
    return None if found.earliest is None or found.latest is None else (found.earliest, found.latest)


def _is_loose(mention: DurationMention) -> bool:
    """Whether "about" reaches half a year or more either way, for more than a year."""
    length = mention.length
    return (
        length is not None
        and length.bound in ("about", "nearly")
        and length.slack >= 182
        and length.terms[0].low >= 2
    )
