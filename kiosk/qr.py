"""QR codes as values: which squares are dark, and how large a code can be drawn in a given room of a terminal."""

from functools import lru_cache

from msgspec import Struct

from kiosk.qr_reading import read, version_of

QUIET, EMERGENCY_QUIET = 4, 2
"""Light modules around the code: what the standard (ISO/IEC 18004) asks, and what phones still read."""
LEVELS_OF_QRCODE = {"L": 1, "M": 0, "Q": 3}
"""Error correction as the library and the standard number it."""
LEVELS = "QML"
"""Error correction, best first: at one height, Q is read as often as H, and L least."""


class Drawing(Struct, frozen=True):
    """A code that fits: its modules with their quiet zone, row by row, and the cells it takes.

    `full` draws a module as two cells of one row; else a cell holds two modules, one above the other.
    """

    modules: tuple[tuple[bool, ...], ...]
    full: bool
    level: str

    @property
    def columns(self) -> int:
        """How many columns of the terminal it takes."""
        return len(self.modules) * (2 if self.full else 1)

    @property
    def rows(self) -> int:
        """How many rows of the terminal it takes."""
        return len(self.modules) if self.full else (len(self.modules) + 1) // 2

    def row(self, y: int) -> list[tuple[bool, bool]]:
        """Tell of each cell of a row whether its upper and its lower half is dark."""
        if self.full:
            return [(dark, dark) for dark in self.modules[y] for _ in range(2)]
        below = self.modules[2 * y + 1] if 2 * y + 1 < len(self.modules) else (False,) * len(self.modules)
        return list(zip(self.modules[2 * y], below, strict=True))


@lru_cache(maxsize=32)
def matrix(text: str, level: str) -> tuple[tuple[bool, ...], ...]:
    """Encode a text in the smallest code of an error correction level (L, M or Q), without quiet zone.

    Raises:
        ValueError: no code of this level holds so much.
    """
    import qrcode

    code = qrcode.QRCode(error_correction=LEVELS_OF_QRCODE[level], border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


@lru_cache(maxsize=32)
def fit(text: str, columns: int, rows: int, *, halves: bool = True) -> Drawing | None:
    """Draw a text as well as a room allows: whole cells where they fit, then halves; the best error correction that fits.

    Args:
        text: what the code says.
        columns: how many there are.
        rows: how many there are.
        halves: whether the terminal has signs for half a cell; whole ones are made of colour alone.

    Returns:
        The drawing, read back before it is shown; None where even the smallest does not fit, or none reads right.
    """
    for quiet in (QUIET, EMERGENCY_QUIET):
        for full in (True, False) if halves else (True,):
            for level in LEVELS:
                try:
                    drawing = Drawing(_with_quiet(matrix(text, level), quiet), full, level)
                except ValueError:
                    continue
                if drawing.columns <= columns and drawing.rows <= rows and says(drawing, text):
                    return drawing
    return None


def says(drawing: Drawing, text: str) -> bool:
    """Read a drawing back, cell by cell as it is painted, and tell whether it says this text."""
    painted: list[list[bool]] = []
    for y in range(drawing.rows):
        cells = drawing.row(y)[:: 2 if drawing.full else 1]
        painted.append([top for top, _ in cells])
        if not drawing.full:
            painted.append([bottom for _, bottom in cells])
    rows = [y for y, row in enumerate(painted) if any(row)]
    columns = [x for x in range(len(painted[0])) if any(row[x] for row in painted)]
    code = [row[columns[0] : columns[-1] + 1] for row in painted[rows[0] : rows[-1] + 1]]
    try:
        version = version_of(code)
        return read(code, _blocks(version, drawing.level), _alignment(version)) == text
    except ValueError:
        return False


def _blocks(version: int, level: str) -> list[int]:
    """Tell how many data codewords each block of a code has."""
    from qrcode.base import rs_blocks

    return [block.data_count for block in rs_blocks(version, LEVELS_OF_QRCODE[level])]


def _alignment(version: int) -> list[int]:
    """Tell the rows, and columns, of the middles of a code's alignment patterns."""
    from qrcode.util import pattern_position

    return list(pattern_position(version))


def _with_quiet(modules: tuple[tuple[bool, ...], ...], quiet: int) -> tuple[tuple[bool, ...], ...]:
    side = (False,) * quiet
    blank = (False,) * (len(modules) + 2 * quiet)
    return (*(blank,) * quiet, *((*side, *row, *side) for row in modules), *(blank,) * quiet)
