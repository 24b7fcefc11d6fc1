"""``chatbot staff``, and ``chatbot replay`` on a full screen."""

from __future__ import annotations

import argparse
from multiprocessing.resource_tracker import ensure_running

from chatbot.errors import UsageError
from chatbot.staff.record import locate, store_of
from chatbot.talk import full_screen_possible
from criteria.load import load
from transcripts.store import Store


def run_staff(args: argparse.Namespace) -> int:
    """Show the saved conversations until the study team leaves."""
    if not full_screen_possible():
        raise UsageError("the full screen needs a terminal; use 'chatbot list' and 'chatbot replay --plain'")
    from chatbot.tui.staff.app import StaffApp

    # Worker processes need it, and it can't start once Textual's own standard error is in place.
    ensure_running()
    StaffApp(load(args.trial), store_of(args.folder), definition=args.trial).run()
    return 0


def run_replay(args: argparse.Namespace) -> int:
    """Show one conversation; 1 where its file is damaged."""
    from chatbot.tui.staff.app import StaffApp, replay_screen

    trial, path = load(args.trial), locate(Store(), args.name)
    screen = replay_screen(path, trial)
    StaffApp(trial, Store(path.parent), screen).run()
    return 0 if screen.record.transcript.intact else 1
