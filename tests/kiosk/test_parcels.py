"""What cannot be merged: each is told in one sentence with the remedy, and nothing of what came along is added."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kiosk import parcels
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.merging import merge
from tests.bad_parcels import REFUSED, Made, a_bomb, of_another_event, of_another_version
from tests.crash.disks import small_disk
from tests.laptops import clock, everything, laptop, rewritten, said, saved, spoken_words


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
    with pytest.raises(EventError, match=r"of the event friday, which is not here\..*--anyway\. .*--event friday"):
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
