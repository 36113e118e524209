"""Each kind of part, asked line by line: the question, what can be chosen, what to type; and what is kept of it."""

from pathlib import Path

import pytest

from kiosk.model.response import Missing, Status
from tests.kiosk.plain.typist import DOOR, event_of, listen

ROLE = (*DOOR, "1", "12", "")
"""From the welcome to the first question: a teacher, for twelve years, reads the card."""
QUESTION = (*ROLE, "1 2", "7", "3 1 2")
"""On to own words."""


def test_a_question_is_heard_in_the_order_in_which_it_is_answered(tmp_path: Path) -> None:
    """Where one is, what is asked, what can be chosen with its number, and only then what to type."""
    told = listen(event_of(tmp_path), *DOOR)
    assert told.text.endswith(
        "\nOver u, stap 1 van 8.\n"
        "Wat is uw rol? Nodig om verder te gaan.\n"
        "1  leraar\n"
        "2  anders …\n"
        "Typ een getal van 1 tot en met 2: "
    )


def test_every_kind_of_part_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    """One choice, a number, several choices, a place on a scale, an order, own words, and a question to somebody else."""
    told = listen(event_of(tmp_path), *QUESTION, "Omdat het kan", "1", "Hoe doet u dat?", "2", "")
    assert told.only.status is Status.COMPLETE
    assert told.only.intake == {"role": "teacher", "years": 12}
    assert told.only.answers == {
        "levers": ("room", "hrm"),
        "mood": 7,
        "order": ("c", "a", "b"),
        "why": "Omdat het kan",
        "asked": "Hoe doet u dat?",
        "asked_to": "everybody",
    }
    assert told.only.quotable == ("why",)
    assert told.only.missing == {}


def test_what_can_be_read_is_said_and_not_asked(tmp_path: Path) -> None:
    """A note, and what the ends of a scale mean."""
    told = listen(event_of(tmp_path), *QUESTION)
    assert "Lees dit eerst.\nWat helpt? Kies er 2 tot 3.\n1  ruimte\n" in told.text
    assert "Waar staat u?\n1 betekent: laag; 10 betekent: hoog.\n" in told.text


def test_other_asks_for_words_and_whether_they_may_be_quoted(tmp_path: Path) -> None:
    """Another choice takes the words away again."""
    event = event_of(tmp_path)
    told = listen(event, *DOOR, "2", "conciërge", "1", "12")
    assert told.only.intake == {"role": "other", "role_other": "conciërge", "years": 12}
    assert told.only.quotable == ("role_other",)
    told = listen(event_of(tmp_path), *DOOR, "2", "conciërge", "1", "<", "<", "<", "1", "12")
    assert told.responses[-1].intake in ({"role": "teacher", "years": 12}, {"role": "teacher"})


def test_enter_skips_minus_declines_and_what_is_needed_is_said(tmp_path: Path) -> None:
    """An empty line where something is required says so in one sentence, and the same is asked again."""
    told = listen(event_of(tmp_path), *DOOR, "", "1", "-", "", "", "-", "", "2 1 3", "", "")
    assert told.only.missing["years"] is Missing.DECLINED
    assert told.only.missing["levers"] is Missing.SKIPPED
    assert told.only.missing["mood"] is Missing.DECLINED
    assert told.only.missing["why"] is Missing.BLANK
    assert told.only.answers == {"order": ("b", "a", "c")}
    assert "Druk op het cijfer van uw antwoord om verder te gaan.\nTyp een getal van 1 tot en met 2: " in told.text
    assert "Geef elk antwoord een plaats om verder te gaan." in told.flat


def test_back_goes_to_what_was_asked_before_and_enter_keeps_it(tmp_path: Path) -> None:
    """Within a step and to the one before, past notes; what was answered is said."""
    told = listen(event_of(tmp_path), *ROLE, "1 2", "7", "<", "<", "<", "<", "<", "2", "x", "", "", "", "", "8")
    assert "U antwoordde: ruimte, beleid" in told.text
    assert "U antwoordde: 12" in told.text
    assert told.only.intake == {"role": "other", "role_other": "x", "years": 12}
    assert told.only.answers == {"levers": ("room", "hrm"), "mood": 8}


