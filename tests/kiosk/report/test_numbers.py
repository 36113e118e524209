"""The report's numbers: each is the export's, and none is there that the disclosure gate does not let through."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kiosk.event import Event
from kiosk.export import export
from kiosk.locale import Words
from kiosk.model.response import Status
from kiosk.model.workshop import Range, Rank, SelectMultiple, SelectOne
from kiosk.station import Station
from tests.kiosk.report.conftest import person
from tests.kiosk.report.reading import Reading, written
from tests.laptops import clock, laptop, saved

HIDDEN = "Not shown: this would be about fewer than 5 people, or about what each of them said."
WORDS = Words("en")
CLOSED = ("levers", "responsible", "equipped", "supply", "chances")
SIDES = {
    "school": "schools",
    "training": "teacher education",
    "policy": "policy and administration",
    "other": "other …",
}


def exported(event: Event, folder: Path) -> dict[str, Any]:
    """Export an event."""
    export(event, "json", str(folder / "out.json"), force=True, clock=clock)
    made: dict[str, Any] = json.loads((folder / "out.json").read_bytes())
    return made


def of_part(reading: Reading, event: Event, name: str) -> Reading:
    """Read what stands about a part."""
    part = next(part for part in event.workshop.parts() if part.name == name)
    return reading.under(WORDS.text(part.label))


def cells(event: Event, name: str, tally: dict[str, Any]) -> dict[str, str]:
    """Compute, from the export alone, what each answer to a part is to be told as."""
    part = next(part for part in event.workshop.parts() if part.name == name)
    base = tally["base"]
    if isinstance(part, Rank):
        return {WORDS.text(each.label): f"{tally['positions'][each.name] / base:.1f}" for each in part.choices}
    told = {name: f"{number} ({round(number / base * 100)} %)" for name, number in tally["counts"].items()}
    if isinstance(part, SelectOne | SelectMultiple):
        return {WORDS.text(each.label): told[each.name] for each in part.choices}
    assert isinstance(part, Range)
    ends = {str(part.min): f" {WORDS.text(part.low)}", str(part.max): f" {WORDS.text(part.high)}"}
    mean = sum(float(value) * number for value, number in tally["counts"].items()) / base
    return {f"{value}{ends.get(value, '')}": said for value, said in told.items()} | {"Mean": f"{mean:.1f}"}


@pytest.mark.parametrize("name", CLOSED)
def test_a_part_has_the_base_the_missing_and_the_numbers_of_the_export(event: Event, tmp_path: Path, name: str) -> None:
    """Or it is said not to be shown, where fewer than five people answered it."""
    tally, told = exported(event, tmp_path)["tallies"][name], of_part(written(event, tmp_path), event, name)
    if tally["base"] < 5:
        assert told == [("p", HIDDEN)]
        return
    assert told[0].text.startswith(f"{tally['base']} people answered.")
    missing = sum(tally.get("missing", {}).values())
    assert (f"Without an answer: {missing} (" in told[0].text) is bool(missing)
    head, *rows = told.tables()[0]
    assert head == ["Answer", "Everybody"] and dict(rows) == cells(event, name, tally)


def test_who_gave_no_answer_is_counted_by_reason(tmp_path: Path) -> None:
    """In the words of the report, not in those of the data."""
    event = laptop(tmp_path / "data")
    reasons = ["skipped", "declined", "not_reached", "blank", "skipped"]
    saved(event, "table-1", *(person(number) for number in range(6)))
    others = [person(number + 10, answers={}, missing={"responsible": why}) for number, why in enumerate(reasons)]
    saved(event, "table-1", *others)
    told = of_part(written(event, tmp_path), event, "responsible")[0].text
    assert told == (
        "6 people answered. Without an answer: 5 (1 left empty, 1 rather not say, 1 not reached, 2 passed over)."
    )


@pytest.mark.parametrize("name", ["levers", "responsible", "equipped", "chances"])
def test_splits_are_the_exports_as_far_as_they_pass_the_gate(event: Event, tmp_path: Path, name: str) -> None:
    """Of each split the shown have at least five people, the hidden are named, and together none or at least five."""
    tally, told = exported(event, tmp_path)["tallies"][name], of_part(written(event, tmp_path), event, name)
    _, *tables = told.tables()
    shown = 0
    for split, labels in (("group", {f"{n}": f"Group {n}" for n in (1, 2, 3)}), ("role", SIDES)):
        heads = {f"{label} ({tally['by'][split][side]['base']} people)": side for side, label in labels.items()}
        table = next((each for each in tables if set(each[0][1:]) <= heads.keys()), None)
        seen = {heads[head] for head in table[0][1:]} if table else set()
        for place, head in enumerate(table[0] if table else ()):
            if place:
                side = tally["by"][split][heads[head]]
                assert side["base"] >= 5
                assert {row[0]: row[place] for row in (table or [])[1:]} == cells(event, name, side)
        left = tally["base"] - sum(tally["by"][split][side]["base"] for side in seen)
        assert left == 0 or left >= 5
        hidden = WORDS.listing([label for side, label in labels.items() if side not in seen])
        assert not seen or not hidden or any(text.endswith(f"said: {hidden}.") for text in told.texts("p"))
        shown += len(seen)
    assert shown


def test_people_are_counted_as_in_the_export(event: Event, tmp_path: Path) -> None:
    """Complete ones and those who answered in part; drafts are told apart, and rehearsals nowhere."""
    head = written(event, tmp_path).texts("li")
    counted = Counter(each["status"] for each in exported(event, tmp_path)["responses"] if not each.get("test"))
    assert f"Participants who took part: {counted['complete'] + counted['partial']}" in head
    assert f"of whom complete: {counted['complete']}" in head and f"of whom in part: {counted['partial']}" in head
    assert f"Under way, and not counted: {counted['draft']}" in head and "Participants expected: 16" in head


def test_groups_are_counted_as_in_the_export(event: Event, tmp_path: Path) -> None:
    """Each with the order in which it had the questions."""
    told = written(event, tmp_path).under("How it was done").texts("li")
    counted = Counter(
        each["group"]
        for each in exported(event, tmp_path)["responses"]
        if each["status"] in {"complete", "partial"} and not each.get("test")
    )
    orders = {1: "1, 2, 3", 2: "2, 3, 1", 3: "3, 1, 2"}
    assert told[:3] == [
        f"Group {group}: {counted[group]} people; order of the questions: {order}." for group, order in orders.items()
    ]


def test_themes_are_counted_as_in_the_export(busy: Event, tmp_path: Path) -> None:
    """Every voice once for each of its themes; those without one, and all of them, beside."""
    made = exported(busy, tmp_path)
    voices = {
        f"{each['instanceID']}/{part}"
        for each in made["responses"]
        if each["status"] in {"complete", "partial"} and not each.get("test") and each["level"] == "participant"
        for part in ("strengthen_why", "levers_other")
        if part in each["answers"]
    }
    (table,) = (
        written(busy, tmp_path)
        .under("Question 1: How do we strengthen the lifelong learning of teachers?")
        .under("Themes")
        .tables()
    )
    counts = {each["label"]: len(voices & set(each["answers"])) for each in made["themes"]}
    without = len(voices - {voice for each in made["themes"] for voice in each["answers"]})
    wanted = {label: str(number) for label, number in counts.items() if number}
    wanted |= {"without a theme": str(without), "all of them; one can have several themes": str(len(voices))}
    assert dict(table[1:]) == wanted and counts == {"time": 4, "money": 3, "x": 0}


def test_themes_of_a_part_that_few_answered_are_not_counted(event: Event, busy: Event, tmp_path: Path) -> None:
    """What the gate hides of a part, its themes do not tell either."""
    with Station(event, "table-1", clock=clock) as station:
        for number in range(18):
            station.save(
                person(number, answers={"strengthen_why": "time"} if number in {0, 2, 4, 6} else {}, revision=1)
            )
    assert written(event, tmp_path).under("Themes") == [("p", HIDDEN)]


def test_no_number_stands_in_the_report_of_four_people_but_how_many_they_are(tmp_path: Path) -> None:
    """Every part is said not to be shown, and how long they took is not told either."""
    event = laptop(tmp_path / "data")
    saved(event, "table-1", *(person(number, status=Status.COMPLETE) for number in range(4)))
    made = written(event, tmp_path)
    assert made.tables() == [] and "%" not in str(made)
    parts = [part for question in event.workshop.questions for part in question.parts]
    assert made.texts("p").count(HIDDEN) == len(parts)
    assert not any(re.search(r"took \d", text) for text in made.texts("li"))


def test_how_long_it_took_is_the_median_of_those_who_completed_it(event: Event, tmp_path: Path) -> None:
    """From consent to thanks; whoever answered in part is left out."""
    took = sorted(number + 3 for number in range(18) if number != 3)
    told = written(event, tmp_path).under("How it was done").texts("li")
    assert f"Half of those who completed it took {took[len(took) // 2]}.0 minutes or less at the laptop." in told
