"""The whole afternoon in real terminals: sixteen people at three laptops, and one facilitator who runs the room from the desk."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from kiosk.desk import Desk
from kiosk.event import Event
from tests.journeys.events import begin, export
from tests.journeys.participant import Participant
from tests.journeys.test_a_full_room import room
from tests.terminal import Terminal, kiosk_command

STATIONS = ("tafel-1", "tafel-2", "tafel-3")
ANSWER, OTHERWISE, ASKED = "De school geeft de ruimte", "Een starter wil er zelf over gaan", "Wat doet het ministerie?"
CONCLUSION, NOTE = "School en opleiding doen het samen", "Het liep uit door de koffie"


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """The event's folder, which all laptops see."""
    return begin(tmp_path / "shared")


@pytest.fixture
def kiosks(event: Event) -> Iterator[list[Terminal]]:
    """A kiosk on each of three laptops."""
    with ExitStack() as running:
        options = ("--data", event.folder.parent, "--no-results")
        yield [running.enter_context(Terminal(kiosk_command("run", *options, "--station", name))) for name in STATIONS]


@pytest.fixture
def desk(event: Event) -> Iterator[Terminal]:
    """The facilitator's desk on a laptop of its own."""
    options = ("--data", event.folder.parent, "--station", "begeleider")
    with Terminal(kiosk_command("live", *options), size=(120, 40)) as terminal:
        terminal.wait_for("Zaal", "0 van 16 klaar")
        yield terminal


@pytest.mark.timeout(300)
def test_the_whole_afternoon(event: Event, kiosks: list[Terminal], desk: Terminal, tmp_path: Path) -> None:
    """What everybody did stands in the export, and a fold over the merged journals equals what the desk shows."""
    people = room()
    the_clock_and_a_message_reach_every_kiosk(desk, kiosks)
    everybody_answers(kiosks, people)
    desk.wait_for("16 van 16 klaar", "0 bezig", "5–6")
    the_scribes_write(kiosks)
    voices_are_read(desk)
    the_room_concludes(desk)
    the_event_is_closed(desk, kiosks)
    document = export(event.folder.parent)
    the_export_holds_all_of_it(document, people)
    the_merged_journals_say_the_same(event, document, desk, tmp_path / "office")


def the_clock_and_a_message_reach_every_kiosk(desk: Terminal, kiosks: list[Terminal]) -> None:
    """Begin the first round, give two minutes more, and say one line to everybody."""
    desk.press(" ")
    desk.wait_for("Ronde 1 is begonnen")
    for kiosk in kiosks:
        kiosk.wait_for("09:5")
    desk.press("+")
    desk.wait_for("Twee minuten erbij")
    for kiosk in kiosks:
        kiosk.wait_for("11:5")
    desk.press("m")
    desk.wait_for("Een bericht aan alle kiosken")
    desk.write("nog vijf minuten")
    desk.press("enter")
    for kiosk in kiosks:
        kiosk.wait_for("nog vijf minuten")


def everybody_answers(kiosks: list[Terminal], people: list[Participant]) -> None:
    """Let people take turns at their laptops, all three at once."""

    def sit(place: int) -> None:
        for participant in people[place :: len(kiosks)]:
            participant.begin(kiosks[place])
            participant.answer(kiosks[place])
            participant.hand_in(kiosks[place])
            kiosks[place].press("enter")
        kiosks[place].wait_for("Verder met mijn code")

    with ThreadPoolExecutor(len(kiosks)) as laptops:
        list(laptops.map(sit, range(len(kiosks))))


def the_scribes_write(kiosks: list[Terminal]) -> None:
    """Let each group's scribe answer its first question; in group 2 somebody saw it otherwise, and it asks something."""
    for group, kiosk in enumerate(kiosks, 1):
        kiosk.press("g")
        kiosk.wait_for("Voor welke groep schrijft u")
        kiosk.press(str(group), "enter")
        kiosk.wait_for(f"Groep {group} · schrijver", "Wat antwoordt u samen")
        kiosk.write(f"{ANSWER}, vindt groep {group}")
        kiosk.press("enter")
        kiosk.write(OTHERWISE if group == 2 else " ")
        kiosk.press("enter")
        kiosk.wait_for("iemand anders aan tafel")
        if group == 2:
            kiosk.write(ASKED)
            kiosk.wait_for(ASKED)
            kiosk.press("enter", "7", "enter")
            kiosk.wait_for("vraag 2 van 3")
        else:
            kiosk.press("enter", "enter")
            kiosk.wait_for("vraag 2 van 3")


