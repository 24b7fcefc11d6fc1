"""Start to first question against an empty Textual app with one Input; Enter to the next question.

Both programs run in turn in a real terminal of 80 by 24, from the start of Python to the painted text.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile

from tests.bench.compiled import compile_all, fill_cache
from tests.terminal import Terminal

ROUNDS = 9

EMPTY = """
from textual.app import App
from textual.widgets import Input

class Empty(App):
    def compose(self):
        yield Input(placeholder="ready to type")

Empty().run()
"""

CHATBOT = "from chatbot.cli import main; main([])"
ANSWERS = (
    "yes",
    "no thanks",
    "me",
    "54",
    "female",
    "yes",
    "yes",
    "pancreas",
    "g2",
    "spread to the liver",
    "yes",
)


def painted(code: str, text: str, home: str) -> float:
    """Seconds from starting Python to the text on the screen."""
    with Terminal(
        [sys.executable, "-c", code], {"HOME": home, "XDG_DATA_HOME": home, "LANG": "C.UTF-8"}
    ) as terminal:
        return terminal.wait_for(text)


def answering(home: str) -> list[float]:
    """Seconds from Enter to the next question's counter, for each answer of a short conversation."""
    took = []
    with Terminal([sys.executable, "-c", CHATBOT], {"HOME": home, "XDG_DATA_HOME": home}) as terminal:
        terminal.wait_for("Enter")
        for words in ANSWERS:
            terminal.read(0.3)
            terminal.type(words)
            terminal.read(0.3)
            terminal.type("\r")
            took.append(terminal.wait_for("› " + words))
            terminal.read(0.2)
    return took


def main() -> None:
    """Print both figures and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        compile_all()
        fill_cache({**os.environ, "HOME": home, "XDG_DATA_HOME": home})
        painted(CHATBOT, "Enter", home)
        ours, empty = [], []
        for _ in range(ROUNDS):
            empty.append(painted(EMPTY, "ready to type", home))
            ours.append(painted(CHATBOT, "Enter", home))
        a, b = statistics.median(ours), statistics.median(empty)
        print(f"start to first question   {a * 1000:7.0f} ms")
        print(f"empty Textual app         {b * 1000:7.0f} ms   ratio {a / b:.2f}")
        took = sorted(answering(home))
        print(
            f"Enter to next question    {statistics.median(took) * 1000:7.1f} ms median"
            f"   {took[-1] * 1000:.1f} ms slowest of {len(took)}"
        )


if __name__ == "__main__":
    main()
