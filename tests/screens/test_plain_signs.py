"""The signs of a console: each has a simpler one of the same width, which every font has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from screens.plain_signs import ASCII, LINES, SIGNS, PlainSigns

GROUND = Color(0, 0, 0)


def shown(text: str) -> str:
    """Show a text on a console."""
    return "".join(segment.text for segment in PlainSigns().apply([Segment(text)], GROUND))


@pytest.fixture(autouse=True)
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak Dutch, with UTF-8."""
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")


def test_marks_and_bars_stay_told_apart() -> None:
    """What is chosen, saved, hidden, behind and ahead reads otherwise than what is not."""
    assert shown("(•) [×] ✓ ✕ ● ○ ‹3›") == "(*) [x] + x * o <3>"
    assert shown("━━──") == "══──"
    assert shown("▌ 1  ██▍  ") == "█ 1  ██   "


def test_letters_stay_letters() -> None:
    """Those of Latin-1 as they are, others without what stands on them, and what nobody can draw as a question mark."""
    assert shown("één – “ğ” … naïef") == 'één - "g" . naïef'
    assert shown("日本 👩‍🏫").strip("?") == " "


@given(st.text(max_size=40).filter(lambda text: not any(sign in text for sign in "\n\r\x1b")))
def test_nothing_moves(text: str) -> None:
    """Whatever is shown takes as many columns as before, in signs that the fonts have."""
    plain = shown(text)
    assert cell_len(plain) == cell_len(text)
    assert all(sign.isascii() or sign in LINES or " " <= sign <= "ÿ" for sign in plain)


def test_every_simpler_sign_is_simple() -> None:
    """One column each, and in Latin-1 or one of the lines; those have an ASCII sign each."""
    assert all(cell_len(sign) == cell_len(simple) == 1 for sign, simple in SIGNS.items())
    assert all(simple.isascii() or simple in LINES for simple in SIGNS.values())
    assert set(LINES) <= ASCII.keys() and all(simple.isascii() for simple in ASCII.values())


def test_without_utf8_everything_is_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of é its e is left, where nothing else can be written."""
    monkeypatch.setenv("LANG", "C")
    assert shown("één ━─ █ « ✓ »") == "een =- # < + >"
