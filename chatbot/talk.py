"""``chatbot``: the screening conversation, on a full screen where there is one, else line by line."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from chatbot.ending import leave_in_order
from chatbot.errors import UsageError
from chatbot.session import Beginning, Session
from criteria.load import load
from criteria.model import Lang, Trial
from transcripts.errors import TranscriptError

if TYPE_CHECKING:
    from transcripts.store import Store

_KIOSK_ONLY = "--kiosk shows new conversations on a full screen: leave out --resume and --plain"


def run(args: argparse.Namespace) -> int:
    """Begin or go on with a conversation and return the exit status."""
    trial = load(args.trial)
    store = store_of(args)
    if args.kiosk:
        return _kiosk(trial, store, args)
    if args.resume is not None:
        from transcripts.store import Store

        session = Session.resume(trial, store or Store(), args.resume)
    else:
        session = _begun(trial, store, args)
    try:
        return _hold(session, args)
    finally:
        session.leave()


def store_of(args: argparse.Namespace) -> Store | None:
    """Where conversations are kept, mended, if they are to be sealed; None: the user's own folder as it is.

    Raises:
        UsageError: what seals is not installed.
        TranscriptError: the key is none, or what a crash left plain can't be sealed.
    """
    if args.seal_to is None:
        return None
    from chatbot.sealed import need_sealing

    need_sealing("--seal-to")
    from transcripts.sealing import SealingStore, recipients

    # Nobody goes on with a paused conversation of a shared machine; elsewhere it stays as it is until then.
    closed = ("finished", "paused") if args.kiosk else ("finished",)
    store = SealingStore(recipients(args.seal_to), closed)
    store.mend()
    return store


def _begun(trial: Trial, store: Store | None, args: argparse.Namespace) -> Session:
    lang, as_of = args.lang or preferred_language(), args.as_of or date.today()
    return Session(Beginning(trial, lang, as_of, args.start), store)


def _kiosk(trial: Trial, store: Store | None, args: argparse.Namespace) -> int:
    """One conversation after the other on a shared machine, until the staff word is typed."""
    if args.plain or not full_screen_possible():
        raise UsageError(_KIOSK_ONLY)
    word = kiosk_word(args)
    from chatbot.tui.kiosk import Kiosk, KioskApp

    def begin() -> Session:
        if store is not None:
            with suppress(TranscriptError):  # tried again before the next one, and told at the next start
                store.mend()
        return _begun(trial, store, args)

    app = KioskApp(begin, Kiosk(word, args.kiosk_idle, args.kiosk_reading, args.kiosk_warning))
    try:
        app.run()
    finally:
        app.session.leave()
    return 0


def kiosk_word(args: argparse.Namespace) -> str:
    """The staff word of a shared machine. Raises UsageError where there is none, or nothing to close."""
    if args.resume is not None:
        raise UsageError(_KIOSK_ONLY)
    if word := args.kiosk_word or os.environ.get("CHATBOT_KIOSK_WORD", ""):
        return str(word)
    raise UsageError("--kiosk needs a staff word to close it: set CHATBOT_KIOSK_WORD, or --kiosk-word")


def _hold(session: Session, args: argparse.Namespace) -> int:
    """Hold the conversation on the terminal that is there."""
    if args.plain or not full_screen_possible():
        from chatbot.plain import talk

        gc.enable()
        leave_in_order()
        return talk(session, sys.stdin, sys.stdout)
    from chatbot.tui.app import ScreeningApp

    ScreeningApp(session).run()
    if session.kept and not session.prompt.ended and not served():
        sys.stdout.write(f"chatbot --resume {session.id}\n")
    return 0


def full_screen_possible() -> bool:
    """False where the terminal is dumb, or input or output is not a terminal at all; a browser is one."""
    if served():
        return True
    dumb = os.environ.get("TERM", "dumb") in ("", "dumb", "unknown")
    return not dumb and sys.stdin.isatty() and sys.stdout.isatty()


def served() -> bool:
    """True behind a page in a browser, where input and output are packets."""
    return os.environ.get("TEXTUAL_DRIVER", "").startswith("textual.drivers.web_driver:")


def preferred_language() -> Lang:
    """Chinese where the user's locale says so, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
