"""``chatbot forget`` and ``chatbot purge``."""

from __future__ import annotations

import argparse
import json
import os
import sys

from chatbot.staff.keeping import forget, older_than, purge
from chatbot.staff.library import Library
from transcripts.store import Store


def run_forget(args: argparse.Namespace) -> int:
    """Delete one conversation."""
    store = Store()
    forget(store, args.name, _who(args), args.reason)
    Library(store).forget(args.name)
    sys.stdout.write(f"{args.name} is deleted; the ledger holds when, by whom and why\n")
    return 0


def run_purge(args: argparse.Namespace) -> int:
    """Delete what has been kept long enough."""
    store = Store()
    gone = older_than(store, args.older_than)
    if not args.dry_run:
        purge(store, gone, _who(args), args.reason or f"kept for more than {args.older_than} days")
    if args.json:
        sys.stdout.write(json.dumps({"deleted": not args.dry_run, "ids": gone}) + "\n")
    else:
        sys.stdout.writelines(name + "\n" for name in gone)
        what = "would be" if args.dry_run else "are"
        sys.stderr.write(f"{len(gone)} conversations {what} deleted\n")
    return 0


def _who(args: argparse.Namespace) -> str:
    return str(args.by or os.environ.get("CHATBOT_STAFF", ""))
