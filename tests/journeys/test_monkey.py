"""Somebody who presses anything, as children and cats do."""

import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from tests.journeys.events import begin, export
from tests.terminal import Terminal, kiosk_command

PRESSED = (
    *"1234567890" * 3,
    *["enter"] * 14,
    *["escape"] * 3,
    *["f1", "f2", "f3", "up", "down", "left", "right", "tab", "backspace", "ctrl+j"],
    *["ctrl+c", "ctrl+d", "ctrl+q", "ctrl+z", "ctrl+p", "ctrl+s"],
    *"-? cgixé[]",
)
BURSTS = 40


@pytest.mark.parametrize("seed", [1, 2])
def test_no_keys_in_any_order_end_the_kiosk(tmp_path: Path, seed: int) -> None:
    """Bursts of random keys, bytes, pastes and window sizes leave a living kiosk and a sound journal."""
    event = begin(tmp_path)
    chance = Random(seed)
    with Terminal(kiosk_command("--data", tmp_path, "--no-results", "--idle", "5")) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        for _ in range(BURSTS):
            kiosk.burst(chance.choices(PRESSED, k=chance.randint(1, 25)))
            if chance.random() < 0.1:
                kiosk.resize(chance.randint(40, 140), chance.randint(15, 50))
            if chance.random() < 0.1:
                kiosk.paste("y" * chance.randint(1, 3000))
            if chance.random() < 0.1:
                kiosk.raw(chance.randbytes(chance.randint(1, 30)))
            time.sleep(chance.uniform(0, 0.2))
            assert kiosk.alive, kiosk.text
        assert "Traceback" not in kiosk.text
    done = subprocess.run(kiosk_command("check", event.folder), capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    export(tmp_path)


def test_a_code_that_is_sent_twice_or_left_alone_ends_nothing(tmp_path: Path) -> None:
    """While a code is looked up, Enter once more or Esc is as good as at any other time."""
    begin(tmp_path)
    with Terminal(kiosk_command("--data", tmp_path, "--no-results")) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        for _ in range(3):
            kiosk.burst(["c", "a", "b", "1", "enter", "enter", "enter"])
            kiosk.wait_for("Typ uw code")
            kiosk.press("escape")
            kiosk.wait_for("Waar gaat dit over")
        assert kiosk.alive
