"""The commands of the staff: their options, each importing only what it runs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from chatbot.options import command_of, count, day, speed, staff_trial

if TYPE_CHECKING:
    from chatbot.options import Commands


def add_staff(commands: Commands) -> None:
    """``chatbot staff``."""
    command = command_of(commands, "staff", _run_staff, "staff: everything below on a full screen")
    command.add_argument("--folder", metavar="DIR", help="conversations that are kept elsewhere")
    staff_trial(command)


def add_list(commands: Commands) -> None:
    """``chatbot list``."""
    command = command_of(commands, "list", _run_list, "staff: the saved conversations")
    command.add_argument("--folder", metavar="DIR", help="conversations that are kept elsewhere")
    verdicts = ("likely_eligible", "needs_more_information", "not_yet_eligible", "not_eligible", "none")
    command.add_argument("--verdict", choices=verdicts, help="the verdict, as reviewed where it was")
    command.add_argument("--lang", choices=("en", "zh"))
    command.add_argument("--from", dest="since", type=day, metavar="DATE", help="begun on this day or later")
    command.add_argument("--to", dest="until", type=day, metavar="DATE", help="begun on this day or earlier")
    command.add_argument("--undecided", action="store_true", help="need more information or have no verdict")
    states = ("intact", "torn", "altered", "cut", "rewritten", "missing", "sealed")
    command.add_argument("--integrity", choices=states, help="the state of the file")
    command.add_argument("--review", choices=("none", "noted", "signed", "outdated"))
    command.add_argument("--search", nargs="+", metavar="WORD", help="words of the line, or of the id")
    sorts = ("began", "ended", "id", "lang", "verdict", "earliest_start", "open", "integrity", "review")
    command.add_argument("--sort", choices=sorts, default="began")
    command.add_argument("--ascending", action="store_true", help="the first on top instead of the last")
    command.add_argument("--limit", type=count, default=-1, metavar="N", help="at most so many")
    command.add_argument("--json", action="store_true")


def add_replay(commands: Commands) -> None:
    """``chatbot replay``."""
    command = command_of(commands, "replay", _run_replay, "staff: a saved conversation as it happened")
    command.add_argument("name", metavar="ID|FILE")
    command.add_argument("--plain", action="store_true", help="as lines of text")
    command.add_argument("--json", action="store_true", help="one event a line, with what it meant")
    command.add_argument("--speed", type=speed, metavar="X", help="play it, so many times as fast as it was")
    staff_trial(command)


def add_verify(commands: Commands) -> None:
    """``chatbot verify``."""
    command = command_of(commands, "verify", _run_verify, "staff: check that nothing was altered")
    command.add_argument("names", nargs="*", metavar="ID|FILE|DIR", help="all conversations if none is named")
    command.add_argument("--folder", metavar="DIR", help="conversations that are kept elsewhere")
    command.add_argument("--files-only", action="store_true", help="don't read the answers again")
    command.add_argument("--json", action="store_true", help="one JSON object a line")
    staff_trial(command)


def add_annotate(commands: Commands) -> None:
    """``chatbot annotate``."""
    command = command_of(commands, "annotate", _run_annotate, "staff: correct, settle, note or sign off")
    command.add_argument("name", metavar="ID|FILE")
    command.add_argument("--by", metavar="NAME", help="who writes it; or set CHATBOT_STAFF")
    command.add_argument("--why", metavar="REASON", help="the reason; required for what changes anything")
    what = command.add_mutually_exclusive_group()
    what.add_argument("--correct", nargs=2, metavar=("QUESTION", "ANSWER"), help="the right answer")
    what.add_argument("--settle", nargs=2, metavar=("CRITERION", "STATUS"), help="pass, fail, wait or site")
    what.add_argument("--note", metavar="TEXT")
    what.add_argument("--withdraw", type=int, metavar="NUMBER", help="take an earlier note back")
    what.add_argument("--sign", metavar="MEANING", help="reviewed, approved or authored")
    command.add_argument("--until", type=day, metavar="DATE", help="for 'wait': from when it passes")
    command.add_argument("--json", action="store_true")
    staff_trial(command)


def add_rescreen(commands: Commands) -> None:
    """``chatbot rescreen``."""
    command = command_of(commands, "rescreen", _run_rescreen, "staff: decide saved conversations again")
    command.add_argument("names", nargs="+", metavar="DIR|ID|FILE")
    command.add_argument("--as-of", type=day, metavar="DATE", help="treatment could start on this day")
    command.add_argument("--start", type=day, metavar="DATE", help="planned start of treatment")
    command.add_argument("--reread", action="store_true", help="read the typed answers again first")
    command.add_argument("--jobs", type=count, default=1, metavar="N", help="processes to use")
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON document")
    form.add_argument("--csv", action="store_true", help="one row a conversation")
    staff_trial(command)


def add_export(commands: Commands) -> None:
    """``chatbot export``."""
    command = command_of(commands, "export", _run_export, "staff: hand conversations on")
    command.add_argument("names", nargs="*", metavar="ID|FILE|DIR", help="all conversations if none is named")
    forms = ("fhir", "questionnaire", "csv", "html", "json")
    command.add_argument("--format", choices=forms, required=True)
    command.add_argument(
        "--output", metavar="FILE|DIR", help="where to write it; standard output if not given"
    )
    command.add_argument("--with-words", action="store_true", help="the participants' own words too")
    staff_trial(command)


def add_make_key(commands: Commands) -> None:
    """``chatbot make-key``."""
    about = "staff: make the site's key; prints the public one, for --seal-to"
    command = command_of(commands, "make-key", _run_make_key, about)
    command.add_argument("file", metavar="FILE", help="for the secret key; keep it off the shared machine")


def add_unseal(commands: Commands) -> None:
    """``chatbot unseal``."""
    command = command_of(
        commands, "unseal", _run_unseal, "staff: open sealed conversations, beside themselves"
    )
    command.add_argument("names", nargs="*", metavar="DIR|FILE|ID", help="all conversations if none is named")
    command.add_argument("--identity", required=True, metavar="FILE", help="the site's secret key")


def add_forget(commands: Commands) -> None:
    """``chatbot forget``."""
    command = command_of(commands, "forget", _run_forget, "staff: delete a conversation, with a tombstone")
    command.add_argument("name", metavar="ID")
    command.add_argument("--reason", required=True)
    command.add_argument("--by", metavar="NAME", help="who deletes it; or set CHATBOT_STAFF")


def add_purge(commands: Commands) -> None:
    """``chatbot purge``."""
    command = command_of(commands, "purge", _run_purge, "staff: delete what was kept long enough")
    command.add_argument("--older-than", type=int, required=True, metavar="DAYS")
    command.add_argument("--reason")
    command.add_argument("--by", metavar="NAME", help="who deletes it; or set CHATBOT_STAFF")
    command.add_argument("--dry-run", action="store_true", help="only say which")
    command.add_argument("--json", action="store_true")


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


def _run_make_key(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.unsealing import run_make_key

    return run_make_key(args)


def _run_unseal(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.unsealing import run

    return run(args)


def _run_forget(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.keeping import run_forget

    return run_forget(args)


def _run_purge(args: argparse.Namespace) -> int:
    from chatbot.staff.commands.keeping import run_purge

    return run_purge(args)


COMMANDS = {
    "staff": add_staff,
    "list": add_list,
    "replay": add_replay,
    "verify": add_verify,
    "annotate": add_annotate,
    "rescreen": add_rescreen,
    "export": add_export,
    "make-key": add_make_key,
    "unseal": add_unseal,
    "forget": add_forget,
    "purge": add_purge,
}
"""What adds each command to the others."""
