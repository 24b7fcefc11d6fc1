"""The answer to "when did you last …?": which of the dates said is the one asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chatbot.interpretation.candidate import Candidate
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.times import context, notes
from chatbot.interpretation.times.atoms import row_of
from chatbot.interpretation.times.calendar import shifted
from chatbot.interpretation.times.dates import dates_in
from chatbot.interpretation.times.denied import before_denied, is_denied_then, is_told_undone, other_time
from chatbot.interpretation.times.durations import lengths_in
from chatbot.interpretation.times.found import Found
from chatbot.interpretation.times.joins import DateMention
from chatbot.interpretation.times.notation import with_lengths_spelled
from chatbot.interpretation.times.put_right import by_number_alone, completed, in_a_row
from chatbot.interpretation.times.row import Row
from chatbot.interpretation.times.so_long_ago import so_long_ago
from criteria.model import Lang, Trial
from criteria.values import Dates, Never


def read_date(situation: Situation) -> tuple[Candidate, ...]:
    """The readings of an answer to a question about the last time something happened.

    Nothing that lies ahead is such a date: it gives a candidate without a value. What the question's
    own words say of never or of other things is left to the caller.
    """
    utterance = with_lengths_spelled(situation.utterance)
    row = row_of(utterance, situation.today)
    reader = _Reader(utterance.text, row, situation.lang)
    found = reader.events() or _current(situation) or reader.leads()
    return found or _never(situation, reader) or so_long_ago(row, reader.lengths)


def _current(situation: Situation) -> tuple[Candidate, ...]:
    """Today, where it goes on; no date at all where the question's words know no such answer."""
    current = context.is_ongoing(situation.utterance.text)
    if current is None:
        return ()
    if situation.vocabulary is not None and not _knows_now(situation, situation.vocabulary.trial):
        return (Candidate(None, *current, sure=False, note=notes.WHICH_DAY[situation.lang]),)
    sure = situation.vocabulary is None or bool(situation.said("now"))
    return (Candidate(Dates(situation.today, situation.today), *current, sure),)


def _knows_now(situation: Situation, trial: Trial) -> bool:
    """Whether "still on it" is an answer to the question: its words have patterns for it."""
    words = trial.words[situation.utterance.lang].questions.get(situation.question.id)
    return words is not None and "now" in words.says


def _never(situation: Situation, reader: _Reader) -> tuple[Candidate, ...]:
    if not situation.question.allows_never or reader.lengths:
        return ()
    refused = reader.refused()
    if refused is not None:
        return (Candidate(Never(), refused.start, refused.end, sure=False),)
    never = context.says_never(reader.text)
    return () if never is None else (Candidate(Never(), *never),)


_LEADS_A_DAY = frozenset("我你您他她它俺咱们是在就才也都刚还该约概像能打做用吃停了到")
"""Before 前两天 these leave it "two days ago"; after a noun it is "two days before that" (生日前两天)."""

_STOPPED_FROM = expression(
    r"(?:起|开始|以来)?[^,;。]{0,8}?(?:停(?!不)|(?:没|不)(?:再|让|用|吃|打|做|化|放|照|喝|服)|断[了药])"
)
"""After a day from which something is so: that it was no longer done from then on (昨天起大夫让停)."""

_UNDONE = expression(
    r"没(?:能|有)?(?:去|打|做|来|轮|赶|排|用|吃)?(?:成|上|到|得及)|没(?:去|打|做|来)(?!过)|推迟|推后|推了|延后|延期|取消|改期"
    r"|耽误|耽搁|错过|漏了|忘了|给忘|泡汤"
)
"""Words after a day that was planned which say that nothing came of it."""


_WAS_DONE = expression(r"[了过完的]|刚|才|已")
_AFTER = (
    r"(?:出的?院|拆的?线|拔的?管|转的?院|回的?家|下的?床|复查|复诊|报销|(?:拿|出|取)到?的?(?:报告|结果|病理))"
)
_AFTERWARDS = expression(r"\W{0,2}(?:那天|当天|上午|下午|就|才|又|办|去|刚)*" + _AFTER)
_AFTERWARDS_WAS = expression(_AFTER + r"(?:那天|日期|时间)?[是在:]?\W?$")
_NO_MORE = expression(
    r"[^,，。;；]{0,4}[,，。;； ]{0,2}(?:之后|以后|此后|往后|后来|后|就|便)"
    r"[^,，。;；]{0,4}?(?:[未没不]|停|结束|再也)"
)
_ALL_OF_IT = expression(r"(?:连续?|一?共|总共|疗程|[吃打用做服]了)[吃打用做服]?了?(?:是|有)?$")

