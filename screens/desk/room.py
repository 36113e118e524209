"""The desk's first tab: who is where, how the groups are mixed, which question was reached by whom."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from kiosk.disk import ROOM
from kiosk.locale import Words
from kiosk.model.workshop import Workshop
from kiosk.room import Room
from kiosk.times import moment
from screens.desk.snapshot import Snapshot

BLOCKS = ("warning", "people", "mix", "reached", "where", "stations", "disk", "page")
COLUMN = 9
"""Columns of the terminal for the numbers of one group."""


class RoomTab(VerticalScroll, can_focus=True):
    """Shows the room; the arrows scroll where it is too low.

    Args:
        workshop: names roles and questions.
        words: the language.
    """

    snapshot: reactive[Snapshot | None] = reactive(None)

    def __init__(self, workshop: Workshop, words: Words, *, id: str) -> None:
        super().__init__(id=id)
        self._workshop, self._words = workshop, words
        self._told: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """Lay out the blocks."""
        for block in BLOCKS:
            yield Static("", id=block, markup=False)

    def watch_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show what has changed, and only that."""
        if snapshot is None:
            return
        for block, content in self._content(snapshot).items():
            if self._told.get(block) != content:
                self._told[block] = content
                shown = self.query_one(f"#{block}", Static)
                shown.update(content)
                shown.display = bool(content.plain)

    def on_resize(self) -> None:
        """Use the room there is."""
        self.watch_snapshot(self.snapshot)

    def _content(self, snapshot: Snapshot) -> dict[str, Content]:
        room = snapshot.room
        return {
            "warning": self._warning(snapshot.free),
            "people": self._people(room),
            "mix": self._mix(room),
            "reached": self._reached(room),
            "where": self._where(room),
            "stations": self._stations(room),
            "disk": self._disk(snapshot.free),
            "page": self._page(snapshot.address),
        }

    def _people(self, room: Room) -> Content:
        """Say in one breath how many are done, under way and put away, and how long it takes them."""
        words = self._words
        of = words(" of {expected}", expected=room.expected) if room.expected else ""
        said = [
            Content.assemble((str(room.complete), "bold $you"), of, " ", words("complete")),
            Content(words("{n} under way", n=room.under_way)),
        ]
        if room.partial:
            said.append(Content(words("{n} put away unfinished", n=room.partial)))
        if room.minutes is not None:
            said.append(Content(words("{minutes} minutes each (median)", minutes=words.number(room.minutes, 1))))
        if room.rehearsed:
            said.append(Content(words("{n} of a rehearsal, not counted", n=room.rehearsed)))
        if not room.people:
            said.append(Content(words("Nobody has begun yet. Press Enter on the kiosk to try it.")))
        return Content(" · ").join(said)

    def _mix(self, room: Room) -> Content:
        part = self._workshop.role_part
        labels = {choice.name: self._words.text(choice.label) for choice in part.choices} if part else {}
        rows = [(labels.get(role, role), counts) for role, counts in room.roles.items() if any(counts.values())]
        total = {group: sum(counts[group] for counts in room.roles.values()) for group in room.groups}
        return self._table(self._words("Groups and roles"), room, [*rows, (self._words("together"), total)])

    def _reached(self, room: Room) -> Content:
        rows = [
            (f"{at} {self._words.text(question.label)}", room.covered[question.name])
            for at, question in enumerate(self._workshop.questions, 1)
        ]
        return self._table(self._words("Answered at least in part"), room, rows)

    def _table(self, title: str, room: Room, rows: list[tuple[str, dict[int, int]]]) -> Content:
        width = min(60, max(20, self.size.width - COLUMN * len(room.groups) - 2))
        names = [self._words("Group {group}", group=group) for group in room.groups]
        head = "".join(f"{name:>{COLUMN}}" for name in names)
        lines = [Content.assemble((f"{title:<{width}}", "bold"), (head, "$quiet"))]
        for label, counts in rows:
            cells = "".join(f"{counts[group] or '·':>{COLUMN}}" for group in room.groups)
            lines.append(Content.assemble(Content(label).truncate(width, ellipsis=True, pad=True), cells))
        return Content("\n").join(lines)

    def _where(self, room: Room) -> Content:
        lines = [Content.styled(self._words("Under way now"), "bold")]
        for step, number in sorted(room.steps.items()):
            lines.append(Content(f"{number:>3}  {self._step(step)}"))
        if len(lines) == 1:
            lines.append(Content.styled(self._words("nobody"), "$quiet"))
        return Content("\n").join(lines)

    def _step(self, step: str) -> str:
        words = self._words
        kind, _, name = step.partition(":")
        if name:
            names = [question.name for question in self._workshop.questions]
            return words("at question {n}", n=names.index(name) + 1) if name in names else name
        places = {
            "intake": words("at the first questions, about themselves"),
            "card": words("at the group card"),
            "asked": words("at the question to the table"),
            "review": words("looking everything over"),
        }
        return places.get(kind, kind)

    def _stations(self, room: Room) -> Content:
        lines = [Content.styled(self._words("Laptops"), "bold")]
        for station in room.stations:
            saved = f"{moment(station.last_saved).astimezone():%H:%M:%S}" if station.last_saved else "—"
            kept = self._words.plural("one response", "{n} responses", station.records)
            said = self._words("{responses}, last saved at {time}", responses=kept, time=saved)
            lines.append(Content.assemble((f"{station.name}  ", "bold"), said))
            lines += [Content.styled(f"  ! {problem}", "$you") for problem in station.problems]
        return Content("\n").join(lines)

    def _warning(self, left: int) -> Content:
        """Say on top what cannot wait: a disk that is almost full."""
        if left >= ROOM:
            return Content("")
        sentence = self._words(
            "The disk is almost full: {room}. Make room now; without room nothing more can be saved.",
            room=self._room_left(left),
        )
        return Content.styled(f"! {sentence}", "bold $you")

    def _disk(self, left: int) -> Content:
        title = self._words("Disk")
        return Content.assemble((f"{title}  ", "bold"), (self._room_left(left), "$quiet"))

    def _room_left(self, left: int) -> str:
        return self._words("{size} GB free", size=self._words.number(left / 1e9, 1 if left > 1e9 else 2))

    def _page(self, address: str | None) -> Content:
        title = self._words("Results page")
        said = (
            (address, "$you")
            if address
            else (self._words("none: there is no network, or it has not started"), "$quiet")
        )
        return Content.assemble((f"{title}  ", "bold"), said)
