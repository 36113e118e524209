"""Rehearsing: many people who do not exist walk the real interview, and nothing that anybody sees counts them."""

import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from kiosk import definition
from kiosk.answers import accepted
from kiosk.duration import total_minutes
from kiosk.event import Event
from kiosk.export.contents import Contents
from kiosk.export.gather import gather
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.model.response import Level, Response, Status
from kiosk.model.workshop import Note, SelectMultiple
from kiosk.naming import INFO
from kiosk.opening import Opening
from kiosk.reception import Reception
from kiosk.rehearsal import rehearse
from kiosk.station import Station
from kiosk.tally import Tallies
from kiosk.web.pages import Pages

NOW = datetime(2017, 12, 14, 13, 5, 7, 123000, UTC)
WORKSHOP = """
name = "narrow"
version = "1"
languages = ["en"]
title = { en = "Narrow" }

[[questions]]
name = "only"
label = { en = "Only?" }

    [[questions.parts]]
    name = "part"
    label = { en = "Part?" }
    required = true
    %s
"""
CHOICES = 'choices = [{ name = "a", label = { en = "a" } }, { name = "b", label = { en = "b" } }]'
NARROW = {
    "one word": 'type = "text"\n    max_length = 12',
    "below zero": 'type = "integer"\n    max = -3',
    "one number": 'type = "integer"\n    min = 7\n    max = 7',
    "exactly two": f'type = "select_multiple"\n    min = 2\n    max = 2\n    {CHOICES}',
    "broken steps": 'type = "range"\n    min = -0.2\n    max = 0.1\n    step = 0.1',
}
"""Parts that leave little room to answer in."""


def clock() -> datetime:
    """Tell the same moment always."""
    return NOW


def begun(data: Path, source: str = "leven-lang-leren") -> Event:
    """Begin an event whose number-off always goes the same way."""
    event = Event.begin(data, definition.find(source), clock=clock)
    (event.folder / INFO).write_bytes(msgspec.json.encode(structs.replace(event.info, seed=1)))
    return Event.open(event.folder)


def rehearsed(event: Event, number: int, seed: int = 1) -> list[str]:
    """Rehearse an event, and tell what that says."""
    opening = Opening(data=event.folder.parent, event=event.folder.name, station="table-1")
    return list(rehearse(opening, number, seed, clock=clock))


def people(event: Event) -> list[Response]:
    """Read who is in an event."""
    fold = Fold(event)
    fold.poll()
    return list(fold.responses.values())


def is_sound(event: Event, response: Response) -> bool:
    """Tell whether every part has an answer that it can have, or a reason, and what is required an answer."""
    for part in event.workshop.parts():
        if isinstance(part, Note):
            continue
        value = response.intake.get(part.name, response.answers.get(part.name))
        if value is None and (part.required or part.name not in response.missing):
            return False
        if value is not None and accepted(part, value) != value:
            return False
        if isinstance(part, SelectMultiple) and value is not None and len(value) < (part.min or 0):  # type: ignore[arg-type]
            return False
    return True


@pytest.mark.parametrize("source", ["leven-lang-leren", "retrospective"])
def test_synthetic_participants_are_complete_valid_and_marked(tmp_path: Path, source: str) -> None:
    """Each has walked to the end, said what a person could have said, and is a test for ever, in groups of even size."""
    event = begun(tmp_path, source)
    rehearsed(event, 50)
    found = people(event)
    assert len(found) == 50
    assert all(each.test and each.level is Level.PARTICIPANT and each.code is None for each in found)
    assert {each.status for each in found} == {Status.COMPLETE} and {each.end is not None for each in found} == {True}
    assert [each.instanceID for each in found if not is_sound(event, each)] == []
    sizes = Counter(each.group for each in found)
    assert set(sizes) == set(range(1, event.workshop.groups + 1)) and max(sizes.values()) - min(sizes.values()) <= 1
    assert {each.language for each in found} == set(event.workshop.languages)
    assert all(sorted(each.question_order) == sorted(q.name for q in event.workshop.questions) for each in found)


