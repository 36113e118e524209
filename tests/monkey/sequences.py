"""Well-formed sequences that a terminal sends besides keys: mouse, focus, answers to questions, newer keyboards."""

from random import Random

REPORTS = (
    "\x1b[I",  # the window has the focus
    "\x1b[O",  # … and has lost it
    "\x1b[24;80R",  # where the cursor is
    "\x1b[?2026;2$y",  # synchronised output is known
    "\x1b[97;1u",  # kitty: a
    "\x1b[97;5u",  # kitty: ctrl+a
    "\x1b[113;5u",  # kitty: ctrl+q
    "\x1b[99;5u",  # kitty: ctrl+c
    "\x1b[27u",  # kitty: escape
    "\x1b[13;2u",  # kitty: shift+enter
    "\x1b[57441u",  # kitty: left shift alone
    "\x1b[27;5;9~",  # xterm: ctrl+tab
)
"""Each is whole, and stands for no text."""


def reports(chance: Random) -> str:
    """Draw one to three of them."""
    return "".join(chance.choices(REPORTS, k=chance.randint(1, 3)))


def mouse(chance: Random) -> str:
    """Press, drag, let go, or scroll, in the window and outside of it, as SGR 1006 tells it."""
    wide, high = chance.choice(((80, 24), (80, 24), (80, 24), (500, 200)))
    x, y = chance.randint(0, wide), chance.randint(0, high)
    match chance.randrange(6):
        case 0 | 1 | 2:
            return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"
        case 3:
            there = f"{chance.randint(0, wide)};{chance.randint(0, high)}"
            return f"\x1b[<0;{x};{y}M\x1b[<32;{there}M\x1b[<0;{there}m"
        case 4:
            return f"\x1b[<{chance.choice((64, 65, 66, 67))};{x};{y}M" * chance.randint(1, 6)
        case _:
            return f"\x1b[<{chance.choice((1, 2, 3, 16, 35, 128, 255))};{x};{y}{chance.choice('Mm')}"
