"""Words beside figures: never and now, nothing yet, and figures that belong to something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chatbot.interpretation.clauses import Clause
from chatbot.interpretation.done_besides import unless_excepted
from chatbot.interpretation.expressions import expression
from chatbot.interpretation.levels_in_words import level_in_own_words, unless_changing
from chatbot.interpretation.normalise import Utterance
from chatbot.interpretation.outcome import Outcome
from chatbot.interpretation.phrases import Match
from chatbot.interpretation.reading import Status
from chatbot.interpretation.situation import Situation
from chatbot.interpretation.vocabulary import Saying
from chatbot.interpretation.yesno import find_direct
from criteria.values import Dates, Interval, Never, Quantity, Value, ValueKind

_Read = Callable[[Situation], Outcome]

_ENDED_THEN = frozenset("since after until till before 后 后 起 从".split())
"""Words that make of "no chemo" the date of the last one: "no chemo since May"."""


def beside_words(situation: Situation, outcome: Outcome) -> Outcome:
    """The reading of figures, where the question's own words don't say more."""
    for match in sorted(situation.sayings, key=lambda one: one.key.status == "confirm"):
        saying, span = match.key, (match.start, match.end)
        if saying.role == "trap" and (
            saying.status == "confirm" or not _told_apart(situation, outcome, match)
        ):
            return _trapped(saying, outcome, span)
        if saying.codes == ("unknown",) and outcome.value is None:
            return Outcome(Status.UNKNOWN, span=span)
        if saying.codes == ("unclear",):
            return Outcome(Status.UNCLEAR, span=span)
        if saying.codes == ("zero",) and situation.question.kind is ValueKind.NUMBER:
            if outcome.span is not None and span[0] <= outcome.span[0] and outcome.span[1] <= span[1]:
                return Outcome(outcome.status, Quantity(Interval.exactly(0)), span)
    if outcome.value is None:
        return level_in_own_words(situation) or outcome
    return unless_changing(situation, outcome)


def _told_apart(situation: Situation, outcome: Outcome, trap: Match[Saying]) -> bool:
    """True for a figure that what the trap names says nothing of.

    Its clause names the thing asked about, or the trap is the name of another test, which the reader of
    figures has given its own: "like the ALT, thirty-odd". What tells when a test was made has to have a
    figure of its own: "6.9 fasting, 10.4 after dinner".
    """
    if outcome.value is None or outcome.span is None:
        return False
    at = situation.word_at(outcome.span[0])
    own = situation.sentence.clause_of(at)
    if situation.names_topic(own) or (trap.first > own.last and _tells_of_another(situation, trap)):
        return True
    from chatbot.interpretation.figures.names import is_circumstance
    from chatbot.interpretation.figures.said import read_said
    from chatbot.interpretation.figures.scan import tests_named

    named = tests_named(situation.utterance, trap.start, trap.end)
    with_figures = {one.of for one in read_said(situation.utterance).statements}
    return any(one in with_figures or not is_circumstance(one) for one in named)


def _tells_of_another(situation: Situation, trap: Match[Saying]) -> bool:
    """True where a clause without a figure says whether another thing goes on: 20毫克，善宁没在用."""
    clause = situation.sentence.clause_of(trap.first)
    words = situation.utterance.words[clause.first : clause.last]
    if any(word.kind == "number" for word in words) or not situation.names_another(clause):
        return False
    said = "".join(word.key for word in words)
    return _GOES_ON.search(said) is not None and "是" not in said


_GOES_ON = expression("[没不停]|还在|也在|在[用打]|备着|偶尔|另外")


def _trapped(saying: Saying, outcome: Outcome, span: tuple[int, int]) -> Outcome:
    if saying.status == "confirm" and outcome.value is not None:
        return Outcome(Status.CONFIRM, outcome.value, outcome.span, saying.note or outcome.note)
    if saying.status == "unknown":
        return Outcome(Status.UNKNOWN, None, span, saying.note)
    return Outcome(Status.UNCLEAR, None, span, saying.note or outcome.note)


def read_time(situation: Situation, read: _Read) -> Outcome:
    """The date or length of time that is said of the thing asked about, or of it never, now, not at all.

    Args:
        situation: The answer to a question for a date or a duration.
        read: The reader of dates and lengths alone.
    """
    outcome = _unless_still_on(situation, _or_so_long_ago(situation, _read_time(situation, read)))
    outcome = _unless_told_of_another(situation, _unless_of_another(situation, outcome))
    return unless_excepted(situation, outcome)


def _unless_still_on(situation: Situation, outcome: Outcome) -> Outcome:
    """Now, to be confirmed, where that is said after the day of another: "captem 2019, sunitinib since"."""
    if not isinstance(outcome.value, Dates) or outcome.span is None or situation.in_passing:
        return outcome
    if outcome.value.latest is None or outcome.value.latest >= situation.today:
        return outcome
    now = (one for one in situation.sayings if one.key.codes == ("now",) and one.end > outcome.span[1])
    later = [one for one in now if _holds(situation, one)]
    later = [one for one in later if not situation.sentence.denied(one.first, one.last)]
    state = _state(situation, later[-1]) if later else outcome
    return replace(state, status=Status.CONFIRM) if later and state.value is not None else outcome


def _unless_told_of_another(situation: Situation, outcome: Outcome) -> Outcome:
    """Never, where that is answered and the day is told of another thing: "no. Chemo ended in May"."""
    if not isinstance(outcome.value, Dates) or outcome.span is None or not situation.question.allows_never:
        return outcome
    at = situation.word_at(outcome.span[0])
    clause = situation.sentence.clause_of(at)
    if situation.in_passing or not situation.names_another(clause):
        return outcome
    never = any(match.key.codes == ("never",) and match.last <= clause.first for match in situation.sayings)
    direct = find_direct(situation.sentence, situation.asked)
    if never or any(one.value is False and one.leading and one.last <= clause.first for one in direct):
        return Outcome(Status.CONFIRM, Never(), outcome.span)
    return outcome


def _unless_of_another(situation: Situation, outcome: Outcome) -> Outcome:
    """Never, unless it is another question's thing that is denied: "no operations"."""
    if not isinstance(outcome.value, Never):
        return outcome
    never = [match for match in situation.sayings if match.key.codes == ("never",)]
    if any(_is_of_own(situation, match) for match in never):
        return outcome
    sentence = situation.sentence
    bare = {sentence.clause_of(answer.first) for answer in find_direct(sentence, situation.asked)}
    denying = [one for one in sentence.clauses if one in bare or sentence.has_denial(one.first, one.last)]
    of_another = bool(denying) and all(map(situation.names_another, denying))
    return Outcome(Status.UNCLEAR, note=outcome.note) if of_another else outcome