def test_nothing_that_anybody_sees_counts_them(tmp_path: Path) -> None:
    """Not the tallies, not what is published, not the page, not the number of those who went before."""
    event = begun(tmp_path)
    empty = Pages(event)
    empty.follow()
    rehearsed(event, 40)
    tallies, pages = Tallies(event.workshop), Pages(event)
    for each in people(event):
        tallies.apply(None, each)
    pages.follow()
    assert (tallies.participants, tallies.under_way) == (0, 0)
    assert all(tally.base == 0 for tally in gather(Contents(Fold(event), clock=clock)).tallies.values())
    assert [pages.page(language) for language in ("nl", "en")] == [empty.page(language) for language in ("nl", "en")]
    with Station(event, "table-1", clock=clock) as station:
        reception = Reception(event, station, clock=clock)
        reception.follow()
        assert not reception.consented() and reception.went_before() == 0
        assert reception.standings.of(people(event)[0], Words("nl")) == []


def test_the_same_seed_makes_the_same_participants(tmp_path: Path) -> None:
    """Another seed makes others."""
    told = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        event = begun(tmp_path / name)
        rehearsed(event, 20, seed)
        told.append([(each.group, each.language, each.intake, each.answers, each.missing) for each in people(event)])
    assert told[0] == told[1] != told[2]


def test_one_can_rehearse_while_the_kiosk_runs(tmp_path: Path) -> None:
    """The rehearsal has a journal of its own, and goes on in even groups when it is done again."""
    event = begun(tmp_path)
    with Station(event, "table-1", clock=clock):
        rehearsed(event, 4)
        rehearsed(event, 5, seed=2)
    assert {path.name for path in event.journals()} == {"table-1.jsonl", "table-1-rehearsal.jsonl"}
    assert sorted(Counter(each.group for each in people(event)).values()) == [3, 3, 3]


def test_two_thousand_can_rehearse(tmp_path: Path) -> None:
    """More than one batch, the last of them not full, arrives whole."""
    event = begun(tmp_path)
    told = rehearsed(event, 2_001)
    assert told[0].startswith(f"{event.info.id}: 2001 synthetic participants, marked as a test")
    sizes = Counter(each.group for each in people(event))
    assert sizes == {1: 667, 2: 667, 3: 667}


@pytest.mark.parametrize("narrow", NARROW)
def test_narrow_bounds_are_kept(tmp_path: Path, narrow: str) -> None:
    """A workshop that asks for one word, or for a number below zero, can be rehearsed as any other."""
    source = tmp_path / "narrow.toml"
    source.write_text(WORKSHOP % NARROW[narrow])
    event = begun(tmp_path / "data", str(source))
    rehearsed(event, 30)
    assert len(people(event)) == 30 and all(is_sound(event, each) for each in people(event))


@pytest.mark.parametrize("station", ["t", "table-1", "a" * 63])
def test_any_station_can_rehearse(tmp_path: Path, station: str) -> None:
    """A laptop whose name is as long as a host's may be is no exception."""
    event = begun(tmp_path)
    opening = Opening(data=tmp_path, event=event.folder.name, station=station)
    assert len(list(rehearse(opening, 1, 1, clock=clock))) > 1


def test_the_minutes_grow_with_the_people_and_shrink_with_the_laptops(tmp_path: Path) -> None:
    """So say the lines, one for each number of laptops, and the sum behind them."""
    minutes = {number: _minutes(rehearsed(begun(tmp_path / str(number)), number)) for number in (4, 16)}
    assert all(list(row) == sorted(row, reverse=True) and row[0] > row[-1] for row in minutes.values())
    assert all(many > few for few, many in zip(minutes[4], minutes[16], strict=True))
    assert total_minutes(10, 3, each=100, pause=20) == 8


def _minutes(lines: list[str]) -> list[int]:
    found = [re.fullmatch(r"  on (\d) laptops? +(\d+) minutes", line) for line in lines[2:]]
    assert [match and match[1] for match in found] == ["1", "2", "3", "4"]
    return [int(match[2]) for match in found if match]
