"""The command line: one function a command, each importing only what it runs.

Exit status: see ``ExitCode``. Data goes to standard output, diagnostics to standard error.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

from chatbot import VERSION
from chatbot.options import ExitCode, Parser, command_of, speed, trial_options
from chatbot.staff_commands import COMMANDS

if TYPE_CHECKING:
    from chatbot.options import Commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; never a traceback for bad input."""
    _fill_missing_streams()
    _take_any_bytes()
    words = _with_default(list(sys.argv[1:] if arguments is None else arguments))
    args = _parser(words[0]).parse_args(words)
    try:
        return int(args.run(args))
    except BrokenPipeError:  # the reader of the output has gone, as with head
        _write_no_more()
        return ExitCode.DONE
    except OSError as error:  # a full disk, a terminal that has gone
        _write_no_more()
        what, why = error.filename or "the output", error.strerror
        with contextlib.suppress(OSError):
            _tell(
                f"{what} can't be written or read ({why}); check it and try again; what was saved stays saved"
            )
        return ExitCode.BAD_INPUT
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _speaks_to_people(error):
            raise
        _tell(str(error))
        return ExitCode.BAD_INPUT


def _tell(message: str) -> None:
    """Put one line on standard error, safe for a terminal; of a long one the middle is left out."""
    from transcripts.visible import visible_line

    line = visible_line(message)
    shown = line if len(line) <= 500 else f"{line[:250]} … {line[-250:]}"
    sys.stderr.write(f"chatbot: {shown}\n")


def _write_no_more() -> None:
    """Let what is still to be written on the output go nowhere, so that the end is quiet."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fill_missing_streams() -> None:
    """Put an empty stream where one was closed before the start, so that no file kept takes its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))


def _take_any_bytes() -> None:
    """Let no byte and no character of another encoding stop the program; files and pipes are UTF-8."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors != "backslashreplace":
            encoding = None if stream is sys.stdin or stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


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


def _parser(command: str = "") -> argparse.ArgumentParser:
    parser = Parser(prog="chatbot", description="Find out whether a clinical trial could be for you.")
    parser.add_argument("--version", action="version", version=f"chatbot {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    known = {
        "talk": _talk,
        "serve": _serve,
        "screen": _screen,
        "interpret": _interpret,
        "trial": _trial,
        **COMMANDS,
    }
    # A command that is known needs no other's options, and adding them all takes a while.
    for name in [command] if command in known else known:
        known[name](commands)
    return parser


def _talk(commands: Commands) -> None:
    command = command_of(commands, "talk", _run_talk, "the screening conversation (the default)")
    _talk_options(command)
    command.add_argument("--plain", action="store_true", help="line by line, for screen readers and pipes")


def _serve(commands: Commands) -> None:
    about = "the same in a browser on this machine only; there are no passwords"
    command = command_of(commands, "serve", _run_serve, about)
    _talk_options(command)
    command.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="of this machine; no other is taken"
    )
    command.add_argument("--port", type=int, default=8000, metavar="N")


def _talk_options(command: argparse.ArgumentParser) -> None:
    trial_options(command)
    command.add_argument("--resume", metavar="ID", help="go on with a saved conversation")
    command.add_argument(
        "--seal-to", metavar="KEY|FILE", help="seal finished conversations to the site's public key, age1…"
    )
    command.add_argument("--kiosk", action="store_true", help="a shared machine: one person after the other")
    command.add_argument("--kiosk-word", metavar="WORD", help="closes it; better set CHATBOT_KIOSK_WORD")
    for name, seconds, about in (
        ("idle", 180.0, "without a key for so long, back to the start page"),
        ("reading", 300.0, "the same on the last page"),
        ("warning", 30.0, "announced so long before"),
    ):
        command.add_argument(f"--kiosk-{name}", type=speed, default=seconds, metavar="SECONDS", help=about)


def _screen(commands: Commands) -> None:
    command = command_of(commands, "screen", _run_screen, "the same conversation, answers from a file")
    trial_options(command)
    command.add_argument("--answers", required=True, metavar="FILE", help="a JSON file; see the README")
    command.add_argument("--save", action="store_true", help="keep the conversation")
    command.add_argument("--json", action="store_true", help="the outcome as one JSON document")


def _interpret(commands: Commands) -> None:
    command = command_of(commands, "interpret", _run_interpret, "read answers: JSON Lines in, JSON Lines out")
    command.add_argument("--trial", default="nct06732505", metavar="ID|FILE", help="the trial's definition")


def _trial(commands: Commands) -> None:
    command = command_of(commands, "trial", _run_trial_check, "check a trial's definition")
    command.add_argument("action", choices=("check",))
    command.add_argument("trial", metavar="ID|FILE")


def _run_talk(args: argparse.Namespace) -> int:
    gc.disable()  # nothing that is made to start is garbage; the fronts switch it on again
    from chatbot.talk import run

    return run(args)


def _run_serve(args: argparse.Namespace) -> int:
    from chatbot.tui.serve.command import run

    return run(args)


def _run_screen(args: argparse.Namespace) -> int:
    from chatbot.screen import run

    return run(args)


def _run_interpret(args: argparse.Namespace) -> int:
    gc.disable()  # what is loaded is no garbage; the stream looks for some now and then
    from chatbot.interpretation.stream import run
    from criteria.load import load

    try:
        return run(sys.stdin.buffer, sys.stdout.buffer, load(args.trial))
    finally:
        gc.freeze()  # nor is it looked through at the end


def _run_trial_check(args: argparse.Namespace) -> int:
    from chatbot.trial_check import run

    return run(args.trial)
