"""The gate that every byte from the terminal passes: text, keys and pastes go on, all else stays outside.

A terminal may send anything: half a character, a report of a mouse in bytes that are none, a title without an end, noise. The
states are those of DEC's terminals as Paul Williams drew them (vt100.net/emu/dec_ansi_parser), with a limit in time on each: what
a terminal sends comes in one go, so a key behind a silence is a key, whatever was left unfinished before.
"""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from kiosk.text import is_visible
from screens.terminal.sequences import known

ESC, BEL, CANCEL, SUBSTITUTE, DELETE = 0x1B, 0x07, 0x18, 0x1A, 0x7F
STRINGS = b"]PX^_"
"""What begins a string after Esc: OSC, DCS, SOS, PM, APC. The kiosk asks for none."""
PASTE, PASTE_BEGIN, PASTE_END = "\x1b[200~", b"\x1b[200~", b"\x1b[201~"
OVERLAP = len(PASTE_END) - 1
LONGEST_PASTE = 1 << 18
"""Bytes of a paste that are kept; no answer is longer by far."""
SILENCE, SILENCE_INSIDE, SILENCE_IN_PASTE = 0.1, 0.5, 2.0
"""Seconds without a byte after which Esc is a key, and what has begun, or is pasted, is given up: a busy laptop may halt."""


class Pasted(NamedTuple):
    """What was pasted, in one piece."""

    text: str


Token: TypeAlias = str | Pasted
"""Text, or one whole sequence, or Esc alone, or a paste."""


class State(Enum):
    """What the next byte belongs to."""

    TEXT = auto()
    ESCAPE = auto()
    SEQUENCE = auto()
    LETTER = auto()
    MOUSE = auto()
    STRING = auto()
    PASTE = auto()


class Gate:
    """Takes bytes as they come, and tells what they are."""

    def __init__(self) -> None:
        self._state = State.TEXT
        self._held = bytearray()
        self._decoder = getincrementaldecoder("utf-8")("ignore")
        self._heard = float("-inf")

    @property
    def patience(self) -> float | None:
        """How many seconds after the last byte to call `rest`; None where nothing is unfinished."""
        match self._state:
            case State.TEXT:
                return None
            case State.ESCAPE:
                return SILENCE
            case State.PASTE:
                return SILENCE_IN_PASTE
            case _:
                return SILENCE_INSIDE

    def feed(self, content: bytes, now: float) -> Iterator[Token]:
        """Take in bytes that came at a moment (in seconds, of any clock), and hand on what they are."""
        self._heard = now
        while content:
            if self._state is State.TEXT:
                token, content = self._text(content)
            elif self._state is State.PASTE:
                token, content = self._paste(content)
            else:
                token, content = self._take(content[0]), content[1:]
            if token:
                yield token

    def rest(self, now: float) -> Iterator[Token]:
        """Give up what is unfinished for too long, when one has waited and nothing came; Esc alone is a key."""
        patience = self.patience
        if patience is not None and now - self._heard >= patience:
            if self._state is State.ESCAPE:
                yield chr(ESC)
            self._begin(State.TEXT)

    def _text(self, content: bytes) -> tuple[Token, bytes]:
        """Take everything up to the next Esc."""
        text, escape, left = content.partition(bytes([ESC]))
        typed = _typed(self._decoder.decode(text))
        if escape:
            self._decoder.reset()
            self._begin(State.ESCAPE, ESC)
        return typed, left

    def _paste(self, content: bytes) -> tuple[Token, bytes]:
        """Collect what is pasted, as far as it is kept; its end may come in two pieces.

        Where a paste begins inside another, that one never ended: it is noise, with the keys that were pressed since.
        """
        before = len(self._held)
        self._held += content
        end = self._held.find(PASTE_END, max(0, before - OVERLAP))
        if end < 0:
            del self._held[LONGEST_PASTE:-OVERLAP]
            return "", b""
        *_, text = self._held[: min(end, LONGEST_PASTE)].rpartition(PASTE_BEGIN)
        self._begin(State.TEXT)
        return Pasted(text.decode("utf-8", "ignore")), content[end + len(PASTE_END) - before :]

    def _take(self, byte: int) -> str:
        self._held.append(byte)
        match self._state:
            case State.ESCAPE:
                return self._behind_escape(byte)
            case State.SEQUENCE:
                return self._in_sequence(byte)
            case State.LETTER:
                return self._whole() if byte >= 0x20 else self._interrupted(byte)
            case State.MOUSE:
                if len(self._held) == len(b"\x1b[Mbxy"):
                    self._begin(State.TEXT)
                return ""
            case _:
                return self._in_string(byte)

    def _behind_escape(self, byte: int) -> str:
        if byte == ESC:
            self._begin(State.ESCAPE, ESC)
            return chr(ESC)
        if byte == ord("["):
            self._state = State.SEQUENCE
        elif byte == ord("O"):
            self._state = State.LETTER
        elif byte in STRINGS:
            self._state = State.STRING
        else:
            alone = chr(byte) if byte < 0x20 else ""  # such as Alt+Enter
            return self._whole() or alone
        return ""

    def _in_sequence(self, byte: int) -> str:
        if byte < 0x20 or byte >= DELETE:
            return self._interrupted(byte)
        if self._held == b"\x1b[[":
            self._state = State.LETTER  # F1 to F5 of the Linux console
        elif self._held == b"\x1b[M":
            self._state = State.MOUSE  # a report in bytes, as the first terminals with a mouse made them
        elif byte >= 0x40:
            return self._whole()
        return ""

    def _in_string(self, byte: int) -> str:
        if byte == ESC:
            self._begin(State.ESCAPE, ESC)
        elif byte in (BEL, CANCEL, SUBSTITUTE):
            self._begin(State.TEXT)
        else:
            self._held.clear()
        return ""

    def _whole(self) -> str:
        """End a sequence, and tell it if it means something."""
        sequence = self._held.decode("ascii", "ignore")
        self._begin(State.PASTE if sequence == PASTE else State.TEXT)
        return sequence if sequence != PASTE and known(sequence) else ""

    def _interrupted(self, byte: int) -> str:
        """Give a sequence up at a byte that cannot be in it; Enter and the like are keys all the same."""
        self._begin(State.ESCAPE if byte == ESC else State.TEXT, *[ESC] * (byte == ESC))
        return chr(byte) if byte < 0x20 and byte != ESC else ""

    def _begin(self, state: State, *held: int) -> None:
        self._state = state
        self._held[:] = bytes(held)


def _typed(text: str) -> str:
    """Leave out what nobody can type: characters that are invisible, and the sign for those that could not be read."""
    if text.isascii():
        return text.replace("\0", "")
    return "".join(sign for sign in text if (sign.isascii() or is_visible(sign)) and sign not in "\0\ufffd")
