"""A room of people who answered, wrote and talked as people do, for everything that looks at its results page."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from msgspec import structs

from kiosk.acts import Acts
from kiosk.conclusions import concluded
from kiosk.event import Event
from kiosk.fold import Change, Fold
from kiosk.group_answer import begin_for_group
from kiosk.model.response import Answer, Response, Status
from kiosk.model.workshop import ASKED, OTHER, Integer, OwnWords, Part, Range, Rank, SelectMultiple, SelectOne, other_of
from kiosk.moderation import decided
from kiosk.openness import revealed, turned
from kiosk.sitting import begin
from kiosk.station import Station
from kiosk.times import Clock
from kiosk.voices import Voice, Voices
from tests.kiosk.web.serving import STAMP
from tests.laptops import ticking

SAID = {
    "levers_other": ("een vaste middag per week zonder lessen", "collega's die van elkaar mogen kijken"),
    "strengthen_why": (
        "Elke vrijdagmiddag een uur om samen een les voor te bereiden.",
        "Dat mijn directeur vraagt wat ik wil leren, en niet alleen of ik het certificaat heb gehaald.",
        "Een collega vervangt mij, zodat ik bij een ander in de klas kan kijken.",
        "Starters die twee jaar lang een coach houden.",
        "Minder vergaderen, meer samen lezen.",
    ),
    "attractive": (
        "Een gezamenlijke vacature: drie dagen school, twee dagen opleiding.",
        "Geef leraren een academische werkplaats in hun eigen gebouw.",
        "Spreek samen één taal over wat een goede leraar is.",
    ),
    "chances_why": ("De eerste drie jaar na het diploma.", "Onderzoek doen mét de school, niet óver de school."),
}
ASKS = (
    ("ministry", "Hoe lang kunnen we op deze subsidie rekenen?"),
    ("leader", "Hoe roostert u tijd om te leren in?"),
    ("teacher", "Wat zou u morgen al anders willen?"),
    ("everybody", "Wie wil er samen een leerkring beginnen?"),
)
GROUPS = {
    "strengthen": (
        "Tijd is het begin: zonder een vast moment in de week blijft leren iets voor thuis.",
        "Leer van elkaar, in de eigen school, met iemand van de opleiding erbij.",
        "Een loopbaanpad dat verder gaat dan de klas.",
    ),
    "responsibility": (
        "School en opleiding dragen het samen, maar de leraar moet het zelf willen.",
        "De directie schept de ruimte; de leraar vult die.",
        "De overheid betaalt vast, de regio beslist.",
    ),
    "expectations": (
        "De opleiding blijft ook na het diploma een plek om naar terug te komen.",
        "Begeleid starters drie jaar, ook als ze van school wisselen.",
        "Kijk eens hoe het in Finland gaat.",
    ),
}
OTHERWISE = "Niet ieder vond dat de overheid hier een rol heeft."
CONCLUSIONS = {
    "strengthen": "Elke school in de regio begint met één vast leeruur per week.",
    "responsibility": "We schrijven samen op wie waarvoor staat, voor de zomer.",
    None: "Over een half jaar komen we weer bij elkaar.",
}


def arrive(event: Event, people: int, *, first: int = 0, clock: Clock | None = None) -> list[Response]:
    """Let so many people hand in their answers; the first of them is the one with this number."""
    clock = clock or ticking()
    with Station(event, "table-1", clock=clock) as station:
        return [station.save(person(station, number, clock)) for number in range(first, first + people)]


def talk(event: Event, *, clock: Clock | None = None) -> None:
    """Release all that may be quoted, let the groups hand in, and note what was concluded."""
    clock = clock or ticking()
    with Station(event, "table-2", clock=clock) as station:
        for group in range(1, event.workshop.groups + 1):
            hand_in(station, group, clock=clock)
    release(event, voices(event), clock=clock)
    with Station(event, "desk-laptop", clock=clock) as desk:
        for question, text in CONCLUSIONS.items():
            desk.act(concluded(text, "conclusion", question, clock()))
        desk.act(concluded("Om drie uur was de koffie op.", "note", None, clock()))


def hand_in(station: Station, group: int, said: str = "", *, clock: Clock | None = None) -> Response:
    """Let a scribe hand in what a group answers to each question."""
    names = [question.name for question in station.event.workshop.questions]
    answers = {name: said or GROUPS[name][group % len(GROUPS[name])] for name in names}
    if group == 2:
        answers |= {f"{name}_otherwise": OTHERWISE for name in names[:1]}
    begun = begin_for_group(station, group, "nl", clock=clock or ticking())
    return station.save(structs.replace(begun, status=Status.COMPLETE, end=STAMP, answers=answers))


def voices(event: Event) -> list[Voice]:
    """List what was said in own words, as the desk hears it."""
    heard, fold = Voices(event.workshop, event.info.salt), Fold(event)
    fold.poll()
    heard.note(Change(None, response) for response in fold.responses.values())
    return list(heard.all.values())


def release(event: Event, chosen: Iterable[Voice], *, clock: Clock | None = None) -> None:
    """Release voices at the desk."""
    with Station(event, "desk-laptop", clock=clock or ticking()) as desk:
        for voice in chosen:
            desk.act(decided(Acts(), voice, "released"))


def close(event: Event, *, clock: Clock | None = None) -> None:
    """Close the event at the desk, so that the last step is made."""
    clock = clock or (lambda: ticking()() + timedelta(days=1))
    with Station(event, "desk-laptop", clock=clock) as desk:
        desk.act(turned(Acts(), clock()))


def reveal(event: Event, question: str, *, shown: bool, clock: Clock | None = None) -> None:
    """Show or hide the results of a question at the desk."""
    fold = Fold(event)
    fold.poll()
    known = fold.acts.find(f"reveal:{question}")
    with Station(event, "desk-laptop", clock=clock or ticking()) as desk:
        act = revealed(question, shown=shown)
        desk.act(structs.replace(act, revision=known.revision if known else 0))


def person(station: Station, number: int, clock: Clock) -> Response:
    """Make one person's answers: drawn by their number, the same each time, and not alike in all groups."""
    drawn, workshop = Random(number), station.event.workshop
    group, role = number % workshop.groups + 1, workshop.role_part
    answers: dict[str, Answer] = {}
    for question in workshop.questions:
        for part in question.parts:
            answers |= _answer(part, drawn, group) if not isinstance(part, OwnWords) else _words(part.name, number)
            if (name := other_of(part)) and OTHER in _several(answers.get(part.name)):
                answers |= _words(name, number)
    if number < len(ASKS):
        answers["asked_to"], answers[ASKED] = ASKS[number]
    assert role is not None
    return structs.replace(
        begin(station, "nl", code=None, clock=clock),
        status=Status.COMPLETE,
        end=STAMP,
        group=group,
        intake={role.name: role.choices[number % len(role.choices)].name},
        answers=answers,
        quotable=tuple(name for name in answers if name in SAID),
    )


