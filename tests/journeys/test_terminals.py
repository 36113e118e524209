"""The kiosk in other terminals than the best: the console of Linux, without colours, with sixteen of them, and in tmux."""

import shutil
import time
from pathlib import Path

import pytest

from tests.decoding import bitmap, by_zbar, by_zxing, needed
from tests.journeys.participant import Participant
from tests.terminal import Terminal, kiosk_command

CONSOLE = {"TERM": "linux", "COLORTERM": "", "LANG": "nl_NL.UTF-8"}
NO_COLOURS = {"NO_COLOR": "1"}
ON_CONSOLES = {chr(at) for at in (*range(0x20, 0x7F), *range(0xA0, 0x100))} | set("─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣█░▒")
"""The signs that all of these fonts have, as their own tables say: Lat15 and Uni2 of Debian's console-setup 1.221 (58 fonts), and
kbd's lat1, lat9u, lat9w and LatArCyrHeb."""
SOMEBODY = Participant(strengthen_why="écht … ✓ – “ja”", quotable=frozenset({"strengthen_why"}))
DESK = (
    "1",
    "2",
    "s",
    "3",
    "t",
    "escape",
    "c",
    "escape",
    "4",
    "right",
    "right",
    "c",
    "escape",
    "5",
    "f",
    "escape",
    "f1",
)


class Watched(Terminal):
    """A terminal of which all signs and all colours are noted."""

    def __init__(self, *argv: str, size: tuple[int, int] = (80, 24), env: dict[str, str]) -> None:
        self.signs: set[str] = set()
        self.colours: set[str] = set()
        super().__init__(argv, size=size, env=env)

    def wait_for(self, *texts: str, seconds: float = 20.0) -> str:
        """Wait for texts, and note what stands there."""
        shown = super().wait_for(*texts, seconds=seconds)
        self.note()
        return shown

    def note(self) -> None:
        """Note what stands there."""
        for row in self.cells():
            self.signs |= {cell.data for cell in row}
            self.colours |= {colour for cell in row for colour in (cell.fg, cell.bg)}


def walk(kiosk: Watched) -> None:
    """Go from the welcome to the thanks, with the side screens and dialogs on the way."""
    kiosk.wait_for("Verder met mijn code")
    for key, told in (("i", "Waar gaat dit over"), ("escape", "Begin"), ("f1", "Zo werkt het"), ("x", "Begin")):
        kiosk.press(key)
        kiosk.wait_for(told)
    kiosk.press("ctrl+g")
    kiosk.wait_for("Voor de begeleider")
    kiosk.press("escape")
    SOMEBODY.begin(kiosk)
    SOMEBODY.answer(kiosk)
    SOMEBODY.hand_in(kiosk)
    kiosk.wait_for("http://127.0.0.1:")
    kiosk.note()


def scan(kiosk: Watched, folder: Path) -> None:
    """Read the code that is drawn with both decoders; both say the address that stands beside it."""
    kiosk.wait_until(lambda _: bool(by_zxing(bitmap(kiosk.cells()))), "a code that can be read")
    picture = bitmap(kiosk.cells())
    (address,) = by_zxing(picture)
    assert by_zbar(picture, folder) == [address]
    assert address in kiosk.text


def tabs(data: Path, size: tuple[int, int], env: dict[str, str]) -> Watched:
    """Go through the desk; tells the terminal, which has ended."""
    with Watched(*kiosk_command("live", "--data", data, "--language", "nl"), size=size, env=env) as desk:
        desk.wait_for("1 van 16 klaar")
        for key in DESK:
            desk.press(key)
            time.sleep(0.2)
            desk.note()
    return desk


def command(data: Path) -> list[str]:
    """Start a kiosk whose page is on this machine alone."""
    return kiosk_command("--data", data, "--station", "table-1", "--host", "127.0.0.1")


