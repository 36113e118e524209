"""The report's numbers in sentences, in pictures and in tables, and none that may not be shown."""

from pathlib import Path

import pytest
from msgspec import structs

from kiosk import definition
from kiosk.event import Event
from kiosk.locale import Words
from kiosk.model.response import Status
from kiosk.openness import turned
from kiosk.report import report
from kiosk.report.sources import MedianMinutes
from kiosk.station import Station
from tests.kiosk.report.composing import composed, figures
from tests.kiosk.report.conftest import NONE, person
from tests.kiosk.report.reading import Reading, written
from tests.laptops import BEGUN, clock, did, laptop, saved
from tests.samples import response

WORDS = Words("en")
TABLES = "Appendix: all tables"


def of_part(reading: Reading, event: Event, name: str) -> Reading:
    """Read what stands about a part."""
    part = next(part for part in event.workshop.parts() if part.name == name)
    return reading.under(WORDS.text(part.label))


def test_choices_are_told_from_the_most_chosen_to_what_nobody_chose(busy: Event, tmp_path: Path) -> None:
    """Small numbers are written out; of how many, and which share, stands with the first."""
    told = of_part(written(busy, tmp_path), busy, "responsible")
    assert told[0].text == (
        "All eighteen participants answered. Nine of the eighteen (50 %) chose “school and management”. Then came "
        "“the teacher” (five) and “school and teacher education together” (four). Nobody chose “teacher education”, "
        "“the government” or “other …”."
    )
    (bars,) = told.charts()
    assert bars[1] == ["school and management", "▇" * 10, "9 (50 %)"] and len(bars) == 6
    assert told.texts("p")[1] == "Figure 2. Who, for you, carries the greatest responsibility? (18 answers)"


def test_dutch_says_it_as_dutch_does(busy: Event, tmp_path: Path) -> None:
    """With its own quotation marks, decimal sign and numbers."""
    made = written(busy, tmp_path, "nl")
    assert made.under("Bij wie ligt voor u de grootste verantwoordelijkheid?")[0].text.startswith(
        "Alle achttien deelnemers hebben geantwoord. Negen van de achttien (50 %) kozen ‘school en directie’. Daarna volgen "
        "‘de leraar zelf’ (vijf) en ‘school en lerarenopleiding samen’ (vier). Niemand koos "
    )
    assert (
        "is het gemiddelde 2,8 en de mediaan 3."
        in made.under("Zijn scholen ingericht voor de loopbaan van leraren?")[0].text
    )


def test_a_single_one_stands_in_the_singular(tmp_path: Path) -> None:
    """In Dutch with its accents, but for the capital; what as many chose is told together."""
    event = laptop(tmp_path / "data")
    answers = ["teacher", "school", "together", "training", "government", None]
    people = [person(n, answers={"responsible": each} if each else {}) for n, each in enumerate(answers)]
    saved(event, "table-1", *people)
    did(event, turned(NONE, BEGUN))
    told = written(event, tmp_path, "nl").under("Bij wie ligt voor u de grootste verantwoordelijkheid?")[0].text
    assert told.startswith("Vijf van de zes deelnemers hebben geantwoord. ‘de leraar zelf’, ‘school en directie’, ")
    assert "zijn het meest gekozen, elk door één van de vijf (20 %)." in told


def test_a_scale_is_told_by_its_mean_and_median_and_a_ranking_by_its_places(busy: Event, tmp_path: Path) -> None:
    """With what the ends of the scale mean; of the ranking the first first."""
    made = written(busy, tmp_path)
    assert of_part(made, busy, "equipped")[0].text == (
        "All eighteen participants answered. On a scale from 1 (hardly) to 5 (fully) the mean is 2.8, the median 3."
    )
    ranked = of_part(made, busy, "chances")
    assert (
        "On average “develop teaching and leadership together with teachers” stands highest, at place 2.8"
        in ranked[0].text
    )
    places = [float(row[2]) for row in ranked.charts()[0]]
    assert places == sorted(places)


def test_where_answers_part_is_told_with_both_sides(tmp_path: Path) -> None:
    """Of what is shown: the largest difference in a question, with the numbers of its table."""
    event = laptop(tmp_path / "data")
    said = ["teacher", "school"] * 6 + ["teacher"] * 2 + ["school"]
    people = [person(n, group=n % 2 + 1, answers={"responsible": each}) for n, each in enumerate(said)]
    saved(event, "table-1", *people)
    did(event, turned(NONE, BEGUN))
    told = written(event, tmp_path).under("Where answers part").texts("p")
    assert told == [
        "At “Who, for you, carries the greatest responsibility?”, seven of the eight (88 %) from Group 1 chose “the teacher”, "
        "and one of the seven (14 %) from Group 2. Nowhere in this question do the shown answers lie further apart."
    ]


def test_the_tables_of_the_appendix_have_every_population_that_is_shown(busy: Event, tmp_path: Path) -> None:
    """Beside everybody; the hidden ones are named."""
    made = written(busy, tmp_path).under(TABLES)
    heads = [table[0] for table in made.tables()]
    assert ["Answer", "Everybody", "Group 1", "Group 2", "Group 3"] in heads
    assert ["Answer", "Everybody", "schools"] in heads
    assert "Not shown in this table: teacher education, policy and administration, and other." in made.texts("p")
    assert all(row[1] for table in made.tables() for row in table)


