"""The desk's pictures: every tab and dialog, on an event in which a facilitator has been at work; all of it synthetic."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import structs
from PIL import Image

from kiosk.codebook import coded, new_theme
from kiosk.conclusions import concluded
from kiosk.desk import Desk
from kiosk.event import Event
from kiosk.group_answer import begin_for_group
from kiosk.model.response import Status
from kiosk.moderation import decided
from kiosk.rounds import following
from kiosk.station import Station
from kiosk.times import now
from tests.drawing import draw
from tests.terminal import Terminal, kiosk_command

Step = tuple[str, tuple[str, ...]]
"""A picture's name, and the keys that lead to it."""

WAY: tuple[Step, ...] = (
    ("room", ()),
    ("tallies", ("2",)),
    ("tallies-by-group", ("s",)),
    ("tallies-by-role", ("s",)),
    ("voices", ("3",)),
    ("theme", ("t",)),
    ("codebook", ("escape", "c")),
    ("plenary", ("escape", "4")),
    ("plenary-choices", ("right",)),
    ("plenary-quotes", ("right",)),
    ("plenary-choice", ("right",)),
    ("plenary-scales", ("right",)),
    ("plenary-ranking", ("right", "right")),
    ("conclusion", ("c",)),
    ("share", ("escape", "5")),
    ("code", ("f",)),
    ("help", ("escape", "f1")),
)


def at_work(event: Event) -> None:
    """Let groups write, and a facilitator read, theme, release and conclude."""
    with Station(event, "table-1") as station:
        for group in range(1, event.workshop.groups + 1):
            answers = {
                question.name: f"Voorbeeld van groep {group}: samen, en met tijd ervoor."
                for question in event.workshop.questions
            }
            first = event.workshop.questions[0].name
            if group == 2:
                answers[f"{first}_otherwise"] = "Voorbeeld: een starter wil dit anders."
            begun = begin_for_group(station, group, "nl")
            station.save(structs.replace(begun, answers=answers, status=Status.COMPLETE))
    desk = Desk(event, "pictures")
    desk.follow()
    journal, theme = desk.journal, new_theme("tijd", now())
    for act in (following(event.workshop, None, now()), theme, new_theme("samenwerken", now())):
        journal.act(act)
    for at, voice in enumerate(list(desk.voices.all.values())):
        if at < 9:
            journal.act(coded(desk.acts, voice.id, theme.id))
        if voice.quotable:
            journal.act(decided(desk.acts, voice, "held" if at % 4 == 3 else "released"))
    for question in event.workshop.questions:
        journal.act(concluded("Voorbeeld van een conclusie uit de zaal.", "conclusion", question.name, now()))
    desk.close()


def walk(
    data: Path, size: tuple[int, int], points: int, theme: str, language: str
) -> Iterator[tuple[str, Image.Image]]:
    """Take a picture of each step."""
    command = kiosk_command("live", "--data", data, "--theme", theme, "--language", language)
    with Terminal(command, size=size) as terminal:
        terminal.wait_for("16")
        for name, keys in WAY:
            for key in keys:
                terminal.press(key)
                time.sleep(0.15)
            yield name, shoot(terminal, points)


def shoot(terminal: Terminal, points: int, calm: Callable[[], None] = lambda: time.sleep(0.3)) -> Image.Image:
    """Draw what stands there; the clock goes on all the time, so nothing waits until all is quiet."""
    calm()
    return draw(terminal.cells(), points)
