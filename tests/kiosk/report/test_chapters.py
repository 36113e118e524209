"""The report's chapters: what each tells, in which order, and the one line where there is nothing."""

from datetime import datetime
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.event import Event
from kiosk.model.response import Status
from kiosk.openness import revealed
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
        "Central questions",
        "Minutes",
        "How it was done",
        "Questions discussed",
        "Questions to others at the table",
        "Dilemmas",
        "Main conclusions",
        "Appendix: where the numbers come from",
        "Appendix: the codebook",
        "Appendix: all tables",
    ],
    "nl": [
        "Centrale vragen",
        "Notulen",
        "Hoe het gegaan is",
        "Besproken vragen",
        "Vragen aan anderen aan tafel",
        "Dilemma’s",
        "Belangrijkste conclusies",
        "Bijlage: waar de cijfers vandaan komen",
        "Bijlage: het codeboek",
        "Bijlage: alle tabellen",
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
        "daarvan volledig ingevuld: 17",
        "daarvan deels ingevuld: 1",
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
    """A closed one does not."""
    said = "The event is still open, and this is how it stands now."
    assert not any(said in text for text in written(busy, tmp_path).texts("p"))
    open_one = laptop(tmp_path / "open")
    assert any(said in text for text in written(open_one, tmp_path).texts("p"))


def test_the_minutes_are_the_notes_that_belong_to_no_question(busy: Event, tmp_path: Path) -> None:
    """In order of time, with the time; also those of a question that this version of the workshop does not have."""
    assert written(busy, tmp_path).under("Minutes").texts("li") == [
        f"{local(TIMES[1])} Coffee is late.",
        f"{local(TIMES[4])} A question of another version.",
    ]


def test_notes_stand_with_their_question(busy: Event, tmp_path: Path) -> None:
    """Where there is none, no heading says so."""
    made = written(busy, tmp_path)
    assert made.under(FIRST, "Notes on this question").texts("li") == [f"{local(TIMES[3])} Room comes first."]
    assert "Notes on this question" not in made.under(SECOND).texts("h4")


def test_all_conclusions_stand_together_at_the_end(busy: Event, tmp_path: Path) -> None:
    """In the order in which they were noted, each with the number of its question."""
    assert written(busy, tmp_path).under("Main conclusions").texts("li") == [
        "School and institute together. (question 2)",
        "Everybody sees the need.",
    ]


def test_what_the_groups_made_of_it_stands_with_its_question(busy: Event, tmp_path: Path) -> None:
    """By group; of two laptops that wrote for one group, both."""
    made = written(busy, tmp_path)
    told = made.under(FIRST, "What the groups made of it").texts("li")
    assert sorted(told) == sorted(["Group 1: Group 1 says room", "and time.", "Group 1: Room, from another laptop"])
    assert made.under(SECOND, "What the groups made of it").texts("li") == ["Group 2: Both."]
    assert "What the groups made of it" not in made.under(THIRD).texts("h4")


def test_a_groups_answer_stands_as_it_was_handed_in(event: Event, tmp_path: Path) -> None:
    """And not as it is being typed, where somebody has opened it again."""
    with Station(event, "table-1", clock=clock) as station:
        kept = station.save(scribe(2))
        station.save(structs.replace(kept, status=Status.DRAFT, answers={"strengthen": "Half a sen"}))
    told = written(event, tmp_path).under(FIRST, "What the groups made of it").texts("li")
    assert told == ["Group 2: Group 2 says room", "and time."]


def test_who_saw_it_otherwise_stands_without_the_group(busy: Event, tmp_path: Path) -> None:
    """As on the page: of a group it would be about one or two people at a table; of four people in all, it is left out."""
    assert written(busy, tmp_path).under(FIRST, "Who saw it otherwise").texts("li") == ["1 wants money"]
    few = laptop(tmp_path / "few")
    saved(few, "table-1", *(person(number) for number in range(4)), scribe(1))
    assert "Who saw it otherwise" not in written(few, tmp_path).texts("h4")


def test_a_question_that_the_facilitator_hides_is_hidden_here_too(busy: Event, tmp_path: Path) -> None:
    """Its numbers, its words, its groups, its conclusions and its tables; a sentence says so."""
    did(busy, revealed("responsibility", shown=False))
    made = written(busy, tmp_path)
    assert made.under(SECOND) == [("p", "The facilitator does not show the results of this question outside the desk.")]
    assert "School and institute together." not in str(made) and "Both." not in str(made)
    assert "school and management" not in str(made.under("Appendix: all tables"))
    assert made.under(FIRST).charts() != []


def test_quotes_need_both_keys(busy: Event, tmp_path: Path) -> None:
    """What the participant allowed and the facilitator released, in the order of the alphabet, below the part's label."""
    made = written(busy, tmp_path).under(FIRST)
    for label, word, every in (
        ("What do you think helps most? In other words", "other", 3),
        ("What could be different where you work, as soon as tomorrow?", "why", 2),
    ):
        wanted = sorted(f"{word} {n}" for n in range(12) if n % 5 and n % every == 0)
        assert made.under(label).texts("quote") == wanted
    assert made.under("What could be different where you work, as soon as tomorrow?").texts("p") == [
        "Nine participants wrote something."
    ]


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
        ["all of them; each can have several themes", "6"],
    ]


