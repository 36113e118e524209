"""Gathers what an export says, from the fold over the event's journals."""

from typing import Any

from kiosk.conclusions import group_answers
from kiosk.fold import Fold
from kiosk.model.document import (
    FORMAT,
    AskedQuestion,
    Device,
    Document,
    EventHead,
    ExportedResponse,
    Form,
    PartTally,
    PopulationTally,
    WithdrawnResponse,
)
from kiosk.model.response import Answer, Response, Status
from kiosk.model.results import Tally
from kiosk.model.workshop import ASKED, ASKED_TO, group_names
from kiosk.tally import Tallies
from kiosk.times import Clock, now, stamp
from kiosk.voices import asked_id

ASKED_NAMES = frozenset({ASKED, ASKED_TO})


def gather(fold: Fold, *, clock: Clock = now) -> Document:
    """Make the restricted document: everything, as it is now."""
    fold.poll()
    event, workshop = fold.event, fold.event.workshop
    responses = sorted(fold.responses.values(), key=lambda response: (response.start, response.instanceID))
    return Document(
        format=FORMAT,
        class_="restricted",
        exported=stamp(clock()),
        interim=True,
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
            ended=None,
            expected_participants=workshop.expected_participants,
        ),
        devices=_devices(fold),
        responses=[_exported(response) for response in responses],
        asked=_asked(responses, event.info.salt),
        conclusions=[],
        themes=[],
        tallies=_tallies(fold),
    )


def _devices(fold: Fold) -> list[Device]:
    return [
        Device(deviceid=f"kiosk:{name}", records=state.records, last_saved=state.last_saved, problems=state.problems)
        for name, state in sorted(fold.stations.items())
    ]


def _exported(response: Response) -> ExportedResponse | WithdrawnResponse:
    if response.status is Status.WITHDRAWN:
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
        test=response.test,
    )


def _without_asked(answers: dict[str, Answer]) -> dict[str, Answer]:
    return {name: value for name, value in answers.items() if name not in ASKED_NAMES}


def _asked(responses: list[Response], salt: str) -> list[AskedQuestion]:
    """List the questions to the table by their own identities, which do not lead back to a response; those of groups too."""
    asking = [(response, ASKED, ASKED_TO) for response in responses if response.counts]
    for response in group_answers(responses):
        asking += [(response, *group_names(question)[1:]) for question in response.question_order]
    asked = [
        AskedQuestion(
            id=asked_id(salt, response, part),
            to=str(response.answers[to]) if to in response.answers else None,
            text=str(response.answers[part]),
            group=response.group,
        )
        for response, part, to in asking
        if part in response.answers
    ]
    return sorted(asked, key=lambda question: question.id)


def _tallies(fold: Fold) -> dict[str, PartTally]:
    tallies = Tallies(fold.event.workshop)
    for response in fold.responses.values():
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
