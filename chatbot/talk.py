"""``chatbot``: the screening conversation, on a full screen where there is one, else line by line."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date

from chatbot.session import Beginning, Session
from criteria.load import load
from criteria.model import Lang


def run(args: argparse.Namespace) -> int:
    """Begin or go on with a conversation and return the exit status."""
    trial = load(args.trial)
    if args.resume is not None:
        from transcripts.store import Store

        session = Session.resume(trial, Store(), args.resume)
    else:
        as_of = args.as_of or date.today()
        session = Session(Beginning(trial, args.lang or preferred_language(), as_of, args.start))
    try:
        return _hold(session, args)
    finally:
        session.leave()


def _hold(session: Session, args: argparse.Namespace) -> int:
    """Hold the conversation on the terminal that is there."""
    if args.plain or not full_screen_possible():
        from chatbot.plain import talk

        return talk(session, sys.stdin, sys.stdout)
    from chatbot.tui.app import ScreeningApp

    ScreeningApp(session).run()
    if session.kept and not session.prompt.ended:
        sys.stdout.write(f"chatbot --resume {session.id}\n")
    return 0


def full_screen_possible() -> bool:
    """False where the terminal is dumb, or input or output is not a terminal at all."""
    dumb = os.environ.get("TERM", "dumb") in ("", "dumb", "unknown")
    return not dumb and sys.stdin.isatty() and sys.stdout.isatty()


def preferred_language() -> Lang:
    """Chinese where the user's locale says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
