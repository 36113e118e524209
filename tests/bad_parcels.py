"""Parcels that cannot be merged, each made in one way, and what is told of it."""

import os
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZipFile

from kiosk.event import Event
from kiosk.journal.line import Line, encode
from kiosk.model.header import Header
from tests.laptops import laptop, said, saved, zipped

Made: TypeAlias = Callable[[Event, Path], Path]
"""Makes one of an event, in a folder."""


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
    missing: r"There is no .*nowhere\. Look at the name again; nothing was added",
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
    without_its_first_line: r"table-2\.jsonl: its first line is damaged\. Bring its whole folder, whose event\.json",
    a_loop: r"loop cannot be read \(.*symbolic links\)\. Copy it",
    a_pipe: r"pipe\.jsonl is a device or a pipe\. Give journals",
    too_long: r"nnn cannot be read \(File name too long\)\. Copy it",
    of_another_version: r"table-\d\.jsonl is of another workshop, or another version of it\. Nothing was added.*--anyway",
    of_another_event: r"table-\d\.jsonl is of the event \w+, and this is \w+\. Nothing was added.*--anyway",
    with_a_damaged_event: r"damaged: its event\.json is damaged \(.*\)\. Copy it",
}
