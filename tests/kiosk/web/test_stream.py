"""The live stream: what a phone that has the page open is sent, and when; and that it ends with the kiosk."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import psutil
import pytest

from kiosk.station import Station
from kiosk.web import server as web_server
from kiosk.web.live import AGAIN, Live, newest
from kiosk.web.running import running
from kiosk.web.seats import Limits
from tests.kiosk.web.room import Phone, Room, Shown, made, phones, statuses
from tests.kiosk.web.serving import LOOPBACK, begun, clock, come, get, served, wait_until
from tests.terminal import kiosk_command


def opened(phone: Phone, version: str = "", *headers: str, language: str = "nl") -> None:
    """Open the stream of a page that shows some version."""
    phone.ask(f"{phone.path}/live?lang={language}&v={version}", *headers)
    assert statuses(phone.until(b"\r\n\r\n")) == [200]


def event(phone: Phone) -> tuple[str, dict[str, Any]]:
    """Wait for an event; tells its id and its data."""
    phone.until(b"id: ")
    told = phone.until(b"\n\n").decode()
    identity, data = told.removesuffix("\n\n").split("\ndata: ")
    return identity, json.loads(data)


@pytest.fixture
def pages() -> Shown:
    """Two numbers."""
    return Shown(people="5", responsible="teacher 3")


def room(pages: Shown, live: Live | None = None, limits: Limits | None = None) -> Room:
    """Make a server of these pages."""
    return Room(pages, limits or Limits(), live or Live())


def test_a_phone_that_shows_what_is_so_is_told_nothing(pages: Shown) -> None:
    """It only learns when to come back, should the stream end; each phone another time."""
    version = pages.page("nl").etag.strip('"')
    with room(pages) as server, phones(server.address, 20) as many:
        waits = set[int]()
        for phone in many:
            opened(phone, version)
            told = phone.until(b":\n\n")
            assert b"data" not in told
            waits.update(map(int, re.findall(rb"retry: (\d+)\n\n", told)))
    assert len(waits) > 10 and AGAIN[0] <= min(waits) and max(waits) <= AGAIN[1]


def test_a_change_comes_by_itself_and_alone(pages: Shown) -> None:
    """Only what differs is sent, with the version that it leads to; what is gone is sent as nothing."""
    version = pages.page("nl").etag.strip('"')
    with room(pages) as server, Phone(server.address) as phone:
        opened(phone, version)
        phone.until(b":\n\n")
        second = pages.show(people="10", responsible="teacher 3")
        assert event(phone) == (second, {"v": second, "blocks": {"people": "10"}})
        third = pages.show(people="10", strengthen="room 4")
        assert event(phone) == (third, {"v": third, "blocks": {"responsible": None, "strengthen": "room 4"}})


@pytest.mark.parametrize("version", ["", "older", "x" * 500, "%00", "%e9"])
def test_a_phone_that_shows_anything_else_gets_all(pages: Shown, version: str) -> None:
    """Whatever it missed, one event makes it whole."""
    with room(pages) as server, Phone(server.address) as phone:
        opened(phone, version)
        now = pages.page("nl").etag.strip('"')
        assert event(phone) == (now, {"v": now, "blocks": {"people": "5", "responsible": "teacher 3"}})


def test_a_phone_that_comes_back_goes_on_where_it_was(pages: Shown) -> None:
    """A browser says itself what it had last, and that counts for more than what the page began with."""
    first = pages.page("nl").etag.strip('"')
    with room(pages) as server, phones(server.address, 3) as (watcher, one_behind, up_to_date):
        opened(watcher, first)
        second = pages.show(people="10", responsible="teacher 3")
        event(watcher)
        opened(one_behind, "older", f"Last-Event-ID: {first}")
        assert event(one_behind) == (second, {"v": second, "blocks": {"people": "10"}})
        opened(up_to_date, first, f"Last-Event-ID: {second}")
        assert b"data" not in up_to_date.until(b":\n\n")


def test_each_language_has_versions_of_its_own(pages: Shown) -> None:
    """The link's language counts, and without one the browser's."""
    with room(pages) as server, phones(server.address, 2) as (asked, told):
        opened(asked, language="en")
        opened(told, "", "Accept-Language: en", language="")
        english = pages.page("en").etag.strip('"')
        assert event(asked)[0] == event(told)[0] == english != pages.page("nl").etag.strip('"')


def test_the_bytes_of_a_change_are_made_once() -> None:
    """However many phones there are: one version has one event, and one step to it."""
    first = newest(made("nl", people="5"), None)
    second = newest(made("nl", people="10"), first)
    assert second.since(first.version) is second.step and second.since("older") is second.whole
    assert second.since(second.version) == b"" and newest(made("nl", people="10"), second) is second


def test_hostile_texts_do_not_break_out_of_an_event() -> None:
    """Lines and ends of lines in a piece of the page are escaped, so that no second event begins in one."""
    text = 'a\n\nid: x\ndata: {"v":1}\r\n\r\n\u2028\0"'
    lines = newest(made("nl", people=text), None).whole.split(b"\n")
    assert [line[:6] for line in lines] == [b"id: " + lines[0][4:6], b"data: ", b"", b""]
    assert json.loads(lines[1].removeprefix(b"data: "))["blocks"] == {"people": text}


def test_a_quiet_stream_beats(pages: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comment now and then, so that nobody on the way takes the connection for dead."""
    monkeypatch.setattr(web_server, "BEATS", 0.0)
    with room(pages) as server, Phone(server.address) as phone:
        opened(phone)
        event(phone)
        for _ in range(3):
            assert b"data" not in phone.until(b":\n\n")


