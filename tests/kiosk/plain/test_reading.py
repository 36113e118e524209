"""A typed line, read as the answer to each kind of part."""

import pytest

from kiosk.locale import Words
from kiosk.model.response import Answer
from kiosk.model.workshop import Choice, Integer, Part, Range, Rank, SelectMultiple, SelectOne
from kiosk.plain.reading import Wrong, read
from tests.samples import both, choices

WORDS = Words("en")
ONE = SelectOne(name="one", label=both("one?"), choices=choices("a", "b", "c"))
SEVERAL = SelectMultiple(name="several", label=both("several?"), choices=choices("a", "b", "c", "d"), min=2, max=3)
ORDER = Rank(name="order", label=both("order?"), choices=choices("a", "b", "c"))
TEN = tuple(Choice(f"c{number}", both(f"c{number}")) for number in range(1, 13))
MANY = SelectMultiple(name="many", label=both("many?"), choices=TEN)
MOOD = Range(name="mood", label=both("mood?"), min=1, max=10)
HALVES = Range(name="halves", label=both("halves?"), min=0, max=2, step=0.5)
YEARS = Integer(name="years", label=both("years?"), min=-5, max=60)


@pytest.mark.parametrize(
    ("part", "typed", "answer"),
    [
        (ONE, "2", "b"),
        (ONE, " 3.", "c"),
        (SEVERAL, "3 1", ("a", "c")),
        (SEVERAL, "31", ("a", "c")),
        (SEVERAL, "1,3;4", ("a", "c", "d")),
        (SEVERAL, "1 1 2", ("a", "b")),
        (MANY, "12 1", ("c1", "c12")),
        (MANY, "0 2", ("c2", "c10")),
        (ORDER, "3 1 2", ("c", "a", "b")),
        (ORDER, "31", ("c", "a", "b")),
        (MOOD, "7", 7),
        (MOOD, "0", 10),
        (HALVES, "1,5", 1.5),
        (HALVES, "0", 0),
        (YEARS, "12", 12),
        (YEARS, "−5", -5),
        (YEARS, "007", 7),
    ],
)
def test_a_line_is_the_answer_that_it_names(part: Part, typed: str, answer: Answer) -> None:
    """Numbers choose, in whatever way they are parted; in an order the last goes by itself; 0 is the tenth."""
    assert read(part, typed, WORDS) == answer


@pytest.mark.parametrize(
    ("part", "typed", "sentence"),
    [
        (ONE, "4", "“4” is no answer here."),
        (ONE, "0", "“0” is no answer here."),
        (ONE, "1 2", "“1 2” is no answer here."),
        (ONE, "leraar", "“leraar” is no answer here."),
        (ONE, "¹", "“¹” is no answer here."),
        (ONE, ".", "“.” is no answer here."),
        (SEVERAL, "1 2 3 4", "Choose at most 3."),
        (SEVERAL, "1", "Choose at least 2."),
        (SEVERAL, "1 9", "“1 9” is no answer here."),
        (MANY, "9" * 5000, f"“{'9' * 40} …” is no answer here."),
        (ORDER, "1", "2 numbers are missing."),
        (ORDER, "1 1 2", "Give each number once."),
        (MOOD, "11", "“11” is no answer here."),
        (MOOD, "nan", "“nan” is no answer here."),
        (MOOD, "inf", "“inf” is no answer here."),
        (MOOD, "2.5", "“2.5” is no answer here."),
        (HALVES, "0.25", "“0.25” is no answer here."),
        (YEARS, "61", "“61” is no answer here."),
        (YEARS, "1e3", "“1e3” is no answer here."),
        (YEARS, "9" * 5000, f"“{'9' * 40} …” is no answer here."),
    ],
)
def test_what_is_no_answer_is_told_in_one_sentence(part: Part, typed: str, sentence: str) -> None:
    """It says what was typed, or what is wrong with it; the prompt that follows says what to type."""
    with pytest.raises(Wrong) as refused:
        read(part, typed, WORDS)
    assert str(refused.value) == sentence
