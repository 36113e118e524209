"""One person after the other: the welcome, coming back, deleting, scribes, the facilitator, and who does not answer any more."""

import os
import re
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from typing import NoReturn

import pytest

from kiosk import disk
from kiosk.acts import Acts
from kiosk.event import Event
from kiosk.model.acts import Act
from kiosk.model.response import Status
from kiosk.openness import turned
from kiosk.rounds import following, said
from kiosk.times import now
from kiosk.withdrawal import withdraw
from tests.kiosk.plain.test_asking import QUESTION, ROLE
from tests.kiosk.plain.typist import DOOR, Silence, Told, event_of, kept, listen
from tests.laptops import did

CODE = re.compile(r"[a-z]+-[a-z]+-\d\d")
HANDED_IN = (*QUESTION, "Omdat", "2", "", "")
"""To the thanks, without a question to somebody else."""


def code_of(told: Told) -> str:
    """Find the code that somebody was told."""
    return str(CODE.findall(told.text)[0])


def refuse(*_: object) -> NoReturn:
    """Be a disk that is full."""
    raise OSError(ENOSPC, os.strerror(ENOSPC))


def at_the_desk(event: Event, *acts: Act) -> Callable[[], object]:
    """Let the facilitator do something at the desk."""
    return lambda: did(event, *acts, clock=now)


def test_the_welcome_tells_what_can_be_done_with_the_digits_of_the_full_screen(tmp_path: Path) -> None:
    """And how it works, in two sentences; what is none of it is told so."""
    told = listen(event_of(tmp_path), "9", "4", "", "I", "", "2", "<")
    assert (
        "1  Begin\n2  Verder met mijn code\n3  Antwoord van een groep invoeren\n4  Waar gaat dit over?\n" in told.text
    )
    assert "Typ ? voor hulp. Type # for English." in told.flat
    assert "“9” is hier geen antwoord." in told.text
    assert told.text.count("Een kleine proef.") == 2
    assert "Typ uw code: twee woorden en een getal" in told.text
    assert told.responses == []


@pytest.mark.parametrize("answer", ["2", "<"])
def test_who_would_rather_not_leaves_nothing(tmp_path: Path, answer: str) -> None:
    """Enter alone decides nothing."""
    told = listen(event_of(tmp_path), "", "", "-", "3", answer, "")
    assert told.responses == []
    assert told.text.count("Voor u begint") == 2


def test_the_thanks_tell_what_to_take_along(tmp_path: Path) -> None:
    """The address in letters, the code once more, and where one stands; then the next one is welcomed."""
    told = listen(event_of(tmp_path), *HANDED_IN, "", address=lambda: "http://192.168.1.20:8765/abc")
    thanks, after = told.text.split("Dank u wel. Uw antwoorden zijn bewaard.\n")[1].split("Enter: klaar", 1)
    assert "http://192.168.1.20:8765/abc\n" in thanks
    assert code_of(told) in thanks
    assert "Waar u staat, ziet u zodra genoeg mensen hebben geantwoord." in thanks
    assert "\n" * 24 in after
    assert "Eén deelnemer ging u voor" in after


def test_without_a_network_that_is_said(tmp_path: Path) -> None:
    """And who can tell the results instead."""
    told = listen(event_of(tmp_path), *HANDED_IN)
    assert "Er is hier geen netwerk, dus er is geen link naar de uitslag." in told.text


def test_where_one_stands_is_told_in_words(tmp_path: Path) -> None:
    """One's own answers, each with the share of the room that gave it too, once enough people have answered."""
    event = event_of(tmp_path)
    for _ in range(5):
        told = listen(event, *HANDED_IN, "")
    assert "Waar u staat\nUw antwoorden" in told.text
    assert "ruimte: 100 %\nbeleid: 100 %\n" in told.text


