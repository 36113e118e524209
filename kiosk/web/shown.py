"""Follows an event, change by change, and tells what of it its results page shows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from kiosk.acts import Acts
from kiosk.conclusions import conclusions, group_answers
from kiosk.fold import Change, Fold
from kiosk.labels import addressees
from kiosk.model.response import Response, Status
from kiosk.model.results import Results
from kiosk.model.workshop import ASKED, Note, OwnWords, Question, group_names
from kiosk.moderation import published
from kiosk.openness import closed_at, hidden_questions
from kiosk.publication import Publication
from kiosk.published_part import Behind
from kiosk.voices import Voice, Voices
from kiosk.web.content import PAGE, Content, GroupText, Room, Spoken, Texts, shortened, some


class Shown:
    """What the page of one event shows.

    The page, its live updates and its static copy all follow the journals through this, so that none is fresher than another.

    Args:
        fold: the event; whoever has it hands over its changes.
        keeps: write down what is published, as the results server does.
        room: how much of the words there is room for.
    """

    def __init__(self, fold: Fold, *, keeps: bool = False, room: Room = PAGE) -> None:
        self._workshop, self._acts = fold.event.workshop, fold.acts
        self._synthetic = fold.event.info.synthetic
        self._publication, self._room = Publication(fold, keeps=keeps), room
        self._voices = Voices(self._workshop, fold.event.info.salt)
        self._reopened: set[str] = set()
        self._groups: dict[str, Response] = {}

    @property
    def behind(self) -> Mapping[str, Behind]:
        """Who stands behind the numbers of each part."""
        return self._publication.behind

    def follow(self, changes: Iterable[Change]) -> Content:
        """Take in what was written, and tell what is shown now."""
        changes = list(changes)
        self._publication.follow(changes)
        for change in changes:
            self._listen(change)
        return self._content(self._acts)

    def _listen(self, change: Change) -> None:
        """Take in the words of one change.

        Who opens their answers again at a laptop is still quoted while the words stay the same: if their quote went from all
        phones just then, everybody could see whose it was. Of a group's answer the version that was handed in stands until
        the next one is, and not what is being typed.
        """
        before, after, was = change.before, change.after, self._heard(change.before)
        if after.is_of_group:
            if after.status is Status.COMPLETE:
                self._groups[after.instanceID] = after
            elif after.withdrawn:
                self._groups.pop(after.instanceID, None)
        elif after.status is not Status.DRAFT:
            self._reopened.discard(after.instanceID)
        elif before is not None and before.counts:
            self._reopened.add(after.instanceID)
        self._voices.note([Change(was, self._heard(after) or after)])

    def _heard(self, response: Response | None) -> Response | None:
        if response is not None and response.instanceID in self._reopened and response.status is Status.DRAFT:
            return structs.replace(response, status=Status.PARTIAL)
        return response

    def _content(self, acts: Acts) -> Content:
        hidden = hidden_questions(acts)
        shown = [question for question in self._workshop.questions if question.name not in hidden]
        heard = [voice for voice in self._voices.all.values() if published(acts, voice)]
        return Content(
            results=self._results(shown),
            hidden=hidden,
            spoken={question.name: self._spoken(question, heard, acts) for question in shown},
            asked=tuple(self._asked(heard)),
            conclusions=tuple(self._concluded(acts, None)),
            closed=closed_at(acts) is not None,
            synthetic=self._synthetic,
        )

    def _results(self, shown: Iterable[Question]) -> Results:
        results = self._publication.results
        closed = [part for question in shown for part in question.parts if not isinstance(part, Note | OwnWords)]
        parts = {part.name: results.parts[part.name] for part in closed if part.name in results.parts}
        return Results(results.participants, parts)

    def _spoken(self, question: Question, heard: Iterable[Voice], acts: Acts) -> Spoken:
        by_part = defaultdict[str, list[str]](list)
        for voice in heard:
            if voice.question == question.name and voice.part != ASKED:
                by_part[voice.part].append(voice.text)
        otherwise, _, _ = group_names(question.name)
        return Spoken(
            quotes={part: self._some(texts) for part, texts in sorted(by_part.items())},
            groups=tuple(GroupText(each.group, text) for each, text in self._written(question.name)),
            otherwise=self._some(text for _, text in self._written(otherwise)) if self._many() else Texts(),
            conclusions=tuple(self._concluded(acts, question.name)),
        )

    def _some(self, texts: Iterable[str]) -> Texts:
        return some(texts, self._room.texts, self._room.signs)

    def _many(self) -> bool:
        """Tell whether so many took part that a view without a name is nobody's in particular."""
        return self._publication.results.participants is not None

    def _written(self, name: str) -> Iterator[tuple[Response, str]]:
        for each in group_answers(self._groups.values()):
            text = each.answers.get(name)
            if isinstance(text, str) and text.strip():
                yield each, shortened(text, self._room.signs)

    def _asked(self, heard: Iterable[Voice]) -> Iterator[tuple[str | None, Texts]]:
        """Give the questions to others by addressee, in the order of the workshop file; each in turn while there is room."""
        by_whom = defaultdict[str | None, list[str]](list)
        for voice in heard:
            if voice.part == ASKED:
                by_whom[voice.to].append(voice.text)
        known = addressees(self._workshop)
        order = [name for name in (*known, *sorted(filter(None, by_whom.keys() - known.keys()))) if name in by_whom]
        asked = self._room.asked
        each = max(1, asked // max(1, len(by_whom))) if asked else None
        for name in (*order, *([None] if None in by_whom else [])):
            yield name, some(by_whom[name], each, self._room.signs)

    def _concluded(self, acts: Acts, question: str | None) -> Iterator[str]:
        """Give the conclusions on a question, or those on none that is known; notes of the minutes stay in the room."""
        known = {each.name for each in self._workshop.questions}
        for each in conclusions(acts):
            mine = each.question == question if question else each.question not in known
            if each.kind == "conclusion" and mine and each.text.strip():
                yield shortened(each.text, self._room.signs)
