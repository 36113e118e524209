"""Lines for a terminal, a screen reader or a braille display: words alone, wrapped between words, never drawn over."""

import os
import textwrap
from collections.abc import Sequence
from typing import TextIO

from kiosk.plain.leaving import Ended
from kiosk.text import clean

WORDS = 2.5
"""Words a second that a screen reader says at an ordinary speed, 150 a minute."""
SIZE = os.terminal_size((80, 24))
"""Taken for true where nobody knows it, as in a pipe."""


class Printout:
    """What is said.

    Args:
        out: where to.
        wiping: what makes the terminal forget what it has shown; empty where nothing does.
        echoes: whether whoever types sees it, and the end of the line, without the kiosk's doing.
    """

    def __init__(self, out: TextIO, *, wiping: str = "", echoes: bool = True) -> None:
        self._out, self._wiping, self._echoes = out, wiping, echoes
        self._words = 0

    @property
    def seconds_to_hear(self) -> float:
        """How long it takes to listen to what was said since somebody typed."""
        return self._words / WORDS

    def say(self, *paragraphs: str) -> None:
        """Say one thing after the other; of nothing, nothing."""
        for paragraph in filter(None, paragraphs):
            self._write("\n".join(self._wrapped(paragraph)) + "\n")

    def gap(self) -> None:
        """Leave a line empty, before something new."""
        self._write("\n")

    def options(self, labels: Sequence[str], numbers: Sequence[int] | None = None) -> None:
        """List what can be chosen, each with its number."""
        for number, label in zip(numbers or range(1, len(labels) + 1), labels, strict=True):
            self._write("\n".join(self._wrapped(f"{number}  {label}", indent="   ")) + "\n")

    def prompt(self, sentence: str) -> None:
        """Say what to type, and stay in that line."""
        self._write("\n".join(self._wrapped(sentence.rstrip(" .") + ":")) + " ")

    def answered(self) -> None:
        """Note that a line was typed: where nobody echoes it, end the line."""
        self._words = 0
        if not self._echoes:
            self._write("\n")

    def wipe(self) -> None:
        """Take what was shown out of sight: let the terminal forget it if it can, else let it scroll away."""
        self._write(self._wiping or "\n" * self._size().lines)

    def _wrapped(self, text: str, indent: str = "") -> list[str]:
        lines = spoken(text).split("\n")
        width = max(20, self._size().columns - 1)
        return [
            row
            for line in lines
            for row in textwrap.wrap(
                line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
            )
            or [""]
        ]

    def _size(self) -> os.terminal_size:
        try:
            return os.get_terminal_size(self._out.fileno())
        except (OSError, ValueError):
            return SIZE

    def _write(self, text: str) -> None:
        self._words += len(text.split())
        try:
            self._out.write(text)
            self._out.flush()
        except OSError:
            raise Ended from None  # the terminal is gone


def spoken(text: str) -> str:
    """Write without the signs that are there for the eye, which a screen reader would name or swallow."""
    return clean(text).replace(" · ", ", ").replace("✓ ", "")
