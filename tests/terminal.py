"""A real terminal for tests and benchmarks: a program in a pseudo-terminal, typed to and read from."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-Z\\-_]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


def _take_terminal() -> None:
    """Make the terminal the session's own, so that its keys and its end are signals to the program.

    Ctrl+C too, which a program started in the background would pass on as ignored.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A program running in a terminal of its own."""

    def __init__(
        self, command: Sequence[str], env: Mapping[str, str], columns: int = 80, rows: int = 24
    ) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", **env},
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(slave)
        self.raw = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        os.close(self._master)

    def type(self, text: str) -> None:
        """Type the text, as fast as the terminal takes it."""
        os.write(self._master, text.encode())

    def read(self, seconds: float = 0.05) -> bytes:
        """What came within that time."""
        got = b""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and select.select([self._master], [], [], left)[0]:
            try:
                piece = os.read(self._master, 65536)
            except OSError:
                break
            if not piece:
                break
            got += piece
        self.raw += got
        return got

    def wait_for(self, text: str, seconds: float = 20) -> float:
        """Seconds until the text has been painted since this call.

        Raises:
            TimeoutError: it was not, within that time; the message holds what was painted.
        """
        begun, seen, wanted = time.perf_counter(), b"", text.encode()
        while time.perf_counter() - begun < seconds:
            ready = select.select([self._master], [], [], 0.5)[0]
            if not ready:
                continue
            try:
                piece = os.read(self._master, 65536)
            except OSError:
                break
            seen += piece
            self.raw += piece
            if wanted in ESCAPES.sub(b"", seen):
                return time.perf_counter() - begun
        painted = ESCAPES.sub(b"", seen).decode(errors="replace")
        raise TimeoutError(f"{text!r} was not painted: {painted[-2000:]}")

    @property
    def pid(self) -> int:
        """The program's number."""
        return self._process.pid

    def hang_up(self) -> None:
        """Take the terminal away under the program, as a window that is closed."""
        os.close(self._master)
        self._master = os.open(os.devnull, os.O_RDWR)

    def wait_for_end(self, seconds: float = 20) -> int:
        """The program's exit status, once it has come to its own end. Raises TimeoutExpired."""
        end = time.monotonic() + seconds
        while self._process.poll() is None and time.monotonic() < end:
            self.read()
        self.read()
        return self._process.wait(0.1)

    def kill(self) -> None:
        """Kill the program as a power failure would."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
