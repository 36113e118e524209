"""The results server: what it tells whom, where it listens, and that it neither outlives its kiosk nor dies for long."""

import base64
import gzip
import hashlib
import os
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from kiosk.errors import LinkError
from kiosk.link import free_port
from kiosk.station import Station
from kiosk.web import link_to_page
from kiosk.web.link_to_page import PageLink
from kiosk.web.running import Running, running
from kiosk.web.server import NICE
from tests.kiosk.web.serving import LOOPBACK, SECRET, address_of, begun, clock, come, get, served, wait_until
from tests.terminal import kiosk_command


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page about twelve people."""
    with served(begun(tmp_path_factory.mktemp("data"), 12)) as address:
        yield address


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


def living(folder: Path) -> Running:
    """Tell which server lives in a folder, where one must."""
    server = running(folder)
    assert server is not None
    return server


def has_another(folder: Path, than: int) -> bool:
    """Tell whether a server lives in a folder that is not that process."""
    server = running(folder)
    return server is not None and server.pid != than


def people(text: str) -> int | None:
    """Read off a page how many people it is about."""
    found = re.search(r'class="count"><strong>(\d+)</strong>', text)
    return int(found[1]) if found else None


@pytest.mark.parametrize(
    ("asked", "language"),
    [("nl-NL,nl;q=0.9,en;q=0.8", "nl"), ("en-GB", "en"), ("de-DE,EN;q=0.5", "en"), ("fr", "nl"), ("", "nl")],
)
def test_a_phone_gets_the_page_in_its_language(page: str, asked: str, language: str) -> None:
    """Of what the browser asks for, the first that the workshop has; else the workshop's own first language."""
    answer = get(page, {"accept-language": asked})
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f'<html lang="{language}"' in answer.text and people(answer.text) == 10
    assert '<html lang="en"' in get(f"{page}?lang=en", {"accept-language": "nl"}).text


def test_a_page_that_has_not_changed_is_not_sent_again(page: str) -> None:
    """Whoever names the tag gets 304 and no content; the tag of the other language is another one."""
    dutch, english = (get(page, {"accept-language": language}).headers["etag"] for language in ("nl", "en"))
    again = get(page, {"accept-language": "nl", "if-none-match": dutch})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", dutch)
    assert get(page, {"accept-language": "nl", "if-none-match": english}).status == 200 and dutch != english


