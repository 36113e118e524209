"""An event in which eighteen people spoke, three groups wrote, and the facilitator did everything that a desk can."""

from pathlib import Path

import pytest
from msgspec import structs

from kiosk.acts import Acts
from kiosk.codebook import coded, new_theme
from kiosk.conclusions import concluded
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Level, Missing, Response, Status
from kiosk.openness import turned
from kiosk.rounds import following
from kiosk.voices import asked_id
from tests.laptops import BEGUN, did, judged, laptop, saved
from tests.samples import response

ROLES = ("teacher", "teacher", "leader", "educator", "council", "other")
CHANCES = ("attitude", "bridge", "develop", "starters", "abroad")
TIMES = [f"2017-12-14T13:{minute:02}:00.000Z" for minute in range(10, 40)]
NONE = Acts()


def person(number: int, **values: object) -> Response:
    """Make somebody who took part; what they said, their role and their group vary with the number."""
    lead = number % len(CHANCES)
    answers = {
        "levers": ("room", "funding") if number % 3 else ("networks", "other"),
        "responsible": ("teacher", "school", "together", "school")[number % 4],
        "equipped": number % 5 + 1,
        "chances": CHANCES[lead:] + CHANCES[:lead],
    }
    answers |= {"levers_other": f"other {number}"} if number % 3 == 0 else {}
    answers |= {"strengthen_why": f"why {number}"} if number % 2 == 0 else {}
    answers |= {"asked": f"asked {number}?", "asked_to": ("ministry", "everybody")[number % 2]} if number < 6 else {}
    fixed = {
        "instanceID": f"uuid:{number:02}",
        "status": Status.PARTIAL if number == 3 else Status.COMPLETE,
        "end": f"2017-12-14T13:{number + 3:02}:00.000Z",
        "group": number % 3 + 1,
        "intake": {"role": ROLES[number % len(ROLES)]},
        "answers": answers,
        "missing": {"supply": Missing.DECLINED if number % 4 else Missing.SKIPPED},
        "quotable": tuple(name for name in ("strengthen_why", "levers_other") if name in answers and number % 5),
    }
    return response(**{**fixed, **values})


def scribe(group: int | None, **values: object) -> Response:
    """Make what a group's scribe wrote."""
    answers = {"strengthen": f"Group {group} says room\n\nand time.", "strengthen_otherwise": f"{group} wants money"}
    fixed = {"level": Level.GROUP, "status": Status.COMPLETE, "group": group, "answers": answers}
    return response(**{**fixed, **values})


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event in which nobody has done anything at the desk."""
    event = laptop(tmp_path / "data")
    saved(event, "table-1", *(person(number) for number in range(18)))
    saved(event, "table-2", person(30, status=Status.DRAFT, end=None), person(31, test=True))
    return event


@pytest.fixture
def busy(event: Event) -> Event:
    """The same, when everything has been done."""
    scribes = [scribe(1, instanceID="uuid:s1"), scribe(2, instanceID="uuid:s2", answers={"responsibility": "Both."})]
    saved(event, "table-1", *scribes)
    saved(event, "table-2", scribe(1, instanceID="uuid:s3", answers={"strengthen": "Room, from another laptop"}))
    fold = Fold(event)
    fold.poll()
    asked = [asked_id(event.info.salt, person(number)) for number in range(6)]
    released = [f"uuid:{number:02}/{part}" for number in range(12) for part in ("strengthen_why", "levers_other")]
    time, money, unused = (
        structs.replace(new_theme(label, BEGUN), id=f"theme:{label}") for label in ("time", "money", "x")
    )
    notes = [
        ("conclusion", "responsibility", "School and institute together."),
        ("note", None, "Coffee is late."),
        ("conclusion", None, "Everybody sees the need."),
        ("note", "strengthen", "Room comes first."),
        ("note", "gone", "A question of another version."),
    ]
    did(
        event,
        following(event.workshop, None, BEGUN),
        *(judged(event, voice, "released") for voice in (*released, *asked[:4])),
        judged(event, "uuid:14/strengthen_why", "held"),
        judged(event, asked[5], "held"),
        *(time, money, unused),
        *(coded(NONE, f"uuid:{number:02}/strengthen_why", time.id) for number in (0, 2, 4, 6)),
        *(coded(NONE, f"uuid:{number:02}/levers_other", money.id) for number in (0, 3)),
        coded(NONE, "uuid:02/strengthen_why", money.id),
        coded(NONE, asked[0], money.id),
        *(
            structs.replace(concluded(text, kind, question, BEGUN), at=at)  # type: ignore[arg-type]
            for (kind, question, text), at in zip(notes, TIMES, strict=False)
        ),
        turned(NONE, BEGUN),
    )
    return event
