"""The line that says which voices are read, and the steps from one filter to the next."""

from msgspec import structs
from textual.content import Content

from kiosk.labels import side_label
from kiosk.locale import Words
from kiosk.model.results import GROUP
from kiosk.model.workshop import ASKED, Workshop
from kiosk.tally import splits
from kiosk.voice_filter import State, VoiceFilter
from kiosk.voices import Voices
from screens.desk.voice_words import addressee
from screens.widgets.said import Said

STATES: tuple[State, ...] = ("all", "undecided", "released", "held", "unthemed")


class FilterLine(Said):
    """Names each filter with its key."""

    def __init__(self, workshop: Workshop, words: Words) -> None:
        super().__init__()
        self._workshop, self._words = workshop, words

    def tell(self, wanted: VoiceFilter) -> None:
        """Say it."""
        words = self._words
        filters = [
            ("P", words("question"), self._question(wanted)),
            ("G", words("group"), self._side(wanted, GROUP)),
            ("O", words("role"), self._side(wanted, self._role())),
            ("A", words("to"), addressee(self._workshop, words, wanted.to) if wanted.to else words("all")),
            ("W", words("which"), state_name(wanted.state, words)),
        ]
        shown = [
            Content.assemble((key, "$you"), (f" {name} ", "$quiet"), (value, "" if value == words("all") else "bold"))
            for key, name, value in filters
            if (key != "A" or self._workshop.asked) and (key != "O" or self._role())
        ]
        self.say(Content("   ").join(shown))

    def _role(self) -> str:
        return self._workshop.role_part.name if self._workshop.role_part else ""

    def _question(self, wanted: VoiceFilter) -> str:
        if wanted.question is None:
            return self._words("all")
        if wanted.question == ASKED:
            return self._words("to the table")
        names = [question.name for question in self._workshop.questions]
        return str(names.index(wanted.question) + 1)

    def _side(self, wanted: VoiceFilter, split: str) -> str:
        if wanted.side is None or wanted.split != split:
            return self._words("all")
        label = side_label(self._workshop, self._words, split, wanted.side)
        return wanted.side if split == GROUP else label


def state_name(state: State, words: Words) -> str:
    """Name what was decided about the voices that are read."""
    return {
        "all": words("all"),
        "undecided": words("not decided yet"),
        "released": words("released"),
        "held": words("held back"),
        "unthemed": words("without theme"),
    }[state]


def next_state(state: State) -> State:
    """Go on to the next state, around the end."""
    return STATES[(STATES.index(state) + 1) % len(STATES)]


def next_question(workshop: Workshop, wanted: VoiceFilter) -> VoiceFilter:
    """Go on to the next question, the questions to the table last, then to all."""
    asked = [ASKED] if workshop.asked else []
    ways = [None, *(question.name for question in workshop.questions), *asked]
    found = ways[(ways.index(wanted.question) + 1) % len(ways)]
    return structs.replace(wanted, question=found, to=wanted.to if found == ASKED else None)


def next_addressee(voices: Voices, wanted: VoiceFilter) -> VoiceFilter:
    """Go on to the next addressee that anything was asked of, then to all; with one, only questions to the table fit."""
    ways = [None, *sorted({voice.to for voice in voices.all.values() if voice.to})]
    found = ways[(ways.index(wanted.to) + 1) % len(ways)] if wanted.to in ways else None
    return structs.replace(wanted, to=found, question=ASKED if found else None)


def next_side(workshop: Workshop, split: str, wanted: VoiceFilter) -> VoiceFilter:
    """Go on to the next population of a split, then to all; that of another split is let go."""
    ways = [None, *splits(workshop).get(split, ())]
    here = wanted.side if wanted.split == split else None
    found = ways[(ways.index(here) + 1) % len(ways)]
    return structs.replace(wanted, split=split if found else None, side=found)
