"""Looks through everything that Python keeps for somebody's words; what holds saved answers is known, and left out."""

import gc
from collections.abc import Collection, Iterable, Iterator
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, ModuleType
from typing import Any

from textual.screen import Screen

from kiosk.interview import Interview
from kiosk.reception import Reception
from kiosk.sitting import Sitting
from screens.participant.welcome import WelcomeScreen
from screens.widgets.text_answer import TextAnswer

NOT_ITS_OWN = (type, ModuleType, FunctionType, BuiltinFunctionType, CodeType, FrameType)
"""What an object leads to but does not hold."""


def left_of(words: Collection[str], reception: Reception) -> list[str]:
    """Tell every text that holds one of the words, with the kind of object that keeps it.

    Left out is what holds answers because they are saved: the fold over the journals, this station's journal, and the
    standings, which count them. A text that was painted or typed is another object than the one read from a journal.
    """
    gc.collect()
    saved = {id(text) for text in _texts((reception._fold, reception._station, reception.standings))}
    given = {id(word) for word in words}
    wanted = [word.encode() for word in words]
    found: list[str] = []
    for holder in gc.get_objects():
        if holder is wanted or holder is found:
            continue
        for text in _texts_in(holder):
            if id(text) in saved or id(text) in given:
                continue
            raw = text.encode("utf-8", "replace") if isinstance(text, str) else bytes(text)
            if any(word in raw for word in wanted):
                found.append(f"{type(holder).__qualname__}: {text!r:.80}")
    return found


def sitters() -> list[object]:
    """List what belongs to one participant: screens over the welcome, fields, interviews and sittings."""
    gc.collect()
    kinds = (Screen, TextAnswer, Interview, Sitting)
    return [each for each in gc.get_objects() if isinstance(each, kinds) and not isinstance(each, WelcomeScreen)]


def _texts_in(holder: object) -> Iterator[str | bytes | bytearray]:
    """Tell the texts that an object holds itself, or in containers that the collector does not follow."""
    waiting: list[Any] = gc.get_referents(holder)
    while waiting:
        each = waiting.pop()
        if isinstance(each, str | bytes | bytearray):
            yield each
        elif not gc.is_tracked(each) and isinstance(each, dict | tuple | list | set | frozenset):
            waiting.extend(gc.get_referents(each))


def _texts(roots: Iterable[object]) -> Iterator[str | bytes | bytearray]:
    """Tell all texts that objects hold, at whatever depth."""
    waiting, seen = list(roots), set[int]()
    while waiting:
        each = waiting.pop()
        if isinstance(each, str | bytes | bytearray):
            yield each
        elif id(each) not in seen and not isinstance(each, NOT_ITS_OWN):
            seen.add(id(each))
            waiting.extend(gc.get_referents(each))
