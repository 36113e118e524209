"""The facilitator's desk without a screen: follows an event, and does what the facilitator decides."""

import time
from contextlib import suppress
from datetime import datetime

from msgspec import Struct, structs

from kiosk.conclusions import conclusions, group_answers
from kiosk.desk_journal import DeskJournal
from kiosk.disclosure import NOTHING, gate
from kiosk.disk import free, in_steps
from kiosk.event import Event
from kiosk.fold import Change, Fold, StationState
from kiosk.model.acts import Conclusion, Round
from kiosk.model.response import Response
from kiosk.model.results import Results
from kiosk.naming import DESK
from kiosk.openness import closed_at, hidden_questions
from kiosk.pace import Pace, Stuck
from kiosk.publication import Publication, shared
from kiosk.room import Census, Room
from kiosk.rounds import Signal, Signals, current
from kiosk.tally import Tallies
from kiosk.times import Clock, now
from kiosk.voices import Voices
from kiosk.web.running import last

LOOK_AGAIN = 2.0
"""Seconds between two looks at what changes without being saved: the disk, and who is stuck."""


class Snapshot(Struct, frozen=True):
    """What the desk shows at one moment.

    `results` passed the gate of the desk, `public` that of everybody who sees the projector, once it is used. `free` are
    bytes of this laptop's disk; `closed` tells since when the event is closed, if it is; `news` counts what has come in, since
    voices, and what was decided about them, are read apart; `seen` tells when the first phone got the results page.
    """

    room: Room
    stuck: tuple[Stuck, ...]
    medians: dict[str, float]
    stations: tuple[StationState, ...]
    results: Results
    public: Results
    round: Round | None
    hidden: frozenset[str]
    closed: str | None
    conclusions: tuple[Conclusion, ...]
    groups: tuple[Response, ...]
    free: int
    news: tuple[int, int]
    seen: str | None


class Desk:
    """One desk on one event.

    Args:
        event: the event.
        station: this laptop's name, for the desk's own journal.
        clock: tells the time.
    """

    def __init__(self, event: Event, station: str, *, clock: Clock = now) -> None:
        self.event = event
        self.clock = clock
        self._fold = Fold(event)
        self.acts = self._fold.acts
        self.journal = DeskJournal(event, station, self.acts, clock)
        self.voices = Voices(event.workshop, event.info.salt)
        self.tallies = Tallies(event.workshop)
        self._census, self._pace = Census(event.workshop), Pace()
        self._signals = Signals(self.acts, clock)
        self._groups: dict[str, Response] = {}
        self._projection: Publication | None = None
        self._counted: list[Change] = []
        self._looked, self._seen, self._free = float("-inf"), (-1, -1), 0
        self._first_phone: str | None = None

    def follow(self) -> bool:
        """Take in what was written; tells whether there is anything new to show."""
        changes = self._fold.poll()
        for change in changes:
            self.tallies.apply(change.before, change.after)
            if change.after.is_of_group or change.after.instanceID in self._groups:
                self._groups[change.after.instanceID] = change.after
        self._census.note(changes)
        self._pace.note(changes)
        self.voices.note(changes)
        self._counted += [each for each in changes if each.after.counts or (each.before and each.before.counts)]
        self._publish()
        self.journal.reconcile(changes)
        seen, before = (self._fold.news, self.acts.taken), self._seen
        self._seen = seen
        return self._time_to_look() or seen != before

    def look(self) -> Snapshot:
        """Tell how everything is now."""
        moment, workshop = self.clock(), self.event.workshop
        return Snapshot(
            room=self._census.room(),
            stuck=self._stuck(moment),
            medians=self._pace.medians(),
            stations=self._stations(),
            results=gate(self.tallies, workshop.privacy.desk_minimum, totals_always=True),
            public=self._public(),
            round=current(self.acts),
            hidden=hidden_questions(self.acts),
            closed=closed_at(self.acts),
            conclusions=tuple(conclusions(self.acts)),
            groups=tuple(each for each in group_answers(self._groups.values()) if each.answers),
            free=self._free,
            news=(self._fold.news, self.acts.taken),
            seen=self._first_phone,
        )

    def project(self) -> None:
        """Begin to publish for a projector: all that was said up to now, step by step, as the results page had it.

        Whoever watches the bars while somebody hands in at the kiosk must not see what that one said.
        """
        if self._projection is None:
            self._projection = Publication(self._fold)
            self._publish()

    def signal(self) -> Signal:
        """Tell the clock and the line that all stations show at this moment."""
        return self._signals.now()

    def close(self) -> None:
        """Let go of everything."""
        self.journal.close()

    def _publish(self) -> None:
        """Publish what has counted since the last time; without a projector it waits."""
        if self._projection is not None:
            self._projection.follow(self._counted)
            self._counted.clear()

    def _public(self) -> Results:
        """Tell what the room may see: what phones see, where the results server lives."""
        if self._projection is None:
            return NOTHING
        return shared(self.event.folder) or self._projection.results

    def _time_to_look(self) -> bool:
        """Look every few seconds at the disk, and whether a phone has got the page; who is stuck changes by itself too."""
        passed = time.monotonic()
        if passed - self._looked < LOOK_AGAIN:
            return False
        self._looked = passed
        with suppress(OSError):  # where the stick that it is on was pulled out, what is missing is told by laptop
            self._free = in_steps(free(self.event.folder))
        server = last(self.event.folder)
        self._first_phone = server.seen if server else None
        return True

    def _stuck(self, moment: datetime) -> tuple[Stuck, ...]:
        return tuple(structs.replace(each, seconds=each.seconds // 60 * 60) for each in self._pace.stuck(moment))

    def _stations(self) -> tuple[StationState, ...]:
        shown = (
            state
            for name, state in sorted(self._fold.stations.items())
            if state.records or state.problems or not name.startswith(DESK)
        )
        return tuple(structs.replace(state, problems=list(state.problems)) for state in shown)