def test_whoever_leaves_is_forgotten(pages: Shown) -> None:
    """At once, without waiting for the next change."""
    with room(pages) as server:
        with phones(server.address, 10) as many:
            for phone in many:
                opened(phone)
            wait_until(lambda: server.live.streams == 10, "ten streams")
        wait_until(lambda: server.live.streams == 0, "none")
        assert len(server.seats) == 0


def test_nothing_is_asked_behind_a_stream(pages: Shown) -> None:
    """It would never have its turn: the connection ends, and the stream with it, so that none is left behind."""
    with room(pages) as server, phones(server.address, 10) as many:
        for phone in many:
            opened(phone)
        for phone in many[:5]:
            phone.ask()
        for phone in many[5:]:
            phone.send(b"\x16\x03\x01")
        assert all(b"200 OK" not in phone.rest() for phone in many)
        wait_until(lambda: server.live.streams == 0, "no stream")


def test_there_are_fewer_streams_than_connections(pages: Shown) -> None:
    """Where all are taken the page is served still, and one more stream is not; when one ends, it is."""
    with room(pages, Live(limit=2)) as server, phones(server.address, 3) as (first, second, third):
        opened(first)
        opened(second)
        third.ask(f"{third.path}/live")
        assert statuses(third.rest()) == [503] and get(server.address).status == 200
        first.close()
        wait_until(lambda: server.live.streams == 1, "a free stream")
        with Phone(server.address) as fourth:
            opened(fourth)


def test_a_phone_that_does_not_read_is_dropped_and_others_are_not(pages: Shown) -> None:
    """A few changes later it is gone, with no more kept for it than one event; the others get every change."""
    with (
        room(pages, limits=Limits(stall_seconds=0.5)) as server,
        Phone(server.address, receive_buffer=4_096) as deaf,
        Phone(server.address) as phone,
    ):
        for each in (deaf, phone):
            opened(each)
        event(phone)
        wait_until(lambda: server.live.streams == 2, "both streams")
        for turn in range(10):
            version = pages.show(people=str(turn) + "x" * 1_000_000)
            assert event(phone)[0] == version
        wait_until(lambda: server.live.streams == 1, "the one that does not read to be dropped")


def test_streams_end_when_the_server_does(pages: Shown) -> None:
    """Each with its proper end, so that a browser comes back by itself."""
    with room(pages) as server, phones(server.address, 20) as many:
        for phone in many:
            opened(phone)
        server.end()
        assert all(phone.rest().endswith(b"0\r\n\r\n") for phone in many)


def test_streams_end_with_a_kiosk_that_is_killed(tmp_path: Path) -> None:
    """Fifty phones that watch do not keep the server alive, nor do some that ask for nothing or read nothing."""
    begun_event = begun(tmp_path, 12)
    command = kiosk_command("results", "--data", tmp_path, "--host", LOOPBACK)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as kiosk:
        assert kiosk.stdout is not None
        address = kiosk.stdout.readline().strip()
        serving = running(begun_event.folder)
        assert serving is not None
        server = psutil.Process(serving.pid)
        with phones(address, 50) as many, phones(address, 20) as idle:
            for phone in many:
                opened(phone)
            for phone in idle:
                phone.send(b"GET /")
            kiosk.kill()
            wait_until(lambda: running(begun_event.folder) is None, "the lock to be let go")
            wait_until(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE, "the server to end")
            assert all(phone.rest().endswith(b"0\r\n\r\n") for phone in many)
    assert (begun_event.folder / "results.log").read_text() == ""


def test_a_real_event_is_followed_in_steps_of_five(tmp_path: Path) -> None:
    """People complete it at a table; a phone hears of the next five at once, and of none between."""
    begun_event = begun(tmp_path, 5)
    with (
        served(begun_event) as address,
        Phone(address) as phone,
        Station(begun_event, "table-2", clock=clock) as station,
    ):
        opened(phone, get(address, {"accept-language": "nl"}).headers["etag"].strip('"'))
        phone.until(b":\n\n")
        for number in range(5, 10):
            come(station, number)
        version, data = event(phone)
        assert data["v"] == version
        wait_until(lambda: get(address).headers["etag"] == f'"{version}"', "the page to be the same")
