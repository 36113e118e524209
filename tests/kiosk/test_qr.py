"""QR codes: what is drawn is read back by a scanner's own decoder, at every size."""

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.qr import LEVELS, Drawing, fit, matrix, says

QUIET, EMERGENCY_QUIET = 4, 2
"""Light modules around a code: what ISO/IEC 18004 asks, and the least that is drawn."""
PIXELS = 8
"""The side of a module in the pictures."""
LINK = "http://192.168.178.20:8765/abcdefgh"
ADDRESSES = [
    "http://10.0.0.5:8765/abcdefgh",
    LINK,
    "http://[2001:db8:85a3:8d3:1319:8a2e:370:7348]:8765/abcdefgh",
    f"https://workshops.example.org/{'a-long-path/' * 12}index.html",
]
TERMINALS = [(80, 24), (76, 20), (50, 19), (100, 30), (120, 50), (200, 60)]
Modules = tuple[tuple[bool, ...], ...]


def decoded(modules: Modules) -> str:
    """Read modules as a phone does, from a picture of them."""
    image = Image.new("L", (len(modules[0]), len(modules)), 255)
    image.putdata([0 if dark else 255 for row in modules for dark in row])
    found = zxingcpp.read_barcodes(
        image.resize((image.width * PIXELS, image.height * PIXELS), Image.Resampling.NEAREST)
    )
    return found[0].text if found else ""


def shown(drawing: Drawing) -> Modules:
    """See a drawing's cells as a terminal shows them: twice as high as wide."""
    rows: list[tuple[bool, ...]] = []
    for y in range(drawing.rows):
        cells = drawing.row(y)
        assert len(cells) == drawing.columns
        rows += [tuple(upper for upper, _ in cells), tuple(lower for _, lower in cells)]
    return tuple(rows)


def quiet(drawing: Drawing) -> int:
    """Count the light modules on the side of the code that has the fewest."""
    modules = drawing.modules
    dark = [(x, y) for y, row in enumerate(modules) for x, is_dark in enumerate(row) if is_dark]
    columns, rows = [x for x, _ in dark], [y for _, y in dark]
    return min(min(columns), min(rows), len(modules) - 1 - max(columns), len(modules) - 1 - max(rows))


@pytest.mark.parametrize("level", "LMQ")
@pytest.mark.parametrize("address", ADDRESSES, ids=len)
def test_a_code_says_its_address(address: str, level: str) -> None:
    """At each level of error correction, with a quiet zone around it, the modules decode to the text."""
    modules = matrix(address, level)
    side, blank = (False,) * QUIET, (False,) * (len(modules) + 2 * QUIET)
    assert decoded((*(blank,) * QUIET, *((*side, *row, *side) for row in modules), *(blank,) * QUIET)) == address


def test_a_code_is_square_and_has_no_quiet_zone_of_its_own() -> None:
    """The corners of the finder patterns are the corners of the code."""
    modules = matrix(LINK, "Q")
    assert {len(row) for row in modules} == {len(modules)}
    assert modules[0][0] and modules[0][-1] and modules[-1][0]


@pytest.mark.parametrize("room", TERMINALS, ids=str)
@pytest.mark.parametrize("address", ADDRESSES[:2], ids=len)
def test_what_fits_stays_in_its_room_and_is_read(address: str, room: tuple[int, int]) -> None:
    """The cells that a terminal shows decode to the address, and are no more than there are."""
    drawing = fit(address, *room)
    assert drawing is not None
    assert drawing.columns <= room[0] and drawing.rows <= room[1]
    assert decoded(drawing.modules) == decoded(shown(drawing)) == address


@pytest.mark.parametrize("room", [(80, 24), (76, 20), (40, 20)], ids=str)
def test_a_small_terminal_gets_half_blocks(room: tuple[int, int]) -> None:
    """At 80 x 24 two modules share a cell, with the best error correction and the whole quiet zone."""
    drawing = fit(LINK, *room)
    assert drawing is not None
    assert (drawing.full, drawing.level, quiet(drawing)) == (False, "Q", QUIET)


@pytest.mark.parametrize("room", [(120, 50), (200, 60)], ids=str)
def test_a_large_terminal_gets_whole_blocks(room: tuple[int, int]) -> None:
    """Where there is room, a module is two whole cells, again with everything that the standard asks."""
    drawing = fit(LINK, *room)
    assert drawing is not None
    assert (drawing.full, drawing.level, quiet(drawing)) == (True, "Q", QUIET)


def test_the_quiet_zone_shrinks_only_when_nothing_else_helps() -> None:
    """Error correction is given up before the standard's four light modules are, and those before the code itself."""
    side = (len(matrix(LINK, "L")) + 2 * QUIET + 1) // 2
    poor = fit(LINK, 80, side)
    assert poor is not None
    assert (poor.level, quiet(poor)) == ("L", QUIET)
    tight = fit(LINK, 80, side - 1)
    assert tight is not None
    assert quiet(tight) == EMERGENCY_QUIET
    assert decoded(shown(tight)) == LINK


@pytest.mark.parametrize("room", [(80, 10), (20, 60), (0, 0)], ids=str)
def test_no_code_is_drawn_where_none_fits(room: tuple[int, int]) -> None:
    """A code that is cut off is no code."""
    assert fit(LINK, *room) is None


def test_an_address_beyond_error_correction_is_coded_with_less() -> None:
    """What a code of level Q cannot hold can still fit one of level L."""
    drawing = fit(f"https://example.org/{'a' * 2500}", 800, 400)
    assert drawing is not None
    assert drawing.level == "L"


def test_an_address_beyond_every_code_gets_none() -> None:
    """What no code can hold fits nowhere."""
    assert fit(f"https://example.org/{'a' * 4000}", 800, 400) is None


@given(st.text(min_size=1, max_size=300), st.sampled_from(LEVELS), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_drawing_is_read_back_before_it_is_shown(text: str, level: str, full: bool) -> None:
    """Cell by cell as it is painted, whatever it says; a single module that is wrong in the data is noticed."""
    code = matrix(text, level)
    blank = (False,) * (len(code) + 2)
    drawing = Drawing((blank, *((False, *row, False) for row in code), blank), full, level)
    assert says(drawing, text) and not says(drawing, f"{text}!")
    wrong = [list(row) for row in drawing.modules]
    wrong[-2][-2] ^= True  # the first bit of all
    assert not says(Drawing(tuple(map(tuple, wrong)), full, level), text)