_UP_TO = frozenset("到 至 - ~".split())
"""Between two dates these lead from the one to the other."""
_SEVERAL_TIMES = expression(
    r"[,，]? ?(?:一共|总共|共)?[打做吃用化放照]*[了过]?(?:一共|总共|共)?"
    r"[两二三四五六七八九十几好\d]+(?:次|回|针|刀|个?疗程)"
)
"""After two dates: what was done more than once from the one to the other."""
_ENDS_HERE = expression(r"[,，。!！]?$")

_PUT_OFF = expression(
    r"[^。;；]{0,8}(?:[晚早迟拖]|提前|推迟|推后|延后)[打做用吃来去]*了?[一两俩三四五六七八九十几\d]{1,2}(?:天|周|个?礼拜|个?星期)"
)
"""After a day: it was so much later or sooner than that, or than it should have been: 28号，晚打了三天."""
_EDGE_BEFORE = expression(r"\b(?:no|not) (?:later|earlier) than (?:the )?$")
_EDGE_AFTER = expression(r"\W{0,2}(?:at the (?:very )?(?:latest|earliest)|or (?:later|earlier))\b")
_COMING = expression(r" coming(?: up)?\b")
"""After a weekday: the next one."""
_A_MONTH = 31
_BEFORE_OR_AFTER = expression(r"\b(?:before|after|following) (?:my|the|his|her|our|a|that)\b[^,;.]*$")
_LAST_BEGAN = expression(
    r"\b(?:last|latest|most recent|final|current)\b[^,;.]{0,48}"
    r"\b(?:start|starts|started|began|begun|begins)\b"
)


