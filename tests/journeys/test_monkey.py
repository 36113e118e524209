"""Somebody who presses anything, as children and cats do; `python -m tests.monkey` does far more of it."""

from pathlib import Path

from tests.journeys.events import begin
from tests.monkey.deeds import ALPHABET, Deed, deeds
from tests.monkey.spell import do, read, spend, write
from tests.terminal import Terminal, kiosk_command


def test_no_keys_in_any_order_end_the_kiosk() -> None:
    """Keys, clicks, pastes and window sizes leave a living kiosk with a way on, a sound journal, and only what was typed."""
    told = spend("1", 150, without=frozenset({"garbage"}))
    assert not told.wrong, f"{told.wrong}\nafter {told.done}"
    assert told.counted["looks"]


def test_a_way_home_is_found_from_the_desk() -> None:
    """Who has opened the desk, and a dialog on it, is led back to the welcome."""
    given = [Deed("desk", "\x072468\r4"), Deed("key", "c")]
    assert not do(given, hasty=False).wrong


def test_the_same_seed_does_the_same(tmp_path: Path) -> None:
    """What a seed draws, and what was written down, can be done again; it types nothing but its own letters."""
    drawn = [deed for deed, _ in zip(deeds("7"), range(500), strict=False)]
    assert drawn == [deed for deed, _ in zip(deeds("7"), range(500), strict=False)]
    write(tmp_path / "deeds", drawn)
    assert read(tmp_path / "deeds") == drawn
    typed = {sign for deed in drawn if deed.kind == "words" for sign in deed.said.encode("latin-1").decode()}
    assert typed <= ALPHABET | {"\r"}


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
