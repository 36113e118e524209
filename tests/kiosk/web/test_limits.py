"""Who has to go, and who may stay: slow ones, too many, and a whole room behind one address."""

import sys
from collections.abc import Iterator
from functools import partial

import pytest

from kiosk.web.listening import room_for
from kiosk.web.live import Live
from kiosk.web.seats import Limits, Seats
from tests.kiosk.web.room import Phone, Room, Shown, phones, statuses
from tests.kiosk.web.serving import begun, served, wait_until

HALF = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "
LARGE = "x" * 20_000_000
"""More than any buffer between a server and a phone holds."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page, from the real command."""
    with served(begun(tmp_path_factory.mktemp("data"), 12)) as address:
        yield address


@pytest.fixture
def many_files() -> Iterator[None]:
    """This process may have as many connections open as the attack needs."""
    if sys.platform == "win32":
        pytest.skip("connections are counted otherwise there")
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if before[1] < 4_096:
        pytest.skip("this account may not have so many files open")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before[0], 4_096), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def room(limits: Limits, pages: Shown | None = None) -> Room:
    """Make a server that is less patient than usual."""
    return Room(pages or Shown(), limits, Live())


@pytest.mark.parametrize(
    "sent", [b"", b"G", HALF, b"\r\n"], ids=["nothing", "a letter", "half a head", "an empty line"]
)
def test_whoever_does_not_finish_asking_has_to_go(sent: bytes) -> None:
    """After some seconds, with no answer."""
    with room(Limits(head_seconds=0.3)) as server, Phone(server.address) as phone:
        phone.send(sent)
        assert phone.rest() == b""
        wait_until(lambda: len(server.seats) == 0, "the seat to be free")


def test_asking_letter_by_letter_wins_no_time() -> None:
    """The clock of a head runs from its beginning; on a connection that was answered before, from its first byte."""
    with room(Limits(head_seconds=1.0, idle_seconds=60)) as server, Phone(server.address) as phone:
        phone.ask()
        phone.until(b"\r\n\r\nnl")
        phone.send(HALF)
        wait_until(partial(is_gone, server, phone), "the seat to be free")


def is_gone(server: Room, phone: Phone) -> bool:
    """Send one letter more, and tell whether it was in vain."""
    phone.send(b"x")
    return len(server.seats) == 0


def test_an_idle_connection_is_ended() -> None:
    """A phone that has its page need not keep a seat."""
    with room(Limits(head_seconds=60.0, idle_seconds=0)) as server, Phone(server.address) as phone:
        phone.ask()
        assert statuses(phone.rest()) == [200]


def test_whoever_does_not_take_the_page_has_to_go() -> None:
    """It was asked for, and is not read: the seat is free after some seconds, and so is the memory."""
    with (
        room(Limits(stall_seconds=0.5), Shown(numbers=LARGE)) as server,
        Phone(server.address, receive_buffer=4_096) as phone,
    ):
        phone.ask()
        wait_until(lambda: len(server.seats) == 1, "the phone to be let in")
        wait_until(lambda: len(server.seats) == 0, "the seat to be free")


def test_where_seats_are_short_whoever_asks_for_nothing_goes_first() -> None:
    """Then whoever has the page already; never who is being answered, and if all are, nobody else is let in."""
    with (
        room(Limits(connections=3, head_seconds=60.0, idle_seconds=60)) as server,
        phones(server.address, 3) as (rests, waits, lives),
    ):
        rests.ask()
        rests.until(b"\r\n\r\nnl")
        lives.ask(f"{lives.path}/live")
        lives.until(b"retry")
        wait_until(lambda: len(server.seats) == 3, "all seats to be taken")
        with Phone(server.address) as first:
            assert waits.rest() == b""
            first.ask(f"{first.path}/live")
            first.until(b"retry")
            with Phone(server.address) as second:
                assert rests.rest() == b""
                second.ask(f"{second.path}/live")
                second.until(b"retry")
                with Phone(server.address) as late:
                    assert late.rest() == b""
                assert server.live.streams == 3


def test_a_room_behind_one_address_is_served_while_two_hundred_dawdle(page: str) -> None:
    """Half-sent heads from the same address keep none of a hundred phones from the page."""
    with phones(page, 200) as slow, phones(page, 100) as quick:
        for phone in slow:
            phone.send(HALF)
        for phone in quick:
            phone.ask(None, "Connection: close")
        assert [statuses(phone.rest()) for phone in quick] == [[200]] * 100
        for phone in slow:
            phone.send(b"x")


def test_more_connections_than_seats_keep_nobody_out(page: str, many_files: None) -> None:
    """Two thousand that ask for nothing, and one that does; the first ones were hung up on."""
    with phones(page, 2_000) as crowd:
        with Phone(page) as phone:
            phone.ask(None, "Connection: close")
            assert statuses(phone.rest()) == [200]
        assert all(phone.rest() == b"" for phone in crowd[:400])
        crowd[-1].ask(None, "Connection: close")
        assert statuses(crowd[-1].rest()) == [200]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit there")
@pytest.mark.parametrize(
    ("soft", "hard", "is_allowed", "seats"),
    [
        (256, 512, True, 412),
        (256, 512, False, 156),
        (1_024, 1 << 20, True, 1_500),
        (256, -1, True, 1_500),
        (8_192, 8_192, True, 1_500),
    ],
)
def test_there_are_no_more_seats_than_files(
    monkeypatch: pytest.MonkeyPatch, soft: int, hard: int, is_allowed: bool, seats: int
) -> None:
    """The limit is raised as far as it may be, never lowered, and some files are left for the journals."""
    import resource

    now = [soft]

    def limit(_: int, limits: tuple[int, int]) -> None:
        if not is_allowed:
            raise ValueError("not allowed to raise maximum limit")
        now.append(limits[0])

    monkeypatch.setattr(resource, "getrlimit", lambda _: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", limit)
    assert room_for(Limits()).connections == seats and now == sorted(now)


class Guest:
    """Somebody who only sits there."""

    def __init__(self) -> None:
        self.dropped = 0

    def drop(self) -> None:
        """Go."""
        self.dropped += 1


def test_a_seat_is_given_back_once() -> None:
    """Whoever is dropped and then found to have left, or to be done with something, has no seat any more."""
    seats, guest = Seats(Limits(head_seconds=0.0, stall_seconds=60.0)), Guest()
    seats.admit(guest)
    seats.stall(guest)
    seats.sweep()
    seats.rest(guest, has_begun=False)
    seats.begin(guest)
    seats.leave(guest)
    seats.sweep()
    assert (len(seats), guest.dropped) == (0, 1)
