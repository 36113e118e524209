"""On a real file system: what was withdrawn or purged is on none of its blocks, and what others said is, until it is purged."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.event import Event
from tests.laptops import CODE, changed, coded, laptop, said, saved, seen
from tests.terminal import kiosk_command

MEGABYTES = 32
MINE, OTHERS = "mine-5b1f0c7e-", "others-90d2ab44-"
FILL = "words that fill a block. " * 300


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    """Mount an image until the end, when everything is on it."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", "-o", "loop", image, folder], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no image can be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        os.sync()
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """An empty ext4 file system in a file, or a reason why there is none."""
    if shutil.which("mkfs.ext4") is None or not hasattr(os, "geteuid") or os.geteuid():
        pytest.skip("making and mounting a file system takes mkfs.ext4 and root")
    image = tmp_path / "disk.img"
    image.write_bytes(b"")
    os.truncate(image, MEGABYTES << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    return image


def on_blocks(image: Path, words: str) -> int:
    """Count how often words stand on the blocks of an image, whatever file they are in, or were."""
    return image.read_bytes().count(words.encode())


def kiosk(*arguments: str | Path) -> None:
    """Run the kiosk's command, which has to succeed."""
    done = subprocess.run(kiosk_command(*arguments), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def spoken(data: Path) -> Event:
    """Let somebody with a code, and somebody else, speak and change their minds at two stations."""
    event = laptop(data)
    mine, others = saved(event, "table-1", coded(event, f"{MINE}first {FILL}"), said(f"{OTHERS}first {FILL}"))
    for number in range(5):
        revised = changed(mine, f"{MINE}{number} {FILL}"), changed(others, f"{OTHERS}{number} {FILL}")
        mine, others = saved(event, "table-1", *revised)
    saved(event, "table-2", changed(mine, f"{MINE}last {FILL}"), said(f"{OTHERS}too {FILL}"))
    return event


def test_words_that_were_withdrawn_are_on_no_block(image: Path, tmp_path: Path) -> None:
    """Of all revisions in both journals, by the real command; what somebody else said is there still."""
    with mounted(image, tmp_path / "disk") as folder:
        spoken(folder / "data")
    assert on_blocks(image, MINE) >= 7 and on_blocks(image, OTHERS) >= 7
    with mounted(image, tmp_path / "disk") as folder:
        kiosk("withdraw", CODE, "--data", folder / "data", "--station", "laptop")
    assert on_blocks(image, MINE) == 0 and on_blocks(image, OTHERS) > 0


def test_words_of_a_torn_line_are_on_no_block_either(image: Path, tmp_path: Path) -> None:
    """What a loss of power left half-written, and the next start cut off and put aside, goes with the rest."""
    with mounted(image, tmp_path / "disk") as folder:
        event = spoken(folder / "data")
        journal = event.folder / "table-1.jsonl"
        (mine,) = (each for each in seen(event).values() if each.code)
        saved(event, "table-1", structs.replace(mine, answers={"levers_other": f"{MINE}torn {FILL * 3}"}))
        os.truncate(journal, journal.stat().st_size - 20)
    with mounted(image, tmp_path / "disk") as folder:
        saved(Event.named(folder / "data", None), "table-1")
    with mounted(image, tmp_path / "disk") as folder:
        kiosk("withdraw", CODE, "--data", folder / "data", "--station", "laptop")
    assert on_blocks(image, MINE) == 0 and on_blocks(image, OTHERS) > 0


def test_words_that_a_merge_withdraws_are_on_no_block(image: Path, tmp_path: Path) -> None:
    """A tombstone that comes from another laptop does here what it did there."""
    with mounted(image, tmp_path / "disk") as folder:
        event = spoken(folder / "data")
        kiosk("merge", event.folder, "--data", tmp_path / "elsewhere", "--station", "elsewhere")
    kiosk("withdraw", CODE, "--data", tmp_path / "elsewhere", "--station", "elsewhere")
    with mounted(image, tmp_path / "disk") as folder:
        kiosk("merge", tmp_path / "elsewhere" / "thursday", "--data", folder / "data", "--station", "laptop")
    assert on_blocks(image, MINE) == 0 and on_blocks(image, OTHERS) > 0


def test_a_purged_event_is_on_no_block(image: Path, tmp_path: Path) -> None:
    """Nobody's words, by the real command; another event's are there still."""
    with mounted(image, tmp_path / "disk") as folder:
        spoken(folder / "data")
        saved(laptop(folder / "data", name="friday"), "table-1", said(f"of friday {FILL}"))
    assert on_blocks(image, OTHERS) > 0
    with mounted(image, tmp_path / "disk") as folder:
        kiosk("purge", "thursday", "--yes", "--data", folder / "data")
    assert on_blocks(image, MINE) == on_blocks(image, OTHERS) == 0 and on_blocks(image, "of friday") > 0
