"""The desk: who is where and what was said, as it happens, with small populations hidden."""

from pathlib import Path

from kiosk.event import Event
from kiosk.model.response import Response, Status
from kiosk.station import Station
from tests.samples import response
from tests.screens.hosts import begin, clock, desk
from tests.screens.seats import responses, shown

RESPONSIBLE = ("teacher", "school", "together", "training", "government")


def person(role: str, group: int, responsible: str, *, status: Status = Status.COMPLETE) -> Response:
    """Make somebody's response to the built-in workshop."""
    answers = {"responsible": responsible, "levers": ("room", "hrm")}
    return response(status=status, group=group, intake={"role": role}, answers=answers, step="review")


def fill(event: Event, station: str = "table-1") -> None:
    """Let five people of group 1 hand in, all teachers but one, and one of group 2 be under way."""
    with Station(event, station, clock=clock) as held:
        for at, responsible in enumerate(RESPONSIBLE):
            held.save(person("teacher" if at else "ministry", 1, responsible))


async def test_the_room_shows_everybody(tmp_path: Path) -> None:
    """How many are done, groups by role, what is covered, who is where, and each laptop with its last save."""
    event = begin(tmp_path)
    fill(event)
    with Station(event, "raam", clock=clock) as held:
        held.save(person("educator", 2, "school", status=Status.DRAFT))
        async with desk(event) as watcher:
            await watcher.sees("5 van 16 klaar", "1 bezig", "Groepen en rollen", "Groep 1 Groep 2 Groep 3")
            await watcher.sees("leraar 4 · ·", "medewerker van het ministerie 1 · ·", "lerarenopleider · 1 ·")
            await watcher.sees("samen 5 1 ·", "1 Hoe versterken we leven lang leren van leraren? 5 1 ·")
            await watcher.sees("Nu bezig 1 kijkt alles na", "raam één deelnemer, laatst bewaard om")
            await watcher.sees("table-1 5 deelnemers", "Uitslagpagina http://")


async def test_an_empty_room_says_so(tmp_path: Path) -> None:
    """Before anybody has begun the desk says what to do."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.sees("0 van 16 klaar", "Er is nog niemand begonnen.", "niemand")


async def test_it_follows_by_itself(tmp_path: Path) -> None:
    """What any laptop saves appears without a key, in the room and in the tallies."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.sees("nog niemand begonnen")
        with Station(event, "table-1", clock=clock) as held:
            draft = held.save(person("teacher", 3, "school", status=Status.DRAFT))
            await watcher.sees("0 van 16 klaar", "1 bezig", "kijkt alles na", "leraar · · 1")
            held.save(response(instanceID=draft.instanceID, revision=9, status=Status.COMPLETE))
            await watcher.sees("1 van 16 klaar", "0 bezig")
            await watcher.press("2")
            held.save(person("teacher", 3, "school"))
            await watcher.sees("1 Hoe versterken", "professioneel HRM-beleid", "één antwoord")
            held.save(person("leader", 1, "school"))
            await watcher.sees("2 antwoorden")


async def test_tallies_are_split_by_group_and_role(tmp_path: Path) -> None:
    """S splits by group, then by role, then not at all; the head says which."""
    event = begin(tmp_path)
    fill(event)
    async with desk(event, size=(120, 60)) as watcher:
        await watcher.press("2")
        await watcher.sees("Tellingen Niet voor elkaar", "5 antwoorden", "5 100 %")
        heads = []
        for _ in range(len(watcher.app._tallies.splits) + 1):  # type: ignore[attr-defined]
            heads.append(watcher.text.splitlines()[0])
            await watcher.press("s")
        assert "Tellingen per groep" in heads[1]
        assert all("Tellingen per rol" in head for head in heads[2:])
        await watcher.until(lambda: watcher.text.splitlines()[0] == heads[0], "the whole again")


async def test_small_populations_are_hidden(tmp_path: Path) -> None:
    """Of a group with fewer people than the minimum nothing is shown, and it says so."""
    event = begin(tmp_path)
    fill(event)
    with Station(event, "raam", clock=clock) as held:
        held.save(person("educator", 2, "training"))
        async with desk(event, size=(120, 60)) as watcher:
            await watcher.press("2", "s")
            await watcher.sees("Groep 2 · — verborgen: minder dan 3, of allen zeiden hetzelfde")


async def test_f2_changes_the_language_and_nothing_else(tmp_path: Path) -> None:
    """F2 says the same tab, split the same way, in the next language."""
    event = begin(tmp_path)
    fill(event)
    async with desk(event) as watcher:
        await watcher.sees("Groepen en rollen")
        await watcher.press("f2")
        await watcher.sees("Groups and roles", "5 of 16 complete", "teacher 4")
        await watcher.press("2", "s", "f2")
        await watcher.sees("Tellingen per groep", "Hoe versterken we leven lang leren van leraren?", "Groep 1")


async def test_the_desk_writes_nothing(tmp_path: Path) -> None:
    """Looking at an event leaves its journals as they were, byte for byte."""
    event = begin(tmp_path)
    fill(event)
    before = {path.name: path.read_bytes() for path in event.folder.iterdir()}
    async with desk(event) as watcher:
        await watcher.sees("5 van 16 klaar")
        await watcher.press("2", "s", "1", "f2")
        assert "table-1" in shown(watcher.app.screen)
    assert {path.name: path.read_bytes() for path in event.folder.iterdir()} == before
    assert len(responses(event)) == 5