def test_the_page_is_compressed_for_whoever_takes_that(page: str) -> None:
    """The compressed page is smaller, and the same page; nobody gets it unasked."""
    plain, packed = get(page), get(page, {"accept-encoding": "gzip, deflate"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body and len(packed.body) < len(plain.body) / 2


def test_the_page_runs_only_its_own_script_loads_nothing_and_tells_no_one_its_address(page: str) -> None:
    """Its policy names one script by its hash, which asks this server alone; nobody's own words are on it unreleased."""
    answer = get(page)
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"} < set(policy)
    (script,) = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert {f"script-src 'sha256-{digest}'", "connect-src 'self'"} < set(policy)
    assert not any("unsafe" in rule or "*" in rule for rule in policy)
    assert (answer.headers["referrer-policy"], answer.headers["x-content-type-options"]) == ("no-referrer", "nosniff")
    assert "private" in answer.headers["cache-control"] and "server" not in answer.headers
    assert SECRET.split("<")[0] not in answer.text


def test_whoever_has_not_the_link_gets_nothing(page: str) -> None:
    """Another token or none, another method, and another name for this machine are each refused, without a number."""
    root = page.rsplit("/", 1)[0]
    refused = [get(f"{root}/{path}") for path in ("", "aaaaaaaa", "results.lock", "event.json", "../event.json")]
    written = [get(page, method=method) for method in ("POST", "PUT", "DELETE")]
    renamed = [get(page, {"host": name}) for name in ("evil.example", f"localhost.evil.example:{urlsplit(page).port}")]
    assert {answer.status for answer in refused} == {404} and {answer.status for answer in written} == {405}
    assert {answer.status for answer in renamed} == {421}
    assert all(len(answer.body) < 100 for answer in (*refused, *written, *renamed))


def test_numbers_appear_when_enough_people_have_answered_and_move_in_steps(tmp_path: Path) -> None:
    """Of four people nothing is told; while the server runs five appear, then ten, and never a number between."""
    event = begun(tmp_path, 4)
    with served(event) as address, Station(event, "table-2", clock=clock) as station:
        first = get(address, {"accept-language": "en"}).text
        assert "Not enough answers yet" in first and "<td" not in first and "<h3" not in first
        shown = [people(first)]
        for number in range(4, 10):
            come(station, number)
            shown.append(people(get(address).text))
        wait_until(lambda: people(get(address).text) == 10, "ten people to be shown")
        assert set(shown) <= {None, 5, 10} and shown == sorted(shown, key=lambda number: number or 0)


def test_the_server_keeps_to_itself(tmp_path: Path) -> None:
    """Its files are its owner's alone, it gives way to the kiosk's keys, and its log is empty while all is well."""
    event = begun(tmp_path)
    with served(event) as address:
        get(address)
        modes = {name: (event.folder / name).stat().st_mode & 0o777 for name in ("results.lock", "results.log")}
        assert modes == {"results.lock": 0o600, "results.log": 0o600}
        nice = psutil.Process(living(event.folder).pid).nice()
        assert nice == min(19, psutil.Process().nice() + NICE)
    assert (event.folder / "results.log").read_text() == ""


def test_the_server_ends_when_its_kiosk_is_killed(tmp_path: Path) -> None:
    """Kill -9 leaves no server behind that would go on telling results."""
    event = begun(tmp_path)
    command = kiosk_command("results", "--data", tmp_path, "--host", LOOPBACK)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as kiosk:
        assert kiosk.stdout is not None
        try:
            address = kiosk.stdout.readline().strip()
            server = psutil.Process(living(event.folder).pid)
            assert get(address).status == 200
        finally:
            kiosk.kill()
    wait_until(lambda: running(event.folder) is None, "the lock to be let go")
    wait_until(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE, "the server to end")
    with pytest.raises(ConnectionRefusedError):
        get(address)


def test_a_second_start_uses_the_server_that_runs(tmp_path: Path) -> None:
    """The desk beside the kiosk shows the same address and leaves the server alone when it ends."""
    event = begun(tmp_path)
    with served(event) as address:
        pid = living(event.folder).pid
        with served(event) as same:
            assert (same, living(event.folder).pid) == (address, pid)
        assert get(address).status == 200 and living(event.folder).pid == pid


def test_after_a_restart_the_link_is_the_same(tmp_path: Path, taken: int) -> None:
    """Port and token stay, so that a code on paper leads to the page still; also where the port was not the event's."""
    event = begun(tmp_path)
    for port in (None, free_port(taken)):
        with served(event, port=port) as before:
            assert get(before).status == 200
        assert running(event.folder) is None
        with served(event) as after:
            assert after == before and get(after).status == 200


def test_a_taken_port_gives_way_and_the_address_follows(tmp_path: Path) -> None:
    """Where another program has the port, the page is at the next free one, and that is what the link says."""
    event = begun(tmp_path)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind(("", event.info.port))
        other.listen()
        with served(event) as address:
            port = urlsplit(address).port or 0
            assert event.info.port < port == living(event.folder).port
            assert get(address).status == 200


def test_a_port_that_was_asked_for_and_is_taken_is_a_sentence(tmp_path: Path, taken: int) -> None:
    """No other port is taken in its stead, and no server stays behind."""
    event = begun(tmp_path)
    with PageLink(event, host=LOOPBACK, port=taken) as link:
        with pytest.raises(LinkError, match=rf"Port {taken} is taken by another program\."):
            link.start()
        assert link.address() is None and running(event.folder) is None


def test_a_server_that_died_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice killed, it comes twice again, at the same address."""
    monkeypatch.setattr(link_to_page, "START_AGAIN", 0.05)
    event = begun(tmp_path)
    with PageLink(event, host=LOOPBACK) as link:
        link.keep()
        wait_until(lambda: running(event.folder) is not None, "the server to start")
        address = address_of(link)
        for _ in range(2):
            died = living(event.folder).pid
            os.kill(died, signal.SIGKILL)
            wait_until(partial(has_another, event.folder, died), "a new server")
            assert get(address).status == 200