@pytest.mark.parametrize("size", [(80, 24), (240, 67)], ids=str)
def test_a_console_shows_only_signs_that_its_fonts_have(tmp_path: Path, size: tuple[int, int]) -> None:
    """From the welcome to the thanks and through the desk, whatever people type; the code is whole cells, or its address."""
    with Watched(*command(tmp_path), size=size, env=CONSOLE) as kiosk:
        walk(kiosk)
        if size == (80, 24):
            kiosk.wait_for("Typ dit adres in de browser van uw telefoon.")
            assert not by_zxing(bitmap(kiosk.cells()))
        else:
            scan(kiosk, tmp_path)
    assert kiosk.signs <= ON_CONSOLES, sorted(kiosk.signs - ON_CONSOLES)
    desk = tabs(tmp_path, size, CONSOLE)
    assert desk.signs <= ON_CONSOLES, sorted(desk.signs - ON_CONSOLES)


def test_a_locale_without_utf8_gets_ascii(tmp_path: Path) -> None:
    """With LANG=C every sign is one of the first 128, and the letters of Dutch stay readable."""
    with Watched(*command(tmp_path), env={"LANG": "C", "LC_ALL": ""}) as kiosk:
        walk(kiosk)
    assert all(sign.isascii() for sign in kiosk.signs), sorted(sign for sign in kiosk.signs if not sign.isascii())


def test_without_colours_everything_is_told_by_marks(tmp_path: Path) -> None:
    """NO_COLOR: no colour but the black and white of the code, which is read; cursor, choice and key are told by signs."""
    with Watched(*command(tmp_path), env=NO_COLOURS) as kiosk:
        walk(kiosk)
        scan(kiosk, tmp_path)
    assert kiosk.colours == {"default", "000000", "ffffff"}
    desk = tabs(tmp_path, (80, 24), NO_COLOURS)
    assert desk.colours == {"default", "000000", "ffffff"}


def test_without_colours_the_cursor_and_what_is_chosen_are_seen(tmp_path: Path) -> None:
    """The row of the cursor has its edge, what is chosen its mark and weight, the cursor in a text is reversed."""
    with Watched(*command(tmp_path), env=NO_COLOURS) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        kiosk.press("enter")
        kiosk.wait_for("ik doe mee")
        kiosk.press("2", "1")
        shown = kiosk.wait_for("(•) ik doe mee")
        at = next(y for y, line in enumerate(shown.splitlines()) if "ik doe mee" in line)
        assert "▌ 1  (•) ik doe mee" in shown and "  2  ( ) liever niet" in shown
        bold = "".join(cell.data for cell in kiosk.cells()[at] if cell.bold)
        assert bold.strip().endswith("ik doe mee")
        kiosk.press("escape", "c")
        kiosk.wait_for("Typ uw code")
        kiosk.wait_until(lambda _: any(cell.reverse for row in kiosk.cells() for cell in row), "a cursor")


@pytest.mark.parametrize(
    "env", [{"TERM": "xterm", "COLORTERM": ""}, {"TERM": "xterm-256color", "COLORTERM": ""}], ids=str
)
def test_the_code_is_read_with_few_colours(tmp_path: Path, env: dict[str, str]) -> None:
    """With sixteen colours and with 256."""
    with Watched(*command(tmp_path), env=env) as kiosk:
        walk(kiosk)
        scan(kiosk, tmp_path)


def test_tmux_with_its_own_line_leaves_too_little(tmp_path: Path) -> None:
    """At 80 × 24 the kiosk has 23 rows there and says so; without the line it goes on by itself."""
    needed("tmux", "tmux")
    socket = f"kiosk-{tmp_path.name}"
    tmux = [shutil.which("tmux") or "tmux", "-L", socket, "-f", "/dev/null"]
    with Terminal([*tmux, "new-session", " ".join(command(tmp_path))]) as terminal:
        terminal.wait_for("Dit venster heeft 80 × 23 tekens")
        with Terminal([*tmux, "set-option", "-g", "status", "off"]) as option:
            option.wait_end()
        terminal.wait_for("Verder met mijn code")
        with Terminal([*tmux, "kill-server"]) as option:
            option.wait_end()
