"""The words on the study team's screens, and values in words."""

from __future__ import annotations

from chatbot.interpretation.heard import in_words
from criteria.model import Trial
from criteria.values import Missing, Value

SIGNS = {"pass": "✓", "fail": "✗", "wait": "◷", "unknown": "?", "site": "→"}
"""A sign beside each status, so that nothing is told by colour alone."""

COLOURS = {"pass": "$success", "fail": "$error", "wait": "$warning", "unknown": "$warning", "site": "$accent"}

LIBRARY_HELP = """\
Enter opens a conversation. Up, Down, PageUp, PageDown, Home and End move; so does the wheel.
/ narrows the list. Words are searched for; these say more, and go together:

  undecided            need more information, or came to no verdict; not signed off
  unreviewed  signed   the study team wrote nothing; it was signed off
  today  yesterday     begun on that day (UTC)
  on:2026-11-21  from:2026-11-21  to:2026-11-21
  verdict:needs        likely, needs, not_yet, not or none
  lang:zh              en or zh
  file:altered         intact, torn, altered, cut, rewritten or missing
  review:noted         none, noted, signed or outdated (signed, then gone on with)

o sorts by the next column, r turns the order round; a click on a heading does both.
e writes the screening log of all that are shown, as CSV.
F5 looks at the folder again. F6 changes the colours. Escape shows everything again."""

REPLAY_HELP = """\
Left and Right go one event back or on; Up and Down go from answer to answer.
Space plays it and stops; + and - change the pace. Waits are cut to 3 seconds.
c and C go to the next and the last change of a criterion; Home and End to the ends.
g jumps to a question.
j and k choose a criterion: its rule, the record's sentence and its facts stand below.
Tab changes between the conversation and what it meant; PageUp and PageDown scroll.
l shows every question in the other language too.

v checks that nothing was altered and that today's program reads the same.
a corrects an answer, settles a criterion, adds or takes back a note; it asks for a reason.
s signs off. e exports. F6 changes the colours. q goes back.

Signs: ✓ pass  ✗ fail  ◷ wait  ? unknown  → left to the study team
[ ] the words that a reading rests on      • changed at this event"""


def value_text(trial: Trial, question_id: str, value: Value | Missing | None) -> str:
    """A fact in words; "not asked" where there is none."""
    if value is None:
        return "not asked"
    if isinstance(value, Missing):
        return {"unknown": "not known", "declined": "declined"}.get(value.value, value.value)
    question = next((each for each in trial.questions if each.id == question_id), None)
    return in_words(value, question, "en", trial) if question is not None else str(value)
