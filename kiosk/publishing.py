"""What the public sees, step by step: numbers move only when enough people have said something new.

Whoever keeps every table of every version, and adds and subtracts them as they like, finds nobody, or at least `minimum`
people. Why that holds is told in docs/decisions/0010-published-steps.md.
"""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from kiosk.disclosure import NOTHING
from kiosk.fold import Change
from kiosk.ledger import Entry
from kiosk.model.response import Response
from kiosk.model.results import Results
from kiosk.model.workshop import Workshop
from kiosk.published_part import Behind, PartState, PublishedPart
from kiosk.tally import accepted_answer, sides, splits, tallied


class Published(Struct, frozen=True):
    """What is published of an event, so that another process can go on from there.

    `told` are all who were counted then; `closed`: the last step was made.
    """

    participants: int | None
    told: tuple[str, ...]
    closed: bool
    parts: dict[str, PartState]

    @property
    def behind(self) -> set[str]:
        """All who are behind the numbers, by their identities."""
        return {who for part in self.parts.values() for who in part.ledger.people}

    @property
    def results(self) -> Results:
        """The results alone."""
        return Results(self.participants, {name: part.result for name, part in self.parts.items()})


class Publisher:
    """Publishes the results of an event.

    Each part moves for itself, when enough people have said something new about it. The last step, when the event is closed,
    may be smaller; consent says so.

    There is one last step. Where the event is opened again, the steps go on as before it, each compared with what was shown
    last; where it is then closed a second time, nothing is published for that: only what makes a full step ever is. Else
    whoever closes and opens an event after each person could tell what each of them said.

    The same changes in the same order publish the same results.
    """

    def __init__(self, workshop: Workshop, minimum: int) -> None:
        self._workshop, self._minimum = workshop, minimum
        self._asked = {part.name: part for part in tallied(workshop)}
        self._parts = {name: PublishedPart(part, splits(workshop), minimum) for name, part in self._asked.items()}
        self._here: set[str] = set()
        self._told: set[str] = set()
        self._revisions: dict[str, int] = {}
        self._closed = False
        self.results = NOTHING

    def restore(self, state: Published, responses: Mapping[str, Response]) -> None:
        """Go on from what was published.

        Args:
            state: what was published, and who is behind it.
            responses: all responses as they are now, by their identities.
        """
        for name, part in state.parts.items():
            if name in self._parts:
                as_then = (
                    responses[who]
                    for who, (revision, _) in part.ledger.people.items()
                    if _is(responses.get(who), revision)
                )
                said = ((each.instanceID, self._entry(name, each, self._sides(each))) for each in as_then)
                self._parts[name].restore(part, {who: entry for who, entry in said if entry})
        self._here, self._told = set(state.told), set(state.told)
        self._closed, self.results = state.closed, state.results

    def state(self) -> Published:
        """Tell what is published, and who is behind it."""
        parts = {name: part.state(self._revisions) for name, part in self._parts.items()}
        return Published(self.results.participants, tuple(sorted(self._told)), self._closed, parts)

    @property
    def behind(self) -> dict[str, Behind]:
        """Who stands behind the published numbers of each part."""
        return {name: part.behind for name, part in self._parts.items()}

    def follow(self, changes: Iterable[Change], closed: str | None) -> None:
        """Take in what was written, and publish what is due.

        Args:
            changes: in their order.
            closed: when the event was closed for the first time, if it was; the last step is of what was saved until then.
        """
        if closed is not None and not self._closed:
            before, changes = _parted(changes, closed)
            for change in before:
                self.apply(change.after)
            self.close()
        for change in changes:
            self.apply(change.after)

    def apply(self, after: Response) -> None:
        """Take in what a response says now; publish what it completes a step of."""
        identity = after.instanceID
        self._revisions[identity] = after.revision
        side = self._sides(after)
        for name, part in self._parts.items():
            if after.withdrawn:
                part.forget(identity)
            else:
                part.note(identity, self._entry(name, after, side))
        (self._here.add if after.counts else self._here.discard)(identity)
        self._publish([part for part in self._parts.values() if part.is_due()], last=False)

    def close(self) -> None:
        """Publish the last step, however small; only once, since a second one after a few more people would tell on them."""
        if not self._closed:
            self._closed = True
            self._publish(self._parts.values(), last=True)

    def _sides(self, response: Response) -> dict[str, str]:
        """Tell on which sides somebody is; the entries of all parts share it, since people are many and parts too."""
        return dict(sides(self._workshop, response)) if response.counts else {}

    def _entry(self, part: str, response: Response, side: dict[str, str]) -> Entry | None:
        said = accepted_answer(self._asked[part], response) if response.counts else None
        return None if said is None else Entry(said, side)

    def _publish(self, due: Collection[PublishedPart], *, last: bool) -> None:
        """Let parts make a step; how many people there are is no answer, and is told anew with whatever moves."""
        if not (due or last or len(self._here - self._told) >= self._minimum):
            return
        for part in due:
            part.step(last=last)
        self._told = set(self._here)
        results = {name: part.result for name, part in self._parts.items()}
        people = max(len(self._here), *(each.total.base for each in results.values() if each.total), 0)
        self.results = Results(participants=people if people >= self._minimum else None, parts=results)


def _is(response: Response | None, revision: int | None) -> bool:
    return response is not None and response.revision == revision


def _parted(changes: Iterable[Change], moment: str) -> tuple[list[Change], list[Change]]:
    """Part changes into those until a moment and those after it, each in their order; of one response, none overtakes another."""
    until, after, late = list[Change](), list[Change](), set[str]()
    for change in changes:
        if change.after.time > moment:
            late.add(change.after.instanceID)
        (after if change.after.instanceID in late else until).append(change)
    return until, after
