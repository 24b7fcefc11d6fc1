"""The words on the study team's screens, and values in words."""

from __future__ import annotations

from chatbot.interpretation.heard import in_words
from criteria.model import Trial
from criteria.values import Missing, Value

SIGNS = {"pass": "✓", "fail": "✗", "wait": "◷", "unknown": "?", "site": "→"}
"""A sign beside each status, so that nothing is told by colour alone."""

COLOURS = {"pass": "$success", "fail": "$error", "wait": "$warning", "unknown": "$warning", "site": "$accent"}

LIBRARY_HELP = """\
Enter opens a conversation. Arrows, PageUp, PageDown, Home, End and the
wheel move. / narrows the list: words are searched for, and these go
together with them:

  undecided            no verdict or more information needed, not signed
  unreviewed, signed   nothing was noted on it; it was signed off
  today, yesterday     begun on that day (UTC)
  on:2026-11-21        and from: and to:
  verdict:needs        likely, needs, not_yet, not, none
  lang:zh              en, zh
  file:altered         intact, torn, altered, cut, rewritten, missing
  review:noted         none, noted, signed, outdated (went on later)

o sorts by the next column, r turns the order round; a click on a
heading does both. e writes the screening log of all shown, as CSV.
d decides everybody again: by an amended definition or for a later day.
F5 looks at the folder again. F6 changes the colours.
Escape shows everything again. q quits."""

REPLAY_HELP = """\
Left, Right    one event back, on       Up, Down   the answers
Home, End      the beginning, the end   g          jump to a question
c, C           the next change of a criterion, the last one
Space          play, stop; waits are cut to 3 seconds
+, -           faster, slower
j, k           the next criterion, the one before: its status, the
               record's sentence, what it rests on and its rule
Tab            the conversation, or what it meant
PgUp, PgDn     read on in that pane
l              every question in the other language too

v   check that nothing was altered, and read all answers again
a   correct an answer, settle a criterion, comment, take back a note
s   sign off          e   export
F6  other colours     q   back

Signs: ✓ pass  ✗ fail  ◷ wait  ? unknown  → left to the study team
[ ] words that a reading rests on   • changed now   ✎ by the study team"""


def value_text(trial: Trial, question_id: str, value: Value | Missing | None) -> str:
    """A fact in words; "not asked" where there is none."""
    if value is None:
        return "not asked"
    if isinstance(value, Missing):
        return {"unknown": "not known", "declined": "declined"}.get(value.value, value.value)
    question = next((each for each in trial.questions if each.id == question_id), None)
    return in_words(value, question, "en", trial) if question is not None else str(value)
