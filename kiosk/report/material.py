"""What a report is made of: everything that was saved, as far as it may be told outside the desk."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from kiosk import codebook
from kiosk.acts import Acts
from kiosk.conclusions import conclusions, group_answers
from kiosk.event import Event
from kiosk.fold import Change, Fold
from kiosk.locale import Words
from kiosk.model.acts import Conclusion, Round, Theme
from kiosk.model.response import Response, Status
from kiosk.model.results import GROUP, Results
from kiosk.model.workshop import Question, Workshop
from kiosk.moderation import published
from kiosk.openness import closed_at, hidden_questions
from kiosk.progress import Progress, between, counted, untold
from kiosk.publication import Publication, writes_down
from kiosk.report.phrases import Phrases
from kiosk.room import Census, Room
from kiosk.tally import Tallies, accepted_answer, tallied
from kiosk.times import Clock, now
from kiosk.voices import Voice, Voices

READ = 0.5
"""How far collecting is when the journals are read, and everything has to be counted yet."""


class Material(Struct, frozen=True):
    """All that a report tells of an event, in one language.

    `results` is what the results page shows, step for step; `tallies` are all answers as they are now, which tell whether
    a published number is that of the export. `scribes` is what the groups handed in. `quoted` are the voices that may be
    published, as their participants and the facilitator allowed. `themed` tells the themes of each voice that has one.
    `hidden` names the questions whose results are not shown outside the desk. `behind` tells who is behind the published
    numbers of each part, of those parts of which nobody has taken an answer back since.
    """

    event: Event
    words: Phrases
    made: datetime
    closed: str | None
    room: Room
    withdrawn: int
    groups: dict[str, int]
    results: Results
    tallies: Tallies
    scribes: list[Response]
    voices: list[Voice]
    quoted: list[Voice]
    themes: list[Theme]
    themed: dict[str, set[str]]
    conclusions: list[Conclusion]
    rounds: list[Round]
    hidden: frozenset[str]
    behind: dict[str, frozenset[str]]

    @property
    def is_settled(self) -> bool:
        """Tell whether nobody came or withdrew since the event was closed; what does not move in steps tells of them else."""
        people = self.room.complete + self.room.partial
        return self.closed is not None and self.results.participants == people

    @property
    def workshop(self) -> Workshop:
        """What was asked."""
        return self.event.workshop

    def shows(self, question: Question) -> bool:
        """Tell whether the results of a question are shown outside the desk."""
        return question.name not in self.hidden


class Collector:
    """Collects a report's material; it follows the event, so that it can be asked once more when something has changed.

    Args:
        fold: the event; nobody else reads from it meanwhile.
        words: the language.
        clock: tells the moment of the report.
    """

    def __init__(self, fold: Fold, words: Words, clock: Clock = now) -> None:
        self._fold, self._words, self._clock = fold, words, clock
        self._publication = Publication(fold, keeps=writes_down(fold.event))
        self._groups: dict[str, Response] = {}

    def collect(self, changes: Iterable[Change], progress: Progress = untold) -> Material:
        """Take in what was written, and give everything as it is now."""
        changes = list(changes)
        self._publication.follow(changes)
        self._hand_in(changes)
        progress(READ)
        event, workshop, acts = self._fold.event, self._fold.event.workshop, self._fold.acts
        tallies, voices, census = Tallies(workshop), Voices(workshop, event.info.salt), Census(workshop)
        for response in counted(list(self._fold.responses.values()), between(progress, READ, 1.0)):
            tallies.apply(None, response)
            voices.note([Change(None, response)])
            census.note([Change(None, response)])
        return Material(
            event=event,
            words=Phrases(self._words),
            made=self._clock(),
            closed=closed_at(acts),
            room=census.room(),
            withdrawn=sum(each.withdrawn for each in self._fold.responses.values()),
            groups=tallies.populations(GROUP) if GROUP in tallies.splits else {},
            results=self._publication.results,
            tallies=tallies,
            scribes=group_answers(self._groups.values()),
            voices=list(voices.all.values()),
            quoted=_quoted(voices, acts),
            themes=codebook.themes(acts),
            themed=codebook.themed(acts),
            conclusions=[each for each in conclusions(acts) if each.text.strip()],
            rounds=sorted(acts.of(Round), key=lambda each: each.turn),
            hidden=hidden_questions(acts),
            behind=dict(self._behind()),
        )

    def _behind(self) -> Iterator[tuple[str, frozenset[str]]]:
        asked = {part.name: part for part in tallied(self._fold.event.workshop)}
        for name, behind in self._publication.behind.items():
            here = (self._fold.responses.get(who) for who in behind.people)
            if all(each and each.counts and accepted_answer(asked[name], each) is not None for each in here):
                yield name, frozenset(behind.people)

    def _hand_in(self, changes: Iterable[Change]) -> None:
        """Keep of each group's answer what was handed in, and not what is being typed."""
        for change in changes:
            after = change.after
            if after.withdrawn:
                self._groups.pop(after.instanceID, None)
            elif after.is_of_group and after.status is Status.COMPLETE:
                self._groups[after.instanceID] = after


def _quoted(voices: Voices, acts: Acts) -> list[Voice]:
    """List what may be quoted, by its text: neither who came first nor what belongs together is told."""
    found = [voice for voice in voices.all.values() if published(acts, voice)]
    return sorted(found, key=lambda voice: (voice.text.casefold(), voice.text))
