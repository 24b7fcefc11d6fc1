"""``chatbot replay``."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator

from chatbot.staff.pacing import accelerated, limited, waits
from chatbot.staff.record import Record, locate, open_record
from chatbot.staff.replay import Replay
from chatbot.staff.replay_text import closing, frame_json, frames, moment, opening
from criteria.load import load
from transcripts.store import Store
from transcripts.visible import visible, visible_json

LONGEST_WAIT = 3.0
"""Seconds that a played replay waits at most."""


def run(args: argparse.Namespace) -> int:
    """Print a conversation as it happened; 1 where its file is damaged."""
    record = open_record(locate(Store(), args.name), load(args.trial))
    replay = Replay(record.transcript, record.trial)
    if args.json:
        for frame in frames(replay):
            sys.stdout.write(visible_json(json.dumps(frame_json(frame), ensure_ascii=False)) + "\n")
    else:
        _play(record, replay, args.speed)
    return 0 if record.transcript.intact else 1


def _play(record: Record, replay: Replay, speed: float | None) -> None:
    sys.stdout.writelines(visible(line) + "\n" for line in opening(record))
    for wait, frame in zip(_waits(replay, speed), frames(replay), strict=True):
        sys.stdout.flush()
        time.sleep(wait)
        if text := moment(frame):
            sys.stdout.write(text + "\n")
    sys.stdout.writelines(visible(line) + "\n" for line in closing(record))


def _waits(replay: Replay, speed: float | None) -> Iterator[float]:
    """None at all without a speed."""
    if speed is None:
        return iter([0.0] * len(replay))
    return accelerated(limited(waits(replay.times()), LONGEST_WAIT), speed)