def _is_of_own(situation: Situation, never: Match[Saying]) -> bool:
    """True where the words say so by themselves, or of nothing else that their clause names."""
    clause = _clause(situation, never)
    named = [topic for topic in situation.topics if clause.first <= topic.first < clause.last]
    others = [topic for topic in named if topic.key != situation.question.id]
    inside = all(never.first <= topic.first and topic.last <= never.last for topic in others)
    return inside or len(others) < len(named)


def _read_time(situation: Situation, read: _Read) -> Outcome:
    foreign = [match for match in situation.sayings if _is_foreign(situation, match)]
    if not foreign:
        return _with_states(situation, read(situation))
    elsewhere = _without(situation, [_clause(situation, match) for match in foreign], foreign)
    outcome = read(elsewhere) if elsewhere is not None else Outcome(Status.UNCLEAR)
    outcome = _narrowed(outcome, read(situation)) if isinstance(outcome.value, Dates) else outcome
    first = foreign[0]
    if outcome.value is not None and not _ended_since(situation, outcome, first):
        return beside_words(situation, outcome)
    if first.key.role == "trap":
        whole = read(situation) if first.key.status == "confirm" else outcome
        said = next((match for match in foreign if match.key.role != "trap"), None)
        settled = first.key.status == "confirm" and whole.value is None
        if said is not None and (settled or _is_said_later(situation, said, first)):
            return replace(_state(situation, said), status=Status.CONFIRM)
        return _trapped(first.key, whole, (first.start, first.end))
    state = _state(situation, first)
    if isinstance(state.value, Never) and _goes_on_after(situation, first):
        whole = read(situation)
        if isinstance(whole.value, Dates) and whole.span is not None and whole.span[0] >= first.end:
            return replace(whole, status=Status.CONFIRM)
    return replace(state, status=Status.CONFIRM) if state.value is not None and _ended(situation) else state


