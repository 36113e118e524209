"""The colours: everything that is read stands out from what it stands on."""

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from screens.theme import DEFAULT, NAMES, THEMES

READ = ("ink", "quiet", "you", "saved", "focus")
"""The variables of what is read; all stand on the ground and on what is raised."""
LEAST = 5.0


def luminance(colour: str) -> float:
    """Tell the relative luminance of a colour, from 0 to 1, as WCAG 2.2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Tell the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_the_published_one() -> None:
    """Black on white is 21:1, a colour on itself 1:1, and #767676 on white just passes AA."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#b5452f", "#b5452f") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("theme", "ground"), [*product(THEMES, ("ground", "raised"))], ids=lambda value: getattr(value, "name", value)
)
def test_what_is_read_stands_out(theme: Theme, ground: str) -> None:
    """Text, quiet text, the accent, what is saved and the focus are at least 5:1 on both grounds."""
    colours = theme.variables
    weak = {name: contrast(colours[name], colours[ground]) for name in READ}
    assert not {name: found for name, found in weak.items() if found < LEAST}


def test_there_is_a_light_a_dark_and_a_strong_one() -> None:
    """Paper is the default and light, ink is dark, and the third has at least 7:1 everywhere (WCAG AAA)."""
    themes = {theme.name: theme for theme in THEMES}
    assert NAMES == ("paper", "ink", "contrast")
    assert DEFAULT == "paper"
    assert [theme.dark for theme in THEMES] == [False, True, True]
    strong = themes["contrast"].variables
    assert all(contrast(strong[name], strong[ground]) >= 7 for name in READ for ground in ("ground", "raised"))