def voices_are_read(desk: Terminal) -> None:
    """Release one that may be quoted, hold the next, and give one a theme of a new codebook."""
    desk.press("3")
    desk.wait_for("stemmen", "zonder thema")
    for filtered in ("vraag 1", "nog niet beslist"):
        desk.press("p" if filtered == "vraag 1" else "w")
        desk.wait_for(filtered)
    desk.wait_for("Meer tijd op dinsdag", "mag geciteerd worden")
    desk.press("r")
    desk.wait_for("Vrijgegeven.")
    desk.press("h")
    desk.wait_for("Achtergehouden.")
    desk.press("t")
    desk.wait_for("Thema van dit antwoord")
    desk.write("tijd")
    desk.press("enter")
    desk.wait_for("tijd 1", "[tijd]")


def the_room_concludes(desk: Terminal) -> None:
    """Show the first question with its groups, note a conclusion with it, and a line of the minutes without one."""
    desk.press("4")
    desk.wait_for("16 mensen deden mee")
    desk.press("n")
    desk.wait_for("Typ wat er gezegd is")
    desk.write(NOTE)
    desk.press("enter")
    desk.wait_for("In de notulen gezet")
    desk.press("escape", "right")
    desk.wait_for("Hoe versterken we", "Groep 1", f"{ANSWER}, vindt")
    desk.press("c")
    desk.wait_for("Typ de conclusie")
    desk.write(CONCLUSION)
    desk.press("enter")
    desk.wait_for("Conclusie genoteerd")
    desk.press("escape")


def the_event_is_closed(desk: Terminal, kiosks: list[Terminal]) -> None:
    """Leave the scribes' screens, close, and see that no kiosk begins with anybody any more."""
    for kiosk in kiosks:
        kiosk.press(*["escape"] * 2)
        kiosk.wait_for("Wat antwoordt u samen")
        kiosk.press("escape")
        kiosk.wait_for("Antwoord van een groep invoeren")
    desk.press("5")
    desk.wait_for("De bijeenkomst is open")
    desk.press("o")
    desk.wait_for("De bijeenkomst is afgesloten om")
    for kiosk in kiosks:
        kiosk.wait_for("Deze bijeenkomst is afgesloten")
        kiosk.press("enter")
        assert "Wat gebeurt er met uw antwoorden" not in kiosk.text


def the_export_holds_all_of_it(document: dict[str, Any], people: list[Participant]) -> None:
    """Every answer at all three levels, with what the facilitator decided about it."""
    own = [each for each in document["responses"] if each["level"] == "participant"]
    groups = {each["group"]: each["answers"] for each in document["responses"] if each["level"] == "group"}
    given, meant = ([sorted(each.items()) for each in answers] for answers in (_answers(own), _meant(people)))
    assert sorted(map(str, given)) == sorted(map(str, meant))
    assert {each["status"] for each in own} == {"complete"}
    said = {group: [value for value in answers.values() if ANSWER in str(value)] for group, answers in groups.items()}
    assert said == {group: [f"{ANSWER}, vindt groep {group}"] for group in (1, 2, 3)}
    assert OTHERWISE in groups[2].values()
    assert [each["group"] for each in document["asked"] if each["text"] == ASKED] == [2]
    released = [each["instanceID"] for each in own if "strengthen_why" in each.get("released", ())]
    held = [each["instanceID"] for each in own if "strengthen_why" in each.get("held", ())]
    assert len(released) == len(held) == 1 and released != held
    (theme,) = document["themes"]
    assert theme["label"] == "tijd" and [each.split("/")[1] for each in theme["answers"]] == ["strengthen_why"]
    noted = [(each["kind"], each["question"], each["text"]) for each in document["conclusions"]]
    assert noted == [("note", None, NOTE), ("conclusion", "strengthen", CONCLUSION)]
    (told,) = document["rounds"]
    assert told["turn"] == 1 and told["running"] and told["seconds"] > 600
    assert [each["text"] for each in document["notices"]] == ["nog vijf minuten"]
    assert document["event"]["ended"] and not document["interim"]


def the_merged_journals_say_the_same(event: Event, document: dict[str, Any], desk: Terminal, office: Path) -> None:
    """Bring every journal to another laptop; the same export, the same figures as on the desk."""
    with Terminal(kiosk_command("merge", event.folder, "--data", office)) as merge:
        assert merge.wait_end(60) == 0
    merged = export(office)
    for part in ("responses", "asked", "conclusions", "themes", "rounds", "notices", "tallies", "event"):
        assert merged[part] == document[part], part
    there = Desk(Event.named(office, None), "office")
    there.follow()
    now = there.look()
    assert now.room.complete == 16 and sorted(now.room.seated.values()) == [5, 5, 6]
    desk.press("2")
    desk.wait_for("16 antwoorden")
    for choice, number in now.results.parts["levers"].total.counts.items():  # type: ignore[union-attr]
        assert document["tallies"]["levers"]["counts"][choice] == number
        desk.wait_for(f"{number:>3} {round(number / 16 * 100):>3} %")
    there.close()


def _answers(responses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each["answers"] for each in responses]


def _meant(people: list[Participant]) -> list[dict[str, object]]:
    return [each.answers() for each in people]