def test_nobody_hears_what_the_last_one_answered(tmp_path: Path) -> None:
    """Between two people the terminal is wiped, and the language is the first again."""
    told = listen(event_of(tmp_path), "#", *HANDED_IN, "", *DOOR)
    _, after = told.text.split("Enter: done, for the next one: ")
    assert after.startswith("\n" * 24)
    assert "Omdat" not in after
    assert "Begin\n2  Verder met mijn code" in after


def test_who_falls_silent_is_asked_and_then_put_away(tmp_path: Path) -> None:
    """As partial; what was typed by half is forgotten, and own words get twice the time."""
    told = listen(event_of(tmp_path), *QUESTION, Silence(), Silence())
    assert "Bent u er nog?\nDruk op Enter om verder te gaan. Anders worden uw antwoorden bewaard" in told.text
    assert told.only.status is Status.PARTIAL
    assert told.typist.flushed == 2, "now, and at the end"
    assert told.typist.patience[0] is None
    consent, role = told.typist.patience[1:3]
    assert consent is not None and consent > 90 + 80 / 2.5, "nearly a hundred words are heard first"
    assert role is not None and 90 < role < 120
    words, last, welcome = told.typist.patience[-3:]
    assert words is not None and 180 < words < 190
    assert (last, welcome) == (30, None)


def test_who_is_still_there_goes_on(tmp_path: Path) -> None:
    """Enter asks the same again; anything else was the answer to it."""
    told = listen(event_of(tmp_path), *ROLE, Silence(), "", Silence(), "1 2", "3")
    assert told.text.count("Wat helpt? Kies er 2 tot 3.") == 2
    assert told.only.answers == {"levers": ("room", "hrm"), "mood": 3}


def test_the_thanks_wait_and_then_make_room(tmp_path: Path) -> None:
    """It is said before; whoever types something waits longer."""
    told = listen(event_of(tmp_path), *HANDED_IN, Silence(), "x", Silence(), Silence(), "")
    assert told.text.count("Over 30 seconden terug naar het begin.") == 2
    assert told.only.status is Status.COMPLETE
    first, last, again, gone, welcome = told.typist.patience[-6:-1]
    assert first is not None and again is not None and first > again > 30
    assert (last, gone, welcome) == (30, 30, None)


def test_the_end_of_the_lines_parks_what_was_answered(tmp_path: Path) -> None:
    """As in a pipe, or when the laptop is switched off."""
    assert listen(event_of(tmp_path), *QUESTION).only.status is Status.PARTIAL


def test_a_code_leads_back_to_where_it_was_left(tmp_path: Path) -> None:
    """After a code that does not exist; in the language of before."""
    event = event_of(tmp_path)
    told = listen(event, "#", *ROLE, "1 2")
    again = listen(event, "2", "geen code 11", code_of(told).replace("-", " "), "1", "", "4")
    assert "Deze code is hier niet bekend." in again.text
    assert "Welcome back." in again.text
    assert "You answered: room, policy" in again.text
    assert again.only.answers["mood"] == 4


def test_what_was_handed_in_can_be_changed_and_stays_handed_in(tmp_path: Path) -> None:
    """The review comes first."""
    event = event_of(tmp_path)
    told = listen(event, *HANDED_IN, "")
    again = listen(event, "c", code_of(told), "1", "1", "", "40", "", "")
    assert "U hebt uw antwoorden ingeleverd." in again.text
    assert (again.only.status, again.only.intake["years"]) == (Status.COMPLETE, 40)


def test_deleting_is_asked_twice_and_then_nothing_is_left(tmp_path: Path) -> None:
    """Enter alone deletes nothing; another language afterwards does not ask again."""
    event = event_of(tmp_path)
    code = code_of(listen(event, *HANDED_IN, ""))
    assert listen(event, "2", code, "2", "", "1", "").only.status is Status.COMPLETE
    told = listen(event, "2", code, "2", "2", "#", "", "2", code)
    assert told.only.status is Status.WITHDRAWN
    assert "Uw antwoorden zijn verwijderd." in told.text
    assert "Nothing of what you answered is left in this event." in told.text
    assert told.text.count("Al uw antwoorden verwijderen?") == 1
    assert not any(b"Omdat" in journal.read_bytes() for journal in event.folder.glob("*.jsonl"))


