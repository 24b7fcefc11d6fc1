"""The command line: one function a command, each importing only what it runs.

Exit status: see ``ExitCode``. Data goes to standard output, diagnostics to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, NoReturn

from chatbot import VERSION

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["_Parser"]


class ExitCode(IntEnum):
    """What the program ended with."""

    DONE = 0
    FOUND_WRONG = 1
    """The work ran and found something wrong: a transcript that fails verification, for example."""
    BAD_INPUT = 2
    """Bad usage or unreadable input: one line on standard error says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; never a traceback for bad input."""
    args = _parser().parse_args(_with_default(list(sys.argv[1:] if arguments is None else arguments)))
    try:
        return int(args.run(args))
    except BrokenPipeError:  # the reader of the output has gone, as with head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _speaks_to_people(error):
            raise
        from transcripts.visible import visible_line

        sys.stderr.write(f"chatbot: {visible_line(str(error))}\n")
        return ExitCode.BAD_INPUT


def _speaks_to_people(error: Exception) -> bool:
    from chatbot.errors import UsageError
    from criteria.errors import DefinitionError
    from transcripts.errors import TranscriptError

    return isinstance(error, UsageError | DefinitionError | TranscriptError)


def _with_default(arguments: list[str]) -> list[str]:
    """Without a command it is the participant's conversation: ``chatbot --lang zh`` and the like."""
    first = arguments[0] if arguments else ""
    asks_about_program = first in ("-h", "--help", "--version")
    return arguments if asks_about_program or (first and not first.startswith("-")) else ["talk", *arguments]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-11-22") from None


class _Parser(argparse.ArgumentParser):
    """argparse with its errors in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(ExitCode.BAD_INPUT, f"chatbot: {message}; see 'chatbot --help'\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="chatbot", description="Find out whether a clinical trial could be for you.")
    parser.add_argument("--version", action="version", version=f"chatbot {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for add in (_talk, _screen, _interpret, _trial):
        add(commands)
    return parser


def _command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], about: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=about)
    command.set_defaults(run=run)
    return command


def _trial_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--trial", default="nct06732505", metavar="ID|FILE", help="the trial's definition")
    command.add_argument("--lang", choices=("en", "zh"), help="English or Chinese")
    command.add_argument("--as-of", type=_day, metavar="DATE", help="judge for this day instead of today")
    command.add_argument("--start", type=_day, metavar="DATE", help="planned start of treatment")


def _talk(commands: Commands) -> None:
    command = _command(commands, "talk", _run_talk, "the screening conversation (the default)")
    _trial_options(command)
    command.add_argument("--plain", action="store_true", help="line by line, for screen readers and pipes")
    command.add_argument("--resume", metavar="ID", help="go on with a saved conversation")


def _screen(commands: Commands) -> None:
    command = _command(commands, "screen", _run_screen, "the same conversation, answers from a file")
    _trial_options(command)
    command.add_argument("--answers", required=True, metavar="FILE", help="a JSON file; see the README")
    command.add_argument("--save", action="store_true", help="keep the conversation")
    command.add_argument("--json", action="store_true", help="the outcome as one JSON document")


def _interpret(commands: Commands) -> None:
    command = _command(commands, "interpret", _run_interpret, "read answers: JSON Lines in, JSON Lines out")
    command.add_argument("--trial", default="nct06732505", metavar="ID|FILE", help="the trial's definition")


def _trial(commands: Commands) -> None:
    command = _command(commands, "trial", _run_trial_check, "check a trial's definition")
    command.add_argument("action", choices=("check",))
    command.add_argument("trial", metavar="ID|FILE")


def _run_talk(args: argparse.Namespace) -> int:
    from chatbot.talk import run

    return run(args)


def _run_screen(args: argparse.Namespace) -> int:
    from chatbot.screen import run

    return run(args)


def _run_interpret(args: argparse.Namespace) -> int:
    from chatbot.interpretation.stream import run
    from criteria.load import load

    return run(sys.stdin.buffer, sys.stdout.buffer, load(args.trial))


def _run_trial_check(args: argparse.Namespace) -> int:
    from chatbot.trial_check import run

    return run(args.trial)
