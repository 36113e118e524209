"""What cannot be merged: each is told in one sentence with the remedy, and nothing of what came along is added."""

import os
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kiosk import parcels
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.journal.line import Header, Line, encode
from kiosk.merging import merge
from tests.crash.disks import small_disk
from tests.laptops import clock, everything, laptop, rewritten, said, saved, spoken_words, zipped

Made: TypeAlias = Callable[[Event, Path], Path]


@pytest.fixture
def ours(tmp_path: Path) -> Event:
    """Our laptop, at which somebody has spoken."""
    event = laptop(tmp_path / "ours")
    saved(event, "table-1", said("ours"))
    return event


@pytest.fixture
def theirs(tmp_path: Path) -> Event:
    """Another laptop of the same workshop, at which somebody else has spoken."""
    event = laptop(tmp_path / "theirs")
    saved(event, "table-2", said("theirs"))
    return event


def missing(theirs: Event, tmp_path: Path) -> Path:
    """Name a path where nothing is."""
    return tmp_path / "nowhere"


def empty(theirs: Event, tmp_path: Path) -> Path:
    """Make a folder with nothing in it."""
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


def a_text(theirs: Event, tmp_path: Path) -> Path:
    """Write a letter."""
    (tmp_path / "letter.txt").write_text("Dear facilitator,\n")
    return tmp_path / "letter.txt"


def a_text_named_as_a_journal(theirs: Event, tmp_path: Path) -> Path:
    """Write a letter under the name of a journal."""
    return Path(shutil.copy(a_text(theirs, tmp_path), tmp_path / "letter.jsonl"))


def an_empty_journal(theirs: Event, tmp_path: Path) -> Path:
    """Make a journal without a line."""
    (tmp_path / "table-9.jsonl").touch()
    return tmp_path / "table-9.jsonl"


def a_text_named_as_a_zip(theirs: Event, tmp_path: Path) -> Path:
    """Write a letter under the name of a zip."""
    return Path(shutil.copy(a_text(theirs, tmp_path), tmp_path / "letter.zip"))


def encrypted(theirs: Event, tmp_path: Path) -> Path:
    """Make a zip that asks for a password, as far as its headers say."""
    path = zipped(theirs.folder, tmp_path / "secret.zip")
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 4)
    path.write_bytes(content)
    return path