def test_too_many_wrong_codes_cost_time(tmp_path: Path) -> None:
    """As on the full screen, and whoever sits there then."""
    told = listen(event_of(tmp_path), "2", *["wrong code 11"] * 6)
    assert "Er zijn te veel codes getypt die niet bestaan" in told.text


def test_what_is_deleted_meanwhile_is_noticed_while_nobody_types(tmp_path: Path) -> None:
    """From the desk or another laptop: it is said, and the next one may come."""
    event = event_of(tmp_path)
    first = listen(event, *HANDED_IN, "")
    code = code_of(first)
    told = listen(event, "2", code, "1", "1", lambda: list(withdraw(event, code, "desk", patience=0.0)), "", "")
    assert "Uw antwoorden zijn verwijderd." in told.text
    assert told.only.status is Status.WITHDRAWN


def test_a_scribe_writes_for_a_group(tmp_path: Path) -> None:
    """Nothing of it asks for permission to quote; going back from the first question keeps it; any member opens it again."""
    event = event_of(tmp_path)
    told = listen(event, "3", "7", "2", "Samen", "Niemand", "Hoe dan?", "1", "", "", "3", "<")
    assert "“7” is hier geen antwoord." in told.text
    assert "Groep 2, schrijver, vraag 1 van 1, stap 1 van 4." in told.text
    assert "Is dit wat de groep wil zeggen?\nHoe gaat het?\n1  Wat antwoordt u samen? Samen\n" in told.text
    assert "geciteerd" not in told.text.split("Voor welke groep")[1]
    assert "2  Groep 2, ingevoerd op table-1" in told.text
    assert told.only.answers == {
        "only": "Samen",
        "only_otherwise": "Niemand",
        "only_asked": "Hoe dan?",
        "only_asked_to": "teacher",
    }
    again = listen(event, "g", "2", "1", "Anders", "")
    assert again.only.answers["only"] == "Anders"
    assert [round(seconds or 0, -2) for seconds in again.typist.patience[3:]] == [900, 900, 500]


def test_a_laptop_of_one_group_begins_at_once_with_it(tmp_path: Path) -> None:
    """Its scribe chooses nothing."""
    told = listen(event_of(tmp_path), "3", "Samen", group=1)
    assert (told.only.group, told.only.answers["only"]) == (1, "Samen")


def test_the_pin_ends_the_kiosk_with_everything_parked(tmp_path: Path) -> None:
    """It is told until the first one agrees; then only who knows it ends the kiosk, and others go on where they were."""
    event = event_of(tmp_path)
    told = listen(
        event, "\x07", "", *ROLE, "\x07", "1111", "", "1 2", "\x07", "2468", "1", "\x07", "2468", "2", "never"
    )
    assert told.text.count("De pincode van deze bijeenkomst is 2468.") == 1
    assert "Dat is niet de pincode." in told.text
    assert told.only.status is Status.PARTIAL
    assert told.only.answers == {"levers": ("room", "hrm")}


def test_what_the_pin_opened_is_closed_when_nobody_is_there(tmp_path: Path) -> None:
    """Also at the welcome, where the kiosk waits for ever otherwise: the next one finds the welcome, not the end of the kiosk."""
    told = listen(event_of(tmp_path), "\x07", "2468", Silence(), Silence(), "2", "no-such-code", "<")
    assert told.text.count("Bent u er nog?") == 1
    assert told.text.count("1  Begin") == 3
    assert told.text.rstrip().endswith("Typ een getal. Enter begint:")
    assert None not in told.typist.patience[1:4]


