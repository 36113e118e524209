"""The facilitator of the sample: takes minutes, runs the clock, reads what was said, and closes the event."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from random import Random
from typing import TypeAlias

from kiosk.codebook import coded, new_theme
from kiosk.conclusions import concluded
from kiosk.desk import Desk
from kiosk.model.acts import Act, Theme
from kiosk.model.response import Response
from kiosk.moderation import decided
from kiosk.openness import turned
from kiosk.rounds import current, following, lengthened, pressed, said
from kiosk.voices import Voice, asked_id
from tests.sample.script import Afternoon, Turn
from tests.sample.wall_clock import WallClock

Deed: TypeAlias = Callable[[], None]
READS = "14:49", "15:12"
"""When the facilitator reads: once everybody has answered, and once the scribes are done."""
CLOSES = "15:32"
PAUSE = 2.0, 6.0
"""Seconds from one voice to the next."""


class Facilitator:
    """Does at a real desk what the script says, in the order of the clock.

    Args:
        desk: the desk.
        clock: that of its laptop.
        script: what to do.
        known: each response by how the script calls it: `3` for a person, `group 2` for a group; it may grow.
        chance: how long everything takes.
    """

    def __init__(
        self, desk: Desk, clock: WallClock, script: Afternoon, known: Mapping[str, Response], chance: Random
    ) -> None:
        self._desk, self._clock, self._script, self._known, self._chance = desk, clock, script, known, chance
        self._to_do = sorted(self._planned(), key=lambda each: each[0])
        self._heard: set[str] = set()
        self._themes: dict[str, Theme] = {}

    def work(self, until: str) -> None:
        """Do what is to be done before a time of the day."""
        while self._to_do and self._to_do[0][0] < until:
            at, deed = self._to_do.pop(0)
            self._clock.move(at)
            deed()

    def _planned(self) -> Iterator[tuple[str, Deed]]:
        script = self._script
        yield from ((turn.at, partial(self._turn, turn)) for turn in script.clock)
        yield from ((line.at, partial(self._say, line.text)) for line in script.notices)
        for each in script.noted:
            yield each.at, partial(self._note, each.text, each.kind, each.question)
        yield from ((at, self._read) for at in READS)
        yield CLOSES, lambda: self._do(turned(self._desk.acts, self._clock()))

    def _do(self, act: Act) -> None:
        self._desk.journal.act(act)

    def _turn(self, turn: Turn) -> None:
        workshop, round, now = self._desk.event.workshop, current(self._desk.acts), self._clock()
        match turn.does:
            case "next":
                self._do(following(workshop, round, now))
            case "pause":
                self._do(pressed(workshop, round, now))
            case "more":
                assert round is not None, "there is no round yet"
                self._do(lengthened(round, now))

    def _say(self, text: str) -> None:
        self._do(said(text, self._clock()))

    def _note(self, text: str, kind: str, question: str | None) -> None:
        self._do(concluded(text, "note" if kind == "note" else "conclusion", question, self._clock()))

    def _read(self) -> None:
        """Read what is new: release it, hold it back or leave it, and put it under its themes."""
        self._desk.follow()
        held, unread = self._ids(self._script.held), self._ids(self._script.unread)
        for voice in list(self._desk.voices.all.values()):
            if voice.id not in self._heard:
                self._heard.add(voice.id)
                self._put_under_themes(voice)
                if voice.quotable and voice.id not in unread:
                    self._take_time()
                    self._do(decided(self._desk.acts, voice, "held" if voice.id in held else "released"))

    def _put_under_themes(self, voice: Voice) -> None:
        for each in self._script.themes:
            if voice.id in self._ids(each.voices):
                self._take_time()
                if each.label not in self._themes:
                    self._themes[each.label] = new_theme(each.label, self._clock())
                    self._do(self._themes[each.label])
                self._do(coded(self._desk.acts, voice.id, self._themes[each.label].id))

    def _take_time(self) -> None:
        self._clock.go_on(self._chance.uniform(*PAUSE))

    def _ids(self, names: tuple[str, ...]) -> set[str]:
        """Find the identities of voices that the script names, as far as they are known by now."""
        parted = (name.split("/") for name in names)
        return {self._id(self._known[who], part) for who, part in parted if who in self._known}

    def _id(self, response: Response, part: str) -> str:
        if part.endswith("asked"):
            return asked_id(self._desk.event.info.salt, response, part)
        return f"{response.instanceID}/{part}"
