"""Sixteen people one after the other at one laptop, as in the workshop that the kiosk is made for."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

from tests.journeys.events import begin, export
from tests.journeys.participant import DILEMMAS, LEVERS, RESPONSIBLE, Participant
from tests.terminal import Terminal, kiosk_command

ROLES = ["teacher"] * 5 + ["leader"] * 3 + ["educator"] * 3 + ["starter"] * 2 + ["researcher", "council", "ministry"]


def room() -> list[Participant]:
    """Draw the room: who comes, in which order, with which answers."""
    chance = Random(2017)
    chance.shuffle(roles := list(ROLES))
    return [Participant.drawn(chance, role) for role in roles]


def test_sixteen_in_a_row(tmp_path: Path) -> None:
    """All sixteen are complete, the groups are 6, 5 and 5 and mixed by role, and every part is tallied right."""
    begin(tmp_path)
    people = room()
    with Terminal(kiosk_command("--data", tmp_path, "--no-results")) as kiosk:
        for participant in people:
            participant.begin(kiosk)
            participant.answer(kiosk)
            participant.hand_in(kiosk)
            kiosk.press("enter")
        kiosk.wait_for("16 van 16 deelnemers")
    document = export(tmp_path)
    assert [response["status"] for response in document["responses"]] == ["complete"] * 16
    assert [response["answers"] for response in document["responses"]] == [each.answers() for each in people]
    the_groups_are_even_and_mixed(document["responses"])
    every_part_is_tallied(document["tallies"], people)


def the_groups_are_even_and_mixed(responses: list[dict[str, Any]]) -> None:
    """Sizes differ by one at most, and so does each role's number in each group."""
    assert sorted(Counter(response["group"] for response in responses).values()) == [5, 5, 6]
    seated = Counter((response["intake"]["role"], response["group"]) for response in responses)
    for role in set(ROLES):
        numbers = [seated[role, group] for group in (1, 2, 3)]
        assert max(numbers) - min(numbers) <= 1, f"{role}: {numbers}"
    firsts = {response["group"]: response["question_order"][0] for response in responses}
    assert sorted(firsts.values()) == ["expectations", "responsibility", "strengthen"]


def every_part_is_tallied(tallies: dict[str, Any], people: list[Participant]) -> None:
    """Count by hand, and compare."""
    assert counts(tallies["role"]) == Counter(each.role for each in people)
    assert counts(tallies["organisation"]) == Counter(each.organisation for each in people)
    assert counts(tallies["experience"]) == Counter(each.experience for each in people)
    assert counts(tallies["levers"]) == Counter(lever for each in people for lever in each.levers)
    assert list(tallies["levers"]["counts"]) == list(LEVERS)
    assert counts(tallies["responsible"]) == Counter(each.responsible for each in people)
    assert list(tallies["responsible"]["counts"]) == list(RESPONSIBLE)
    for place, dilemma in enumerate(DILEMMAS):
        assert counts(tallies[dilemma]) == Counter(str(each.dilemmas[place]) for each in people)
    assert counts(tallies["chances"]) == Counter(each.chances[0] for each in people)
    positions = Counter[str]()
    for each in people:
        positions.update({name: place for place, name in enumerate(each.chances, 1)})
    assert tallies["chances"]["positions"] == positions
    assert all(tally["base"] == 16 for tally in tallies.values() if tally["counts"])
    assert all(tallies[name]["base"] == 16 for name in ("strengthen_why", "attractive", "chances_why"))
    for tally in tallies.values():
        assert total(tally["by"]["group"].values()) == counts(tally)
        assert total(tally["by"]["role"].values()) == counts(tally)


def counts(tally: dict[str, Any]) -> Counter[str]:
    """Leave out what nobody chose."""
    return +Counter(tally["counts"])


def total(tallies: Iterable[dict[str, Any]]) -> Counter[str]:
    """Add populations up."""
    return sum(map(counts, tallies), Counter())
