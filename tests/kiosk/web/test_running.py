"""What a results server tells of itself in its folder, when others read it, and what stays of it over a restart."""

import json
import os
import signal
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from msgspec import structs

from kiosk.web import link_to_page
from kiosk.web.app import App
from kiosk.web.hosts import LOOK_AGAIN, Hosts
from kiosk.web.link_to_page import PageLink
from kiosk.web.live import Live
from kiosk.web.running import LOCK, Running, ServerLock, last, running
from tests.kiosk.web.room import TOKEN, Shown, phones
from tests.kiosk.web.serving import LOOPBACK, STAMP, address_of, begun, get, served, wait_until

HERE = Running(pid=1, port=8765, since=STAMP, node="table-1")
SEEN = structs.replace(HERE, seen=STAMP)


def test_whoever_looks_while_it_is_told_reads_the_one_or_the_other(tmp_path: Path) -> None:
    """The file is read thousands of times while it is written, and is always whole."""
    with ServerLock(tmp_path) as lock:

        def tell() -> None:
            for each in (SEEN, HERE) * 2_000:
                lock.tell(each)

        assert lock.acquire() and last(tmp_path) is None
        lock.tell(HERE)
        writer = Thread(target=tell)
        writer.start()
        read = [last(tmp_path)]
        while writer.is_alive():
            read.append(last(tmp_path))
        assert all(each in (SEEN, HERE) for each in read) and running(tmp_path) == HERE


@pytest.mark.parametrize("content", [b"", b'{"pid":1,"po', b"{}", b"\xff"])
def test_what_cannot_be_read_is_no_server(tmp_path: Path, content: bytes) -> None:
    """A file that was cut off, or is from elsewhere, tells of nobody."""
    (tmp_path / LOCK).write_bytes(content)
    assert last(tmp_path) is None


def test_a_file_of_an_older_kiosk_is_read(tmp_path: Path) -> None:
    """It does not say whether a phone was seen."""
    told = {"pid": 1, "port": 8765, "since": STAMP, "node": "table-1", "address": None, "host": None}
    (tmp_path / LOCK).write_text(json.dumps(told))
    assert last(tmp_path) == HERE


async def ask(app: App, client: str, target: str = f"/{TOKEN}", method: str = "GET", **headers: str) -> int:
    """Ask the application itself, from wherever; tells the status."""
    statuses = []

    async def send(message: dict[str, object]) -> None:
        statuses.append(message.get("status"))

    named = {"host": LOOPBACK, **headers}
    scope = {
        "method": method,
        "http_version": "1.1",
        "raw_path": target.encode(),
        "query_string": b"",
        "client": (client, 50_000),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in named.items()],
    }
    await app(scope, pytest.fail, send)
    return int(str(statuses[0]))


async def test_the_first_phone_that_gets_the_page_is_noted_once() -> None:
    """Not this laptop's own browser, nor who guesses, nor who only asks for the head."""
    noted = list[str]()
    pages = Shown(people="5")
    app = App(pages, Live(), TOKEN, Hosts(look=lambda: ["192.168.1.23"]), partial(noted.append, "seen"))
    for client in ("127.0.0.1", "127.0.0.9", "192.168.1.23"):
        assert await ask(app, client) == 200
    phone = "192.168.1.40"
    assert await ask(app, phone, "/wrong") == 404
    assert await ask(app, phone, method="HEAD") == 200
    assert await ask(app, phone, host="evil.example") == 421
    assert noted == []
    assert await ask(app, phone, if_none_match=pages.page("nl").etag) == 304
    assert await ask(app, "192.168.1.41") == 200
    assert noted == ["seen"]


async def test_addresses_that_a_laptop_gets_later_are_its_own() -> None:
    """Another network than at the beginning, another address; looked up when one is asked for that is not known."""
    addresses, moments = ["192.168.1.23"], [0.0]
    hosts = Hosts(["kiosk.school.nl"], lambda: addresses, lambda: moments[-1])
    assert hosts.knows(b"192.168.1.23:8765") and hosts.knows(b"KIOSK.school.nl") and hosts.knows(b"localhost")
    addresses.append("10.0.0.5")
    assert not hosts.knows(b"10.0.0.5"), "looked up again within a moment"
    moments.append(LOOK_AGAIN)
    assert hosts.knows(b"10.0.0.5") and hosts.is_here("10.0.0.5") and not hosts.knows(b"10.0.0.6")


def test_that_a_phone_was_seen_is_told_by_the_next_server_too(tmp_path: Path) -> None:
    """The time of the first one, whichever server it was that saw it."""
    event = begun(tmp_path)
    with served(event):
        now = running(event.folder)
        assert now is not None and now.seen is None
    (event.folder / LOCK).write_bytes(b"")
    with ServerLock(event.folder) as lock:
        assert lock.acquire()
        lock.tell(structs.replace(now, seen=STAMP))
    for _ in range(2):
        with served(event):
            later = running(event.folder)
            assert later is not None and (later.seen, later.port, later.pid != now.pid) == (STAMP, now.port, True)


def test_a_server_that_dies_before_many_phones_comes_back_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel still has a hundred connections to that port, and phones ask again for the same address."""
    monkeypatch.setattr(link_to_page, "START_AGAIN", 0.05)
    event = begun(tmp_path)
    with PageLink(event, host=LOOPBACK) as link:
        link.keep()
        wait_until(lambda: running(event.folder) is not None, "the server to start")
        address = address_of(link)
        died = running(event.folder)
        assert died is not None
        with phones(address, 100) as many:
            for phone in many:
                phone.ask(f"{phone.path}/live")
                phone.until(b"id: ")
            os.kill(died.pid, signal.SIGKILL)
            wait_until(lambda: running(event.folder) not in (None, died), "a new server")
            assert address_of(link) == address and get(address).status == 200