def test_the_pin_is_taken_out_of_sight_before_anybody_goes_on(tmp_path: Path) -> None:
    """It is the same after the first one has agreed; and the key for staff, pressed twice, is no guess."""
    event = event_of(tmp_path)
    told = listen(event, "\x07", "\x07", "")
    shown, wiped, after = told.text.partition("\n" * 24)
    assert "2468" in shown and wiped and "2468" not in after
    assert "Dat is niet de pincode" not in told.text


def test_the_closing_is_told_at_the_welcome_and_nobody_begins(tmp_path: Path) -> None:
    """Who is in the middle goes on; a code can still delete."""
    event = event_of(tmp_path)
    told = listen(event, at_the_desk(event, turned(Acts(), now())), "1", "", "4", "")
    assert "Deze bijeenkomst is afgesloten" in told.text
    assert "1  Begin" not in told.text.split("Deze bijeenkomst is afgesloten")[1]
    assert told.text.count("Een kleine proef.") == 1
    assert told.responses == []


def test_the_clock_and_the_facilitators_line_are_told_between_prompts(tmp_path: Path) -> None:
    """Once each, before the next question and never within one."""
    event = event_of(tmp_path)

    acts = following(event.workshop, None, now()), said("Nog vijf minuten", now())
    told = listen(event, *ROLE, at_the_desk(event, *acts), "1 2", "3")
    asked, after = told.text.split("Waar staat u?")
    assert asked.endswith("Er zijn nog 10 minuten over van deze ronde.\nDe begeleider zegt: Nog vijf minuten\n")
    assert "ronde" not in after
    assert "ronde" not in asked.split("Wat helpt?")[0]


def test_a_full_disk_is_told_and_nobody_is_led_on(tmp_path: Path) -> None:
    """The answer stays, and is saved by itself once there is room; that is told before the next question."""
    patch = pytest.MonkeyPatch()
    event = event_of(tmp_path)
    told = listen(
        event,
        *ROLE,
        "1 2",
        lambda: patch.setattr(disk, "write_all", refuse),
        "7",
        "",
        patch.undo,
        "",
        "2 1 3",
    )
    assert told.flat.count("Nog niet bewaard: de schijf is vol. Uw antwoord blijft staan") == 2
    assert told.text.count("Wat komt eerst?") == 1
    assert told.only.answers == {"levers": ("room", "hrm"), "mood": 7, "order": ("b", "a", "c")}


def test_nobody_begins_on_a_full_disk(tmp_path: Path) -> None:
    """It is said, and stands there until it was read."""
    event = event_of(tmp_path)
    patch = pytest.MonkeyPatch()
    told = listen(event, "", lambda: patch.setattr(disk, "write_all", refuse), "1", patch.undo, "")
    assert "Dit kan nu niet: de schijf is vol." in told.flat
    assert kept(event) == []


def test_nothing_that_was_said_controls_a_terminal(tmp_path: Path) -> None:
    """Whatever was typed: there is no escape sequence and no control character but the end of a line."""
    event = event_of(tmp_path)
    told = listen(event, *QUESTION, "\x1b[31mrood\x1b[0m\x00\u202e", "2", "", "", "", "2", "\x1b[2Jx", "\x9b2J", "<")
    assert all(sign == "\n" or sign.isprintable() for sign in told.text)


def test_an_address_that_changes_while_the_thanks_are_read_is_told_again(tmp_path: Path) -> None:
    """As when the laptop has joined another network, or the page has only now started."""
    addresses: list[str | None] = [None, "http://192.168.1.20:8765/abc"]
    told = listen(event_of(tmp_path), *HANDED_IN, lambda: addresses.pop(0), "", address=lambda: addresses[0])
    before, after = told.text.split("Dank u wel.")[1:]
    assert "Er is hier geen netwerk" in before
    assert "http://192.168.1.20:8765/abc" in after