def a_bomb(theirs: Event, tmp_path: Path) -> Path:
    """Make a zip that says it is far larger than an event."""
    with ZipFile(tmp_path / "bomb.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("thursday/table-9.jsonl", b"0" * 5_000)
    return tmp_path / "bomb.zip"


def a_bomb_that_lies(theirs: Event, tmp_path: Path) -> Path:
    """Make a zip that holds far more than it says."""
    path = a_bomb(theirs, tmp_path)
    path.write_bytes(path.read_bytes().replace(struct.pack("<L", 5_000), struct.pack("<L", 50)))
    return path


def cut_off(theirs: Event, tmp_path: Path) -> Path:
    """Make a zip of which the second half is missing."""
    path = zipped(theirs.folder, tmp_path / "half.zip")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def of_another_format(theirs: Event, tmp_path: Path) -> Path:
    """Make a journal of a later kiosk."""
    header = Header(
        format="workshop-kiosk-journal/2", station="table-9", event=theirs.info.id, workshop=theirs.info.hash
    )
    return written(tmp_path / "later.jsonl", header)


def of_no_station(theirs: Event, tmp_path: Path) -> Path:
    """Make a journal whose station's name would lead out of the folder."""
    header = Header(station="../../elsewhere", event=theirs.info.id, workshop=theirs.info.hash)
    return written(tmp_path / "table-9.jsonl", header)


def written(path: Path, header: Header) -> Path:
    """Write a journal that says no more than whose it is."""
    path.write_bytes(encode(Line(seq=0, time="2017-12-14T13:05:00.000Z", prev="00000000", header=header))[0])
    return path


def without_its_first_line(theirs: Event, tmp_path: Path) -> Path:
    """Damage the first line of a journal that comes without its folder."""
    path = Path(shutil.copy(theirs.folder / "table-2.jsonl", tmp_path))
    path.write_bytes(path.read_bytes().replace(b"workshop-kiosk-journal", b"workshop-quiosk-journal", 1))
    return path


def a_loop(theirs: Event, tmp_path: Path) -> Path:
    """Make a link that leads to itself."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    return tmp_path / "loop"


def a_pipe(theirs: Event, tmp_path: Path) -> Path:
    """Make a pipe, from which nothing would ever come."""
    os.mkfifo(tmp_path / "pipe.jsonl")
    return tmp_path / "pipe.jsonl"


def too_long(theirs: Event, tmp_path: Path) -> Path:
    """Name a path that no file can have."""
    return tmp_path / ("n" * 300)


def of_another_version(theirs: Event, tmp_path: Path) -> Path:
    """Make an event of a workshop file of which one word was changed."""
    source = tmp_path / "changed.toml"
    source.write_bytes((theirs.folder / "workshop.toml").read_bytes().replace(b"2017121401", b"2017121402"))
    other = laptop(tmp_path / "other", source=source)
    saved(other, "table-9", said("of another version"))
    return other.folder


def of_another_event(theirs: Event, tmp_path: Path) -> Path:
    """Make another event of the same workshop."""
    other = laptop(tmp_path / "other", name="friday")
    saved(other, "table-9", said("of another event"))
    return other.folder


def with_a_damaged_event(theirs: Event, tmp_path: Path) -> Path:
    """Damage the event.json that comes along."""
    folder = Path(shutil.copytree(theirs.folder, tmp_path / "damaged"))
    (folder / "event.json").write_bytes(b'{"id":')
    return folder


REFUSED: dict[Made, str] = {
    missing: r"nowhere cannot be read \(No such file or directory\)\. Copy it from its laptop once more",
    empty: r"empty holds no journal \(a file STATION\.jsonl\)\. Give an event's folder, or a zip of it",
    a_text: r"letter\.txt holds no journal",
    a_text_named_as_a_journal: r"letter\.jsonl is no journal of a kiosk\. Leave it out",
    an_empty_journal: r"table-9\.jsonl is no journal of a kiosk\. Leave it out",
    a_text_named_as_a_zip: r"letter\.zip cannot be read \(File is not a zip file\)\. Copy it",
    encrypted: r"secret\.zip cannot be read \(.* is encrypted, .*\)\. Copy it",
    a_bomb_that_lies: r"bomb\.zip cannot be read",
    cut_off: r"half\.zip cannot be read \(File is not a zip file\)\. Copy it",
    of_another_format: r"later\.jsonl has the format workshop-kiosk-journal/2; .* Update the kiosk",
    of_no_station: r"table-9\.jsonl is of a station “\.\./\.\./elsewhere”, .* Leave it out",
    without_its_first_line: r"table-2\.jsonl is no journal of a kiosk\. Leave it out",
    a_loop: r"loop cannot be read \(.*symbolic links\)\. Copy it",
    a_pipe: r"pipe\.jsonl is a device or a pipe\. Give journals",
    too_long: r"nnn cannot be read \(File name too long\)\. Copy it",
    of_another_version: r"table-\d\.jsonl is of another workshop, or another version of it\. Nothing was added.*--anyway",
    of_another_event: r"table-\d\.jsonl is of the event \w+, and this is \w+\. Nothing was added.*--anyway",
    with_a_damaged_event: r"damaged: its event\.json is damaged \(.*\)\. Copy it",
}


@pytest.mark.parametrize("made", REFUSED, ids=lambda made: made.__name__)
def test_what_cannot_be_used_is_a_sentence_and_nothing_is_added(
    ours: Event, theirs: Event, tmp_path: Path, made: Made
) -> None:
    """Neither of it nor of what was good beside it, before or behind; nor into a folder that has no event yet."""
    bad = made(theirs, tmp_path)
    before = everything(ours.folder.parent)
    for data in (ours.folder.parent, tmp_path / "new"):
        for paths in ([theirs.folder, bad], [bad, theirs.folder]):
            with pytest.raises(EventError, match=f"{REFUSED[made]}.*[.]$") as told:
                merge(data, None, paths, "desk", clock=clock)
            assert "\n" not in str(told.value)
    assert everything(ours.folder.parent) == before and not (tmp_path / "new").exists()


def test_a_zip_too_large_is_not_unpacked(ours: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it says of itself is enough to refuse it."""
    monkeypatch.setattr(parcels, "LARGEST", 4_000)
    before = everything(ours.folder.parent)
    with pytest.raises(EventError, match=r"bomb\.zip unpacks to more than .* which no event does\."):
        merge(ours.folder.parent, None, [a_bomb(ours, tmp_path)], "desk", clock=clock)
    assert everything(ours.folder.parent) == before


def test_a_zip_damaged_anywhere_is_told_or_read(ours: Event, theirs: Event, tmp_path: Path) -> None:
    """Whatever byte of it was changed, there is a sentence or a merge, and nothing else."""
    path, chance = tmp_path / "theirs.zip", Random(1)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in ("event.json", "workshop.toml", "table-2.jsonl"):
            archive.write(theirs.folder / name, name)
    whole, told = path.read_bytes(), 0
    for _ in range(300):
        content = bytearray(whole)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        try:
            parcels.unpack([path])
        except EventError:
            told += 1
    assert told > 100 and spoken_words(ours) == ["ours"]


def test_names_in_a_zip_lead_nowhere(ours: Event, theirs: Event, tmp_path: Path) -> None:
    """A journal is put where its station's name says, whatever path the zip has for it."""
    path = tmp_path / "climbing.zip"
    with ZipFile(path, "w") as archive:
        archive.write(theirs.folder / "table-2.jsonl", "../../../climbing.jsonl")
    merge(ours.folder.parent, None, [path], "desk", clock=clock)
    assert [each.name for each in ours.journals()] == ["table-1.jsonl", "table-2.jsonl"]
    assert list(tmp_path.parent.rglob("climbing.jsonl")) == []


def test_a_link_that_leads_round_in_a_folder_is_passed_by(ours: Event, theirs: Event, tmp_path: Path) -> None:
    """The journals beside it are read, once each."""
    (theirs.folder / "round").symlink_to(theirs.folder)
    (theirs.folder / "loop.jsonl").symlink_to(theirs.folder / "loop.jsonl")
    told = merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert len(told.arrivals) == 1 and spoken_words(ours) == ["ours", "theirs"]


def test_of_a_damaged_journal_what_is_whole_is_added(ours: Event, theirs: Event) -> None:
    """A line in the middle and a torn end cost what they said and nothing else; the certificate tells both."""
    saved(theirs, "table-2", said("second"), said("third"), said("torn"))
    path = theirs.folder / "table-2.jsonl"
    rewritten(path, lambda lines: [*lines[:2], lines[2].replace(b"second", b"sekond"), *lines[3:-1], lines[-1][:-30]])
    told = merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert spoken_words(ours) == ["ours", "theirs", "third"]
    assert [problem.split(":")[0] for problem in told.arrivals[0].problems] == ["line 3", "line 5"]
    saved(ours, "table-2", said("later"))
    assert spoken_words(ours) == ["later", "ours", "theirs", "third"]


@pytest.mark.parametrize("made", [of_another_version, of_another_event], ids=lambda made: made.__name__)
def test_another_workshop_comes_in_only_when_asked(ours: Event, theirs: Event, tmp_path: Path, made: Made) -> None:
    """With --anyway it is counted here, and once, however often it is brought."""
    brought = made(theirs, tmp_path)
    told = [merge(ours.folder.parent, None, [brought], "desk", anyway=True, clock=clock) for _ in range(2)]
    assert [each.records for each in told] == [2, 2] and told[0].spoken == told[1].spoken
    assert len(ours.journals()) == 2


def test_an_event_that_nobody_knows_is_told(ours: Event, theirs: Event, tmp_path: Path) -> None:
    """A journal without its folder, of an event that is not here, and an event named that neither has."""
    journal = of_another_event(theirs, tmp_path) / "table-9.jsonl"
    with pytest.raises(EventError, match=r"of the event friday, which is not here\..*--anyway\. .*--event\."):
        merge(ours.folder.parent, None, [journal], "desk", clock=clock)
    with pytest.raises(EventError, match=r"The event friday is not here\. Bring the whole event folder"):
        merge(tmp_path / "new", None, [journal], "desk", clock=clock)
    with pytest.raises(EventError, match=r"There is no event “monday” in .* Nothing was added\."):
        merge(ours.folder.parent, "monday", [theirs.folder], "desk", clock=clock)
    assert not (tmp_path / "new").exists()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk with our event on it, or a reason why there is none."""
    try:
        with small_disk(tmp_path / "disk") as folder:
            saved(laptop(folder / "ours"), "table-1", said("ours"))
            yield folder
    except PermissionError as error:
        pytest.skip(str(error))


def test_a_full_disk_takes_nothing_and_says_so(disk: Path, theirs: Event) -> None:
    """It says how much is missing; once there is room, the same command does it."""
    event, ballast = Event.open(disk / "ours" / "thursday"), disk / "ballast"
    saved(theirs, "table-3", *(said("x" * 5000) for _ in range(30)))
    ballast.write_bytes(bytes(350_000))
    before = everything(event.folder)
    with pytest.raises(EventError, match=r"has no room for 0\.2 MB\. Nothing was added\. Make room, and start again\."):
        merge(disk / "ours", None, [theirs.folder], "desk", clock=clock)
    ballast.unlink()
    assert everything(event.folder) == before
    merge(disk / "ours", None, [theirs.folder], "desk", clock=clock)
    assert len(spoken_words(event)) == 32


def test_a_disk_that_may_not_be_written_is_a_sentence(disk: Path, theirs: Event) -> None:
    """An event on it, and a folder in which there is none yet."""
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    for data in (disk / "ours", disk / "new"):
        with pytest.raises(EventError, match=r"cannot be written \(Read-only file system\)\. .*--data"):
            merge(data, None, [theirs.folder], "desk", clock=clock)
