"""The last screen with and without a network: an address in letters, and a code that is whole or not there."""

from pathlib import Path

import pytest

from kiosk.steps import Kind
from screens.widgets.qr_code import QrCode
from tests.screens.hosts import ADDRESS, kiosk
from tests.screens.seats import Seat, flat
from tests.screens.workshops import SMALL

LONG = f"https://uitslag.example.org/{'a' * 60}/"
ENDLESS = f"https://uitslag.example.org/{'b' * 400}/"


def drawn(seat: Seat) -> tuple[int, int]:
    """Tell columns and rows of the code as it should be."""
    code = seat.app.screen.query_one(QrCode)
    drawing = code._drawn[2] if code._drawn else None
    return (drawing.columns, drawing.rows) if drawing else (0, 0)


async def test_without_a_network_it_is_said(tmp_path: Path) -> None:
    """No code, no address, but a sentence and the way to see the results all the same."""
    async with kiosk(tmp_path, SMALL, address=None) as seat:
        await seat.go_to(Kind.THANKS)
        await seat.sees("Er is hier geen netwerk, dus er is geen link naar de uitslag.", "begeleider")
        await seat.sees(str(seat.app._code), "Enter Klaar, voor de volgende")
        assert not seat.app.screen.query(QrCode)
        assert not set("▀▄█") & set(seat.text)
        assert "http" not in seat.text


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (200, 60)])
@pytest.mark.parametrize("address", [ADDRESS, LONG], ids=["short", "long"])
async def test_a_code_is_whole(tmp_path: Path, size: tuple[int, int], address: str) -> None:
    """In every window the code has all its rows and columns on the screen, and the keys stand below it."""
    async with kiosk(tmp_path, SMALL, size=size, address=address) as seat:
        await seat.go_to(Kind.THANKS)
        await seat.sees("telefoon.", "Enter Klaar, voor de volgende")
        code = seat.app.screen.query_one(QrCode)
        visible = code.region.intersection(seat.app.screen.query_one("#body").region)
        columns, rows = drawn(seat)
        if columns:
            assert (visible.width, visible.height) == (code.region.width, code.region.height)
            assert code.region.width >= columns
            assert code.region.height >= rows
        else:
            assert address == LONG
            assert not code.region.area


async def test_a_code_that_cannot_fit_is_not_drawn(tmp_path: Path) -> None:
    """Of a code that is too large nothing is drawn rather than a part of it."""
    async with kiosk(tmp_path, SMALL, address=ENDLESS) as seat:
        await seat.go_to(Kind.THANKS)
        await seat.sees("Dank u wel. Uw antwoorden zijn bewaard.", "Enter Klaar")
        await seat.sees("Typ dit adres in de browser")
        assert drawn(seat) == (0, 0)
        assert not set("▀▄█") & set(seat.text)


@pytest.mark.parametrize("address", [ADDRESS, LONG], ids=["short", "long"])
async def test_the_address_stands_there_in_letters(tmp_path: Path, address: str) -> None:
    """Whoever cannot scan can type the whole address, with its http, and finds the code to come back beside it."""
    async with kiosk(tmp_path, SMALL, address=address) as seat:
        await seat.go_to(Kind.THANKS)
        await seat.sees("http")
        assert address in "".join(flat(line).split(" ")[-1] for line in seat.text.splitlines())
        assert str(seat.app._code) in seat.text


async def test_a_network_that_comes_later_is_shown(tmp_path: Path) -> None:
    """When the results page starts while somebody still looks at the thanks, its code and address appear."""
    async with kiosk(tmp_path, SMALL, address=None) as seat:
        await seat.go_to(Kind.THANKS)
        await seat.sees("geen netwerk")
        code = str(seat.app._code)
        seat.app._address = lambda: ADDRESS
        await seat.sees(ADDRESS, code)
        await seat.until(lambda: drawn(seat) != (0, 0), "the code to scan")


async def test_another_language_keeps_code_and_address(tmp_path: Path) -> None:
    """F2 on the thanks says the same with the same address."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to(Kind.THANKS)
        await seat.sees(ADDRESS)
        before = drawn(seat)
        await seat.press("f2")
        await seat.sees("Scan the code with your phone.", ADDRESS)
        assert drawn(seat) == before != (0, 0)
