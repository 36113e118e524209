"""The scribes of the sample: one member of each group types what the group answers, and what it asks others."""

from random import Random

from kiosk.group_answer import begin_for_group
from kiosk.interview import Interview
from kiosk.model.response import Response
from kiosk.steps import Kind
from tests.sample.people import LETTER, READING, Table
from tests.sample.script import Scribe


def write(tables: list[Table], scribes: tuple[Scribe, ...], chance: Random) -> dict[str, Response]:
    """Let all scribes write; tells what each group answers by what the script calls it."""
    return {f"group {each.group}": _written(_table(tables, each.laptop), each, chance) for each in scribes}


def _table(tables: list[Table], name: str) -> Table:
    return next(table for table in tables if table.station.name == name)


def _written(table: Table, scribe: Scribe, chance: Random) -> Response:
    table.clock.move(scribe.at)
    begun = begin_for_group(table.station, scribe.group, "nl", clock=table.clock)
    sitting = table.sit(Interview.begun(table.station.event.workshop, begun))
    sitting.save()
    while sitting.interview.step.kind is not Kind.THANKS:
        for part in sitting.interview.step.fields:
            if said := scribe.answers.get(part.name):
                table.clock.go_on(chance.uniform(*READING) + LETTER * len(said))
                sitting.answer(part.name, said)
        table.clock.go_on(chance.uniform(*READING))
        sitting.forward()
    return sitting.interview.response
