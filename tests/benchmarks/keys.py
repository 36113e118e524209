"""From a key to its paint: `python -m tests.benchmarks keys`."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Samples
from tests.benchmarks.pty import Timed
from tests.benchmarks.startup import BARE
from tests.terminal import kiosk_command

LETTERS = [chr(code) for code in range(0x100, 0x17F)]
"""Letters that no escape sequence holds, so that the paint of one cannot be mistaken."""
TYPING, CHOOSING = "kiosk, a letter of own words", "kiosk, a digit and its mark"


def measure(rounds: int) -> Iterator[tuple[str, Samples]]:
    """Type into both, in turns, letter by letter; and choose by digit in a third."""
    bare = "bare Textual app with one Input"
    samples: Samples = {name: [] for name in (bare, TYPING, CHOOSING)}
    with (
        tempfile.TemporaryDirectory() as folder,
        Timed(BARE) as input_app,
        at_words(Path(folder, "words")) as words,
        at_choices(Path(folder, "choices")) as choices,
    ):
        input_app.until("app, ready")
        input_app.rest()
        for turn in range(rounds):
            letter = LETTERS[turn % len(LETTERS)]
            samples[bare].append(input_app.press(letter, letter))
            samples[TYPING].append(words.press(letter, letter))
            samples[CHOOSING].append(choices.press("12"[turn % 2], "•"))
            for app in (input_app, words, choices):
                app.rest()
    yield "from a key to its paint", samples


def at_choices(data: Path) -> Timed:
    """Bring a kiosk to a choice of one, the role."""
    timed = Timed(kiosk_command("--data", data))
    timed.until("Waar gaat dit over")
    timed.rest()
    timed.press("\r", "Wat gebeurt er")
    timed.rest()
    timed.press("1", "•")
    timed.press("\r", "Wat is uw rol")
    timed.rest()
    return timed


def at_words(data: Path) -> Timed:
    """Bring a kiosk to own words: those beside the role `other`."""
    timed = at_choices(data)
    timed.press("8", "•")
    timed.press("\r", "\x1b")
    timed.rest()
    return timed
