"""A kiosk that is killed in the middle of an interview, as by a loss of power, and started again."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.journeys.events import begin, export
from tests.journeys.participant import QUESTIONS, Participant
from tests.terminal import Terminal, kiosk_command

CODE = re.compile(r"[a-z]+-[a-z]+-\d\d")
SOMEBODY = Participant()
Way = Callable[[Terminal], None]


def start(data: Path) -> Terminal:
    """Start the kiosk as the facilitator does."""
    return Terminal(kiosk_command("--data", data, "--no-results"))


def at_the_first_choice(kiosk: Terminal) -> None:
    """Put the chances in order, and wait until the screen says that this is saved."""
    kiosk.press("enter")
    kiosk.wait_for("vraag 1 van 3", "Welke verwachtingen")
    kiosk.press("2", "1", "4", "3")
    kiosk.wait_for("✓ bewaard")


def at_the_second_question(kiosk: Terminal) -> None:
    """Answer the first question and come to the second."""
    kiosk.press("enter")
    shown = kiosk.wait_for("vraag 1 van 3", "Liever niet")
    SOMEBODY.take(kiosk, next(name for name, label in QUESTIONS.items() if label in shown))
    kiosk.wait_for("vraag 2 van 3")


def in_the_middle_of_words(kiosk: Terminal) -> None:
    """Write to somebody at the table, stop for a moment until it is saved, and write on."""
    SOMEBODY.answer(kiosk, until="asked")
    kiosk.write(SOMEBODY.asked)
    kiosk.wait_for("✓ bewaard")
    kiosk.write(" En")


def at_the_review(kiosk: Terminal) -> None:
    """Answer everything and look it over."""
    SOMEBODY.answer(kiosk)
    kiosk.wait_for("Is dit wat u wilt zeggen")


def handed_in(kiosk: Terminal) -> None:
    """Hand everything in."""
    SOMEBODY.answer(kiosk)
    SOMEBODY.hand_in(kiosk)


@pytest.mark.parametrize(
    ("way", "least", "status"),
    [
        (at_the_first_choice, 1, "partial"),
        (at_the_second_question, 2, "partial"),
        (in_the_middle_of_words, 10, "partial"),
        (at_the_review, 10, "partial"),
        (handed_in, 10, "complete"),
    ],
)
def test_what_was_accepted_goes_on_by_its_code(tmp_path: Path, way: Way, least: int, status: str) -> None:
    """After kill -9 every answer that the screen accepted is there, and the code opens it with all of them."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        SOMEBODY.begin(kiosk)
        code = CODE.findall(kiosk.wait_until(lambda shown: CODE.search(shown) is not None, "the code"))[0]
        way(kiosk)
        kiosk.kill()
    kept = only(tmp_path)
    assert len(kept["answers"]) >= least
    assert all(
        value == SOMEBODY.answers().get(name, value) for name, value in kept["answers"].items() if name != "levers"
    )
    with start(tmp_path) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        assert only(tmp_path)["status"] == status
        kiosk.press("c")
        kiosk.wait_for("Typ uw code")
        kiosk.write(code.replace("-", " "))
        kiosk.press("enter")
        kiosk.wait_for("Welkom terug")
        kiosk.press("1", "enter")
        kiosk.wait_gone("Welkom terug")
        kiosk.wait_until(
            lambda shown: "van 3" in shown or "aan tafel" in shown or "Is dit wat" in shown, "the interview"
        )
        again = only(tmp_path)
    assert again["answers"] == kept["answers"]
    assert again["instanceID"] == kept["instanceID"]
    assert again["status"] == ("draft" if status == "partial" else status)


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_the_journal_is_whole(tmp_path: Path, seed: int) -> None:
    """Killed while keys stream in: nothing is wrong with the journal, and what it holds was really typed."""
    event = begin(tmp_path)
    with start(tmp_path) as kiosk:
        SOMEBODY.begin(kiosk)
        kiosk.write("\r" + "".join(f"{digit}\r" for digit in "2345123") + SOMEBODY.asked)
        time.sleep(Random(seed).uniform(0.0, 1.5))
        kiosk.kill()
    with start(tmp_path) as kiosk:
        kiosk.wait_for("Verder met mijn code")
    done = subprocess.run(kiosk_command("check", event.folder), capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    kept = only(tmp_path)
    assert kept["status"] == "partial"
    assert kept["intake"] == {"role": "teacher", "organisation": "school", "experience": "y4_10"}


def only(data: Path) -> dict[str, Any]:
    """Export, and take the only response; the question to the table stands among its answers."""
    document = export(data)
    (response,) = document["responses"]
    return dict(response)
