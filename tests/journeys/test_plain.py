"""The kiosk line by line, with the real command in a pty: the same answers, the same code, the same way out."""

import os
import re
import signal
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.events import begin, export
from tests.journeys.participant import CHANCES as ORDER
from tests.journeys.participant import (
    EXPERIENCES,
    LEVERS,
    ORGANISATIONS,
    QUESTIONS,
    RESPONSIBLE,
    ROLES,
    Participant,
    digit,
)
from tests.lines import Lines
from tests.terminal import Terminal, kiosk_command

CODE = re.compile(r"[a-z]+-[a-z]+-\d\d")
SOMEBODY = Participant(role="educator", organisation="university", experience="y11_20", levers=("hrm", "funding"))
OWN = set("exported id started instanceID deviceid start end today seconds last_saved revision".split())
"""What two exports of the same answers may differ in: identities, moments, the laptop."""


def kiosk(data: Path, *options: str, term: str = "dumb") -> Lines:
    """Start the kiosk on a terminal that only prints, which nobody tells it."""
    return Lines(kiosk_command("run", "--data", data, "--no-results", *options), term=term)


def come_in(heard: Lines, somebody: Participant = SOMEBODY) -> str:
    """Go from the welcome to the first question; tells the code."""
    heard.answer("Verder met mijn code", "")
    heard.answer("liever niet", "1")
    heard.answer("Wat is uw rol?", digit(ROLES, somebody.role))
    heard.answer("Waar werkt u?", digit(ORGANISATIONS, somebody.organisation))
    heard.answer("Hoeveel jaar", digit(EXPERIENCES, somebody.experience))
    heard.hear("U bent nummer")
    code = CODE.findall(heard.hear("te verwijderen:", "Schrijf hem op."))[0]
    heard.enter("")
    return str(code)


def answer(heard: Lines, somebody: Participant = SOMEBODY) -> None:
    """Answer the three questions in whatever order they come, and put one to the table."""
    for turn in (1, 2, 3):
        shown = heard.hear(f"vraag {turn} van 3", "Typ ")
        take(heard, somebody, next(name for name, label in QUESTIONS.items() if label in shown))
    heard.answer("iemand anders aan tafel", somebody.asked)
    heard.answer("Voor wie is de vraag?", "3")


def take(heard: Lines, somebody: Participant, question: str) -> None:
    """Answer one question."""
    match question:
        case "strengthen":
            heard.enter(" ".join(digit(LEVERS, lever) for lever in somebody.levers))
            write(heard, somebody, "morgen al anders", "strengthen_why", somebody.strengthen_why)
        case "responsibility":
            heard.enter(digit(RESPONSIBLE, somebody.responsible))
            for label, place in zip(("ingericht", "aanbod", "Verstoort", "Hangen"), somebody.dilemmas, strict=True):
                heard.hear(label, "betekent:", "betekent:")
                heard.enter(str(place))
            write(heard, somebody, "doorlopende", "attractive", somebody.attractive)
        case _:
            heard.enter(" ".join(digit(ORDER, chance) for chance in somebody.chances[:-1]))
            write(heard, somebody, "Welke kans moeten we", "chances_why", somebody.chances_why)


def write(heard: Lines, somebody: Participant, label: str, name: str, words: str) -> None:
    """Write own words, and say whether they may be quoted."""
    heard.answer(label, words)
    heard.answer("niet in het verslag", "1" if name in somebody.quotable else "2")


def hand_in(heard: Lines) -> None:
    """Look everything over and hand in."""
    heard.hear("Is dit wat u wilt zeggen?", "Typ een getal om iets te veranderen")
    heard.enter("")
    heard.hear("Dank u wel. Uw antwoorden zijn bewaard.")


def without_own(value: Any) -> Any:
    """Leave out what may differ, wherever it stands."""
    if isinstance(value, dict):
        return {name: without_own(each) for name, each in value.items() if name not in OWN}
    return [without_own(each) for each in value] if isinstance(value, list) else value


def only(data: Path) -> dict[str, Any]:
    """Export, and take the only response."""
    (response,) = export(data)["responses"]
    return dict(response)


def test_the_same_answers_are_the_same_data_as_on_the_full_screen(tmp_path: Path) -> None:
    """Of two events with one seed, the exports differ in identities, moments and the laptop alone."""
    plain, full = tmp_path / "plain", tmp_path / "full"
    begin(plain)
    begin(full)
    with kiosk(plain, "--station", "table-1") as heard:
        come_in(heard)
        answer(heard)
        hand_in(heard)
    with Terminal(kiosk_command("--data", full, "--no-results", "--station", "table-1")) as terminal:
        SOMEBODY.begin(terminal)
        SOMEBODY.answer(terminal)
        SOMEBODY.hand_in(terminal)
    spoken, drawn = export(plain), export(full)
    assert spoken["responses"][0]["answers"] == SOMEBODY.answers()
    assert without_own(spoken) == without_own(drawn)
    assert set(spoken["responses"][0]["seconds"]) == set(drawn["responses"][0]["seconds"])


