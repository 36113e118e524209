"""A terminal may send any byte; Textual's driver for Linux ends the app at the first one that is not UTF-8."""

import codecs
import functools
import importlib
import sys


def survive_any_byte() -> None:
    """Let the driver read what is not UTF-8 as a replacement sign, in which no key is hidden; call it before an app runs."""
    if sys.platform == "win32":
        return
    driver = importlib.import_module("textual.drivers.linux_driver")
    driver.__dict__["getincrementaldecoder"] = _lenient


def _lenient(encoding: str) -> "functools.partial[codecs.IncrementalDecoder]":
    return functools.partial(codecs.getincrementaldecoder(encoding), errors="replace")
