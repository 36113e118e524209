"""Showing on a terminal how far long work is; in a pipe, and where work is short, nothing is shown."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from kiosk.progress import Progress, untold

STEPS = 1000
"""Steps of the bar."""


@contextmanager
def telling_progress() -> Iterator[Progress]:
    """Draw a bar on standard error while something is written; it goes back where the work has to begin anew."""
    if not sys.stderr.isatty():
        yield untold
        return
    with click.progressbar(length=STEPS, file=sys.stderr, show_eta=False, width=30) as bar:

        def show(done: float) -> None:
            bar.update(round(done * STEPS) - bar.pos)

        yield show
