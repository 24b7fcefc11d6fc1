"""The conversation in a browser: a whole one over the wire and in Chromium, and nobody from elsewhere."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from chatbot.cli import main
from chatbot.tui.serve.server import ConversationServer
from tests.talks import answer, session
from tests.terminal import ESCAPES
from transcripts.store import Store

COMMAND = f"{sys.executable} -m chatbot talk --as-of 2026-11-22 --lang en"
PATIENCE = 60.0
"""Seconds after which something that was waited for is taken not to come."""
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "example.org", ""])
def test_only_this_machine_is_served(capsys: pytest.CaptureFixture[str], host: str) -> None:
    assert main(["serve", "--host", host]) == 2
    assert capsys.readouterr().err.startswith(
        "chatbot: serve has no passwords, so it listens on this machine"
    )


def test_a_port_in_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "try another --port" in capsys.readouterr().err


def test_a_shared_machine_needs_its_staff_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHATBOT_KIOSK_WORD", raising=False)
    assert main(["serve", "--kiosk"]) == 2
    assert "staff word" in capsys.readouterr().err


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def served(folder: Path, monkeypatch: pytest.MonkeyPatch, command: str = COMMAND) -> AsyncIterator[str]:
    """The address of a server whose conversations are kept in that folder."""
    monkeypatch.setenv("CHATBOT_DATA", str(folder))
    port = free_port()
    runner = web.AppRunner(await ConversationServer(command, "127.0.0.1", port, "A study")._make_app())
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/", {}, 200),
        ("/static/js/textual.js", {}, 200),
        ("/", {"Host": "rebound.example"}, 403),
        ("/ws", {"Origin": "http://elsewhere.example"}, 403),
        ("/download/anything", {}, 404),
    ],
)
async def test_only_our_own_page_connects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, headers: dict[str, str], status: int
) -> None:
    async with served(tmp_path, monkeypatch) as address, aiohttp.ClientSession() as client:
        async with client.get(address + path, headers=headers) as response:
            assert response.status == status
            if path == "/":
                body = await response.text()
                assert "http" not in body.replace(address, "") or status == 403


def replies(folder: Path) -> int:
    """How many replies are on disk."""
    store = Store(folder)
    return sum(event.kind == "replied" for name in store.ids() for event in store.read(name).events)


async def until(condition: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.02)


def spoken(folder: Path) -> Iterator[str]:
    """What is said in a whole conversation, from a second one that is held along with it."""
    mirror = session(folder)
    while not mirror.prompt.ended:
        words = answer(mirror.prompt)
        mirror.say(words)
        yield words
    mirror.leave()


class Page:
    """What a page in a browser does, over its websocket: keys out, painted bytes in."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        self.wire, self._painted = wire, bytearray()
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self.wire:
            if message.type is aiohttp.WSMsgType.BINARY:
                self._painted.extend(message.data)

    async def shows(self, text: str) -> None:
        """Wait until the text has been painted."""
        await until(lambda: text.encode() in ESCAPES.sub(b"", bytes(self._painted)))

    async def type(self, keys: str) -> None:
        """Send keys."""
        await self.wire.send_json(["stdin", keys])


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Page]:
    """A page that shows the first question."""
    async with aiohttp.ClientSession() as client:
        async with client.ws_connect(address + "/ws?width=80&height=24") as wire:
            page = Page(wire)
            await page.shows("May I ask you some questions")
            await wire.send_json(["focus"])
            yield page


async def test_a_whole_conversation_over_the_wire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept"
    async with served(kept, monkeypatch) as address, opened(address) as page:
        for count, words in enumerate(spoken(tmp_path / "mirror"), 1):
            await page.type(words + "\r")
            if count == 1:
                await page.shows("May I save your answers")
            else:
                await until(lambda count=count: replies(kept) == count)
        await page.shows("This study may well fit.")
        await page.type("\x1b")
        await asyncio.wait_for(page.reading, PATIENCE)
    (name,) = Store(kept).ids()
    assert Store(kept).ledger.latest()[name].what == "finished"


async def test_a_page_that_goes_away_leaves_the_conversation_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(tmp_path, monkeypatch) as address:
        async with opened(address) as page:
            await page.type("yes\r")
            await page.shows("May I save your answers")
            await page.type("yes\rme\r61\r")
            await until(lambda: replies(tmp_path) == 4)
        await until(lambda: Store(tmp_path).ledger.latest())
    (name,) = Store(tmp_path).ids()
    assert Store(tmp_path).ledger.latest()[name].what == "paused"


class Browser:
    """A page in headless Chromium, driven by its DevTools protocol."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse) -> None:
        self._wire, self._count = wire, 0

    async def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._count += 1
        await self._wire.send_json({"id": self._count, "method": method, "params": params})
        while True:
            message = await self._wire.receive_json(timeout=PATIENCE)
            if message.get("id") == self._count:
                return dict(message["result"])

    async def value(self, expression: str) -> Any:
        """What the expression comes to on the page."""
        return (await self.do("Runtime.evaluate", expression=expression))["result"].get("value")

    async def say(self, words: str) -> None:
        """Type the words and press Enter."""
        await self.do("Input.insertText", text=words)
        for kind in ("keyDown", "keyUp"):
            await self.do(
                "Input.dispatchKeyEvent", type=kind, key="Enter", text="\r", windowsVirtualKeyCode=13
            )


@asynccontextmanager
async def browsing(folder: Path, address: str) -> AsyncIterator[Browser]:
    """A browser at that address, in a window of 1024 by 768."""
    assert CHROMIUM is not None
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        f"--user-data-dir={folder}", "--window-size=1024,768", address,
        stderr=asyncio.subprocess.DEVNULL, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    try:
        ports = folder / "DevToolsActivePort"
        await until(lambda: ports.exists() and ports.read_text().count("\n") >= 1)
        async with aiohttp.ClientSession() as client:
            async with client.get(f"http://127.0.0.1:{ports.read_text().split()[0]}/json") as response:
                page = next(target for target in await response.json() if target["type"] == "page")
            async with client.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as wire:
                yield Browser(wire)
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
async def test_a_whole_conversation_in_chromium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import base64

    kept, pictures = tmp_path / "kept", Path(os.environ.get("CHATBOT_PICTURES", tmp_path))
    async with served(kept, monkeypatch) as address:
        async with browsing(tmp_path / "browser", address) as browser:

            async def picture(name: str) -> bytes:
                shot = await browser.do("Page.captureScreenshot")
                image = base64.b64decode(shot["data"])
                (pictures / f"{name}.png").write_bytes(image)
                return image

            while not await browser.value("document.body?.classList.contains('-first-byte') ?? false"):
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.5)
            first = await picture("first")
            for count, words in enumerate(spoken(tmp_path / "mirror"), 1):
                await browser.say(words)
                if count > 1:
                    await until(lambda count=count: replies(kept) == count)
                if count == 8:
                    await asyncio.sleep(1)
                    await picture("question")
            await until(lambda: list(kept.glob("*.summary.html")))
            await asyncio.sleep(0.5)
            last = await picture("summary")
            assert first != last and min(len(first), len(last)) > 10_000
    (name,) = Store(kept).ids()
    assert Store(kept).read(name).events[-1].kind == "decided"
