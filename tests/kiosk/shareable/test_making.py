"""The value that may leave the room: what the page shows, whole, and records; or a sentence why there is none."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from kiosk.bundled import data_folder
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.shareable.making import shareable
from kiosk.station import Station
from kiosk.web.as_data import published
from kiosk.web.shown import Shown
from tests.kiosk.shareable.rooms_to_share import made, room
from tests.kiosk.web import rooms
from tests.kiosk.web.serving import begun, clock
from tests.laptops import seen, ticking

SCHEMA = json.loads((data_folder() / "schema" / "shareable.schema.json").read_bytes())


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event of thirty people that is over."""
    return room(tmp_path)


def test_it_fits_its_schema_and_says_nothing_of_anybodys_own(event: Event) -> None:
    """No identity, moment, laptop, language or order."""
    whole = json.loads(msgspec.json.encode(made(event)))
    jsonschema.validate(whole, SCHEMA)
    assert (whole["format"], whole["class"], whole["interim"]) == ("workshop-kiosk-shareable/1", "shareable", False)
    assert {key for record in whole["records"] for key in record} == {"question", "split", "side", "answers"}
    assert "uuid:" not in json.dumps(whole) and "table-1" not in json.dumps(whole)


def test_its_numbers_are_those_of_the_page(event: Event) -> None:
    """Part by part, side by side; only the texts may be more."""
    fold = Fold(event)
    page = published(event.workshop, Shown(fold).follow(fold.poll()), clock())
    assert [each.parts for each in made(event).results.questions] == [each.parts for each in page.questions]


def test_a_fold_that_has_read_already_makes_the_same(event: Event) -> None:
    """It is read anew, since the steps are those of the journals from their first lines on."""
    fold = Fold(event)
    fold.poll()
    assert shareable(fold, clock) == made(event)


def test_texts_are_complete(tmp_path: Path) -> None:
    """More than there is room for on a phone, each to its end."""
    event = begun(tmp_path / "data")
    people = rooms.arrive(event, 12)
    long = [f"{number} " + "en nog een woord " * 60 + "tot het einde" for number in range(12)]
    for response, text in zip(people, long, strict=True):
        rooms.say(event, response, "strengthen_why", text)
    rooms.release(event, rooms.voices(event))
    first, *_ = made(event).results.questions
    quotes = first.quotes["strengthen_why"]
    assert quotes.more == 0 and sorted(quotes.texts) == sorted(long)


def test_of_a_hidden_question_there_are_no_records(event: Event) -> None:
    """Nor words or numbers, as on the page."""
    rooms.reveal(event, "responsibility", shown=False)
    assert {record.question for record in made(event).records} == {"strengthen", "expectations"}


def test_an_open_event_is_interim_and_its_answers_stand_alone(tmp_path: Path) -> None:
    """What belongs together, several parts or several values, is told after the last step only."""
    value = made(room(tmp_path, closed=False))
    assert value.interim and value.records
    assert all(isinstance(said, str | int) for record in value.records for said in record.answers.values())
    assert all(len(record.answers) == 1 for record in value.records)


def test_where_somebody_changed_since_the_step_was_written_down_there_are_no_records(event: Event) -> None:
    """What they said then is not kept; the part is named, and its numbers stand."""
    fold = Fold(event)
    Shown(fold, keeps=True).follow(fold.poll())
    with Station(event, "table-1", clock=ticking()) as station:
        station.withdraw(next(each for each in seen(event).values() if each.counts))
    value = made(event)
    assert value.records == () and "levers" in value.untold
    assert value.results.questions[0].parts[0].total


def test_too_few_people_are_refused(tmp_path: Path) -> None:
    """With how many there are, and what can be done."""
    event = begun(tmp_path / "data")
    rooms.arrive(event, 4)
    with pytest.raises(EventError, match=r"may be shared: 4 took part, .* at least 5 people\. Export without"):
        made(event)


def test_where_everything_is_hidden_there_is_nothing_to_share(event: Event) -> None:
    """And it says where to show it."""
    for question in event.workshop.questions:
        rooms.reveal(event, question.name, shown=False)
    with pytest.raises(EventError, match=r"All questions are hidden: show the results"):
        made(event)
