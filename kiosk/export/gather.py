"""Gathers what an export says, from the fold over the event's journals."""

from typing import Any, Literal

from kiosk.acts import Acts
from kiosk.export.at_the_desk import asked, conclusions, decided_parts, notices, rounds, themes
from kiosk.export.devices import devices
from kiosk.fold import Change, Fold
from kiosk.model.document import (
    FORMAT,
    Document,
    EventHead,
    ExportedResponse,
    Form,
    PartTally,
    PopulationTally,
    WithdrawnResponse,
)
from kiosk.model.response import Answer, Response
from kiosk.model.results import Tally
from kiosk.model.workshop import ASKED, ASKED_TO
from kiosk.openness import closed_at, hidden_questions
from kiosk.progress import Progress, between, counted, untold
from kiosk.tally import Tallies
from kiosk.times import Clock, now, stamp
from kiosk.voices import Voices

ASKED_NAMES = frozenset({ASKED, ASKED_TO})
CLASS: Literal["restricted"] = "restricted"
READ, WRITTEN_OUT = 0.5, 0.7
"""How far gathering is when the journals are read, and when the responses only have to be counted yet."""


def gather(fold: Fold, *, clock: Clock = now, progress: Progress = untold) -> Document:
    """Make the restricted document: everything, as it is now.

    Args:
        fold: the event.
        clock: tells the moment of the export.
        progress: is told how far it is.
    """
    progress(0.0)
    fold.poll()
    progress(READ)
    event, workshop, acts = fold.event, fold.event.workshop, fold.acts
    responses = sorted(fold.responses.values(), key=lambda response: (response.start, response.instanceID))
    voices = Voices(workshop, event.info.salt)
    voices.note(Change(None, response) for response in responses)
    hidden = hidden_questions(acts)
    return Document(
        format=FORMAT,
        class_=CLASS,
        exported=stamp(clock()),
        interim=closed_at(acts) is None,
        form=Form(
            form_id=workshop.name,
            version=workshop.version,
            hash=event.info.hash,
            title=workshop.title,
            default_language=workshop.default_language,
        ),
        event=EventHead(
            id=event.info.id,
            started=event.info.begun,
            ended=closed_at(acts),
            expected_participants=workshop.expected_participants,
            synthetic=event.info.synthetic,
        ),
        devices=devices(fold.stations),
        responses=[
            _exported(voices, acts, response) for response in counted(responses, between(progress, READ, WRITTEN_OUT))
        ],
        asked=asked(voices, acts),
        conclusions=conclusions(acts),
        themes=themes(voices, acts),
        rounds=rounds(acts),
        notices=notices(acts),
        hidden=[question.name for question in workshop.questions if question.name in hidden],
        tallies=_tallies(fold, between(progress, WRITTEN_OUT, 1.0)),
    )


def _exported(voices: Voices, acts: Acts, response: Response) -> ExportedResponse | WithdrawnResponse:
    if response.withdrawn:
        return WithdrawnResponse(instanceID=response.instanceID, revision=response.revision, status="withdrawn")
    return ExportedResponse(
        instanceID=response.instanceID,
        revision=response.revision,
        deviceid=response.deviceid,
        level=response.level,
        group=response.group,
        status=response.status,
        language=response.language,
        start=response.start,
        end=response.end,
        today=response.today,
        question_order=response.question_order,
        intake=response.intake,
        answers=_without_asked(response.answers),
        missing={name: why for name, why in response.missing.items() if name not in ASKED_NAMES},
        quotable=tuple(name for name in response.quotable if name not in ASKED_NAMES),
        seconds={name: spent for name, spent in response.seconds.items() if name not in ASKED_NAMES},
        released=decided_parts(voices, acts, response, "released"),
        held=decided_parts(voices, acts, response, "held"),
        test=response.test,
    )


def _without_asked(answers: dict[str, Answer]) -> dict[str, Answer]:
    return {name: value for name, value in answers.items() if name not in ASKED_NAMES}


def _tallies(fold: Fold, progress: Progress) -> dict[str, PartTally]:
    tallies = Tallies(fold.event.workshop)
    for response in counted(list(fold.responses.values()), progress):
        tallies.apply(None, response)
    return {
        part: PartTally(
            **_counted(tallies.total(part)),
            by={
                split: {name: PopulationTally(**_counted(tally)) for name, tally in tallies.split(part, split).items()}
                for split in tallies.splits
            },
        )
        for part in tallies.parts
    }


def _counted(tally: Tally) -> dict[str, Any]:
    return {
        "base": tally.base,
        "counts": tally.counts,
        "missing": tally.missing,
        "positions": tally.positions,
    }
