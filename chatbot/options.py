"""What the commands' options share: days, numbers, the trial, and errors in one line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]


class ExitCode(IntEnum):
    """What the program ended with."""

    DONE = 0
    FOUND_WRONG = 1
    """The work ran and found something wrong: a transcript that fails verification, for example."""
    BAD_INPUT = 2
    """Bad usage or unreadable input: one line on standard error says what to do."""


def day(text: str) -> date:
    """The day of an option. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-11-22") from None


def speed(text: str) -> float:
    """A number above 0. Raises ArgumentTypeError."""
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0 < speed <= 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no such number; write one above 0")
    return speed


def count(text: str) -> int:
    """A whole number from 1 on. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 9 and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no such number; write a whole one, 1 or more")
    return int(text)


class Parser(argparse.ArgumentParser):
    """argparse with its errors in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and end."""
        from transcripts.visible import visible_line

        self.exit(ExitCode.BAD_INPUT, f"chatbot: {visible_line(message)}; see 'chatbot --help'\n")


def command_of(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], about: str
) -> argparse.ArgumentParser:
    """A command by its name, with what it runs and what help says of it."""
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(run=run)
    return command


def trial_options(command: argparse.ArgumentParser) -> None:
    """Which trial, which language, for which days."""
    command.add_argument("--trial", default="nct06732505", metavar="ID|FILE", help="the trial's definition")
    command.add_argument("--lang", choices=("en", "zh"), help="English or Chinese")
    command.add_argument("--as-of", type=day, metavar="DATE", help="judge for this day instead of today")
    command.add_argument("--start", type=day, metavar="DATE", help="planned start of treatment")


def staff_trial(command: argparse.ArgumentParser) -> None:
    """Which trial the conversations are about."""
    command.add_argument("--trial", default="nct06732505", metavar="ID|FILE", help="the trial's definition")
