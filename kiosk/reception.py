"""What the kiosk does between participants: receives the next one, finds the one who comes back, knows who went before."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta

from kiosk import codes
from kiosk.codes import hash_code, new_code
from kiosk.disk import free, in_steps
from kiosk.errors import EventError, Withdrawn
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.group_answer import GroupState, begin_for_group, newest, state_of
from kiosk.guesses import CODES, wait
from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.lock import Lock
from kiosk.model.response import Level, Response, Status
from kiosk.model.workshop import OTHER
from kiosk.openness import closed_at
from kiosk.rounds import Signals
from kiosk.sitting import Sitting, begin
from kiosk.standings import Standings
from kiosk.station import Station
from kiosk.times import Clock, now
from kiosk.writer_lock import is_written


class Reception:
    """One station's desk at the door.

    Args:
        event: the event.
        station: writes the responses.
        fixed_group: the group of everybody at this laptop, or None.
        clock: tells the time.
    """

    def __init__(self, event: Event, station: Station, *, fixed_group: int | None = None, clock: Clock = now) -> None:
        self.event = event
        self.clock = clock
        self.lock = Lock(station, clock)
        self._station = station
        self._fold = Fold(event)
        self.signals = Signals(self._fold.acts, clock)
        self.standings = Standings(self._fold)
        self._fixed_group = fixed_group
        self._next_code: tuple[str, str] | None = None
        self._parking: list[Sitting] = []
        self._received = self._caught_up = self._unsettled = False

    def follow(self) -> bool:
        """Take in what all stations have written since; tells whether there was anything."""
        changed = self._poll()
        if not self._caught_up:
            self._catch_up()
        if self._parking:
            with suppress(EventError):
                self.park_waiting()
            self._poll()  # who comes back now finds what was put away now
        return changed

    def _poll(self) -> bool:
        changes = self._fold.poll()
        self.standings.note(changes)
        self._station.reconcile(changes)
        return bool(changes)

    def _catch_up(self) -> None:
        """Put away what a killed kiosk has left; where the disk does not take it, the next look tries again."""
        with suppress(EventError):
            self._station.park_orphans(self._fold.responses)
            self._caught_up = True
            self._poll()

    def park(self, sitting: Sitting) -> None:
        """Put an interview away; where the disk does not take it now, `follow` does it once it does."""
        self._parking.append(sitting)
        with suppress(EventError):
            self.park_waiting()

    def park_waiting(self) -> None:
        """Put away what the disk did not take before.

        Raises:
            EventError: it does not take it now either.
        """
        while self._parking:
            with suppress(Withdrawn):
                self._parking[0].park()
            del self._parking[0]

    def prepare_code(self) -> None:
        """Draw and hash the next code, one that nobody has, while nobody waits for it; safe in a thread of its own."""
        known = {response.code for response in list(self._fold.responses.values())}
        while True:
            code = new_code()
            hashed = hash_code(code, self.event.info.salt)
            if hashed not in known:
                self._next_code = code, hashed
                return

    def receive(self, language: str) -> tuple[Sitting, str]:
        """Begin with somebody who has agreed to take part; tells the sitting, which is on disk, and their code.

        Raises:
            EventError: it could not be written.
        """
        self.follow()  # before anybody sits here, whose draft is no orphan
        if self._next_code is None:
            self.prepare_code()
        assert self._next_code is not None
        code, code_hash = self._next_code
        response = begin(self._station, language, code=code_hash, clock=self.clock)
        sitting = self._begun(Interview.begun(self.event.workshop, response))
        self._next_code = None
        self._received = True
        return sitting, code

    def wait_for_code(self) -> timedelta:
        """Tell how long nobody may try a code here, since too many wrong ones were tried."""
        return wait(self._station.misses(CODES), self.clock())

    def find(self, code: str) -> Response | None:
        """Find the response of a code, of whichever station, as of the last `follow`; slow, and safe in a thread."""
        return codes.find(code, list(self._fold.responses.values()))

    def note_wrong_code(self) -> None:
        """Remember that somebody tried a code that does not exist.

        Raises:
            EventError: it could not be written.
        """
        self._station.note_miss(CODES)

    def resume(self, response: Response) -> Sitting | None:
        """Go on with a response as it is now; None where somebody is at it on another station.

        Raises:
            Withdrawn: it was deleted meanwhile.
            EventError: it could not be written.
        """
        self.follow()
        response = self._fold.responses.get(response.instanceID, response)
        if response.withdrawn:
            raise Withdrawn("These answers were deleted by their participant; nothing is kept of them any more.")
        if self.busy_at(response):
            return None
        return self._begun(Interview.resumed(self.event.workshop, response))

    def busy_at(self, response: Response) -> str | None:
        """Name the other station where somebody is at a response now, as of the last `follow`."""
        response = self._fold.responses.get(response.instanceID, response)
        journal = self._fold.journal_of(response.writer)
        if response.status is not Status.DRAFT or journal is None or journal == self._station.path:
            return None
        return journal.stem if is_written(journal) else None

    @property
    def only_group(self) -> int | None:
        """The group that every scribe at this laptop writes for; None where they may choose."""
        return self._fixed_group or (1 if self.event.workshop.groups == 1 else None)

    def group_states(self) -> list[GroupState]:
        """Tell how far the answer of each group is that one may write for here."""
        self.follow()
        groups = [self.only_group] if self.only_group else range(1, self.event.workshop.groups + 1)
        found = {group: newest(self._fold.responses.values(), group) for group in groups}
        return [state_of(group, each, self.busy_at(each) if each else None) for group, each in found.items()]

    def scribe(self, group: int, language: str) -> Sitting | None:
        """Go on with the newest answer of a group, or begin it; None where somebody is at it on another station.

        Raises:
            EventError: it could not be written.
        """
        self.follow()
        found = newest(self._fold.responses.values(), group)
        if found is None:
            response = begin_for_group(self._station, group, language, clock=self.clock)
            return self._begun(Interview.begun(self.event.workshop, response))
        if self.busy_at(found):
            return None
        return self._begun(Interview.resumed(self.event.workshop, found).spoken(language))

    def _begun(self, interview: Interview) -> Sitting:
        sitting = self._sitting(interview)
        sitting.save()
        return sitting

    def withdraw(self, response: Response) -> None:
        """Delete a response: it counts nowhere any more, and `tidy` overwrites it in every journal that nobody writes.

        Raises:
            EventError: it could not be written; nothing was changed.
        """
        self._station.withdraw(response)
        self.follow()

    def is_erased(self, response: Response) -> bool:
        """Tell whether every journal has overwritten a response that was withdrawn."""
        self.follow()
        return not self._fold.holders(response.instanceID)

    def was_withdrawn(self, sitting: Sitting) -> bool:
        """Tell whether what is answered in a sitting was deleted meanwhile, from the desk or on another laptop."""
        return self._station.is_withdrawn(sitting.interview.response.instanceID)

    @property
    def station_name(self) -> str:
        """What this laptop is called."""
        return self._station.name

    @property
    def closed(self) -> bool:
        """Whether the facilitator has closed the event, so that nobody new begins."""
        return closed_at(self._fold.acts) is not None

    def report(self) -> None:
        """Tell the desk how full this laptop's disk is."""
        with suppress(OSError):
            self._station.report(in_steps(free(self.event.folder)))

    @property
    def untidy(self) -> bool:
        """Whether there is something to tidy while nobody is here."""
        return self._station.untidy

    @property
    def owes(self) -> bool:
        """Whether there is something to overwrite at once, here or in the journal of a laptop that is off."""
        return self._station.owes or self._unsettled

    def tidy(self) -> None:
        """Compact this station's journal, and delete what was withdrawn from those that nobody writes; safe in a thread.

        Raises:
            EventError: there is no room for it; it is due as before.
        """
        from kiosk.withdrawal import settle

        self._unsettled = True
        self._station.tidy()
        fold = Fold(self.event)
        fold.poll()
        settle(fold)
        self._unsettled = False

    def consented(self) -> bool:
        """Tell whether anybody has taken part yet."""
        everybody = self._fold.responses.values()
        return self._received or any(not each.test and each.level is Level.PARTICIPANT for each in everybody)

    def went_before(self) -> int:
        """Count who completed it."""
        return sum(response.status is Status.COMPLETE and response.counts for response in self._fold.responses.values())

    def mix(self, group: int | None, words: Words) -> list[tuple[str, int]]:
        """Count the roles in a group so far, in the order of the workshop file."""
        part = self.event.workshop.role_part
        if part is None or group is None:
            return []
        self.follow()
        seated = Counter(
            response.intake.get(part.name)
            for response in self._fold.responses.values()
            if response.group == group
            and response.level is Level.PARTICIPANT
            and not response.test
            and not response.withdrawn
        )
        return [
            (words("another role") if choice.name == OTHER else words.text(choice.label), seated[choice.name])
            for choice in part.choices
            if seated[choice.name]
        ]

    def _sitting(self, interview: Interview) -> Sitting:
        return Sitting(
            self._station,
            interview,
            self._responses,
            fixed_group=self._fixed_group,
            clock=self.clock,
        )

    def _responses(self) -> list[Response]:
        self.follow()
        return list(self._fold.responses.values())
