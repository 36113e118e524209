"""What a report is made of: everything that was saved, as far as it may be told outside the desk."""

from datetime import datetime

from msgspec import Struct

from kiosk import codebook
from kiosk.acts import Acts
from kiosk.conclusions import conclusions, group_answers
from kiosk.disclosure import gate
from kiosk.fold import Change, Fold
from kiosk.locale import Words
from kiosk.model.acts import Conclusion, Round, Theme
from kiosk.model.response import Response
from kiosk.model.results import GROUP, Results
from kiosk.model.workshop import Workshop
from kiosk.moderation import published
from kiosk.openness import closed_at
from kiosk.progress import Progress, between, counted, untold
from kiosk.room import Census, Room
from kiosk.tally import Tallies
from kiosk.times import Clock, moment, now
from kiosk.voices import Voice, Voices

READ = 0.5
"""How far collecting is when the journals are read, and everything has to be counted yet."""


class Material(Struct, frozen=True):
    """All that a report tells of an event, in one language.

    `results` went through the disclosure gate. `quoted` are the voices that may be published, as their participants
    and the facilitator allowed. `themed` tells the themes of each voice that has one. `synthetic`: all of it is made up.
    """

    workshop: Workshop
    words: Words
    made: datetime
    begun: str
    closed: str | None
    room: Room
    groups: dict[str, int]
    results: Results
    scribes: list[Response]
    voices: list[Voice]
    quoted: list[Voice]
    themes: list[Theme]
    themed: dict[str, set[str]]
    conclusions: list[Conclusion]
    rounds: list[Round]
    synthetic: bool = False

    def day(self, stamp: str) -> str:
        """Write the day of a moment out, as it is on this machine."""
        return self.words.date(moment(stamp).astimezone().date())

    def time(self, stamp: str) -> str:
        """Write the time of a moment, as it is on this machine: 14:05."""
        return self.words.time(moment(stamp).astimezone())


def collect(fold: Fold, words: Words, *, clock: Clock = now, progress: Progress = untold) -> Material:
    """Collect everything, as it is now.

    Args:
        fold: the event.
        words: the language.
        clock: tells the moment of the report.
        progress: is told how far it is.
    """
    progress(0.0)
    fold.poll()
    progress(READ)
    event, workshop = fold.event, fold.event.workshop
    responses = list(fold.responses.values())
    tallies, voices, census = Tallies(workshop), Voices(workshop, event.info.salt), Census(workshop)
    for response in counted(responses, between(progress, READ, 1.0)):
        tallies.apply(None, response)
        voices.note([Change(None, response)])
        census.note([Change(None, response)])
    return Material(
        workshop=workshop,
        words=words,
        made=clock(),
        begun=event.info.begun,
        closed=closed_at(fold.acts),
        room=census.room(),
        groups=tallies.populations(GROUP) if GROUP in tallies.splits else {},
        results=gate(tallies, workshop.privacy.minimum),
        scribes=group_answers(responses),
        voices=list(voices.all.values()),
        quoted=_quoted(voices, fold.acts),
        themes=codebook.themes(fold.acts),
        themed=codebook.themed(fold.acts),
        conclusions=conclusions(fold.acts),
        rounds=sorted(fold.acts.of(Round), key=lambda each: each.turn),
        synthetic=event.info.synthetic,
    )


def _quoted(voices: Voices, acts: Acts) -> list[Voice]:
    """List what may be quoted, by its text: neither who came first nor what belongs together is told."""
    found = [voice for voice in voices.all.values() if published(acts, voice)]
    return sorted(found, key=lambda voice: (voice.text.casefold(), voice.text))