def test_there_is_nothing_before_the_first_question(tmp_path: Path) -> None:
    """Who goes back there is asked the same again, from its first part."""
    told = listen(event_of(tmp_path), *DOOR, "2", "x", "", "<", "<", "<", "<")
    assert told.text.endswith("U antwoordde: anders …\nTyp een getal van 1 tot en met 2. Enter houdt het zo: ")


def test_minus_takes_own_words_out_again(tmp_path: Path) -> None:
    """Own words cannot be declined, only left empty."""
    told = listen(event_of(tmp_path), *QUESTION, "Omdat", "1", "<", "-", "", "")
    assert "U antwoordde: Omdat" not in told.text.split("Wat wilt u vragen?")[0]
    assert "why" not in told.only.answers
    assert told.only.missing["why"] is Missing.BLANK
    assert "bewaard" in told.text.rsplit("U antwoordde: Omdat")[-1].split("Wat wilt u vragen?")[0]


@pytest.mark.parametrize("sign", ["-", "<", "#", "?"])
def test_own_words_can_be_one_of_the_signs(tmp_path: Path, sign: str) -> None:
    """Behind a line of a plus alone, as the help says."""
    told = listen(event_of(tmp_path), *QUESTION, "?", "+", sign, "1")
    assert "typ dan eerst" in told.flat
    assert told.only.answers["why"] == sign


def test_a_plus_at_the_end_of_a_line_announces_another(tmp_path: Path) -> None:
    """Each line is kept as it comes; a plus that belongs to a word stays."""
    event = event_of(tmp_path)
    told = listen(event, *QUESTION, "een +", "twee +", "?")
    assert told.only.answers["why"] == "een\ntwee\n?"
    told = listen(event_of(tmp_path), *QUESTION, "een +", "twee +")
    assert told.responses[-1].answers["why"] == "een\ntwee"
    told = listen(event_of(tmp_path), *QUESTION, "havo 5+")
    assert told.responses[-1].answers["why"] == "havo 5+"


def test_too_many_words_are_cut_and_that_is_said(tmp_path: Path) -> None:
    """What was kept is said back, and Enter keeps it so."""
    told = listen(event_of(tmp_path), *QUESTION, "x" * 25)
    assert told.only.answers["why"] == "x" * 20
    assert "Er is plaats voor 20 tekens; de eerste 20 van uw 25 zijn bewaard." in told.flat
    assert told.text.endswith(f"U antwoordde: {'x' * 20}\nIn uw eigen woorden. Enter houdt het zo: ")


def test_signs_are_words_only_where_more_stands_beside_them(tmp_path: Path) -> None:
    """The name of a language alone changes it, but not where it may be somebody's own words."""
    told = listen(event_of(tmp_path), *QUESTION, "en")
    assert told.only.answers["why"] == "en"
    assert told.only.language == "nl"


def test_help_and_another_language_say_the_question_once_more(tmp_path: Path) -> None:
    """Nothing that was answered is lost, and the language stays with the answers."""
    told = listen(event_of(tmp_path), *ROLE, "?", "#", "1 2", "nl", "3")
    assert "? (vraagteken): deze uitleg" in told.text
    assert told.text.count("Wat helpt? Kies er 2 tot 3.") == 2
    assert "What helps? Choose 2 to 3." in told.text
    assert "Waar staat u?" in told.text
    assert (told.only.language, told.only.answers["mood"]) == ("nl", 3)


def test_the_review_leads_back_by_number_and_tells_only_what_was_changed(tmp_path: Path) -> None:
    """The first time everything is told; `?` tells it again."""
    told = listen(event_of(tmp_path), *QUESTION, "Omdat", "2", "", "1", "", "30", "9", "?", "")
    first, changed, again = told.text.split("Is dit wat u wilt zeggen?\n")[1:]
    assert first.startswith("1  Wat is uw rol? leraar\nHoeveel jaar? 12\n2  Wat helpt? ruimte, beleid\n")
    assert "Wat wilt u vragen? geen antwoord" in first
    assert changed.startswith("1  Wat is uw rol? leraar\nHoeveel jaar? 30\nTyp een getal om iets te veranderen")
    assert "“9” is hier geen antwoord." in changed
    assert again.startswith("1  Wat is uw rol? leraar\nHoeveel jaar? 30\n2  Wat helpt?")
    assert (told.only.status, told.only.intake["years"]) == (Status.COMPLETE, 30)
