"""A small workshop with every kind of part, and ways through it, for the tests of the domain."""

from itertools import count

from kiosk.interview import Interview
from kiosk.model.response import Response, Status
from kiosk.model.workshop import (
    Asked,
    Choice,
    Integer,
    Note,
    OwnWords,
    Question,
    Range,
    Rank,
    SelectMultiple,
    SelectOne,
    Text,
    Workshop,
)


def both(text: str) -> Text:
    """Say a text in both languages."""
    return {"nl": text, "en": f"{text} (en)"}


def choices(*names: str, sector: str | None = None) -> tuple[Choice, ...]:
    """Make choices that are labelled by their names."""
    return tuple(Choice(name, both(name), sector) for name in names)


ROLE = SelectOne(
    name="role",
    label=both("role?"),
    required=True,
    choices=(*choices("teacher", "leader", sector="school"), *choices("trainer", sector="training"), *choices("other")),
)
LEVERS = SelectMultiple(name="levers", label=both("levers?"), choices=choices("space", "hrm", "money", "other"), max=2)
WHO = SelectOne(name="who", label=both("who?"), choices=choices("teacher", "school", "state"), required=True)
DILEMMA = Range(name="dilemma", label=both("dilemma?"), min=1, max=5)
CHANCES = Rank(name="chances", label=both("chances?"), choices=choices("a", "b", "c"))
YEARS = Integer(name="years", label=both("years?"), min=0, max=60)

WORKSHOP = Workshop(
    name="sample",
    version="1",
    languages=("nl", "en"),
    title=both("Sample"),
    groups=3,
    expected_participants=6,
    intake=(ROLE, YEARS),
    questions=(
        Question(
            name="first",
            label=both("First?"),
            parts=(LEVERS, OwnWords(name="why", label=both("why?"), max_length=100)),
        ),
        Question(
            name="second", label=both("Second?"), parts=(Note(name="read", label=both("read this")), WHO, DILEMMA)
        ),
        Question(name="third", label=both("Third?"), parts=(CHANCES,)),
    ),
    asked=Asked(label=both("A question to the table"), to="role"),
)

START = "2017-12-14T13:00:00.000Z"
END = "2017-12-14T13:05:00.000Z"
_numbers = count(1)


def response(**values: object) -> Response:
    """Make a draft that has just begun."""
    fixed = {
        "instanceID": f"uuid:{next(_numbers):08}",
        "revision": 0,
        "time": START,
        "writer": "w",
        "deviceid": "kiosk:table-1",
        "status": Status.DRAFT,
        "language": "nl",
        "start": START,
        "today": "2017-12-14",
    }
    return Response(**{**fixed, **values})  # type: ignore[arg-type]


def begun() -> Interview:
    """Begin an interview on the sample workshop."""
    return Interview.begun(WORKSHOP, response())


ANSWERS: dict[str, object] = {
    "role": "teacher",
    "years": 12,
    "levers": ("space", "other"),
    "levers_other": "more time",
    "why": "because [bold]",
    "who": "school",
    "dilemma": 4,
    "chances": ("b", "a", "c"),
    "asked": "how do you do it?",
    "asked_to": "trainer",
}


def answer_step(interview: Interview) -> Interview:
    """Give the fixed answer to everything that the step asks for."""
    for field in interview.step.fields:
        if field.name in ANSWERS:
            interview = interview.answer(field.name, ANSWERS[field.name])  # type: ignore[arg-type]
    return interview