def _narrowed(outcome: Outcome, whole: Outcome) -> Outcome:
    """The date read from a part of the answer, or what the rest of it leaves of its days."""
    part, left = outcome.value, whole.value
    if not isinstance(part, Dates) or not isinstance(left, Dates):
        return outcome
    days = (part.earliest, left.earliest, left.latest, part.latest)
    known = [day for day in days if day is not None]
    within = len(known) == len(days) and known == sorted(known)
    return replace(outcome, value=left) if within else outcome


def _is_said_later(situation: Situation, said: Match[Saying], trap: Match[Saying]) -> bool:
    """True for what a Chinese clause of its own denies after another was told: 照的是直肠，骨头没照过."""
    later = _clause(situation, said).first >= _clause(situation, trap).last
    return (
        later
        and trap.key.status == "unclear"
        and said.key.codes == ("never",)
        and situation.utterance.lang == "zh"
    )


def _ended_since(situation: Situation, outcome: Outcome, nothing: Match[Saying]) -> bool:
    """True where a "but" sets against a length of time that it is no longer so: "a year, but it grew"."""
    if nothing.key.codes != ("zero",) or outcome.span is None or nothing.start < outcome.span[1]:
        return False
    words = situation.utterance.words
    between = [word.key for word in words if outcome.span[1] <= word.start < nothing.start]
    return any(word in _SET_AGAINST for word in between)


_SET_AGAINST = frozenset("but then until till though however now 但 可 不过 后 现 直".split())


def _goes_on_after(situation: Situation, never: Match[Saying]) -> bool:
    """True where a "but" follows what was never had: "no chemo but everolimus until September"."""
    words = situation.utterance.words[never.last :]
    return any(word.key in ("but", "except", "although", "但", "不过", "只") for word in words)


def _ended(situation: Situation) -> bool:
    """True where nothing yet is said beside a day on which that may have begun: "it came back last year"."""
    if situation.question.kind is not ValueKind.DURATION:
        return False
    from chatbot.interpretation.times.dates import find_dates

    return bool(find_dates(situation.utterance, situation.today))


def _is_foreign(situation: Situation, match: Match[Saying]) -> bool:
    """True for words that take the dates beside them away from the thing asked about."""
    if match.key.role == "trap":
        return True
    if match.key.codes not in (("never",), ("zero",)) or not _holds(situation, match):
        return False
    if match.key.codes == ("zero",):
        from chatbot.interpretation.times.context import is_clear_since

        if is_clear_since(situation.utterance.text, match.end):
            return False
    clause = _clause(situation, match)
    after = [word.key for word in situation.utterance.words[match.last : clause.last]]
    if after[-1:] == ["since"] and after[-2:-1] and after[-2] in _SPANS:  # "two weeks since": two weeks ago
        after.pop()
    return _ENDED_THEN.isdisjoint(after)


_SPANS = frozenset("day days week weeks wks month months year years yrs".split())


def _holds(situation: Situation, match: Match[Saying]) -> bool:
    """False where it is denied, and where it is only asked whether it counts: 善龙算不算化疗."""
    return not situation.sentence.asks(match.first) and not _is_denied(situation, match)


def _is_denied(situation: Situation, match: Match[Saying]) -> bool:
    """True where it is denied that it goes on, or that it never was: "never came back", 不是没打过."""
    text = situation.utterance.text
    if match.key.codes == ("never",):
        return (
            _NOT_SO.search(text[: match.start]) is not None
            or _NOT_FINISHED.match(text, match.end) is not None
        )
    if _WHETHER.match(text, max(0, match.start - 1)) is not None:
        return True
    return match.key.codes == ("zero",) and situation.sentence.denied(match.first, match.last)


_NOT_SO = expression(r"(?:(?<!是)不是|并非|不能说|不好说|不算)(?:从来|一直|完全|真的?|说)?$")


_NOT_FINISHED = expression("[完够满]|利索|彻底|到头")
"""After 没做 and the like: it was had, and not to its end."""
_WHETHER = expression(r"(?P<word>[^\W\d_])[没不](?P=word)")
"""稳没稳住 asks whether it is so."""


def _clause(situation: Situation, match: Match[Saying]) -> Clause:
    return situation.sentence.clause_of(match.first)


