"""Bytes that are no text and no whole sequence, as broken lines, old mice and other programs send them."""

from random import Random

INVALID = (
    *("\xff", "\xfe", "\xff\x80", "\xff\xbf\xbf"),
    *("\xe9", "\xc3", "\xf0\x9f", "\xe2\x82"),
    *("\xc0\xaf", "\xed\xa0\x80", "\xf8\x88\x80"),
)
"""What is never UTF-8: no byte of it, a surrogate, too long, or the first part of a sign; none completes the one before."""
NEVER = (*range(0x09), *range(0x80, 0xC0), *range(0xF8, 0x100))
"""Bytes of which no order makes a sign, except those that are keys with Ctrl."""
STRINGS = ("\x1b]0;QQQQ", "\x1bPQQQQ", "\x1b_QQQQ", "\x1b^QQQQ", "\x1bXQQQQ", "\x1b]52;c;QQQQ", "\x1b]11;rgb:QQ/QQ/QQ")
"""Titles, device strings and the like, without an end."""
ENDS = ("", "\x07", "\x1b\\", "\x9c")
CUT = (
    "\x1b[",
    "\x1b[<35;10",
    "\x1b[<0;10;",
    "\x1b[1;",
    "\x1bO",
    "\x1b[200",
    "\x1b[?",
    "\x1b[200~QQQQ",
    "\x1b[M",
    "\x1b[M!",
)
"""Sequences whose end never came; a paste too."""
UNUSUAL = (
    *("\x1b[1;1:3A", "\x1b[97;1:2u", "\x1b[97::99;5:1;97u", "\x1b[1;5:u", "\x1b[;;u", "\x1b[99999999u"),
    *("\x1b[<;;M", "\x1b[?2048;1$y", "\x1b[48;24;80;480;800t", "\x1b[48;1;1;1;1t"),
    *("\x1b[?62;22c", "\x1b[>1;10;0c", "\x1b[?1u"),  # what terminal this is
)
"""Whole ones, with more or less in them than usual: newer keyboards tell when a key is held and let go."""


def garbage(chance: Random) -> str:
    """Draw one piece of it."""
    match chance.randrange(7):
        case 0:
            return "".join(chance.choices(INVALID, k=chance.randint(1, 4)))
        case 1:
            return "\x1b[M" + "".join(chr(chance.randint(0x80, 0xFF)) for _ in range(3))
        case 2:
            return chance.choice(STRINGS) + "Q" * chance.choice((0, 5, 5000)) + chance.choice(ENDS)
        case 3:
            return chance.choice(CUT)
        case 4:
            return chance.choice(UNUSUAL)
        case 5:
            numbers = ";".join(str(chance.randint(0, 99_999)) for _ in range(chance.randint(0, 6)))
            return "\x1b[" + chance.choice(("", "?", ">", "<", "=")) + numbers + chance.choice("QWTYSKLJfghl@`{|}")
        case _:
            return "\xff" + "".join(chr(code) for code in chance.choices(NEVER, k=chance.randint(1, 30)))
