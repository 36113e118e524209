"""Three laptops of one workshop, put together by real commands alone: the same result everywhere, and deleting reaches all."""

import re
import shutil
import subprocess
from itertools import permutations
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.event import Event
from tests.journeys.events import export
from tests.laptops import CODE, changed, coded, files_with, laptop, said, saved, seen, spoken_words, ticking, zipped
from tests.terminal import kiosk_command

NAMES = ("a", "b", "c")


def kiosk(*arguments: str | Path) -> str:
    """Run the kiosk's command, which has to succeed, and tell what it says."""
    done = subprocess.run(kiosk_command(*arguments), capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done
    return done.stdout


def merged(data: Path, *brought: Path) -> str:
    """Merge by the command, and tell the words and the number that two people compare."""
    told = kiosk("merge", *brought, "--data", data, "--station", data.name)
    found = re.search(r"^Now \d+ records\. Compare these words on both laptops:\n.*$", told, re.MULTILINE)
    assert found, told
    return found[0]


@pytest.fixture
def laptops(tmp_path: Path) -> list[Event]:
    """Three laptops, each with a kiosk of its own and two participants; the first at b has a code, and changed their mind."""
    time, made = ticking(), []
    for name in NAMES:
        event = laptop(tmp_path / name)
        mine = coded(event, f"{name} one") if name == "b" else said(f"{name} one")
        kept, _ = saved(event, f"table-{name}", mine, said(f"{name} two"), clock=time)
        saved(event, f"table-{name}", changed(kept, f"{name} one, revised"), clock=time)
        made.append(event)
    return made


def forms(event: Event, tmp_path: Path) -> list[Path]:
    """Bring a laptop's answers as a folder, as a zip that somebody mailed, and as a file on a stick."""
    stick = tmp_path / f"stick-{event.folder.parent.name}"
    stick.mkdir()
    for journal in event.journals():
        shutil.copy(journal, stick / f"{journal.stem} (copy).jsonl")
    return [event.folder, zipped(event.folder, tmp_path / f"{event.folder.parent.name}.zip"), stick]


def test_whoever_merges_gets_the_same(laptops: list[Event], tmp_path: Path) -> None:
    """In every order, as folder, zip or copied files, all at once or one by one, and on a laptop that had none of it."""
    ways = [forms(event, tmp_path) for event in laptops]
    told = set()
    for number, order in enumerate(permutations(range(3))):
        data = tmp_path / f"result-{number}"
        first = ways[order[0]][number % 2]
        if number % 3:
            merged(data, first)
            for place, laptop_number in enumerate(order[1:]):
                words = merged(data, ways[laptop_number][(number + place) % 3])
        else:
            words = merged(data, first, *(ways[each][2] for each in order[1:]))
        told.add(words)
        assert merged(data, *(form for way in ways for form in way)) == words
    here = merged(laptops[0].folder.parent, *(way[2] for way in ways[1:]))
    assert told == {here} and here.startswith("Now 6 records.")


def test_deleting_on_one_laptop_reaches_the_others(laptops: list[Event], tmp_path: Path) -> None:
    """Withdrawn where all was merged, by a code of another laptop; merged back, the first copy is gone too."""
    one, two, _ = laptops
    merged(one.folder.parent, *(event.folder for event in laptops[1:]))
    assert len(export(one.folder.parent)["responses"]) == 6
    told = kiosk("withdraw", *CODE.split("-"), "--data", one.folder.parent, "--station", "a")
    assert "They are overwritten in every journal of this folder." in told
    assert files_with(one.folder, "b one") == [] and files_with(two.folder, "b one") == ["table-b.jsonl"]
    words = merged(two.folder.parent, zipped(one.folder, tmp_path / "back.zip"))
    assert files_with(two.folder, "b one") == [] and spoken_words(one) == spoken_words(two)
    assert merged(one.folder.parent, two.folder) == words
    for event in (one, two):
        document = export(event.folder.parent)
        assert document["tallies"]["role"]["base"] == 5
        assert [each["status"] for each in document["responses"]].count("withdrawn") == 1
        assert kiosk("check", event.folder).startswith("No problems found")


def test_what_was_changed_at_another_laptop_is_known_everywhere(laptops: list[Event]) -> None:
    """Somebody goes on at the second laptop with what began at the first; brought back, the first has it too, once."""
    one, two, three = laptops
    merged(two.folder.parent, one.folder)
    (found,) = (each for each in seen(two).values() if each.answers == {"levers_other": "a one, revised"})
    saved(two, "table-b", structs.replace(changed(found, "a one, at b")))
    assert merged(one.folder.parent, two.folder) == merged(two.folder.parent, one.folder)
    words = merged(three.folder.parent, two.folder, one.folder)
    assert merged(one.folder.parent, three.folder) == words
    assert spoken_words(one) == spoken_words(three) and spoken_words(one).count("a one, at b") == 1
    assert len(seen(one)) == 6
