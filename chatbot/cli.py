"""The command line: one function a command, each importing only what it runs.

Exit status: see ``ExitCode``. Data goes to standard output, diagnostics to standard error.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum
from io import TextIOWrapper
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
        with contextlib.suppress(OSError):
            sys.stderr.write(
                f"chatbot: {error.filename or 'the output'} can't be written or read ({error.strerror}); "
                "check it and try again; what was saved stays saved\n"
            )
        return ExitCode.BAD_INPUT
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _speaks_to_people(error):
            raise
        from transcripts.visible import visible_line

        message = visible_line(str(error))
        shown = message if len(message) <= 500 else f"{message[:250]} … {message[-250:]}"
        sys.stderr.write(f"chatbot: {shown}\n")
        return ExitCode.BAD_INPUT


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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-11-22") from None


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 0 < speed <= 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no such number; write one above 0")
    return speed


class _Parser(argparse.ArgumentParser):
    """argparse with its errors in one line."""

    def error(self, message: str) -> NoReturn:
        from transcripts.visible import visible_line

        self.exit(ExitCode.BAD_INPUT, f"chatbot: {visible_line(message)}; see 'chatbot --help'\n")


def _parser(command: str = "") -> argparse.ArgumentParser:
    parser = _Parser(prog="chatbot", description="Find out whether a clinical trial could be for you.")
    parser.add_argument("--version", action="version", version=f"chatbot {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    known = (
        _talk, _serve, _screen, _interpret, _trial, _staff, _list, _replay, _verify, _annotate,
        _rescreen, _export, _forget, _purge,
    )  # fmt: skip
    # A command that is known needs no other's options, and adding them all takes a while.
    named = [add for add in known if add.__name__ == f"_{command}"]
    for add in named or known:
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
    _talk_options(command)
    command.add_argument("--plain", action="store_true", help="line by line, for screen readers and pipes")


def _serve(commands: Commands) -> None:
    about = "the same in a browser on this machine only; there are no passwords"
    command = _command(commands, "serve", _run_serve, about)
    _talk_options(command)
    command.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="of this machine; no other is taken"
    )
    command.add_argument("--port", type=int, default=8000, metavar="N")


def _talk_options(command: argparse.ArgumentParser) -> None:
    _trial_options(command)
    command.add_argument("--resume", metavar="ID", help="go on with a saved conversation")
    command.add_argument("--kiosk", action="store_true", help="a shared machine: one person after the other")
    command.add_argument("--kiosk-word", metavar="WORD", help="closes it; better set CHATBOT_KIOSK_WORD")
    for name, seconds, about in (
        ("idle", 180.0, "without a key for so long, back to the start page"),
        ("reading", 300.0, "the same on the last page"),
        ("warning", 30.0, "announced so long before"),
    ):
        command.add_argument(f"--kiosk-{name}", type=_speed, default=seconds, metavar="SECONDS", help=about)


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


def _staff_trial(command: argparse.ArgumentParser) -> None:
    command.add_argument("--trial", default="nct06732505", metavar="ID|FILE", help="the trial's definition")


def _staff(commands: Commands) -> None:
    command = _command(commands, "staff", _run_staff, "staff: everything below on a full screen")
    command.add_argument("--folder", metavar="DIR", help="conversations that are kept elsewhere")
    _staff_trial(command)


def _list(commands: Commands) -> None:
    command = _command(commands, "list", _run_list, "staff: the saved conversations")
    command.add_argument("--folder", metavar="DIR", help="conversations that are kept elsewhere")
    verdicts = ("likely_eligible", "needs_more_information", "not_yet_eligible", "not_eligible", "none")
    command.add_argument("--verdict", choices=verdicts, help="the verdict, as reviewed where it was")
    command.add_argument("--lang", choices=("en", "zh"))
    command.add_argument("--from", dest="since", type=_day, metavar="DATE", help="begun on this day or later")
    command.add_argument("--to", dest="until", type=_day, metavar="DATE", help="begun on this day or earlier")
    command.add_argument("--undecided", action="store_true", help="need more information or have no verdict")
    states = ("intact", "torn", "altered", "cut", "rewritten", "missing")
    command.add_argument("--integrity", choices=states, help="the state of the file")
    command.add_argument("--review", choices=("none", "noted", "signed", "outdated"))
    command.add_argument("--search", nargs="+", metavar="WORD", help="words of the line, or of the id")
    sorts = ("began", "ended", "id", "lang", "verdict", "earliest_start", "open", "integrity", "review")
    command.add_argument("--sort", choices=sorts, default="began")
    command.add_argument("--ascending", action="store_true", help="the first on top instead of the last")
    command.add_argument("--limit", type=int, default=-1, metavar="N", help="at most so many")
    command.add_argument("--json", action="store_true")


def _replay(commands: Commands) -> None:
    command = _command(commands, "replay", _run_replay, "staff: a saved conversation as it happened")
    command.add_argument("name", metavar="ID|FILE")
    command.add_argument("--plain", action="store_true", help="as lines of text")
    command.add_argument("--json", action="store_true", help="one event a line, with what it meant")
    command.add_argument("--speed", type=_speed, metavar="X", help="play it, so many times as fast as it was")
    _staff_trial(command)


def _verify(commands: Commands) -> None:
    command = _command(commands, "verify", _run_verify, "staff: check that nothing was altered")
    command.add_argument("names", nargs="*", metavar="ID|FILE|DIR", help="all conversations if none is named")
    command.add_argument("--folder", metavar="DIR", help="conversations that are kept elsewhere")
    command.add_argument("--files-only", action="store_true", help="don't read the answers again")
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    _staff_trial(command)


def _annotate(commands: Commands) -> None:
    command = _command(commands, "annotate", _run_annotate, "staff: correct, settle, note or sign off")
    command.add_argument("name", metavar="ID|FILE")
    command.add_argument("--by", metavar="NAME", help="who writes it; or set CHATBOT_STAFF")
    command.add_argument("--why", metavar="REASON", help="the reason; required for what changes anything")
    what = command.add_mutually_exclusive_group()
    what.add_argument("--correct", nargs=2, metavar=("QUESTION", "ANSWER"), help="the right answer")
    what.add_argument("--settle", nargs=2, metavar=("CRITERION", "STATUS"), help="pass, fail, wait or site")
    what.add_argument("--note", metavar="TEXT")
    what.add_argument("--withdraw", type=int, metavar="NUMBER", help="take an earlier note back")
    what.add_argument("--sign", metavar="MEANING", help="reviewed, approved or authored")
    command.add_argument("--until", type=_day, metavar="DATE", help="for 'wait': from when it passes")
    command.add_argument("--json", action="store_true")
    _staff_trial(command)


def _rescreen(commands: Commands) -> None:
    command = _command(commands, "rescreen", _run_rescreen, "staff: decide saved conversations again")
    command.add_argument("names", nargs="+", metavar="DIR|ID|FILE")
    command.add_argument("--as-of", type=_day, metavar="DATE", help="treatment could start on this day")
    command.add_argument("--start", type=_day, metavar="DATE", help="planned start of treatment")
    command.add_argument("--reread", action="store_true", help="read the typed answers again first")
    command.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to use")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON document")
    form.add_argument("--csv", action="store_true", help="one row a conversation")
    _staff_trial(command)


def _export(commands: Commands) -> None:
    command = _command(commands, "export", _run_export, "staff: hand conversations on")
    command.add_argument("names", nargs="*", metavar="ID|FILE|DIR", help="all conversations if none is named")
    forms = ("fhir", "questionnaire", "csv", "html", "json")
    command.add_argument("--format", choices=forms, required=True)
    command.add_argument(
        "--output", metavar="FILE|DIR", help="where to write it; standard output if not given"
    )
    command.add_argument("--with-words", action="store_true", help="the participants' own words too")
    _staff_trial(command)


def _forget(commands: Commands) -> None:
    command = _command(commands, "forget", _run_forget, "staff: delete a conversation, with a tombstone")
    command.add_argument("name", metavar="ID")
    command.add_argument("--reason", required=True)
    command.add_argument("--by", metavar="NAME", help="who deletes it; or set CHATBOT_STAFF")


def _purge(commands: Commands) -> None:
    command = _command(commands, "purge", _run_purge, "staff: delete what was kept long enough")
    command.add_argument("--older-than", type=int, required=True, metavar="DAYS")
    command.add_argument("--reason")
    command.add_argument("--by", metavar="NAME", help="who deletes it; or set CHATBOT_STAFF")
    command.add_argument("--dry-run", action="store_true", help="only say which")
    command.add_argument("--json", action="store_true")


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
    from chatbot.interpretation.stream import run
    from criteria.load import load

    return run(sys.stdin.buffer, sys.stdout.buffer, load(args.trial))


def _run_trial_check(args: argparse.Namespace) -> int:
    from chatbot.trial_check import run

    return run(args.trial)


def _run_staff(args: argparse.Namespace) -> int:
    from chatbot.tui.staff.run import run_staff

    return run_staff(args)


def _run_list(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.listing import run

    return run(args)


def _run_replay(args: argparse.Namespace) -> int:
    if not (args.plain or args.json or args.speed):
        from chatbot.talk import full_screen_possible

        if full_screen_possible():
            from chatbot.tui.staff.run import run_replay

            return run_replay(args)
    from chatbot.staff.commands.replaying import run

    return run(args)


def _run_verify(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.verifying import run

    return run(args)


def _run_annotate(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.annotating import run

    return run(args)


def _run_rescreen(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.rescreening import run

    return run(args)


def _run_export(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.exporting import run

    return run(args)


def _run_forget(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.keeping import run_forget

    return run_forget(args)


def _run_purge(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.keeping import run_purge

    return run_purge(args)
