"""A room with people, a rehearsal and words of every kind, and the files that are made of it, honestly."""

import csv
import io
import json
import zipfile
from html import escape
from pathlib import Path

import msgspec
from msgspec import structs

from kiosk.codes import hash_code
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Response
from kiosk.model.shareable import Shareable
from kiosk.shareable.leaks import Leaks, leaks
from kiosk.shareable.making import shareable
from kiosk.shareable.records import as_text
from kiosk.station import Station
from tests.kiosk.web import rooms
from tests.kiosk.web.serving import begun, clock
from tests.laptops import seen, ticking

SKIPPED = ("responsible", "equipped", "supply", "money", "grants")
HELD = "Mijn teamleider luistert niet naar wat wij in het team zeggen."
REHEARSED = "Dit is een proef met woorden die niemand ooit gezegd heeft."
TAKEN_BACK = "Ik denk er over om over een jaar met dit werk op te houden."


def room(tmp_path: Path, people: int = 30, *, closed: bool = True) -> Event:
    """Make an event with everything that may leave, and much that may not."""
    event = begun(tmp_path / "data")
    one, *_ = rooms.arrive(event, people)
    rooms.talk(event)
    with Station(event, "table-9", clock=ticking()) as station:
        station.save(stranger(one, "uuid:00000000-0000-4000-8000-000000000001", REHEARSED, test=True))
        other = stranger(one, "uuid:00000000-0000-4000-8000-000000000002", HELD)
        station.save(structs.replace(other, code=hash_code("appel-molen-42", event.info.salt)))
    if closed:
        rooms.close(event)
    return event


def skipping(tmp_path: Path, people: int) -> Event:
    """Make an event that is over, in which each part of a question was skipped by somebody else, so that sides are told."""
    event, clock = begun(tmp_path / "data"), ticking()
    with Station(event, "table-1", clock=clock) as station:
        for number in range(people):
            one = rooms.person(station, number, clock)
            skipped = SKIPPED[number] if number < len(SKIPPED) else None
            answers = {name: said for name, said in one.answers.items() if name != skipped}
            station.save(structs.replace(one, answers=answers))
    rooms.close(event)
    return event


def stranger(like: Response, identity: str, words: str, *, test: bool = False) -> Response:
    """Make somebody who says what another says, but in words of their own, that may not be quoted."""
    return structs.replace(
        like,
        instanceID=identity,
        revision=0,
        answers={**like.answers, "strengthen_why": words, "asked": ""},
        quotable=(),
        test=test,
    )


def made(event: Event) -> Shareable:
    """Make the value."""
    return shareable(Fold(event), clock)


def files(value: Shareable) -> dict[str, bytes]:
    """Write the value in every kind of file that is looked into."""
    whole = msgspec.json.encode(value)
    lines = b"\n".join(msgspec.json.encode(each) for each in value.records)
    texts = sorted(
        text for question in value.results.questions for each in question.quotes.values() for text in each.texts
    )
    page = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return {
        "all.json": whole,
        "records.jsonl": lines,
        "records.csv": table(value),
        "page.html": page.encode(),
        "report.md": "\n\n".join(texts).encode(),
        "book.xlsx": book(page),
    }


def table(value: Shareable) -> bytes:
    """Write the records as rows: a column for each part."""
    parts = list(dict.fromkeys(name for record in value.records for name in record.answers))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["question", "split", "side", *parts])
    for record in value.records:
        cells = [as_text(record.answers[name]) if name in record.answers else "" for name in parts]
        writer.writerow([record.question, record.split, record.side, *cells])
    return out.getvalue().encode()


def book(inside: str, comment: bytes = b"") -> bytes:
    """Zip a sheet as a workbook does."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("xl/sharedStrings.xml", (1980, 1, 1, 0, 0, 0)), f"<sst>{inside}</sst>")
        archive.comment = comment
    return out.getvalue()


def searched(event: Event, value: Shareable, found: dict[str, bytes]) -> Leaks:
    """Search files."""
    return leaks(Fold(event), value, found)


def somebody(event: Event) -> Response:
    """Give the response of whoever came with a code."""
    return next(each for each in seen(event).values() if each.code)


def records_of(found: dict[str, bytes]) -> list[dict[str, object]]:
    """Read the records in the file of lines."""
    return [json.loads(line) for line in found["records.jsonl"].splitlines()]


def as_lines(records: list[dict[str, object]]) -> dict[str, bytes]:
    """Write records as lines."""
    return {"records.jsonl": "\n".join(map(json.dumps, records)).encode()}
