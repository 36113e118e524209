"""What is published is kept: every process, and every one that starts again, goes on from the same numbers."""

import errno
from pathlib import Path

import pytest
from msgspec import structs

from kiosk import publication
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Response, Status
from kiosk.publication import PUBLISHED, Publication, published
from kiosk.station import Station
from tests.laptops import laptop, ticking
from tests.samples import response

CHOICES = ("teacher", "school", "together")


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event that begins."""
    return laptop(tmp_path)


def person(number: int, **values: object) -> Response:
    """Make somebody who has handed in."""
    told = {"status": Status.COMPLETE, "group": number % 3 + 1, "answers": {"responsible": CHOICES[number // 2 % 3]}}
    return response(**{**told, "intake": {"role": "teacher"}, **values})


class Server:
    """The results server's part of it: follows the journals, and writes down what it publishes."""

    def __init__(self, event: Event) -> None:
        self._fold = Fold(event)
        self._publication = Publication(self._fold, keeps=True)

    def people(self) -> int | None:
        """Tell how many people took part, as it is published."""
        return self._publication.results.participants

    def base(self) -> int | None:
        """Follow, and tell of how many people the answers to one part are."""
        self._publication.follow(self._fold.poll())
        parts = self._publication.results.parts
        total = parts["responsible"].total if parts else None
        return total.base if total else None


def test_a_server_that_starts_again_goes_on_from_what_phones_have_seen(event: Event) -> None:
    """Though the journal was written anew, and what people had said before is not in it any more."""
    clock = ticking()
    with Station(event, "table-1", clock=clock) as station:
        people = [station.save(person(number)) for number in range(7)]
        assert Server(event).base() == 5
        before = published(event.folder)
        for each in people[:3]:
            station.save(structs.replace(each, answers={"responsible": "government"}))
        station.tidy()
        again = Server(event)
        assert again.base() == 5 and published(event.folder) == before
        for number in range(7, 9):
            station.save(person(number))
        assert again.base() == 5
        station.save(person(9))
        assert again.base() == again.people() == 10


def test_who_is_behind_the_numbers_says_nothing_of_what_they_said(event: Event) -> None:
    """The file has identities and revisions beside the public numbers; who withdrew is gone with the next step."""
    clock = ticking()
    with Station(event, "table-1", clock=clock) as station:
        people = [station.save(person(number, answers={"responsible_other": "geheim"})) for number in range(6)]
        server = Server(event)
        server.base()
        content = (event.folder / PUBLISHED).read_text()
        assert people[0].instanceID in content and "geheim" not in content
        station.withdraw(people[0])
        for number in range(6, 12):
            station.save(person(number, answers={"responsible_other": "geheim"}))
        server.base()
        assert people[0].instanceID not in (event.folder / PUBLISHED).read_text()


def test_nobody_who_withdrew_is_new_while_a_server_starts_again(event: Event) -> None:
    """Though their answer stands yet in a journal whose owner has not seen it, and the clock of whoever erased it is ahead."""
    clock, ahead = ticking(), ticking()
    for _ in range(60):
        ahead()
    with Station(event, "table-1", clock=clock) as one, Station(event, "table-2", clock=ahead) as two:
        people = [one.save(person(number)) for number in range(5)]
        server = Server(event)
        assert server.base() == 5
        two.withdraw(people[0])
        assert server.base() == 5
        for number in range(5, 10):
            one.save(person(number))
        assert server.base() == 9
        for number in range(10, 14):
            one.save(person(number))
        assert Server(event).base() == 9


def test_two_laptops_make_one_order(event: Event) -> None:
    """Whoever reads the journals later makes the steps in the order of time, not one laptop after the other."""
    clock = ticking()
    with Station(event, "table-1", clock=clock) as one, Station(event, "table-2", clock=clock) as two:
        server = Server(event)
        for number in range(11):
            (one if number % 2 else two).save(person(number))
            server.base()
    kept = published(event.folder)
    (event.folder / PUBLISHED).unlink()
    fold = Fold(event)
    later = Publication(fold)
    later.follow(fold.poll())
    assert kept is not None and later.results == kept.results


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b'{"participants": "many"}'])
def test_a_damaged_file_is_as_none(event: Event, damage: bytes) -> None:
    """The page starts, from the journals alone."""
    with Station(event, "table-1", clock=ticking()) as station:
        for number in range(6):
            station.save(person(number))
    (event.folder / PUBLISHED).write_bytes(damage)
    assert Server(event).base() == 5


def test_a_step_that_the_disk_does_not_take_is_not_shown(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page stays as it was, and moves as soon as there is room; a restart could not know of the step otherwise."""
    monkeypatch.setattr(publication, "TRY_AGAIN", 0.0)
    with Station(event, "table-1", clock=ticking()) as station:
        server = Server(event)
        for number in range(5):
            station.save(person(number))
        assert server.base() == 5

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(publication, "write_whole", full)
            for number in range(5, 10):
                station.save(person(number))
            assert server.base() == 5
        assert server.base() == 10
