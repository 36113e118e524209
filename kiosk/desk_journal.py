"""The journal of one desk: every act of its facilitator is kept in it, and the last one can be taken back."""

from collections.abc import Iterable

from msgspec import structs

from kiosk.acts import Acts
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.fold import Change
from kiosk.model.acts import Act
from kiosk.station import Station
from kiosk.times import Clock
from kiosk.withdrawal import desk


class DeskJournal:
    """Opens this desk's own journal, and writes to it; the journal of another desk is never written.

    Where it cannot be opened, as on a stick that is write-protected, the desk still shows everything; the next act tries again.

    Args:
        event: the event.
        station: this laptop's name.
        acts: what was done at all desks, as it is now.
        clock: tells the time.
    """

    def __init__(self, event: Event, station: str, acts: Acts, clock: Clock) -> None:
        self._event, self._name, self._acts, self._clock = event, station, acts, clock
        self._station: Station | None = None

    @property
    def name(self) -> str | None:
        """What this desk's journal is called; None while it has none."""
        return self._station.name if self._station else None

    def open(self) -> Station:
        """Open it, unless it is open already.

        Raises:
            EventError: it cannot be written.
        """
        if self._station is None:
            self._station = desk(self._event, self._name, self._clock)
        return self._station

    def act(self, act: Act) -> Act:
        """Do something: on disk, and known here, when this returns.

        Raises:
            EventError: it could not be written; nothing was done.
        """
        known = self._acts.find(act.id)
        try:
            kept = self.open().act(structs.replace(act, revision=known.revision if known else 0))
        except EventError:
            self.close()  # the next act opens it anew, as after a stick was put back
            raise
        self._acts.take(kept)
        return kept

    def undo(self) -> Act | None:
        """Take this desk's last act back, also one from before it was started again; tells what it was.

        What another desk has changed since stays as it is: then, and where there is nothing to take back, it tells None.

        Raises:
            EventError: it could not be written; nothing was done.
        """
        done: list[Act] = []
        for act in self._acts.written_by(self.open().writer):
            if not act.undoes:
                done.append(act)
            elif (
                taken_back := _last(done, act.id)
            ) is not None:  # a journal that was compacted does not hold it any more
                del done[taken_back]
        if not done:
            return None
        last, before = done[-1], self._acts.before(done[-1])
        now = self._acts.find(last.id)
        if now is None or not now.says_as(last) or (before is None and last.revision > 1):
            return None
        self.act(structs.replace(before or last, gone=before is None or before.gone, undoes=True))
        return last

    def reconcile(self, changes: Iterable[Change]) -> None:
        """Take over what participants took back, where this journal holds anything of theirs."""
        if self._station is not None:
            self._station.reconcile(changes)

    @property
    def untidy(self) -> bool:
        """Whether something that was withdrawn is not overwritten here yet, or there is much garbage."""
        return self._station is not None and self._station.untidy

    def tidy(self) -> None:
        """Compact the journal; safe in a thread of its own.

        Raises:
            EventError: there is no room for it; nothing is lost.
        """
        if self._station is not None:
            self._station.tidy()

    def close(self) -> None:
        """Let go of the journal."""
        if self._station is not None:
            self._station.close()
            self._station = None


def _last(acts: list[Act], identity: str) -> int | None:
    """Find the place of the last version of an act in a list."""
    return next((at for at in reversed(range(len(acts))) if acts[at].id == identity), None)
