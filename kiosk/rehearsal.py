"""Rehearsing: synthetic participants walk the real interview; what they say is marked as a test for ever."""

from collections.abc import Iterator
from random import Random

from kiosk.answers import positions
from kiosk.duration import seconds, total_minutes
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.interview import Interview
from kiosk.model.response import Answer, Response
from kiosk.model.workshop import Integer, Note, OwnWords, Part, Range, Rank, SelectMultiple, SelectOne
from kiosk.numbering import next_group, question_order
from kiosk.opening import Opening
from kiosk.sitting import begin, seat
from kiosk.station import Station
from kiosk.steps import Kind
from kiosk.times import Clock, now, stamp

BATCH = 200
"""Participants that are saved in one transaction."""
SKIPS = 0.1
"""The share of parts that a synthetic participant passes without an answer, where nothing is required."""
LAPTOPS = 1, 2, 3, 4


def rehearse(opening: Opening, number: int, seed: int, *, clock: Clock = now) -> Iterator[str]:
    """Send `number` synthetic participants through the event, save them, and tell how long as many people need."""
    event = opening.current_event() or opening.open_event(clock)
    with opening.as_rehearsal().open_station(event, clock) as station:
        done = 0
        for batch in batches(event, station, number, Random(seed), clock):
            station.save_all(batch)
            done += len(batch)
    yield f"{event.info.id}: {done} synthetic participants, marked as a test; no tally and no result counts them."
    each = seconds(event.workshop)
    yield f"One interview takes about {each / 60:.1f} minutes. {number} people need, one after the other:"
    for laptops in LAPTOPS:
        label = "laptop " if laptops == 1 else "laptops"
        yield f"  on {laptops} {label}  {total_minutes(number, laptops, each):>6} minutes"


def batches(
    event: Event, station: Station, number: int, chance: Random, clock: Clock = now
) -> Iterator[list[Response]]:
    """Make the responses of synthetic participants, some at a time."""
    fold = Fold(event)
    fold.poll()
    rehearsed = [response for response in fold.responses.values() if response.test and response.group]
    seats = [seat(event.workshop, response) for response in rehearsed]
    batch: list[Response] = []
    for _ in range(number):
        interview = Interview.begun(
            event.workshop, begin(station, _language(event, chance), code=None, clock=clock, test=True)
        )
        while interview.step.kind is not Kind.THANKS:
            interview = _passed(interview, chance)
            if interview.step.kind is Kind.CARD and interview.response.group is None:
                mine = seat(event.workshop, interview.response)
                group = next_group(event.workshop.groups, seats, mine.role, mine.sector, event.info.seed)
                seats.append(mine._replace(group=group))
                names = (question.name for question in event.workshop.questions)
                interview = interview.numbered(group, question_order(names, group))
        batch.append(interview.finish(stamp(clock())).response)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _passed(interview: Interview, chance: Random) -> Interview:
    """Answer the parts of one step as somebody might, and go on."""
    for part in interview.step.parts:
        if not isinstance(part, Note) and (part.required or chance.random() >= SKIPS):
            interview = interview.answer(part.name, _answer(part, chance))
    for field in interview.step.fields:
        if interview.step.owner(field.name) and field.name in interview.response.missing:
            interview = interview.answer(field.name, "iets anders, in mijn eigen woorden")
    return interview.forward()


def _answer(part: Part, chance: Random) -> Answer:
    match part:
        case SelectOne():
            return chance.choice(part.choices).name
        case SelectMultiple():
            names = [choice.name for choice in part.choices]
            return tuple(chance.sample(names, chance.randint(part.min or 1, part.max or len(names))))
        case Rank():
            return tuple(choice.name for choice in chance.sample(part.choices, len(part.choices)))
        case Range():
            return chance.choice(positions(part))
        case Integer():
            return chance.randint(*_bounds(part))
        case OwnWords():
            return f"Een antwoord om mee te oefenen, nummer {chance.randint(1, 999)}."[: part.max_length].strip()
        case Note():
            raise ValueError("a note has no answer")


def _bounds(part: Integer) -> tuple[int, int]:
    low = part.min if part.min is not None else min(0, (part.max or 0) - 20)
    return low, part.max if part.max is not None else max(low, 0) + 20


def _language(event: Event, chance: Random) -> str:
    return chance.choice(event.workshop.languages)