@pytest.mark.parametrize("few", [False, True])
def test_why_some_gave_no_answer_is_told_at_the_end(tmp_path: Path, *, few: bool) -> None:
    """In the words of the report, once nobody adds anything any more; and of no reason that fewer than five had."""
    event = laptop(tmp_path / "data")
    reasons = [*["skipped"] * 5, *["declined"] * 6][few:]
    saved(event, "table-1", *(person(number) for number in range(6)))
    saved(
        event,
        "table-1",
        *(person(n + 10, answers={}, missing={"responsible": why}) for n, why in enumerate(reasons)),
    )
    said = "Why some gave no answer: rather not say (six), passed over (five)."
    assert said not in written(event, tmp_path).texts("p")
    did(event, turned(NONE, BEGUN))
    made = written(event, tmp_path)
    assert (said in made.texts("p")) is not few and ("gave no answer" in str(made)) is not few
    number = "sixteen" if few else "seventeen"
    assert of_part(made, event, "responsible")[0].text.startswith(f"Six of the {number} participants answered. ")


def test_what_moves_in_no_steps_does_not_tell_of_who_withdraws_after_the_closing(busy: Event, tmp_path: Path) -> None:
    """Two reports, one before and one after it: themes, reasons and minutes would tell what one person said and did."""
    report(busy, str(tmp_path / "first.md"), language="en", clock=clock)
    assert "or less at the laptop" in (tmp_path / "first.md").read_text()
    with Station(busy, "table-1", clock=clock) as station:
        station.withdraw(person(4, revision=1))
        station.tidy()
    report(busy, str(tmp_path / "second.md"), language="en", clock=clock)
    told = (tmp_path / "second.md").read_text()
    assert "or less at the laptop" not in told and "gave no answer" not in told
    assert "| time |" not in told and "| money |" in told  # nobody has withdrawn of those who wrote of money
    assert "| time | 4 |" in (tmp_path / "first.md").read_text()


def test_how_long_it_took_is_told_no_finer_than_it_is_shown(tmp_path: Path) -> None:
    """The page holds the value of each number; this one would be the time of one person to the millisecond."""
    event = laptop(tmp_path / "data")
    ends = (f"2017-12-14T13:{10 + number}:07.{number}23Z" for number in range(7))
    saved(event, "table-1", *(person(number, status=Status.COMPLETE, end=end) for number, end in enumerate(ends)))
    did(event, turned(NONE, BEGUN))
    (minutes,) = (each for each in figures(composed(event, "en").blocks) if isinstance(each.source, MedianMinutes))
    assert minutes.value == round(float(minutes.value), 1)


def test_numbers_in_many_sizes_are_drawn_in_ranges(tmp_path: Path) -> None:
    """Each with the people in it; the table has every number that was given."""
    event = laptop(tmp_path / "data", source=definition.find("retrospective"))
    given = (2, 5, 9, 14, 30, 3, 22, 8, 41, 17, 26, 35)
    people = [
        response(
            status=Status.COMPLETE, end="2017-12-14T13:20:00.000Z", group=n % 2 + 1, answers={"interruptions": each}
        )
        for n, each in enumerate(given)
    ]
    saved(event, "table-1", *people)
    did(event, turned(NONE, BEGUN))
    made = written(event, tmp_path)
    told = of_part(made, event, "interruptions")
    assert told[0].text == "All twelve participants answered. The mean is 17.7, the median 15.5."
    assert [row[0] for row in told.charts()[0]] == ["0 – 9", "10 – 19", "20 – 29", "30 – 39", "40 – 49"]
    assert [row[2] for row in told.charts()[0]] == ["5 (42 %)", "2 (17 %)", "2 (17 %)", "2 (17 %)", "1 (8 %)"]
    assert len(made.under(TABLES).tables()[0]) == 1 + len(given) + 3


def test_themes_are_counted_once_the_event_is_closed(event: Event, busy: Event, tmp_path: Path) -> None:
    """Every voice for each of its themes; they do not move in steps, so an open event's are not told."""
    (table,) = written(busy, tmp_path).under("Themes").tables()
    assert table == [
        ["Theme", "Answers"],
        ["money", "3"],
        ["time", "4"],
        ["without a theme", "9"],
        ["all of them; each can have several themes", "15"],
    ]
    did(event, structs.replace(turned(NONE, BEGUN), gone=True, revision=1))
    assert written(event, tmp_path).under("Themes") == [("p", "Themes are counted when the event is closed.")]


def test_no_number_stands_in_the_report_of_four_people_but_how_many_they_are(tmp_path: Path) -> None:
    """No part is told, no table is there, and how long they took is not told either."""
    event = laptop(tmp_path / "data")
    saved(event, "table-1", *(person(number, status=Status.COMPLETE) for number in range(4)))
    did(event, turned(NONE, BEGUN))
    made = written(event, tmp_path)
    assert made.charts() == [] and "%" not in str(made) and "at the laptop" not in str(made)
    assert made.texts("h4") == []
    few = "Too few people have answered this question to show what they said."
    assert made.texts("p").count(few) == len(event.workshop.questions)


def test_how_long_it_took_is_the_median_of_those_who_completed_it(busy: Event, tmp_path: Path) -> None:
    """From consent to thanks; whoever answered in part is left out."""
    took = sorted(number + 3 for number in range(18) if number != 3)
    told = written(busy, tmp_path).under("How it was done").texts("p")[0]
    assert f"Half of those who completed it took {took[len(took) // 2]}.0 minutes or less at the laptop." in told


@pytest.mark.parametrize("again", [False, True])
def test_a_report_goes_on_with_the_steps_that_phones_saw(tmp_path: Path, again: bool) -> None:
    """Five people are one step; a sixth waits for more, in this report as in the next one."""
    event = laptop(tmp_path / "data")
    saved(event, "table-1", *(person(number) for number in range(5)))
    with Station(event, "table-1") as station:
        station.save(person(6))
    made = [written(event, tmp_path) for _ in range(1 + again)][-1]
    assert "The answers of five participants are in." in of_part(made, event, "responsible")[0].text
    assert any("the answers of one participant are not in yet" in text for text in made.texts("p"))
