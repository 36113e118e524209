"""What each kind of part accepts, and in which form it is kept."""

import pytest

from kiosk.answers import Refused, accepted, positions
from kiosk.model.response import Answer
from kiosk.model.workshop import Note, OwnWords, Part, Range
from kiosk.text import clean, pasted
from tests.samples import CHANCES, DILEMMA, LEVERS, WHO, YEARS, both

WORDS = OwnWords(name="w", label=both("w"), max_length=20)


@pytest.mark.parametrize(
    ("part", "given", "kept"),
    [
        (WHO, "state", "state"),
        (LEVERS, ("hrm", "space"), ("space", "hrm")),
        (LEVERS, (), None),
        (CHANCES, ("c", "a", "b"), ("c", "a", "b")),
        (DILEMMA, 5, 5),
        (YEARS, 0, 0),
        (WORDS, "  twee\r\nregels ", "twee\nregels"),
        (WORDS, " \n ", None),
        (WORDS, "[bold]x[/]", "[bold]x[/]"),
    ],
)
def test_accepts(part: Part, given: Answer, kept: Answer | None) -> None:
    """An answer that fits is kept in one form: choices in the file's order, words trimmed, nothing as None."""
    assert accepted(part, given) == kept


@pytest.mark.parametrize(
    ("part", "given"),
    [
        (WHO, "nobody"),
        (LEVERS, ("space", "hrm", "money")),
        (LEVERS, ("space", "space")),
        (LEVERS, "space"),
        (CHANCES, ("a", "b")),
        (DILEMMA, 6),
        (DILEMMA, 1.5),
        (DILEMMA, True),
        (YEARS, -1),
        (YEARS, 2.5),
        (YEARS, "2"),
        (WORDS, "x" * 21),
        (WORDS, 3),
        (Note(name="n", label=both("n")), "x"),
    ],
)
def test_refuses(part: Part, given: Answer) -> None:
    """What no screen could have offered is refused, so that it never reaches the journal."""
    with pytest.raises(Refused):
        accepted(part, given)


def test_the_positions_of_a_scale_do_not_add_up_their_errors() -> None:
    """Ten steps of a tenth end at one."""
    assert positions(Range(name="r", label=both("r"), min=0, max=1, step=0.1))[-3:] == (0.8, 0.9, 1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mrood\x1b[0m", "[31mrood[0m"),
        ("nul\x00bel\x07", "nulbel"),
        ("شكرا جزيلا", "شكرا جزيلا"),
        ("\u202egespiegeld\u2066", "gespiegeld"),
        ("👩\u200d🏫 en 🇳🇱", "👩\u200d🏫 en 🇳🇱"),
        ("half \ud800 teken", "half  teken"),
        ("cafe\u0301", "café"),
    ],
)
def test_own_words_lose_only_what_machines_read(typed: str, kept: str) -> None:
    """Escape sequences lose their teeth, every script and emoji stays."""
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("\x1b[31mrood\x1b[0m", "rood"),
        ("een \x1b[200~paste in een paste", "een paste in een paste"),
        ("\x9b1;31mrood", "rood"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x07", "link"),
        ("\x1b]0;zonder einde", "]0;zonder einde"),
        ("[31m] en \x1b", "[31m] en "),
    ],
)
def test_what_is_pasted_loses_sequences_in_one_piece(text: str, taken: str) -> None:
    """Colours of another terminal, or the beginning of another paste, leave nothing behind that nobody typed."""
    assert pasted(text) == taken