class _Reader:
    """The dates of one answer, sorted by what they are dates of."""

    def __init__(self, text: str, row: Row, lang: Lang) -> None:
        self.text, self.row, self.lang, self.today = text, row, lang, row.today
        every = dates_in(row)
        phases = [context.phase(text, every, index) for index in range(len(every))]
        self._negated = {
            mention: context.negated_before(text, every, index)
            or _STOPPED_FROM.match(text, mention.end) is not None
            for index, mention in enumerate(every)
            if mention.role == "since"
        }
        kept = context.after_correction(text, every)
        kept = [index for index in kept if not context.is_birthday(text, every[index])]
        self.mentions = [every[index] for index in kept]
        self._phases = {every[index]: phases[index] for index in kept}
        if len(kept) == 1 and kept[0]:
            put_right = completed(row, self.mentions[0], every[kept[0] - 1])
            self._phases[put_right] = self._phases[self.mentions[0]]
            self.mentions = [put_right]
        self._places = {mention.start: place for place, mention in enumerate(self.mentions)}
        lengths = lengths_in(row)
        self.lengths = [length for length in lengths if not length.every]
        self._is_repeated = len(self.lengths) < len(lengths)

    def _place(self, mention: DateMention) -> int:
        """Index of one of the dates, which never overlap, among them."""
        return self._places[mention.start]

    def events(self) -> tuple[Candidate, ...]:
        """The dates at which it may have happened last; empty: none of those said is one."""
        past = [mention for mention in self.mentions if self._is_event(mention)]
        past = [mention for mention in past if not self._came_to_nothing(mention)] or past
        past = [mention for mention in past if not self._is_of_a_discharge(mention)] or past
        past = [mention for mention in past if not is_denied_then(self.text, mention)] or past
        alone = len(past) == 1
        past = self._treatments(past)
        ended = [mention for mention in past if self._phases[mention] == "ended" or mention.role == "until"]
        closest = [mention for mention in past if not self._is_told_closer(mention, past)]
        chosen = max(ended or closest, key=self._when, default=None)
        if chosen is None:
            return ()
        done = [one for one in self.mentions if one is chosen or not is_told_undone(self.text, one)]
        chosen = max(in_a_row(self.text, done, done.index(chosen)), key=self._when)
        if 0 < context.corrected_from(self.text) <= chosen.start:
            return self._candidates(chosen, alone=alone)
        other = other_time(self.text, self.mentions, self.today)
        if other is not None and before_denied(self.text, self.mentions, self._place(chosen), self.today):
            return (Candidate(other, chosen.start, chosen.end, sure=False),)
        denied = before_denied(self.text, self.mentions, self._place(chosen), self.today)
        if denied is not None:
            return (Candidate(denied, chosen.start, chosen.end, sure=False),)
        if not chosen.role and context.is_denied(self.text, self.mentions, self._place(chosen)):
            return (Candidate(None, chosen.start, chosen.end, sure=False),)
        goes_on = any(self._when(one) > self._when(chosen) for one in past)
        return self._candidates(chosen, alone=alone or (len(ended) == 1 and not goes_on))

    def _treatments(self, past: list[DateMention]) -> list[DateMention]:
        """Those of several dates that are of no scan or visit; all where each is."""
        if len(past) < 2:
            return past
        every = self.mentions
        return [
            mention
            for mention in past
            if not context.is_of_another_matter(self.text, every, self._place(mention))
        ] or past

    def _is_told_closer(self, mention: DateMention, others: Sequence[DateMention]) -> bool:
        """Whether it is a year of which another date is told too: 今年照过两回，三月和九月."""
        whole = mention.found.earliest or date.min, mention.found.latest or date.max
        return mention.found.grain == "year" and any(
            other.found.grain != "year"
            and whole[0] <= self._when(other)[1]
            and self._when(other)[0] <= whole[1]
            for other in others
        )

    def _is_event(self, mention: DateMention) -> bool:
        phase = self._phases[mention]
        if phase in ("began", "refused") or self._lies_ahead(mention):
            return False
        if is_told_undone(self.text, mention):
            return False
        return mention.role != "since" or self._negated[mention]

    def _came_to_nothing(self, mention: DateMention) -> bool:
        """Whether it was planned for then, and put off or missed."""
        planned = self._phases[mention] == "planned"
        return planned and _UNDONE.search(self.text, mention.end) is not None

    def _is_an_edge(self, mention: DateMention) -> bool:
        """Whether it is told as the first or the last day that it may have been."""
        before, after = self.text[: mention.start], self.text[mention.end :]
        return _EDGE_BEFORE.search(before) is not None or _EDGE_AFTER.match(after) is not None

    def _lies_ahead(self, mention: DateMention) -> bool:
        last = mention.last_of.earliest
        if (last is not None and last > self.today) or _COMING.match(self.text, mention.end):
            return True
        if self._phases[mention] == "began" and mention.found.ahead:
            return True
        if mention.found.ahead and mention.found.grain == "month" and self._is_undone(mention):
            return True
        return self._phases[mention] == "planned" and not self._is_settled(mention)

    def _is_undone(self, mention: DateMention) -> bool:
        """Whether nothing beside a part of the month that is running says that it was: 月底住院."""
        bare = set(self.row.codes[mention.first : mention.last]) == {"P"}
        words = context.beside(self.text, self.mentions, self._place(mention))
        return bare and not any(_WAS_DONE.search(part) for part in words)

    def _is_of_a_discharge(self, mention: DateMention) -> bool:
        """Whether Chinese words tell what came after a treatment: 11月6号出的院, 11月3号拆的线."""
        before, after = context.beside(self.text, self.mentions, self._place(mention))
        return _AFTERWARDS.match(after) is not None or _AFTERWARDS_WAS.search(before) is not None

    def _is_settled(self, mention: DateMention) -> bool:
        """Whether the words fix the date wholly: with a year, "3 weeks ago", "yesterday", "last month"."""
        return any(code in "YDmTAwEU" for code in self.row.codes[mention.first : mention.last])

    def _when(self, mention: DateMention) -> tuple[date, date]:
        found = mention.last_of
        return found.latest or date.max, found.earliest or date.min

    def _candidates(self, mention: DateMention, alone: bool) -> tuple[Candidate, ...]:
        found = self._end_of_course(mention)
        start, end = mention.start, mention.end
        place = context.corrected_from(self.text)
        found = (by_number_alone(self.text, place, found) if start < place else None) or found
        if self._beside_an_unknown(mention):
            return (Candidate(None, start, end, sure=False),)
        if self._came_to_nothing(mention):
            return (Candidate(None, start, end, sure=False),)
        if found.wrong:
            return (Candidate(None, start, end, sure=False, note=notes.WRONG[found.wrong][self.lang]),)
        if found.others:
            days = [day for day in (found.earliest, *found.others) if day is not None and day <= self.today]
            return tuple(
                Candidate(Dates(day, day), start, end, sure=False, note=notes.DAY_OR_MONTH[self.lang])
                for day in days
            )
        if found.ahead and found.grain == "day" and self._phases[mention] != "ended":
            return (Candidate(None, start, end, sure=False, note=notes.STILL_AHEAD[self.lang]),)
        again = self.row.codes[: mention.first].endswith(("y", "yU"))
        doubtful = found.ahead or again or place > end or self._phases[mention] == "planned" or not alone
        doubtful = doubtful or self._may_be_to_come(mention)
        doubtful = (
            doubtful or self._is_of_several(mention) or self._only_began(mention) or self._is_beside(mention)
        )
        doubtful = doubtful or _PUT_OFF.match(self.text, mention.end) is not None or self._is_an_edge(mention)
        doubtful = doubtful or self._may_not_be_over(mention) or self._may_be_a_course(mention)
        doubtful = doubtful or context.is_of_results(self.text, self.mentions, mention)
        return (Candidate(self._until_today(found), start, end, sure=found.sure and not doubtful),)

    def _end_of_course(self, mention: DateMention) -> Found:
        """When it was; the last of several days after which there was no more: 10/12-10/16，之后未再用."""
        found, codes = mention.last_of, self.row.codes[mention.first : mention.last]
        if self._from_day_to_day(mention) and _SEVERAL_TIMES.match(self.text, mention.end):
            ended = mention.ends[1] if mention.ends is not None else None
            return ended or (replace(found, earliest=found.latest) if found.grain == "day" else found)
        days = found.grain == "day" and found.earliest is not None and found.latest is not None
        if not days or not {"r", "u"} & set(codes) or not _NO_MORE.match(self.text, mention.end):
            return found
        return replace(found, earliest=found.latest)

    def _from_day_to_day(self, mention: DateMention) -> bool:
        """Whether Chinese words lead from one date to another: 三月到七月, 11月9号到13号."""
        joined = {atom.text for atom in self.row.atoms[mention.first : mention.last]} & _UP_TO
        return self.lang == "zh" and mention.role == "" and bool(joined)

    def _may_be_a_course(self, mention: DateMention) -> bool:
        """Whether it may have gone on from one date to the other, with the last time at the end."""
        led = _ENDS_HERE.match(self.text, mention.end) or _SEVERAL_TIMES.match(self.text, mention.end)
        return led is not None and self._from_day_to_day(mention)

    def _is_of_several(self, mention: DateMention) -> bool:
        """Whether it was done again and again in a long time: "three this year, every 8 weeks"."""
        first, last = mention.found.earliest, mention.found.latest
        long = first is None or last is None or (last - first).days > _A_MONTH
        return long and self._phases[mention] != "ended" and self._is_repeated

    def _only_began(self, mention: DateMention) -> bool:
        """Whether the last one is told to have begun then: "14-day cycle, last started 2 November"."""
        first, _ = context.clause_bounds(self.text, mention.start, mention.end)
        return _LAST_BEGAN.search(self.text, first, mention.start) is not None

    def _may_be_to_come(self, mention: DateMention) -> bool:
        """Whether it is a day told of one more, which may lie ahead: "more on Monday"."""
        before, _ = context.beside(self.text, self.mentions, self._place(mention))
        return mention.found.grain == "day" and context.tells_more(before)

    def _may_not_be_over(self, mention: DateMention) -> bool:
        """Whether it is a part of a month still running, or a time by which: 这个月底, "by Christmas"."""
        latest = mention.found.latest
        running = latest is not None and latest > self.today
        by = mention.first > 0 and self.row.atoms[mention.first - 1].text == "by"
        return by or (running and "P" in self.row.codes[mention.first : mention.last])

    def _is_beside(self, mention: DateMention) -> bool:
        """Whether it was before or after what the date is of: "after my scan on 2 November"."""
        first, _ = context.clause_bounds(self.text, mention.start, mention.end)
        return _BEFORE_OR_AFTER.search(self.text, first, mention.start) is not None

    def _beside_an_unknown(self, mention: DateMention) -> bool:
        """Whether the date is told by something unknown: "the summer before covid"."""
        before = self.row.atoms[mention.first - 1] if mention.first else None
        first = self.row.atoms[mention.first]
        if before is not None and before.code == "." and before.end == first.start and first.code == "R":
            return first.text.startswith(("前", "后")) and before.text not in _LEADS_A_DAY
        following = self.row.codes[mention.last : mention.last + 2]
        return following in ("<.", ">.") and self.row.atoms[mention.last].text in ("before", "after")

    def _until_today(self, found: Found) -> Dates:
        latest = found.latest
        return Dates(found.earliest, min(latest, self.today) if latest is not None else None)

    def refused(self) -> DateMention | None:
        """The date at which it was turned down or called off, where no other is told; None: no such."""
        return next((one for one in self.mentions if self._phases[one] == "refused"), None)

    def leads(self) -> tuple[Candidate, ...]:
        """What dates of other things lead to: when the next is due, since when it goes on."""
        told = [mention for mention in self.mentions if self._phases[mention] != "refused"]
        told = [mention for mention in told if not is_told_undone(self.text, mention)]
        if not told:
            return ()
        for mention in told:
            if self._phases[mention] == "planned" or self._lies_ahead(mention):
                return self._before_next(mention)
        mention = told[-1]
        ended = self._after_so_long(mention) if mention.role == "since" else None
        if ended is not None:
            return (Candidate(ended, mention.start, mention.end, sure=False),)
        if mention.role == "since":
            return (Candidate(Dates(self.today, self.today), mention.start, mention.end, sure=False),)
        return (Candidate(self._until_today(mention.found), mention.start, mention.end, sure=False),)

    def _after_so_long(self, mention: DateMention) -> Dates | None:
        """The end of a course of so many days from a beginning: 10月12号开始吃的，连吃14天; None: no such."""
        later = [one for one in self.lengths if one.start >= mention.end]
        first, last = mention.found.earliest, mention.found.latest
        if len(later) != 1 or first is None or last is None or later[0].low is None or later[0].high is None:
            return None
        if not _ALL_OF_IT.search(self.text[mention.end : later[0].start]):
            return None
        days = Dates(shifted(first, later[0].low - 1), shifted(last, later[0].high))
        return days if days.latest is not None and days.latest <= self.today else None

    def _before_next(self, mention: DateMention) -> tuple[Candidate, ...]:
        """The day that lies one interval before the next one."""
        coming = self._coming(mention)
        every = [length for length in lengths_in(self.row) if length.every]
        if coming is None or len(every) != 1 or coming.earliest is None or coming.latest is None:
            return (
                Candidate(None, mention.start, mention.end, sure=False, note=notes.STILL_AHEAD[self.lang]),
            )
        low, high = every[0].low or 0, every[0].high or 0
        days = Dates(shifted(coming.earliest, -high), shifted(coming.latest, -low))
        if not 0 < low <= high or days.latest is None or days.latest > self.today:
            return (
                Candidate(None, mention.start, mention.end, sure=False, note=notes.STILL_AHEAD[self.lang]),
            )
        return (Candidate(days, mention.start, mention.end, sure=False),)

    def _coming(self, mention: DateMention) -> Found | None:
        found = mention.found
        if found.earliest is None or found.earliest > self.today or found.in_year is None:
            return found if found.earliest is not None and found.earliest > self.today else None
        for year in (self.today.year, self.today.year + 1):
            days = found.in_year(year) if year < 9999 else None
            if days is not None and days[0] > self.today:
                return replace(found, earliest=days[0], latest=days[1])
        return None
