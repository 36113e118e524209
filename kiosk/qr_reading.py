"""Reading a QR code back from its modules: the self-check of what is about to be drawn.

As ISO/IEC 18004 lays a code out. What was drawn a moment ago has no damage, so errors are found by the text that comes out,
and not corrected.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

Modules: TypeAlias = Sequence[Sequence[bool]]
"""The modules row by row, without quiet zone; True is dark."""

LARGEST = 40
"""The largest version there is."""
FORMAT_MASK = 0b101010000010010
FORMAT_PLACES = [*((8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)), *((y, 8) for y in (7, 5, 4, 3, 2, 1, 0))]
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)


def version_of(modules: Modules) -> int:
    """Tell the version of a code by its size.

    Raises:
        ValueError: no code has this size.
    """
    version, rest = divmod(len(modules) - 17, 4)
    if rest or not 1 <= version <= LARGEST or any(len(row) != len(modules) for row in modules):
        raise ValueError("no code has this size")
    return version


def read(modules: Modules, blocks: Sequence[int], alignment: Sequence[int]) -> str:
    """Read the text of a code.

    Args:
        modules: the code.
        blocks: how many data codewords each of its blocks has, in their order.
        alignment: the rows, and columns, of the middles of its alignment patterns.

    Raises:
        ValueError: it is no code that can be read.
    """
    version = version_of(modules)
    taken = _patterns(len(modules), alignment, told_version=version >= 7)
    data = _joined(_codewords(modules, taken), blocks)
    return _text("".join(f"{codeword:08b}" for codeword in data), version)


def _codewords(modules: Modules, taken: set[tuple[int, int]]) -> Iterator[int]:
    """Give the codewords in the order in which they are laid out: in pairs of columns, from the right, up and down in turn."""
    masked = MASKS[_mask(modules)]
    bits = [modules[y][x] ^ masked(y, x) for y, x in _way(len(modules)) if (y, x) not in taken]
    for at in range(0, len(bits) - 7, 8):
        yield int("".join("01"[bit] for bit in bits[at : at + 8]), 2)


def _mask(modules: Modules) -> int:
    told = int("".join("01"[modules[y][x]] for y, x in FORMAT_PLACES), 2) ^ FORMAT_MASK
    return told >> 10 & 0b111


def _way(size: int) -> Iterator[tuple[int, int]]:
    columns = [x for x in range(size - 1, 0, -2) if x > 6] + [5, 3, 1]
    for number, right in enumerate(columns):
        for y in range(size) if number % 2 else reversed(range(size)):
            yield from ((y, right), (y, right - 1))


def _patterns(size: int, alignment: Sequence[int], *, told_version: bool) -> set[tuple[int, int]]:
    """Tell the modules that are no data: finders with their format, timing, alignment, and the version of larger codes."""
    taken = {(6, at) for at in range(size)} | {(at, 6) for at in range(size)}
    for top, left, height, width in ((0, 0, 9, 9), (0, size - 8, 9, 8), (size - 8, 0, 8, 9)):
        taken |= {(top + y, left + x) for y in range(height) for x in range(width)}
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    for middle in {(y, x) for y in alignment for x in alignment} - corners:
        taken |= {(middle[0] + y, middle[1] + x) for y in range(-2, 3) for x in range(-2, 3)}
    if told_version:
        version_at = {(y, size - 11 + x) for y in range(6) for x in range(3)}
        taken |= version_at | {(x, y) for y, x in version_at}
    return taken


def _joined(codewords: Iterator[int], blocks: Sequence[int]) -> list[int]:
    """Put the data of the blocks behind one another; they are laid out in turn, the first of each, then the second of each."""
    data: list[list[int]] = [[] for _ in blocks]
    for turn in range(max(blocks)):
        for block, length in zip(data, blocks, strict=True):
            if turn < length:
                block.append(next(codewords))
    return [codeword for block in data for codeword in block]


def _text(bits: str, version: int) -> str:
    """Read the segments of a bit stream, up to the terminator or the end."""
    told = bytearray()
    at = 0

    def number(length: int) -> int:
        nonlocal at
        at += length
        return int(bits[at - length : at], 2)

    wider = (version >= 10) + (version >= 27)
    while len(bits) - at >= 4 and (mode := number(4)):
        match mode:
            case 1:
                told += _digits(number, number(10 + 2 * wider))
            case 2:
                told += _signs(number, number(9 + 2 * wider))
            case 4:
                told += bytes(number(8) for _ in range(number(16 if wider else 8)))
            case _:
                raise ValueError(f"this code has a segment of an unknown mode, {mode}")
    return told.decode()


def _digits(number: Callable[[int], int], count: int) -> bytes:
    whole, rest = divmod(count, 3)
    groups = [f"{number(10):03}" for _ in range(whole)]
    return "".join([*groups, f"{number(3 * rest + 1):0{rest}}" if rest else ""]).encode()


def _signs(number: Callable[[int], int], count: int) -> bytes:
    pairs = [divmod(number(11), 45) for _ in range(count // 2)]
    last = [number(6)] if count % 2 else []
    return "".join(ALPHANUMERIC[sign] for sign in (*(sign for pair in pairs for sign in pair), *last)).encode()
