"""``chatbot serve``: checks where it may be reached, then serves the conversation to browsers there."""

from __future__ import annotations

import argparse
import os
import shlex
import socket
import sys
from ipaddress import ip_address

from chatbot.errors import UsageError
from chatbot.talk import kiosk_word, preferred_language, store_of
from criteria.load import load

PASSED_ON = (
    "trial",
    "lang",
    "as_of",
    "start",
    "resume",
    "seal_to",
    "kiosk_idle",
    "kiosk_reading",
    "kiosk_warning",
)
"""Options of the conversation that go to each program behind a page as they are."""


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl+C and return the exit status.

    Raises:
        UsageError: the address is not of this machine, its port is taken, or a package is missing.
        TranscriptError: conversations can't be sealed to the key that is given.
    """
    host = loopback(args.host)
    store_of(args)
    if args.kiosk:
        os.environ["CHATBOT_KIOSK_WORD"] = kiosk_word(args)  # an argument would show in the list of processes
    try:
        from chatbot.tui.serve.server import ConversationServer
    except ModuleNotFoundError as error:
        remedy = "pip install 'eligibility-chatbot[serve]'"
        raise UsageError(f"serve needs the package {error.name}; install it with: {remedy}") from None
    title = load(args.trial).wording[args.lang or preferred_language()].title
    free(host, args.port)
    ConversationServer(shlex.join(talk_command(args)), host, args.port, title).serve()
    return 0


def loopback(host: str) -> str:
    """The address that only this machine reaches, as digits. Raises UsageError for any other."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        if ip_address(host).is_loopback:
            return host
    except ValueError:
        pass
    raise UsageError(
        f"serve has no passwords, so it listens on this machine only: {host} is refused; leave --host out"
    )


def free(host: str, port: int) -> None:
    """Nothing, where the port can be listened on. Raises UsageError where it can't."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or "ports go from 1 to 65535"
            raise UsageError(f"can't listen on port {port} ({reason}); try another --port") from None


def talk_command(args: argparse.Namespace) -> list[str]:
    """The command behind each page."""
    words = [sys.executable, "-m", "chatbot", "talk"]
    for name in PASSED_ON:
        if (value := getattr(args, name)) is not None:
            words += ["--" + name.replace("_", "-"), str(value)]
    return [*words, "--kiosk"] if args.kiosk else words
