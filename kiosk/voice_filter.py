"""Which voices are read now: by question, population, addressee, and by what was decided about them."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from kiosk.acts import Acts
from kiosk.codebook import themed
from kiosk.model.workshop import ASKED
from kiosk.moderation import decision
from kiosk.voices import Voice, Voices

State: TypeAlias = Literal["all", "undecided", "released", "held", "unthemed"]


class VoiceFilter(Struct, frozen=True):
    """What is looked for; everything left out is not asked about.

    `question` is a question's name, or `asked` for the questions to the table; `to` their addressee. `split` and `side` name a
    population; only one at a time, since two would make populations that the disclosure gate never saw.
    """

    question: str | None = None
    to: str | None = None
    split: str | None = None
    side: str | None = None
    state: State = "all"

    def takes(self, voice: Voice) -> bool:
        """Tell whether a voice is one of those, as far as it says itself."""
        if self.question is not None and (voice.question or ASKED) != self.question:
            return False
        if self.to is not None and voice.to != self.to:
            return False
        return self.side is None or voice.sides.get(self.split or "") == self.side


def matching(voices: Voices, acts: Acts, wanted: VoiceFilter) -> list[Voice]:
    """Find the voices that are looked for; of a population those alone that the gate lets through, part by part.

    What a group says together is nobody's own, and is not held back.
    """
    visible = voices.visible(wanted.split or "", wanted.side) if wanted.side is not None else None
    found = [
        voice
        for voice in voices.all.values()
        if wanted.takes(voice) and (visible is None or voice.of_group or voice.part in visible)
    ]
    if wanted.state == "all":
        return found
    themes = themed(acts) if wanted.state == "unthemed" else {}
    return [voice for voice in found if _is(voice, wanted.state, acts, themes)]


def _is(voice: Voice, state: State, acts: Acts, themes: Mapping[str, set[str]]) -> bool:
    if state == "unthemed":
        return voice.id not in themes
    return decision(acts, voice) == (None if state == "undecided" else state)