def _answer(part: Part, drawn: Random, group: int) -> dict[str, Answer]:
    match part:
        case SelectOne():
            weights = range(len(part.choices) + group, group, -1)
            return {part.name: drawn.choices(part.choices, weights)[0].name}
        case SelectMultiple():
            picked = drawn.sample(range(len(part.choices)), k=2)
            return {part.name: tuple(part.choices[at].name for at in sorted(picked))}
        case Rank():
            by_taste = sorted(enumerate(part.choices), key=lambda each: each[0] + drawn.random() * 4)
            return {part.name: tuple(choice.name for _, choice in by_taste)}
        case Range():
            return {part.name: min(int(part.max), max(int(part.min), round(drawn.gauss(1.6 + group, 1))))}
        case Integer():
            return {part.name: drawn.randrange(40)}
        case _:
            return {}


def _several(answer: object) -> tuple[object, ...]:
    return answer if isinstance(answer, tuple) else (answer,)


def _words(name: str, number: int) -> dict[str, str]:
    said = SAID.get(name, ())
    return {name: said[number]} if number < len(said) else {}


def say(event: Event, response: Response, part: str, text: str, *, quotable: bool = True) -> Response:
    """Let somebody say something else in one part, and allow that it is quoted, or not."""
    names = {*response.quotable, part} if quotable else {*response.quotable} - {part}
    told = structs.replace(response, answers={**response.answers, part: text}, quotable=tuple(sorted(names)))
    with Station(event, "table-1", clock=ticking()) as station:
        return station.save(told)
