"""What the room tab says, block by block: pure functions from a snapshot to text."""

from textual.content import Content

from kiosk.desk import Snapshot
from kiosk.disk import ROOM
from kiosk.fold import StationState
from kiosk.locale import Words
from kiosk.model.workshop import Workshop
from kiosk.pace import Stuck
from kiosk.room import Room
from kiosk.times import moment

NARROW, LABELS = 6, 20
"""Columns of the terminal for the numbers of one group, and for their labels, at least."""
WAY = ("intake", "card", "question", "asked", "review")
"""The kinds of steps, in the order of the interview."""


class RoomBlocks:
    """Says everything in one language.

    Args:
        workshop: names roles and questions.
        words: the language.
    """

    def __init__(self, workshop: Workshop, words: Words) -> None:
        self._workshop, self._words = workshop, words

    def people(self, room: Room) -> Content:
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

    def mix(self, room: Room, width: int) -> Content:
        """Count groups and roles, and how many are expected in each group."""
        part, words = self._workshop.role_part, self._words
        labels = {choice.name: words.text(choice.label) for choice in part.choices} if part else {}
        rows = [(labels.get(role, role), counts) for role, counts in room.roles.items() if any(counts.values())]
        told = [(label, {group: str(number or "·") for group, number in counts.items()}) for label, counts in rows]
        told.append((words("together"), {group: str(number or "·") for group, number in room.seated.items()}))
        if room.expected:
            told.append((words("expected"), dict.fromkeys(room.groups, _fair_share(room.expected, len(room.groups)))))
        table = self._table(words("Groups and roles"), room, told, width)
        if room.unseated:
            waiting = words.plural("one has no group yet", "{n} have no group yet", room.unseated)
            return Content.assemble(table, "\n", (waiting, "$quiet"))
        return table

    def reached(self, room: Room, width: int) -> Content:
        """Count, for each question and group, who answered at least a part of it; nobody yet stands out."""
        rows = [
            (
                f"{at} {self._words.text(question.label)}",
                {group: str(number or "—") for group, number in room.covered[question.name].items()},
            )
            for at, question in enumerate(self._workshop.questions, 1)
        ]
        return self._table(self._words("Answered at least in part"), room, rows, width)

    def where(self, snapshot: Snapshot) -> Content:
        """Count who is at which step, beside the median that others took for it."""
        words, medians = self._words, snapshot.medians
        lines = [Content.styled(words("Under way now"), "bold")]
        for step, number in sorted(snapshot.room.steps.items(), key=lambda there: self._place(there[0])):
            pace = words("median {time}", time=self._time(medians[step])) if step in medians else ""
            lines.append(Content.assemble(f"{number:>3}  {self.step(step)}", (f"   {pace}" if pace else "", "$quiet")))
        if len(lines) == 1:
            lines.append(Content.styled(words("nobody"), "$quiet"))
        lines += [Content.styled(f"  ! {self._stuck(each)}", "$you") for each in snapshot.stuck]
        return Content("\n").join(lines)

    def _stuck(self, stuck: Stuck) -> str:
        """Say who stands at a step for too long, by group and laptop alone."""
        return self._words(
            "{where} for {minutes} minutes, on {station}{group}",
            where=self.step(stuck.step),
            minutes=int(stuck.seconds // 60),
            station=stuck.station,
            group=self._words(", group {group}", group=stuck.group) if stuck.group else "",
        )

    def pace(self, snapshot: Snapshot) -> Content:
        """Tell the median time at each step that enough people have left."""
        words = self._words
        if not snapshot.medians:
            return Content("")
        lines = [Content.styled(words("Time taken (median)"), "bold")]
        for step, seconds in sorted(snapshot.medians.items(), key=lambda taken: self._place(taken[0])):
            lines.append(Content(f"{self._time(seconds):>8}  {self.step(step)}"))
        return Content("\n").join(lines)

    def _place(self, step: str) -> tuple[int, int]:
        """Put steps in the order of the interview; questions in that of the file."""
        kind, _, name = step.partition(":")
        names = [question.name for question in self._workshop.questions]
        return WAY.index(kind) if kind in WAY else len(WAY), names.index(name) if name in names else 0

    def _time(self, seconds: float) -> str:
        if seconds < 60:
            return self._words("{n} s", n=round(seconds))
        return self._words("{minutes} min", minutes=self._words.number(seconds / 60, 1))

    def step(self, step: str) -> str:
        """Name a step."""
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

    def stations(self, snapshot: Snapshot) -> Content:
        """Tell of each laptop when it saved last, what room its disk has, and what is wrong with its journal."""
        lines = [Content.styled(self._words("Laptops"), "bold")]
        for station in snapshot.stations:
            lines += self._station(station)
        if not snapshot.stations:
            lines.append(Content.styled(self._words("none yet: start one with “kiosk run”"), "$quiet"))
        return Content("\n").join(lines)

    def _station(self, station: StationState) -> list[Content]:
        words = self._words
        saved = words.time(moment(station.last_saved).astimezone(), seconds=True) if station.last_saved else "—"
        kept = words.plural("one response", "{n} responses", station.records)
        said = words("{responses}, last saved at {time}", responses=kept, time=saved)
        disk = f" · {self.room_left(station.free)}" if station.free is not None else ""
        low = station.free is not None and station.free < ROOM
        lines = [Content.assemble((f"{station.name}  ", "bold"), said, (disk, "bold $you" if low else "$quiet"))]
        if station.missing:
            gone = words("out of sight: put the stick back, or look at the network (this is as it was last)")
            lines.append(Content.styled(f"  ! {gone}", "$you"))
        if station.problems:
            found = words.plural(
                "a problem in its journal: “kiosk check” tells which, and what to do",
                "{n} problems in its journal: “kiosk check” tells which, and what to do",
                len(station.problems),
            )
            lines.append(Content.styled(f"  ! {found}", "$you"))
        return lines

    def warning(self, left: int) -> Content:
        """Say on top what cannot wait: a disk that is almost full."""
        if left >= ROOM:
            return Content("")
        sentence = self._words(
            "The disk is almost full: {room}. Make room now; without room nothing more can be saved.",
            room=self.room_left(left),
        )
        return Content.styled(f"! {sentence}", "bold $you")

    def room_left(self, left: int) -> str:
        """Say how much is free on a disk."""
        return self._words("{size} GB free", size=self._words.number(left / 1e9, 1 if left > 1e9 else 2))

    def page(self, address: str | None, pin: str, left: int) -> Content:
        """Tell the address of the results page, the PIN of the event, and the room on this laptop's disk."""
        words = self._words
        said = (address, "$you") if address else (words("none: there is no network, or it has not started"), "$quiet")
        told = (
            (words("Results page"), said),
            (words("PIN"), (pin, "$you")),
            (words("Disk"), (self.room_left(left), "$quiet")),
        )
        return Content("\n").join([Content.assemble((title, "bold"), "  ", what) for title, what in told])

    def _table(self, title: str, room: Room, rows: list[tuple[str, dict[int, str]]], width: int) -> Content:
        names = [self._words("Group {group}", group=group) for group in room.groups]
        column = max(map(len, names), default=0) + 2
        if width - column * len(names) < LABELS:
            names, column = [str(group) for group in room.groups], NARROW
        width = min(60, max(LABELS, width - column * len(names) - 2))
        head = "".join(f"{name:>{column}}" for name in names)
        lines = [Content.assemble((f"{title:<{width}}", "bold"), (head, "$quiet"))]
        for label, cells in rows:
            row = [(f"{cells[group]:>{column}}", "$you" if cells[group] == "—" else "") for group in room.groups]
            lines.append(Content.assemble(Content(label).truncate(width, ellipsis=True, pad=True), *row))
        return Content("\n").join(lines)


def _fair_share(people: int, groups: int) -> str:
    """Say how many are expected in each group: `5`, or `5–6` where it does not come out even."""
    least, rest = divmod(people, groups)
    return f"{least}–{least + 1}" if rest else str(least)