def test_on_a_terminal_that_only_prints_not_one_byte_controls_it(tmp_path: Path) -> None:
    """It is chosen by itself; two people go through it, and what the first said is out of sight for the second."""
    begin(tmp_path)
    with kiosk(tmp_path, "--host", "127.0.0.1") as heard:
        first = come_in(heard)
        answer(heard)
        hand_in(heard)
        heard.enter("")
        heard.hear("1 van 16 deelnemers")
        before = len(heard.received)
        assert come_in(heard, Participant()) != first
        controls = {byte for byte in heard.received if byte < 32} - set(b"\r\n")
        wiped = heard.received[:before].rindex(b"\r\n" * 24)
        assert b"roosters" not in heard.received[wiped:]
    assert controls == set()


def test_plain_can_be_asked_for_on_any_terminal(tmp_path: Path) -> None:
    """Where the terminal can forget what it showed, it is told to between two people; else nothing controls it."""
    begin(tmp_path)
    with kiosk(tmp_path, "--plain", term="xterm-256color") as heard:
        heard.answer("Verder met mijn code", "")
        heard.answer("liever niet", "2")
        heard.hear("Verder met mijn code")
        assert re.findall(rb"\x1b[^A-Za-z]*[A-Za-z]", heard.received) == [b"\x1b[H", b"\x1b[2J", b"\x1b[3J"]


def test_the_address_is_printed_and_a_phone_opens_it(tmp_path: Path) -> None:
    """The page runs as beside the full screen."""
    begin(tmp_path)
    command = kiosk_command("run", "--data", tmp_path, "--host", "127.0.0.1", "--group", "2", "--language", "en")
    with Lines(command) as heard:
        heard.answer("Continue with my code", "#", "")
        heard.answer("liever niet", "#", "1", "4", "", "", "", *[""] * 12)
        shown = heard.hear("Thank you. Your answers are kept.", "browser of your phone.", "Your code")
        (address,) = re.findall(r"http://127\.0\.0\.1:\d+/\w+", shown)
        with urllib.request.urlopen(address, timeout=10) as page:
            assert page.status == 200
    response = only(tmp_path)
    assert (response["group"], response["status"], response["language"]) == (2, "complete", "en")
    assert set(response["missing"].values()) == {"skipped", "blank"}


def test_killed_it_loses_nothing_that_was_accepted_and_the_code_leads_back(tmp_path: Path) -> None:
    """After kill -9 the interview goes on where it was, is changed, and at last deleted."""
    begin(tmp_path)
    with kiosk(tmp_path) as heard:
        code = come_in(heard)
        answer(heard)
        heard.hear("Is dit wat u wilt zeggen?")
        os.kill(heard.pid, signal.SIGKILL)
        heard.wait_end()
    assert only(tmp_path)["answers"] == SOMEBODY.answers() | {
        name: value for name, value in only(tmp_path)["answers"].items() if name.startswith("asked")
    }
    with kiosk(tmp_path) as heard:
        heard.answer("Verder met mijn code", "2", "appel-molen-1", code.replace("-", " ").upper())
        heard.answer("Welkom terug", "1")
        heard.hear("Is dit wat u wilt zeggen?", "veranderen")
        heard.enter("2")
        heard.hear("Waar werkt u?", "U antwoordde: universiteit")
        heard.enter("1", "")
        hand_in(heard)
        heard.enter("")
        assert only(tmp_path)["intake"]["organisation"] == "training_school"
        heard.answer("Verder met mijn code", "c", code)
        heard.answer("Welkom terug", "2")
        heard.answer("Al uw antwoorden verwijderen?", "2")
        heard.hear("Uw antwoorden zijn verwijderd.", "niets meer over")
    assert only(tmp_path)["status"] == "withdrawn"


def test_a_scribe_writes_what_the_group_answers(tmp_path: Path) -> None:
    """In the group's own order; leaving it keeps it."""
    begin(tmp_path)
    with kiosk(tmp_path) as heard:
        heard.answer("Verder met mijn code", "g")
        heard.answer("Voor welke groep", "2")
        heard.hear("Groep 2, schrijver, vraag 1 van 3")
        heard.enter("Samen +", "en op tijd", "Niemand", "<", "<")
        heard.answer("U antwoordde: Samen en op tijd", "<")
        heard.hear("Verder met mijn code")
    response = only(tmp_path)
    assert (response["level"], response["group"]) == ("group", 2)
    assert list(response["answers"].values()) == ["Samen\nen op tijd", "Niemand"]