def _without(situation: Situation, clauses: list[Clause], foreign: list[Match[Saying]]) -> Situation | None:
    """The answer without those clauses, unless they name the thing asked about too; None: nothing is left."""
    named = [
        topic.first
        for topic in situation.topics
        if topic.key == situation.question.id
        and not any(match.first <= topic.first < match.last for match in foreign)
    ]
    gone = [clause for clause in clauses if not any(clause.first <= at < clause.last for at in named)]
    if not gone:
        return situation
    if not named:
        return None
    return replace(situation, utterance=_blanked(situation.utterance, gone))


def _blanked(utterance: Utterance, clauses: list[Clause]) -> Utterance:
    text, tokens = utterance.text, utterance.tokens
    for clause in clauses:
        words = utterance.words[clause.first : clause.last]
        if not words:
            continue
        start, end = words[0].start, words[-1].end
        text = text[:start] + " " * (end - start) + text[end:]
        tokens = tuple(token for token in tokens if not start <= token.start < end)
    return replace(utterance, text=text, tokens=tokens)


def _with_states(situation: Situation, outcome: Outcome) -> Outcome:
    """A date or length, or else what the question's words, a topic denied or a bare no say."""
    if outcome.value is not None or outcome.status is not Status.UNCLEAR or outcome.note is not None:
        return beside_words(situation, outcome)
    for match in situation.sayings:
        if match.key.codes in (("now",), ("never",), ("zero",)) and _holds(situation, match):
            return _state(situation, match)
    if situation.question.allows_never and _denies(situation):
        sure = situation.vocabulary is None or not situation.leaves_much
        status = Status.UNDERSTOOD if sure else Status.CONFIRM
        return Outcome(status, Never(), (0, len(situation.utterance.text)))
    return beside_words(situation, outcome)


def _or_so_long_ago(situation: Situation, outcome: Outcome) -> Outcome:
    """Never, unless it is denied for a length of time only: then the last time was about so long ago.

    "No chemo for six months", 半年没吃药了, "no chemo this year"; asked back, for it may have been never.
    """
    if not isinstance(outcome.value, Never):
        return outcome
    from chatbot.interpretation.times.atoms import row_of
    from chatbot.interpretation.times.dates import dates_in
    from chatbot.interpretation.times.denied import before_denied, other_time
    from chatbot.interpretation.times.durations import lengths_in
    from chatbot.interpretation.times.offsets import days_back

    row = row_of(situation.utterance, situation.today)
    dates = dates_in(row)
    lengths = [
        one.length
        for one in lengths_in(row)
        if not one.every
        and one.length is not None
        and not any(day.start <= one.start < day.end for day in dates)
    ]
    if len(dates) == 1 and not lengths:
        denied = before_denied(situation.utterance.text, dates, 0, situation.today)
        if denied is not None:
            return Outcome(Status.CONFIRM, denied, outcome.span)
    when = other_time(situation.utterance.text, dates, situation.today)
    if when is not None:
        return Outcome(Status.CONFIRM, when, outcome.span)
    if len(lengths) != 1 or lengths[0].plain_days()[1] > _A_LIFETIME:
        return outcome
    found = days_back(situation.today, lengths[0])
    return Outcome(Status.CONFIRM, Dates(found.earliest, found.latest), outcome.span)


_A_LIFETIME = 20 * 366
"""Days; "in all my seventy years" is never."""


def _denies(situation: Situation) -> bool:
    """True for a bare no, and for the thing's name denied."""
    direct = find_direct(situation.sentence, situation.asked)
    if situation.vocabulary is None and not all(answer.whole for answer in direct):
        return False
    if direct and all(answer.value is False for answer in direct):
        return True
    return any(
        topic.key == situation.question.id
        and situation.sentence.denied(topic.first, topic.last)
        and not situation.sentence.asks(topic.first)
        for topic in situation.topics
    )


def _state(situation: Situation, match: Match[Saying]) -> Outcome:
    values: dict[str, Value] = {
        "never": Never(),
        "now": Dates(situation.today, situation.today),
        "zero": Quantity(Interval.exactly(0), "d"),
    }
    sure = match.key.role == "says" and not situation.sentence.doubted
    if match.key.codes[0] == "now" and situation.sentence.denied(match.first, match.last):
        return Outcome(Status.UNCLEAR)
    kind = situation.question.kind
    if match.key.codes[0] == "never" and (kind is not ValueKind.DATE or not situation.question.allows_never):
        return Outcome(Status.UNCLEAR)
    status = Status.UNDERSTOOD if sure else Status.CONFIRM
    return Outcome(status, values[match.key.codes[0]], (match.start, match.end))