def test_a_question_to_nobody_in_particular_is_there_too(event: Event, tmp_path: Path) -> None:
    """Behind those that have an addressee."""
    (kept,) = saved(event, "table-1", person(20, answers={"asked": "Anybody?"}))
    did(event, judged(event, asked_id(event.info.salt, kept), "released"))
    made = written(event, tmp_path).under("Questions to others at the table")
    assert made == [("h3", "To: nobody in particular"), ("li", "Anybody?")]


def test_how_it_was_done_tells_groups_minutes_and_rounds(busy: Event, tmp_path: Path) -> None:
    """What the workshop file planned, when each round began, and the order of the questions of each group."""
    told = written(busy, tmp_path).under("How it was done")
    assert told[0].text == (
        "The participants were divided into three groups, balanced in size and in role. Each group began with a different "
        f"question. Ten minutes were planned for each question. The clock was used for one round, which began at "
        f"{BEGUN.astimezone():%H:%M}. Half of those who completed it took 12.0 minutes or less at the laptop."
    )
    assert told.texts("li") == [
        f"Group {group}: six participants; order of the questions: {order}."
        for group, order in ((1, "1, 2, 3"), (2, "2, 3, 1"), (3, "3, 1, 2"))
    ]


EMPTY = {
    "en": {
        "Minutes": ["No minutes were taken."],
        FIRST: ["Nobody answered this question."],
        "Main conclusions": ["No conclusion was noted."],
    },
    "nl": {
        "Notulen": ["Er zijn geen notulen gemaakt."],
        "Vraag 1: Hoe versterken we leven lang leren van leraren?": ["Niemand heeft deze vraag beantwoord."],
        "Belangrijkste conclusies": ["Er is geen conclusie genoteerd."],
    },
}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_of_an_empty_event_the_report_is_short(tmp_path: Path, language: str) -> None:
    """What the form asks for is said not to be there in one line; what it does not ask for has no heading."""
    event = laptop(tmp_path / "data")
    made = written(event, tmp_path, language)
    assert {heading: made.under(heading).texts("p") for heading in EMPTY[language]} == EMPTY[language]
    assert made.texts("h4") == [] and made.charts() == [] and len(made.tables()) == 1
    assert len(made.texts("p")) < 12


def test_the_codebook_names_every_part(busy: Event, tmp_path: Path) -> None:
    """With its type, what was asked, and what could be chosen; also the words beside `other` and the question to others."""
    (table,) = written(busy, tmp_path).under("Appendix: the codebook").tables()
    rows = {row[0]: row[1:] for row in table}
    parts = {part.name for part in busy.workshop.parts()}
    assert parts | {"role_other", "levers_other", "responsible_other", "asked", "asked_to"} == rows.keys() - {"Name"}
    assert rows["equipped"] == ["range", "Are schools equipped for teachers' careers?", "1: hardly; 5: fully"]
    assert rows["responsible"][2].startswith("teacher: the teacher; school: school and management; ")


def test_where_the_numbers_come_from_is_told(busy: Event, tmp_path: Path) -> None:
    """The event, the workshop, its version."""
    told = written(busy, tmp_path).under("Appendix: where the numbers come from")[0].text
    assert "the event “thursday”, with version 2017121401 of the workshop “leven-lang-leren”" in told


def test_a_workshop_that_tells_little_of_itself_is_not_told_more(tmp_path: Path) -> None:
    """No host, no occasion, no date, no central question: each is left out, and the day is the event's."""
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
    assert made.texts("li")[:4] == [
        "Title of the workshop: Bare",
        f"Date: {day.day} {day:%B} {day.year}",
        "Presentation: no",
        "Participants who took part: 5",
    ]
    assert not {"Central questions", "Dilemmas"} & set(made.texts("h2"))
    assert made.under("Appendix: all tables").tables() == [
        [
            ["Answer", "Everybody"],
            ["1", "2 (40 %)"],
            ["2", "1 (20 %)"],
            ["3", "1 (20 %)"],
            ["5", "1 (20 %)"],
            ["mean", "2.4"],
            ["median", "2"],
            ["answered", "5"],
        ]
    ]
    assert made.under("How it was done").texts("p")[0] == "Everybody was in the same group."
    assert "Questions to others at the table" not in made.texts("h2")


def test_a_group_without_a_number_is_told_as_such(event: Event, tmp_path: Path) -> None:
    """As where a scribe's laptop was told none."""
    saved(event, "table-1", scribe(None, answers={"strengthen": "Room."}))
    told = written(event, tmp_path).under(FIRST, "What the groups made of it").texts("li")
    assert told == ["A group without a number: Room."]