def test_no_key_leads_out_but_the_facilitators(tmp_path: Path) -> None:
    """Ctrl+C, Ctrl+Z, Ctrl+D and the like do nothing; the PIN does, and it is not shown while it is typed."""
    begin(tmp_path)
    with kiosk(tmp_path) as heard:
        heard.hear("Enter begint:")
        heard.raw(b"\x03\x1a\x04\x1c\x13\x11\x0f\x03\r")
        heard.hear("Wat gebeurt er met uw antwoorden", "Druk op 1 of 2")
        heard.raw(b"\x04\x04")
        heard.enter("\x07")
        heard.hear("pincode van deze bijeenkomst is 2468")
        heard.answer("Alleen Enter gaat terug", "1111")
        heard.answer("Dat is niet de pincode", "2468")
        heard.answer("De kiosk stoppen", "2")
        assert heard.wait_end() == 0
    assert b"1111" not in heard.received


def test_whatever_bytes_come_the_next_line_works(tmp_path: Path) -> None:
    """No UTF-8, zeros, arrows, sequences: nothing ends the kiosk, and what is kept is what a person could have meant."""
    begin(tmp_path)
    with kiosk(tmp_path) as heard:
        heard.answer("Verder met mijn code", "")
        heard.answer("liever niet", "1")
        heard.hear("Wat is uw rol?", "8:")
        heard.raw(b"\xff\xfe\x00\x1b[A\r")
        heard.answer("is hier geen antwoord", "8")
        heard.hear("In uw eigen woorden")
        heard.raw(b"\x1b[D\x1b[31mrood\x1b[0m \x00\x1b[C\xe2\x80\xae[bold]{0} \xc3\xa9\xc3\xa9n\r")
        heard.hear("geciteerd")
    assert only(tmp_path)["intake"] == {"role": "other", "role_other": "rood [bold]{0} één"}


def test_a_megabyte_in_a_pipe_is_one_line_too_long_and_the_end_parks(tmp_path: Path) -> None:
    """What a program types is asked and kept like what a person types; at the end of it the kiosk ends."""
    begin(tmp_path)
    lines = b"1\n1\n8\n" + b"x" * 1_000_000 + b"\n\n\n2\n"
    command = kiosk_command("run", "--plain", "--data", tmp_path, "--no-results")
    done = subprocess.run(command, input=lines, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert not set(done.stdout) & (set(range(32)) - set(b"\n"))
    response = only(tmp_path)
    assert response["status"] == "partial"
    assert response["intake"] == {"role": "other", "role_other": "x" * 200, "organisation": "school"}


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_end_it_parks_what_was_answered(tmp_path: Path, name: str) -> None:
    """As when the laptop is switched off, or the window closed."""
    begin(tmp_path)
    with kiosk(tmp_path) as heard:
        come_in(heard)
        heard.hear("vraag 1 van 3", ":")
        os.kill(heard.pid, getattr(signal, name))
        assert heard.wait_end() == 0
    assert only(tmp_path)["status"] == "partial"


def test_a_terminal_that_goes_away_ends_the_kiosk(tmp_path: Path) -> None:
    """As when its window is closed; nothing is left open."""
    begin(tmp_path)
    with kiosk(tmp_path) as heard:
        come_in(heard)
        heard.hear("vraag 1 van 3", ":")
        heard.go_away()
        until = time.monotonic() + 10
        while only(tmp_path)["status"] == "draft" and time.monotonic() < until:
            time.sleep(0.2)
        assert only(tmp_path)["status"] == "partial"


def test_who_types_nothing_is_asked(tmp_path: Path) -> None:
    """After as long as on the full screen and as it takes to listen; Enter asks the same again."""
    begin(tmp_path)
    with kiosk(tmp_path, "--idle", "5") as heard:
        heard.answer("Verder met mijn code", "")
        heard.answer("liever niet", "1")
        heard.answer("8 anders …", "leraar")
        heard.hear("is hier geen antwoord")  # and little else, so that there is not much to listen to
        heard.hear("Bent u er nog?", "Druk op Enter om verder te gaan.", "opgeborgen.")
        heard.raw(b"\r")
        heard.hear("Wat is uw rol?", "Typ")
        assert only(tmp_path)["status"] == "draft"


def test_what_is_withdrawn_at_the_desk_is_told_at_once(tmp_path: Path) -> None:
    """Nobody has to type for it."""
    begin(tmp_path)
    with kiosk(tmp_path) as heard:
        code = come_in(heard)
        heard.hear("vraag 1 van 3", ":")
        subprocess.run(kiosk_command("withdraw", code, "--data", tmp_path), check=True, capture_output=True, timeout=60)
        heard.hear("Uw antwoorden zijn verwijderd.")
        heard.enter("")
        heard.hear("Verder met mijn code")
