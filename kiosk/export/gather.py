"""Gathers the JSON document of an event: everything that its export says, as one value."""

from typing import Any

from kiosk.export.at_the_desk import asked, conclusions, notices, rounds, themes
from kiosk.export.contents import CLASS, Contents
from kiosk.export.devices import devices
from kiosk.model.document import FORMAT, Document, EventHead, Form, PartTally, PopulationTally
from kiosk.model.results import Tally
from kiosk.openness import closed_at, hidden_questions
from kiosk.tally import Tallies


def gather(contents: Contents) -> Document:
    """Make the restricted document."""
    workshop, acts = contents.workshop, contents.acts
    hidden = hidden_questions(acts)
    return Document(
        format=FORMAT,
        class_=CLASS,
        exported=contents.exported,
        interim=closed_at(acts) is None,
        form=form(contents),
        event=head(contents),
        devices=devices(contents.stations),
        responses=list(contents.responses()),
        asked=asked(contents),
        conclusions=conclusions(acts),
        themes=themes(contents),
        rounds=rounds(acts),
        notices=notices(acts),
        hidden=[question.name for question in workshop.questions if question.name in hidden],
        tallies=tallies(contents),
    )


def form(contents: Contents) -> Form:
    """Tell which workshop it was."""
    workshop = contents.workshop
    return Form(
        form_id=workshop.name,
        version=workshop.version,
        hash=contents.event.info.hash,
        title=workshop.title,
        default_language=workshop.default_language,
    )


def head(contents: Contents) -> EventHead:
    """Tell which event it was, and when."""
    info = contents.event.info
    return EventHead(
        id=info.id,
        started=info.begun,
        ended=closed_at(contents.acts),
        expected_participants=contents.workshop.expected_participants,
        synthetic=info.synthetic,
    )


def tallies(contents: Contents) -> dict[str, PartTally]:
    """Count everything, as the desk does and before any gate."""
    counts = Tallies(contents.workshop)
    for response in contents.all:
        counts.apply(None, response)
    return {
        part: PartTally(
            **_counted(counts.total(part)),
            by={
                split: {name: PopulationTally(**_counted(tally)) for name, tally in counts.split(part, split).items()}
                for split in counts.splits
            },
        )
        for part in counts.parts
    }


def _counted(tally: Tally) -> dict[str, Any]:
    return {
        "base": tally.base,
        "counts": tally.counts,
        "missing": tally.missing,
        "positions": tally.positions,
    }
