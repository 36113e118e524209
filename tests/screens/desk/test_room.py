"""The desk's first tab: who is where and how far, each laptop, and what is wrong, as it happens."""

from pathlib import Path

from msgspec import structs

from kiosk.model.response import Status
from kiosk.station import Station
from tests.samples import response
from tests.screens.desk.people import fill, person, save
from tests.screens.hosts import Watch, begin, clock, desk


async def test_the_room_shows_everybody(tmp_path: Path) -> None:
    """How many are done, groups by role, what is covered, who is where, and each laptop with its last save."""
    event = begin(tmp_path)
    fill(event)
    with Station(event, "raam", clock=clock) as held:
        held.save(person("educator", 2, "school", status=Status.DRAFT))
        async with desk(event) as watcher:
            await watcher.sees("5 van 16 klaar", "1 bezig", "Groepen en rollen", "Groep 1 Groep 2 Groep 3")
            await watcher.sees("leraar 4 · ·", "medewerker van het ministerie 1 · ·", "lerarenopleider · 1 ·")
            await watcher.sees(
                "samen 5 1 · verwacht 5–6 5–6 5–6", "1 Hoe versterken we leven lang leren van leraren? 5 1 —"
            )
            await watcher.sees("Nu bezig 1 kijkt alles na", "raam één deelnemer, laatst bewaard om")
            await watcher.sees("table-1 5 deelnemers", "Uitslagpagina http://", "Schijf", "GB vrij")


async def test_an_empty_room_says_so(tmp_path: Path) -> None:
    """Before anybody has begun the desk says what to do, and that there is no round yet."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.sees("0 van 16 klaar", "Er is nog niemand begonnen.", "niemand", "Er loopt geen ronde.")


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


async def test_those_of_a_rehearsal_stand_apart(tmp_path: Path) -> None:
    """Who only rehearsed is told, and counted nowhere."""
    event = begin(tmp_path)
    save(event, structs.replace(person("teacher", 1, "school"), test=True))
    async with desk(event) as watcher:
        await watcher.sees("0 van 16 klaar", "1 van een oefening, niet meegeteld")
        assert "leraar" not in watcher.text.split("Groepen en rollen")[1].split("samen")[0]


async def test_who_stands_at_a_step_for_long_is_pointed_out(tmp_path: Path) -> None:
    """By group and laptop alone, with the minutes, which go on without a key; once they go on they are not stuck any more."""
    event, watch = begin(tmp_path), Watch()
    with Station(event, "raam", clock=watch) as held:
        slow = held.save(response(group=2, step="question:responsibility", deviceid="kiosk:raam"))
        async with desk(event, time=watch) as watcher:
            await watcher.sees("1 bij vraag 2")
            assert "! bij vraag" not in watcher.text
            watch.set_on(minutes=6)
            await watcher.sees("! bij vraag 2, al 6 minuten, op raam, groep 2")
            held.save(structs.replace(slow, step="question:expectations"))
            await watcher.sees("1 bij vraag 3")
            assert "! bij vraag" not in watcher.text


async def test_it_tells_how_long_a_step_takes(tmp_path: Path) -> None:
    """Once three people have left a step, its median stands there, and beside those who are at it now."""
    event, watch = begin(tmp_path), Watch()
    with Station(event, "raam", clock=watch) as held:
        for minutes in (1, 2, 3):
            kept = held.save(response(step="intake:role"))
            watch.set_on(minutes=minutes)
            held.save(structs.replace(kept, step="review"))
        held.save(response(step="intake:role"))
        async with desk(event, time=watch) as watcher:
            await watcher.sees("Tijd per stap (mediaan)", "2,0 min", "mediaan 2,0 min")


async def test_a_journal_that_is_out_of_sight_is_said(tmp_path: Path) -> None:
    """When the stick with a journal is pulled out, its laptop says so and what it held stays counted; back, it is as before."""
    event = begin(tmp_path)
    fill(event)
    save(event, person("leader", 2, "school"), at="raam")
    async with desk(event, size=(100, 50)) as watcher:
        await watcher.sees("6 van 16 klaar", "raam één deelnemer")
        (event.folder / "raam.jsonl").rename(tmp_path / "raam.jsonl")
        await watcher.sees("! het bestand is uit beeld: steek de stick terug", "6 van 16 klaar")
        (tmp_path / "raam.jsonl").rename(event.folder / "raam.jsonl")
        await watcher.until(lambda: "uit beeld" not in watcher.text, "the journal back")
        await watcher.sees("6 van 16 klaar", "raam één deelnemer")


async def test_without_a_network_the_room_says_so(tmp_path: Path) -> None:
    """Where there is no address of the results page, the reason stands in its place."""
    async with desk(begin(tmp_path), address=None) as watcher:
        await watcher.sees("Uitslagpagina geen: er is geen netwerk, of ze is niet gestart")
