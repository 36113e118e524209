"""The report's chapters: what each tells, in which order, and the one line where there is nothing."""

from datetime import datetime
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.event import Event
from kiosk.station import Station
from kiosk.times import moment
from kiosk.voices import asked_id
from tests.kiosk.report.conftest import TIMES, person, scribe
from tests.kiosk.report.reading import written
from tests.laptops import BEGUN, clock, did, judged, laptop, saved

FIRST = "Question 1: How do we strengthen the lifelong learning of teachers?"
SECOND = "Question 2: What are the roles and responsibilities of those involved with teachers who keep learning?"
THIRD = "Question 3: What expectations and opportunities are there for teacher education?"
CHAPTERS = {
    "en": [
        "Central questions and dilemmas",
        "Minutes",
        "Questions discussed",
        "Questions to others at the table",
        "Main conclusions",
        "How it was done",
    ],
    "nl": [
        "Centrale vragen en dilemma’s",
        "Notulen",
        "Besproken vragen",
        "Vragen aan anderen aan tafel",
        "Belangrijkste conclusies",
        "Hoe het gegaan is",
    ],
}


def local(stamp: str) -> str:
    """Tell the time of a moment as clocks on this machine do."""
    return f"{moment(stamp).astimezone():%H:%M}"


def test_the_head_is_that_of_the_organisations_form(busy: Event, tmp_path: Path) -> None:
    """Title, hosts, occasion, date, kind, presentation and participants, as the workshop file and the event have them."""
    made = written(busy, tmp_path, "nl")
    assert made.title == "Niet voor elkaar, maar met elkaar"
    assert made.own().texts("li") == []
    assert made.under(made.title).own().texts("li") == [
        "Titel van de workshop: Niet voor elkaar, maar met elkaar: Leraren samen verder opleiden in één regionaal "
        "onderwijscentrum",
        "Workshopgevers: Klaas van Veen, voorzitter Interuniversitaire Commissie Lerarenopleidingen (ICL); Dominicus "
        "Kamsma, directeur Onderwijsinstituut VU Universitair Centrum voor Gedrag en Bewegen (UCGB)",
        "Gelegenheid: VSNU Conferentie",
        "Datum: 14 december 2017",
        "Soort bijeenkomst: presentatie en discussie",
        "Presentatie: ja",
        "Verwacht aantal deelnemers: 16",
        "Aantal deelnemers: 18",
        "van wie alles ingevuld: 17",
        "van wie deels ingevuld: 1",
        "Nog bezig, en niet meegeteld: 1",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_chapters_stand_in_the_order_of_the_form(busy: Event, tmp_path: Path, language: str) -> None:
    """In either language; nothing of the other one is in it."""
    made = written(busy, tmp_path, language)
    assert made.texts("h2") == CHAPTERS[language]
    assert not set(CHAPTERS["nl" if language == "en" else "en"]) & {line.text for line in made}


def test_without_a_language_it_is_the_workshops_first(busy: Event, tmp_path: Path) -> None:
    """As the participants met it."""
    made = written(busy, tmp_path, None)
    assert made.texts("h2") == CHAPTERS["nl"]


def test_an_open_event_says_that_its_report_is_not_the_last(event: Event, busy: Event, tmp_path: Path) -> None:
    """And why it is not to be passed on; a closed one does not."""
    said = "The event is still open, and this is how it stands now."
    assert not any(text.startswith(said) for text in written(busy, tmp_path).texts("p"))
    open_one = laptop(tmp_path / "open")
    assert any(text.startswith(said) for text in written(open_one, tmp_path).texts("p"))


def test_the_minutes_are_the_notes_that_belong_to_no_question(busy: Event, tmp_path: Path) -> None:
    """In order of time, with the time; also those of a question that this version of the workshop does not have."""
    assert written(busy, tmp_path).under("Minutes").texts("li") == [
        f"{local(TIMES[1])} Coffee is late.",
        f"{local(TIMES[4])} A question of another version.",
    ]


def test_conclusions_and_notes_stand_with_their_question(busy: Event, tmp_path: Path) -> None:
    """Where there is none, a line says so."""
    made = written(busy, tmp_path)
    assert made.under(FIRST, "Conclusions on this question") == [("p", "No conclusion was noted.")]
    assert made.under(FIRST, "Notes on this question").texts("li") == [f"{local(TIMES[3])} Room comes first."]
    assert made.under(SECOND, "Conclusions on this question").texts("li") == ["School and institute together."]
    assert made.under(SECOND, "Notes on this question") == [("p", "No note was made.")]


def test_all_conclusions_stand_together_at_the_end(busy: Event, tmp_path: Path) -> None:
    """In the order in which they were noted, each with the number of its question."""
    assert written(busy, tmp_path).under("Main conclusions").texts("li") == [
        "School and institute together. (question 2)",
        "Everybody sees the need.",
    ]


def test_what_the_groups_made_of_it_stands_with_its_question(busy: Event, tmp_path: Path) -> None:
    """By group; of two laptops that wrote for one group, both; and who saw it otherwise."""
    made = written(busy, tmp_path)
    told = made.under(FIRST, "What the groups made of it").texts("li")
    assert sorted(told) == sorted(
        [
            "Group 1: Group 1 says room",
            "and time.",
            "Group 1, who saw it otherwise: 1 wants money",
            "Group 1: Room, from another laptop",
        ]
    )
    assert made.under(SECOND, "What the groups made of it").texts("li") == ["Group 2: Both."]
    assert made.under(THIRD, "What the groups made of it") == [("p", "No group noted an answer.")]


def test_quotes_need_both_keys(busy: Event, tmp_path: Path) -> None:
    """What the participant allowed and the facilitator released, in the order of the alphabet, below the part's label."""
    made = written(busy, tmp_path).under(FIRST, "Quotes")
    wanted = [
        (part, sorted(f"{word} {n}" for n in range(12) if n % 5 and n % every == 0))
        for part, word, every in (
            ("What do you think helps most?", "other", 3),
            ("What could be different where you work, as soon as tomorrow?", "why", 2),
        )
    ]
    assert made == [line for label, texts in wanted for line in (("p", label), *(("quote", each) for each in texts))]
    assert written(busy, tmp_path).under(SECOND, "Quotes") == [("p", "No quote was released.")]


def test_what_was_released_but_withdrawn_is_not_quoted(busy: Event, tmp_path: Path) -> None:
    """Nor is it counted."""
    with Station(busy, "table-1", clock=clock) as station:
        station.withdraw(person(4, revision=1))
    made = written(busy, tmp_path)
    assert "why 4" not in str(made) and "Aantal deelnemers" not in str(made)
    assert "Participants who took part: 17" in made.texts("li")


def test_released_questions_to_others_stand_by_whom_they_are_for(busy: Event, tmp_path: Path) -> None:
    """In the order in which participants chose from them; what was held, or not decided, is left out."""
    made = written(busy, tmp_path).under("Questions to others at the table")
    assert made[:6] == [
        ("h3", "To: staff of the ministry"),
        ("li", "asked 0?"),
        ("li", "asked 2?"),
        ("h3", "To: everybody"),
        ("li", "asked 1?"),
        ("li", "asked 3?"),
    ]
    assert made.under("Themes").tables()[0][1:] == [
        ["money", "1"],
        ["without a theme", "5"],
        ["all of them; one can have several themes", "6"],
    ]


def test_a_question_to_nobody_in_particular_is_there_too(event: Event, tmp_path: Path) -> None:
    """Behind those that have an addressee."""
    (kept,) = saved(event, "table-1", person(20, answers={"asked": "Anybody?"}))
    did(event, judged(event, asked_id(event.info.salt, kept), "released"))
    made = written(event, tmp_path).under("Questions to others at the table")
    assert made == [("h3", "To: nobody in particular"), ("li", "Anybody?")]


def test_how_it_was_done_tells_minutes_and_rounds(busy: Event, tmp_path: Path) -> None:
    """What the workshop file planned, and when each round began."""
    told = written(busy, tmp_path).under("How it was done").texts("li")
    assert [text for text in told if text.startswith("Planned")] == [
        f"Planned for question {number}: 10 minutes." for number in (1, 2, 3)
    ]
    assert f"Round 1 began at {BEGUN.astimezone():%H:%M}." in told


EMPTY = {
    "en": {
        "Minutes": ["No minutes were taken."],
        "What the groups made of it": ["No group noted an answer."],
        "Themes": ["No theme was noted."],
        "Quotes": ["No quote was released."],
        "Conclusions on this question": ["No conclusion was noted."],
        "Notes on this question": ["No note was made."],
        "Questions to others at the table": ["No question was released."],
        "Main conclusions": ["No conclusion was noted."],
    },
    "nl": {
        "Notulen": ["Er zijn geen notulen gemaakt."],
        "Wat de groepen ervan maakten": ["Geen groep heeft een antwoord genoteerd."],
        "Thema’s": ["Er is geen thema genoteerd."],
        "Citaten": ["Er is geen citaat vrijgegeven."],
        "Conclusies bij deze vraag": ["Er is geen conclusie genoteerd."],
        "Notities bij deze vraag": ["Er is geen notitie gemaakt."],
        "Vragen aan anderen aan tafel": ["Er is geen vraag vrijgegeven."],
        "Belangrijkste conclusies": ["Er is geen conclusie genoteerd."],
    },
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_of_an_empty_event_each_chapter_says_in_one_line_that_there_is_nothing(tmp_path: Path, language: str) -> None:
    """No table, no quote, and of each part that nobody answered."""
    event = laptop(tmp_path / "data")
    made = written(event, tmp_path, language)
    assert {heading: made.under(heading).texts("p") for heading in EMPTY[language]} == EMPTY[language]
    parts = [part for question in event.workshop.questions for part in question.parts]
    nobody = "Niemand heeft geantwoord." if language == "nl" else "Nobody answered."
    assert made.texts("p").count(nobody) == len(parts) and made.tables() == [] and made.texts("quote") == []


def test_a_workshop_that_tells_little_of_itself_is_not_told_more(tmp_path: Path) -> None:
    """No host, no occasion, no date, no central question: each is said not to be given, and the day is the event's."""
    source = tmp_path / "bare.toml"
    source.write_text(
        'name = "bare"\nversion = "1"\nlanguages = ["en"]\ntitle = { en = "Bare" }\n'
        '[[questions]]\nname = "one"\nlabel = { en = "One?" }\n'
        '[[questions.parts]]\ntype = "integer"\nname = "many"\nlabel = { en = "How many?" }\n'
    )
    event = laptop(tmp_path / "data", source=source)
    people = [person(number, answers={"many": number}, intake={}, group=None) for number in (1, 1, 2, 3, 5)]
    saved(event, "table-1", *(structs.replace(each, instanceID=f"uuid:{n}") for n, each in enumerate(people)))
    made = written(event, tmp_path)
    day = datetime.fromisoformat(event.info.begun).astimezone()
    assert made.texts("li")[:7] == [
        "Title of the workshop: Bare",
        "Given by: not given",
        "Occasion: not given",
        f"Date: {day.day} {day:%B} {day.year}",
        "Kind: not given",
        "Presentation: no",
        "Participants expected: not given",
    ]
    assert made.under("Central questions").texts("p") == ["There was no central question."]
    assert made.under("Dilemmas").texts("p") == ["There was no dilemma."]
    assert made.under("How many?").tables() == [
        [
            ["Answer", "Everybody"],
            ["1", "2 (40 %)"],
            ["2", "1 (20 %)"],
            ["3", "1 (20 %)"],
            ["5", "1 (20 %)"],
            ["Mean", "2.4"],
        ]
    ]
    told = made.under("How it was done").texts("li")
    assert told[0] == "Everybody was in one group." and told[-1] == "No round was held with the clock."
    assert "Questions to others at the table" not in made.texts("h2")


def test_a_group_without_a_number_is_told_as_such(event: Event, tmp_path: Path) -> None:
    """As where a scribe's laptop was told none."""
    saved(event, "table-1", scribe(None, answers={"strengthen": "Room."}))
    told = written(event, tmp_path).under(FIRST, "What the groups made of it").texts("li")
    assert told == ["A group without a number: Room."]
