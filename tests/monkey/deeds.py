"""What the monkey does: one deed after the other, drawn from a seed, so that the same seed does the same again.

All letters that it types come from a few words, and hold none of the signs that escape sequences are made of. So
whatever else stands in an open answer was not typed, but is the rest of something that was no text.
"""

from collections.abc import Iterator
from random import Random
from string import ascii_lowercase
from typing import NamedTuple

from tests.monkey.garbage import garbage
from tests.monkey.sequences import mouse, reports

WORDS = ("samen", "één", "tijd", "mens", "naïef", "taak", "喜", "🙂", "ñu")
TYPED = "0123456789-? cgix"
"""Keys that mean something on some screen; in own words they are letters."""
ALPHABET = frozenset("".join(WORDS) + TYPED + "\n" + ascii_lowercase)
"""All that can stand in an open answer; a code that was typed there is made of small letters, and garbage of none."""
ENTER, ESCAPE, STAFF = "\r", "\x1b", "\x07"
EDITING = ("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\t", "\x1b[Z", "\x7f", "\n", " ", "\x1b[3~", "\x1b[H", "\x1b[F")
FUNCTION = ("\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[5~", "\x1b[6~")
CONTROL = tuple(chr(code) for code in (*range(1, 27), *range(28, 32)) if chr(code) not in "\x07\t\n\r")
SELECTING = ("\x1b[1;2D", "\x1b[1;2H", "\x1b[1;5D", "\x1b[1;6C", "\x01", "\x18", "\x03", "\x16", "\x1a", "\x19")
PIN = "2468"


class Deed(NamedTuple):
    """One thing that the monkey does; `said` holds bytes as Latin-1, or what the kind says."""

    kind: str
    said: str


WEIGHTS = {
    "answer": 30,
    "onward": 14,
    "key": 16,
    "begin": 5,
    "words": 8,
    "edit": 6,
    "back": 2,
    "control": 3,
    "mouse": 12,
    "paste": 2,
    "report": 3,
    "resize": 2,
    "code": 1,
    "miscode": 0.03,
    "scribe": 1,
    "mispin": 0.03,
    "desk": 0.3,
    "garbage": 3,
}
"""How often each kind is drawn; wrong codes and PINs lock for minutes when there are several."""


def deeds(seed: str, *, without: frozenset[str] = frozenset()) -> Iterator[Deed]:
    """Draw deeds without end."""
    chance = Random(seed)
    kinds = [kind for kind in WEIGHTS if kind not in without]
    weights = [WEIGHTS[kind] for kind in kinds]
    while True:
        (kind,) = chance.choices(kinds, weights)
        yield Deed(kind, _drawn(kind, chance))


def _drawn(kind: str, chance: Random) -> str:  # noqa: C901 (one line for each kind)
    match kind:
        case "answer":
            return chance.choice("1234567890") + ENTER
        case "onward":
            return ENTER
        case "key":
            return _bytes(chance.choice((*TYPED, *TYPED, *FUNCTION, ESCAPE, *EDITING)))
        case "begin":
            return f"{ENTER}1{ENTER}"
        case "words":
            return _bytes(" ".join(chance.choices(WORDS, k=chance.randint(1, 5)))) + chance.choice(("", ENTER))
        case "edit":
            return "".join(chance.choices((*EDITING, *SELECTING), k=chance.randint(1, 4)))
        case "back":
            return ESCAPE
        case "control":
            return chance.choice(CONTROL)
        case "mouse":
            return mouse(chance)
        case "paste":
            return _paste(chance)
        case "report":
            return reports(chance)
        case "resize":
            return _size(chance)
        case "code":
            return str(chance.randrange(1000))
        case "miscode":
            return "c" + _bytes(chance.choice(WORDS)) + ENTER
        case "scribe":
            return "g" + chance.choice("123") + ENTER
        case "mispin":
            return STAFF + chance.choice(("1111", "x", "24680")) + ENTER + chance.choice(("", ESCAPE))
        case "desk":
            return STAFF + PIN + ENTER + chance.choice("12345")
        case "garbage":
            return garbage(chance)
        case _:
            raise LookupError(kind)


def _paste(chance: Random) -> str:
    """Paste little or much, once or in another paste."""
    length = min(1_000_000, int(3 ** chance.uniform(0, 12.6)))
    text = _bytes(((" ".join(chance.choices(WORDS, k=12)) + "\n") * (length // 40 + 1))[:length])
    inner = "\x1b[200~samen" if chance.random() < 0.1 else ""
    return f"\x1b[200~{text}{inner}\x1b[201~"


def _size(chance: Random) -> str:
    """Make the window another size, often one that the kiosk works in, sometimes several in a row."""
    usual = [(80, 24), (100, 30), (120, 40), (81, 25)]
    drawn = [
        chance.choice(usual) if chance.random() < 0.6 else (chance.randint(1, 500), chance.randint(1, 200))
        for _ in range(chance.choice((1, 1, 1, 2, 5)))
    ]
    return " ".join(f"{columns}x{rows}" for columns, rows in [*drawn, chance.choice(usual)])


def _bytes(text: str) -> str:
    """Write a text as its UTF-8 bytes, each as one sign of Latin-1."""
    return text.encode().decode("latin-1")
