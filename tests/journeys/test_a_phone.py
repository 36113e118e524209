"""A phone that scans the code on the kiosk and keeps the page open: it follows while others answer, on the real server."""

import os
import re
import signal
from pathlib import Path
from random import Random

from playwright.sync_api import Page, expect

from kiosk.event import newest
from kiosk.web.running import running
from tests.decoding import bitmap, by_zbar, by_zxing
from tests.journeys.participant import Participant
from tests.kiosk.web.axe import complaints
from tests.kiosk.web.browser import OPENED, chromium, opened
from tests.kiosk.web.serving import wait_until
from tests.terminal import Terminal, kiosk_command

ROLES = ("teacher", "educator", "leader", "teacher", "researcher", "starter")
PATIENCE = 30_000
"""Milliseconds to wait for what comes by itself."""


def test_a_phone_follows_while_a_robot_answers(tmp_path: Path) -> None:
    """Scanned after the first, it says that more are needed; with the fifth the room appears, though the server was killed."""
    chance = Random(2017)
    people = [Participant.drawn(chance, role) for role in ROLES]
    with Terminal(kiosk_command("--data", tmp_path, "--host", "127.0.0.1")) as kiosk, chromium() as browser:
        come(kiosk, people[0])
        with opened(browser, scanned(kiosk, tmp_path)) as page:
            expect(page.get_by_text("Nog niet genoeg antwoorden")).to_be_visible()
            for somebody in people[1:4]:
                come(kiosk, somebody)
            kill_the_server(tmp_path)
            come(kiosk, people[4])
            expect(page.locator(".count strong")).to_have_text("5", timeout=PATIENCE)
            the_numbers_are_those_of(people[:5], page)
            page.evaluate(OPENED)
            assert complaints(page) == []
            come(kiosk, people[5])
            expect(page.locator(".count strong")).to_have_text("5")


def come(kiosk: Terminal, somebody: Participant) -> None:
    """Let somebody go through the interview, from wherever the one before has left the kiosk."""
    if "Klaar, voor de volgende" in kiosk.text:
        kiosk.press("enter")
    somebody.begin(kiosk)
    somebody.answer(kiosk)
    somebody.hand_in(kiosk)
    kiosk.wait_for("http://127.0.0.1:", "Klaar, voor de volgende")


def scanned(kiosk: Terminal, folder: Path) -> str:
    """Read the code off the cells with both decoders."""
    wait_until(lambda: by_zxing(bitmap(kiosk.cells())) != [], "the code to be drawn")
    picture = bitmap(kiosk.cells())
    (address,) = by_zxing(picture)
    assert by_zbar(picture, folder) == [address]
    return address


def kill_the_server(data: Path) -> None:
    """End the results server as a crash does; the kiosk starts another on the same port."""
    event = newest(data)
    server = running(event) if event else None
    assert server is not None
    os.kill(server.pid, signal.SIGKILL)


def the_numbers_are_those_of(people: list[Participant], page: Page) -> None:
    """Count by hand who gave the greatest responsibility to whom, and compare with the table."""
    counted = sorted(
        (
            {who: [each.responsible for each in people].count(who) for who in {each.responsible for each in people}}
        ).values()
    )
    told = page.locator("#part-responsible table").first.inner_text()
    assert sorted(int(number) for number in re.findall(r"(\d+)\s*\(", told) if int(number)) == counted
