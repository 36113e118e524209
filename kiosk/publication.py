"""What is published of an event, kept in its folder: a page that starts again goes on where it was, step for step.

Who starts anew from the journals alone would make other steps than phones have seen, wherever a journal was written anew or
came from another laptop meanwhile; and whoever saw both could take one from the other. The file holds the published numbers and
who is behind them, by identity and revision, and nothing that anybody said. The results server writes it; where none runs, so
does whoever makes a file for outside the room, since of two files the one that was made before a withdrawal tells of it too.
"""

import errno
import time
from collections.abc import Iterable
from operator import itemgetter
from pathlib import Path

import msgspec

from kiosk.disclosure import NOTHING
from kiosk.disk import write_whole
from kiosk.event import Event
from kiosk.fold import Change, Fold
from kiosk.model.results import Results
from kiosk.openness import first_closed_at
from kiosk.published_part import Behind
from kiosk.publishing import Published, Publisher
from kiosk.web.running import running

PUBLISHED = "published.json"
READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
"""How a system says that a folder cannot be written; nobody can withdraw there either."""
TRY_AGAIN = 2.0
"""Seconds until it is tried once more to write down a step that the disk did not take."""


class Publication:
    """Publishes the results of an event, from where they were.

    Args:
        fold: the event; whoever has it hands over its changes.
        keeps: whether it writes down what it publishes, as the results server does, and whoever makes a file (`writes_down`).
    """

    def __init__(self, fold: Fold, *, keeps: bool = False) -> None:
        self._fold, self._keeps = fold, keeps
        self._path = fold.event.folder / PUBLISHED
        self._publisher: Publisher | None = None
        self._behind = frozenset[str]()
        self._results = NOTHING
        self._tries_again = float("-inf")

    @property
    def results(self) -> Results:
        """What is published now."""
        return self._results

    @property
    def behind(self) -> dict[str, Behind]:
        """Who stands behind the published numbers of each part; nobody before the first step."""
        return self._started().behind

    def follow(self, changes: Iterable[Change]) -> None:
        """Take in what was written, and publish what is due.

        On a full disk what was shown goes on being shown, and it is tried again: a step that is not written down would be
        another one after a restart.
        """
        begins = self._publisher is None
        publisher = self._started()
        if begins:
            self._results = publisher.results
        publisher.follow(self._as_they_came(changes) if begins else changes, first_closed_at(self._fold.acts))
        if publisher.results is not self._results and self._is_kept(publisher):
            self._results = publisher.results

    def _is_kept(self, publisher: Publisher) -> bool:
        if not self._keeps:
            return True
        if time.monotonic() < self._tries_again:
            return False
        try:
            write_whole(self._path, msgspec.json.encode(publisher.state()))
        except OSError as error:
            self._tries_again = time.monotonic() + TRY_AGAIN
            return error.errno in READ_ONLY
        return True

    def _as_they_came(self, changes: Iterable[Change]) -> list[Change]:
        """Put what all journals say in one order.

        Where the numbers were restored, those behind them are taken as they are now, and so is whoever withdrew since: they may
        have been behind them once.
        """
        newest, restored = self._fold.responses, bool(self._behind)
        latest: dict[str, str] = {}
        came: list[tuple[str, Change]] = []
        for each in changes:
            who = each.after.instanceID
            if each.after is newest[who] or not (who in self._behind or (restored and newest[who].withdrawn)):
                latest[who] = max(latest.get(who, ""), each.after.time)  # none overtakes another of the same person
                came.append((latest[who], each))
        return [each for _, each in sorted(came, key=itemgetter(0))]

    def _started(self) -> Publisher:
        if self._publisher is None:
            workshop = self._fold.event.workshop
            self._publisher = Publisher(workshop, workshop.privacy.minimum)
            state = published(self._fold.event.folder)
            if state is not None:
                self._publisher.restore(state, self._fold.responses)
                self._behind = frozenset(state.behind)
        return self._publisher


def writes_down(event: Event) -> bool:
    """Tell whether who makes a file about an event has to write down what is published in it: no results server does.

    Answers that are made up need no protection, and the sample event stays as it came.
    """
    return running(event.folder) is None and not event.info.synthetic


def published(folder: Path) -> Published | None:
    """Read what was published last; None where nothing was, or it cannot be read."""
    try:
        return msgspec.json.decode((folder / PUBLISHED).read_bytes(), type=Published)
    except (OSError, msgspec.MsgspecError):
        return None


def shared(folder: Path) -> Results | None:
    """Tell what the results server of an event shows; None where none lives, or it shows nothing yet."""
    state = published(folder) if running(folder) else None
    return state.results if state else None
