"""An event's folder: how it is begun, found again, and told of when it is damaged."""

import os
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import Mock

import msgspec
import pytest

from kiosk import definition
from kiosk.errors import DefinitionError, EventError
from kiosk.event import Event, going_on, newest
from kiosk.opening import Opening
from kiosk.times import Clock

BEGUN = datetime(2017, 12, 14, 13, 5, 7, 123000, UTC)
SOURCE = definition.find("leven-lang-leren")
DAMAGED = {
    "empty": b"",
    "zeros": bytes(400),
    "incomplete": b'{"id": "leven-lang-leren"}',
    "not UTF-8": b'{"id": "\xff\xfe"}',
}


def at(moment: datetime) -> Clock:
    """Stop the clock."""
    return lambda: moment


def begin(data: Path, moment: datetime = BEGUN, source: Path = SOURCE) -> Event:
    """Begin an event at a moment."""
    return Event.begin(data, source, clock=at(moment))


def save(event: Event, moment: datetime) -> None:
    """Leave a journal behind that was last written at a moment."""
    journal = event.folder / "table-1.jsonl"
    journal.touch()
    os.utime(journal, (moment.timestamp(), moment.timestamp()))


def test_an_event_is_its_owners_alone(tmp_path: Path) -> None:
    """The folder has mode 0700, its two files 0600, and nothing else is left of making it."""
    event = begin(tmp_path / "data")
    modes = {path.name: path.stat().st_mode & 0o777 for path in event.folder.iterdir()}
    assert event.folder.stat().st_mode & 0o777 == 0o700
    assert modes == {"event.json": 0o600, "workshop.toml": 0o600}
    assert list(event.folder.parent.iterdir()) == [event.folder]


def test_event_json_says_what_the_event_is(tmp_path: Path) -> None:
    """Identity, workshop with version and hash, the moment in UTC, and the secrets, each in its form."""
    told = msgspec.json.decode((begin(tmp_path).folder / "event.json").read_bytes())
    assert told["id"] == f"leven-lang-leren-{BEGUN.astimezone():%Y-%m-%d}"
    assert (told["workshop"], told["version"]) == ("leven-lang-leren", definition.load(SOURCE).version)
    assert told["hash"] == definition.hash_of(SOURCE.read_bytes())
    assert told["begun"] == "2017-12-14T13:05:07.123Z"
    assert len(bytes.fromhex(told["salt"])) == 16
    assert re.fullmatch(r"[a-z0-9]{8} [0-9]{4}", f"{told['token']} {told['pin']}")


def test_an_event_opens_as_it_was_begun(tmp_path: Path) -> None:
    """A PIN that was asked for is kept, and so is the workshop file to the letter."""
    event = Event.begin(tmp_path, SOURCE, clock=at(BEGUN), pin="1234", name="tuesday")
    opened = Event.named(tmp_path, "tuesday")
    assert opened.info == event.info and opened.info.pin == "1234"
    assert (opened.folder / "workshop.toml").read_bytes() == SOURCE.read_bytes()


def test_names_do_not_collide(tmp_path: Path) -> None:
    """The second event of a day gets -2, the third -3, each with secrets of its own."""
    names = [begin(tmp_path).folder.name for _ in range(3)]
    assert names == [names[0], f"{names[0]}-2", f"{names[0]}-3"]
    infos = [Event.open(tmp_path / name).info for name in names]
    assert [info.id for info in infos] == names
    assert [len(set(drawn)) for drawn in zip(*((i.token, i.salt, i.seed) for i in infos), strict=True)] == [3, 3, 3]


def test_an_event_goes_on_within_a_day_of_its_last_answer(tmp_path: Path) -> None:
    """Until 24 hours after something was saved (before that: after it began) the same event goes on, then no more."""
    event = begin(tmp_path)
    for saved in (BEGUN, BEGUN + timedelta(days=3)):
        for later, expected in ((timedelta(hours=23, minutes=59), event.folder), (timedelta(hours=24), None)):
            found = going_on(tmp_path, SOURCE, clock=at(saved + later))
            assert (found and found.folder) == expected
        save(event, BEGUN + timedelta(days=3))


def test_a_changed_workshop_file_begins_a_new_event(tmp_path: Path) -> None:
    """One byte more is another version: the old event stays as it is, and the kiosk opens a second one."""
    changed = tmp_path / "changed.toml"
    changed.write_bytes(SOURCE.read_bytes() + b"\n")
    old = begin(tmp_path / "data")
    new = Opening(workshop=str(changed), data=tmp_path / "data").open_event(at(BEGUN))
    again = Opening(workshop=str(SOURCE), data=tmp_path / "data").open_event(at(BEGUN))
    assert new.folder.name == f"{old.folder.name}-2"
    assert again.folder == old.folder


def test_the_newest_event_is_the_one_begun_last(tmp_path: Path) -> None:
    """Neither names nor the order of making decide, and what is no event is passed over."""
    for name, days in (("a", 1), ("c", 0), ("b", -1)):
        Event.begin(tmp_path, SOURCE, clock=at(BEGUN + timedelta(days=days)), name=name)
    (tmp_path / "zzz").mkdir()
    assert newest(tmp_path) == tmp_path / "a" and newest(tmp_path / "a") is None
    assert Event.named(tmp_path, None).folder == tmp_path / "a"


@pytest.mark.parametrize("beneath", [(), ("deeper",)], ids=["at", "under"])
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, beneath: tuple[str, ...]) -> None:
    """A file where the folder should be: told with the path and --data, and the file is left alone."""
    file = tmp_path / "data"
    file.write_text("mine")
    with pytest.raises(EventError) as told:
        begin(file.joinpath(*beneath))
    assert str(told.value).startswith(f"{file.joinpath(*beneath)} cannot be written (")
    assert "--data" in str(told.value) and "\n" not in str(told.value)
    assert file.read_text() == "mine"


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_event_is_told_by_name_and_passed_over_else(tmp_path: Path, damage: str) -> None:
    """Opened by its name it is a sentence with the remedy; it does not keep other events from being found."""
    whole = begin(tmp_path)
    damaged = begin(tmp_path, BEGUN + timedelta(hours=1))
    (damaged.folder / "event.json").write_bytes(DAMAGED[damage])
    with pytest.raises(EventError, match=r"event\.json is damaged .*\. Put back the copy of another station"):
        Event.open(damaged.folder)
    assert newest(tmp_path) == whole.folder


def test_an_event_with_no_moment_of_beginning_is_damaged(tmp_path: Path) -> None:
    """A `begun` that is no moment is told in a sentence too, or passed over, but ends nothing."""
    path = begin(tmp_path).folder / "event.json"
    path.write_bytes(path.read_bytes().replace(b"2017-12-14T13:05", b"a Thursday 13:05"))
    with suppress(EventError):
        assert going_on(tmp_path, SOURCE, clock=at(BEGUN)) is None


def test_a_workshop_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there but closed to its reader is a workshop file that cannot be used."""
    closed = tmp_path / "closed.toml"
    closed.touch()
    monkeypatch.setattr(Path, "read_bytes", Mock(side_effect=PermissionError(13, "Permission denied")))
    with pytest.raises(DefinitionError, match=r"closed\.toml cannot be read \(Permission denied\)"):
        Opening(workshop=str(closed), data=tmp_path / "data").open_event(at(BEGUN))
