"""The results page in a real browser, as wide as a phone: it reads without script, fits, and asks nobody else anything."""

import base64
import fcntl
import io
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import pytest
from PIL import Image

from tests.decoding import needed
from tests.kiosk.web.serving import SOURCE, begun, served

WIDTH, HEIGHT = 390, 844
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --remote-debugging-pipe"
).split()
ABOVE = 10
"""Descriptors from here on are not those that the browser listens on, 3 and 4."""
OPENED = "document.querySelectorAll('details').forEach(each => { each.open = true })"
BEYOND = """
[...document.querySelectorAll('body *')]
    .filter(each => each.getBoundingClientRect().right > %d + 0.5)
    .map(each => each.tagName + ' ' + each.textContent.trim().slice(0, 60))
"""
"""What sticks out at the right of so many pixels."""
MIDDLE = """
(summary => {
    summary.scrollIntoView({block: 'center'})
    const {x, y, height} = summary.getBoundingClientRect()
    return [x + 20, y + height / 2]
})(document.querySelector('summary'))
"""
"""Where one taps to open the first split."""


class Browser:
    """Chromium, spoken to in its DevTools protocol through two pipes; one page, without script unless asked for."""

    def __init__(self, profile: Path) -> None:
        program = needed("chromium", "chromium")
        hears, self._say = _pipe()
        self._hear, says = _pipe()

        def place() -> None:
            os.dup2(hears, 3)
            os.dup2(says, 4)

        self._process = subprocess.Popen(
            [program, *OPTIONS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            close_fds=False,
            preexec_fn=place,
            start_new_session=True,
        )
        for ours in (hears, says):
            os.close(ours)
        self._heard = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []

    def open(self, address: str, *, width: int = WIDTH, script: bool = False, language: str = "nl") -> None:
        """Open a page on a phone that is so wide, and wait until it is there."""
        self._session, self.events = None, []
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for room in ("Page", "Network", "Log"):
            self.send(f"{room}.enable")
        self.send("Emulation.setScriptExecutionDisabled", value=not script)
        shape = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": True}
        self.send("Emulation.setDeviceMetricsOverride", **shape)
        self.send("Network.setExtraHTTPHeaders", headers={"Accept-Language": language})
        self.send("Page.navigate", url=address)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self._listen()

    def evaluate(self, expression: str) -> Any:
        """Ask the page something, as its inspector does; the page's own scripts stay off."""
        return self.send("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def overhanging(self, width: int) -> list[str]:
        """Name what sticks out at the right of the screen, with everything on the page opened."""
        self.evaluate(OPENED)
        found: list[str] = self.evaluate(BEYOND % width)
        content = self.send("Page.getLayoutMetrics")["cssContentSize"]["width"]
        return found or ([f"{content} pixels of content"] if content > width else [])

    def picture(self) -> Image.Image:
        """Take a picture of the window."""
        return Image.open(io.BytesIO(base64.b64decode(self.send("Page.captureScreenshot")["data"]))).convert("RGB")

    def asked(self) -> set[str]:
        """Tell every address that the page had the browser ask for."""
        sent = [event["params"] for event in self.events if event["method"] == "Network.requestWillBeSent"]
        return {params["request"]["url"] for params in sent}

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Give a command, and wait for its answer; what happens meanwhile is kept in `events`."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        message |= {"sessionId": self._session} if self._session else {}
        os.write(self._say, json.dumps(message).encode() + b"\0")
        while True:
            told = self._listen()
            if told.get("id") == self._number:
                assert "error" not in told, f"{method}: {told['error']}"
                result: dict[str, Any] = told["result"]
                return result

    def _listen(self) -> dict[str, Any]:
        while b"\0" not in self._heard:
            more = os.read(self._hear, 1 << 20)
            assert more, "the browser has ended"
            self._heard += more
        raw, _, self._heard = self._heard.partition(b"\0")
        told: dict[str, Any] = json.loads(raw)
        if "method" in told:
            self.events.append(told)
        return told

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._say)
        os.close(self._hear)


def _pipe() -> tuple[int, int]:
    """Make a pipe whose ends are out of the browser's way."""
    ends = os.pipe()
    moved = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, ABOVE) for end in ends]
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser with a profile of its own."""
    with Browser(tmp_path_factory.mktemp("profile")) as chromium:
        yield chromium


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page about thirty people."""
    with served(begun(tmp_path_factory.mktemp("data"), 30)) as address:
        yield address


@pytest.mark.parametrize("script", [False, True], ids=["without script", "with script"])
def test_the_page_reads_the_same_with_and_without_script(browser: Browser, page: str, script: bool) -> None:
    """Title, number of people, questions and counts are read; the browser complains of nothing, and asks nobody else."""
    browser.open(page, script=script)
    told = browser.evaluate("document.body.innerText")
    for text in ("Niet voor elkaar, maar met elkaar", "30 deelnemers", "de leraar zelf", "10 (33 %)", "Per groep"):
        assert text in told
    assert browser.asked() == {page}
    assert [event for event in browser.events if event["method"] == "Log.entryAdded"] == []


def test_the_page_is_drawn(browser: Browser, page: str) -> None:
    """Its own style is let through its own policy: the ground is warm, and bars of the page's red are on it."""
    browser.open(page)
    colours = {colour for _, colour in browser.picture().getcolors(1 << 20) or []}
    assert {(0xFB, 0xF8, 0xF2), (0xB5, 0x45, 0x2F), (0xE6, 0xDF, 0xD2)} <= colours


def test_a_split_opens_without_script(browser: Browser, page: str) -> None:
    """A tap on “by group” shows the groups, though nothing on the page can run."""
    browser.open(page)
    shown = "document.querySelector('details').innerText"
    assert browser.evaluate(shown).strip() == "Per groep"
    x, y = browser.evaluate(MIDDLE)
    for kind in ("mousePressed", "mouseReleased"):
        browser.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
    assert "Groep 2" in browser.evaluate(shown)


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_sticks_out_on_a_phone(browser: Browser, page: str, language: str, width: int) -> None:
    """With everything opened, one scrolls down only, never sideways."""
    browser.open(page, width=width, language=language)
    assert browser.overhanging(width) == []


def test_a_word_longer_than_the_screen_is_broken(browser: Browser, tmp_path: Path) -> None:
    """Dutch makes words of any length; in a title, a question or a choice they do not push the numbers off the screen."""
    long = "arbeidsongeschiktheidsverzekeringsmaatschappijdirecteur"
    source = tmp_path / "long.toml"
    source.write_text(SOURCE.read_text().replace("de leraar zelf", long).replace("Niet voor elkaar", long))
    with served(begun(tmp_path / "data", 10, source)) as address:
        browser.open(address)
        assert long in browser.evaluate("document.body.innerText")
        assert browser.overhanging(WIDTH) == []
