"""What everybody is decided again by: a definition, and the days."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from chatbot.errors import UsageError
from chatbot.staff.batch import Plan
from chatbot.staff.rescreen import Days


class RerunForm(Vertical):
    """Three fields, one below the other."""

    DEFAULT_CSS = """
    RerunForm { height: auto; }
    RerunForm Horizontal { height: 1; padding: 0 1; }
    RerunForm Static { width: 31; color: $soft; }
    RerunForm Input { width: 1fr; height: 1; background: $panel; border: none; }
    RerunForm Input > .input--placeholder { color: $soft; }
    """

    def __init__(self, trial: str) -> None:
        """Make the form; ``trial`` is the id or folder of the definition that stands there first."""
        super().__init__()
        self._offered = trial

    def compose(self) -> ComposeResult:
        """Each field with its label before it."""
        for name, label, value in (
            ("definition", "Definition (id or folder)", self._offered),
            ("as_of", "Treatment could start on", ""),
            ("start", "or planned start of treatment", ""),
        ):
            with Horizontal():
                yield Static(label)
                hint = "" if value else "YYYY-MM-DD; empty: each one's own"
                yield Input(value, hint, id=name, compact=True, select_on_focus=False)

    def begin(self) -> None:
        """Type the definition at once."""
        self.query_one("#definition", Input).focus()

    def plan(self) -> Plan:
        """What the fields ask for. Raises UsageError where a day is none."""
        return Plan(self._typed("definition") or self._offered, Days(self._day("as_of"), self._day("start")))

    def _typed(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value.strip()

    def _day(self, field: str) -> date | None:
        typed = self._typed(field)
        try:
            return date.fromisoformat(typed) if typed else None
        except ValueError as error:
            raise UsageError(f"{typed!r} is no day; write it as 2027-01-15") from error
