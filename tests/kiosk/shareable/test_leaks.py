"""The last look at finished files: the honest ones pass, and one with a single leak in it does not."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from kiosk.event import Event
from kiosk.journal.tail import Tail
from kiosk.locale import Words
from kiosk.model.response import Response
from kiosk.model.shareable import Shareable
from kiosk.station import Station
from kiosk.times import moment
from tests.kiosk.shareable.rooms_to_share import (
    HELD,
    REHEARSED,
    TAKEN_BACK,
    as_lines,
    book,
    files,
    made,
    records_of,
    room,
    searched,
    skipping,
    somebody,
)
from tests.kiosk.web import rooms
from tests.laptops import seen, ticking

ENDINGS = ("a.json", "a.jsonl", "a.csv", "a.html", "a.md", "a.xlsx")


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Event:
    """An event that is over; no test here changes it."""
    return room(tmp_path_factory.mktemp("room"))


@pytest.fixture(scope="module")
def value(event: Event) -> Shareable:
    """What may leave of it."""
    return made(event)


def written(name: str, text: str) -> dict[str, bytes]:
    """Put one text into a file, as its format writes it."""
    if name.endswith("xlsx"):
        return {name: book(f"<si><t>{text}</t></si>")}
    if name.endswith("csv"):
        return {name: f'what\n"{text}"\n'.encode()}
    return {name: json.dumps({"what": text}).encode() if "json" in name else f"<p>{text}</p>".encode()}


def refused(event: Event, value: Shareable, found: dict[str, bytes]) -> str:
    """Search files, and tell the reasons."""
    return "\n".join(searched(event, value, found).refused)


@pytest.mark.parametrize("closed", [True, False])
def test_honest_files_pass(tmp_path: Path, closed: bool) -> None:
    """Of an event that is over, and of one that is not; in every format."""
    event = room(tmp_path, closed=closed)
    value = made(event)
    assert searched(event, value, files(value)).refused == ()


@pytest.mark.parametrize("people", [5, 8, 16, 60])
def test_honest_files_of_rooms_of_other_sizes_pass(tmp_path: Path, people: int) -> None:
    """Small ones, and ones in which sides are told."""
    event = room(tmp_path, people)
    value = made(event)
    assert searched(event, value, files(value)).refused == ()


@pytest.mark.parametrize("people", [15, 30, 60])
def test_honest_files_that_tell_sides_pass(tmp_path: Path, people: int) -> None:
    """And where one record of a side is said to be of none, its class is no published table any more."""
    event = skipping(tmp_path, people)
    value = made(event)
    records: Any = records_of(files(value))
    told = next(record for record in records if record["side"])
    assert searched(event, value, files(value)).refused == ()
    told |= {"split": None, "side": None}
    assert "do not count up to a published table" in refused(event, value, as_lines(records))


@pytest.mark.parametrize("text", ["Kijk op tafel 1, of table 1.", "De kiosk deed het goed.", "Om 13:05 begon het."])
def test_ordinary_words_are_no_identity_and_no_moment(event: Event, value: Shareable, text: str) -> None:
    """Though a laptop is called nearly so, and somebody answered in that minute."""
    assert refused(event, value, written("a.md", text)) == ""


SECRETS: dict[str, Callable[[Event], str]] = {
    "the identity of a response": lambda event: somebody(event).instanceID,
    "the identity of whoever wrote a journal": lambda event: somebody(event).writer,
    "the name of a laptop": lambda event: somebody(event).deviceid,
    "the hash of a code": lambda event: str(somebody(event).code),
    "the event's salt": lambda event: event.info.salt,
    "the address of the event's own page": lambda event: f"http://192.168.1.2:8000/{event.info.token}",
    "the staff's PIN": lambda event: event.info.pin,
}


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("what", SECRETS)
def test_an_identity_or_secret_is_found(event: Event, value: Shareable, what: str, name: str) -> None:
    """In whatever format."""
    assert f"holds {what}" in refused(event, value, written(name, f"x {SECRETS[what](event)} y"))


SPELLINGS: dict[str, Callable[[Response], str]] = {
    "as it is kept": lambda one: one.start,
    "in a spreadsheet": lambda one: f"{moment(one.start):%Y-%m-%d %H:%M:%S}",
    "to the minute": lambda one: f"{moment(one.time):%Y-%m-%d %H:%M}",
    "the day first": lambda one: f"{moment(one.time):%d-%m-%Y %H:%M:%S}",
    "by its clock": lambda one: f"{moment(one.time):%H:%M:%S}",
    "in seconds": lambda one: str(int(moment(one.time).timestamp())),
    "in milliseconds": lambda one: str(int(moment(one.time).timestamp() * 1000)),
    "in days": lambda one: str(25569 + moment(one.time).timestamp() / 86400),
    "elsewhere": lambda one: f"{moment(one.time) + timedelta(hours=1):%Y-%m-%dT%H:%M:%S}+01:00",
}


@pytest.mark.parametrize("how", SPELLINGS)
def test_a_moment_is_found_however_it_is_written(event: Event, value: Shareable, how: str) -> None:
    """Whoever saw who sat there then knows whose the answers are."""
    one = structs.replace(somebody(event), start=somebody(event).time)
    told = written("a.md", f"({SPELLINGS[how](one)})")
    made_elsewhen = structs.replace(value, results=structs.replace(value.results, made="2018-01-01T00:00:00.000Z"))
    assert "holds a moment at which somebody answered" in refused(event, made_elsewhen, told)


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("words", [HELD, REHEARSED, HELD[14:50], HELD.upper()])
def test_words_that_may_not_leave_are_found(event: Event, value: Shareable, words: str, name: str) -> None:
    """Whole or in part, of a person or a rehearsal, in small letters or large."""
    assert "holds words that may not leave the room" in refused(event, value, written(name, f"Iemand: {words}"))


def test_minutes_of_the_desk_are_found(event: Event, value: Shareable) -> None:
    """They stay in the room."""
    assert "Om drie uur was de koffie" in refused(event, value, written("a.md", "Om drie uur was de koffie op."))


def test_words_that_were_taken_back_are_found(tmp_path: Path) -> None:
    """As long as they stand in a journal yet, since their owner has not been there."""
    event = room(tmp_path)
    one = rooms.say(event, next(each for each in seen(event).values() if each.counts), "strengthen_why", TAKEN_BACK)
    with Station(event, "table-1", clock=ticking()) as owner, Station(event, "table-2", clock=ticking()) as other:
        other.withdraw(one)
        assert any(TAKEN_BACK.encode() in path.read_bytes() for path in event.journals())
        assert Tail(event.journals()[0]) and owner
        assert "words that may not leave" in refused(event, made(event), written("a.md", TAKEN_BACK))


def test_words_of_a_hidden_question_are_found(tmp_path: Path) -> None:
    """Though they were released once."""
    event = room(tmp_path)
    before = files(made(event))
    rooms.reveal(event, "strengthen", shown=False)
    assert "words that may not leave" in refused(event, made(event), {"report.md": before["report.md"]})


def test_what_a_zip_says_beside_its_files_is_read(event: Event, value: Shareable) -> None:
    """Its comment, and the names and times of its members."""
    found = {"book.xlsx": book("<t>niets</t>", comment=somebody(event).instanceID.encode())}
    assert "book.xlsx holds the identity of a response" in refused(event, value, found)


Records = list[dict[str, Any]]


def of(records: Records, part: str) -> Records:
    """Choose the records with a part."""
    return [record for record in records if part in record["answers"]]


def _intake(records: Records) -> None:
    records[0]["intake"] = {"role": "teacher"}


def _language(records: Records) -> None:
    for record in records:
        record["language"] = "nl"


def _arrival(records: Records) -> None:
    records[:] = records[::-1]


def _skipped(records: Records) -> None:
    del of(records, "responsible")[0]["answers"]["equipped"]


def _fresher(records: Records) -> None:
    records.append(dict(records[-1]))


def _small(records: Records) -> None:
    for record in of(records, "chances")[:2]:
        record |= {"split": "group", "side": "1"}


def _alike(records: Records) -> None:
    chosen = of(records, "chances")
    for record in chosen[:10]:
        record["answers"]["chances"] = chosen[0]["answers"]["chances"]
        record |= {"split": "group", "side": "1"}


@pytest.mark.parametrize(
    ("leak", "why"),
    [
        (_intake, "tells in a record what was asked at the door: role"),
        (_language, "tells in a record what is no answer: language"),
        (_arrival, "are not sorted by what they say"),
        (_skipped, "whoever skipped one can be told"),
        (_fresher, "the records count 32 people, the total 31; subtracting leaves 1"),
        (_small, "only 2 records are of 1, fewer than 5"),
        (_alike, "all records of 1 say the same"),
        (_small, "a combination of answers stands only once in 1"),
        (_alike, "do not count up to a published table"),
    ],
)
def test_records_that_single_somebody_out_are_found(
    event: Event, value: Shareable, leak: Callable[[Records], None], why: str
) -> None:
    """Each for its own reason."""
    records: Any = records_of(files(value))
    leak(records)
    assert why in refused(event, value, as_lines(records))


def test_records_of_a_table_are_read_too(event: Event, value: Shareable) -> None:
    """As rows of a CSV file, with a comma or a semicolon."""
    rows = files(value)["records.csv"].decode().splitlines()
    turned = "\r\n".join((rows[0], *rows[:0:-1]))
    for text in (turned, turned.replace(",", ";")):
        assert "are not sorted by what they say" in refused(event, value, {"records.csv": text.encode()})


def test_a_table_that_is_not_the_published_one_is_found(event: Event, value: Shareable) -> None:
    """It can be taken from the published one; and a population that is too small is found for itself."""
    whole = json.loads(files(value)["all.json"])
    part = whole["results"]["questions"][0]["parts"][0]
    part["total"]["base"] += 1
    part["by"]["role"] = {"school": {"base": 2, "counts": {}}}
    found = refused(event, value, {"all.json": json.dumps(whole).encode()})
    assert "subtracting one from the other leaves 1 people" in found and "about 2 people, fewer than 5" in found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Vraag het aan Fatima van de administratie.", "a name: Fatima"),
        ("Ask our Bartholomew about that.", "a name: Bartholomew"),
        ("Mail naar iemand@school.nl", "an address: @"),
        ("Bel 06 12345678 gerust.", "a telephone number: 06 12345678"),
        ("In groep 2 dacht men anders.", "a group or table: groep 2"),
        ("Dat zei J.K. ook al.", "initials: J.K."),
    ],
)
def test_a_text_in_which_somebody_may_be_named_is_to_be_read_once_more(tmp_path: Path, text: str, why: str) -> None:
    """It is no reason to refuse the files: only a person can tell."""
    event = room(tmp_path)
    silent = next(each for each in seen(event).values() if each.counts and "strengthen_why" not in each.answers)
    rooms.say(event, silent, "strengthen_why", text)
    rooms.release(event, [voice for voice in rooms.voices(event) if voice.text == text])
    found = searched(event, (value := made(event)), files(value))
    assert found.refused == ()
    assert any(text in told and why in told for told in (each.told(Words("en")) for each in found.look))


def test_ordinary_words_are_not_to_be_read_once_more(event: Event, value: Shareable) -> None:
    """Else nobody would read those that are."""
    assert searched(event, value, {}).look == ()
