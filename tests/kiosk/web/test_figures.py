"""Numbers as the page lays them out: in bins where they are many, side by side where they are split, and at a glance."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk.locale import Words
from kiosk.model.results import PartResult, Results, Tally
from kiosk.model.workshop import Integer, Question, Range, Rank, SelectMultiple, SelectOne, Workshop
from kiosk.web.bins import FEW, MOST, binned
from kiosk.web.figures import Figure, Figures
from kiosk.web.glance import glances
from tests.samples import CHANCES, DILEMMA, LEVERS, WHO, WORKSHOP, YEARS, both

WORDS = Words("en", ("nl", "en"))
SCALE = Range(name="scale", label=both("scale?"), min=0, max=100, low=both("cold"), high=both("hot"))


def workshop(part: SelectOne | SelectMultiple | Rank | Range | Integer) -> Workshop:
    """Make a workshop that asks one thing."""
    return structs.replace(WORKSHOP, questions=(Question(name="only", label=both("Only?"), parts=(part,)),))


def figure(part: SelectOne | SelectMultiple | Rank | Range | Integer, result: PartResult) -> Figure:
    """Lay out one part."""
    found = Figures(workshop(part), Results(10, {part.name: result}), WORDS).of(part)
    assert found is not None
    return found


def at_a_glance(part: SelectOne | SelectMultiple | Rank | Range | Integer, total: Tally) -> tuple[str, str]:
    """Look at one part."""
    (found,) = glances(workshop(part), Results(10, {part.name: PartResult(total)}), WORDS)
    return found.said, found.number


@given(st.dictionaries(st.integers(-50, 5_000), st.integers(0, 9), min_size=1))
def test_bins_hold_everybody_once_and_are_few(counts: dict[int, int]) -> None:
    """In rising order, without a gap, all of one width; numbers that are few stand alone."""
    found = binned({str(value): counts[value] for value in sorted(counts)})
    assert sum(each.people for each in found) == sum(counts.values())
    assert len(found) <= (MOST if len(counts) <= MOST else FEW)
    assert all(before.high < after.low for before, after in pairwise(found))
    for value in counts:
        assert sum(each.low <= value <= each.high for each in found) == 1
    if len(counts) > MOST:
        assert len({each.high - each.low for each in found}) == 1


def test_years_are_told_in_round_bins() -> None:
    """Nobody reads forty rows."""
    told = figure(YEARS, PartResult(Tally(base=40, counts={str(year): 1 for year in range(40)})))
    assert [row.label for row in told.rows] == ["0 – 4", "5 – 9", *[row.label for row in told.rows[2:7]], "35 – 39"]
    assert told.rows[0].said == ("5 (13 %)",) and told.notes[1:] == ("mean 19.5", "median 19.5")


def test_the_ends_of_a_scale_say_what_they_mean() -> None:
    """Each position of a short one, bins of a long one; in its order, also where nobody stands."""
    short = structs.replace(DILEMMA, low=both("no"), high=both("yes"))
    told = figure(short, PartResult(Tally(base=5, counts={"1": 0, "2": 1, "3": 0, "4": 4, "5": 0}))).rows
    assert [row.label for row in told] == ["1", "2", "3", "4", "5"]
    assert [row.meaning for row in told] == ["no (en)", "", "", "", "yes (en)"]
    long = figure(SCALE, PartResult(Tally(base=1, counts={str(at): int(at == 99) for at in range(101)}))).rows
    assert [(row.label, row.meaning) for row in (long[0], long[-1])] == [("0 – 19", "cold (en)"), ("100", "hot (en)")]


def test_the_sides_of_a_split_stand_side_by_side() -> None:
    """Each answer with the share and the number of each population that is shown, and which ones are not, and why."""
    one = Tally(base=8, counts={"teacher": 2, "school": 6, "state": 0})
    other = Tally(base=5, counts={"teacher": 5, "school": 0, "state": 0})
    told = figure(WHO, PartResult(Tally(base=20), {"group": {"1": one, "2": None, "3": other}}))
    (split,) = told.splits
    assert split.populations == (("Group 1", "8 people"), ("Group 3", "5 people")) and split.beside
    sides = [(side.said, side.people, side.length) for side in split.answers[0].sides]
    assert sides == [("25 %", "2", 25.0), ("100 %", "5", 100.0)]
    assert split.hidden.endswith("what each of them said: Group 2.")


def test_a_split_of_which_nothing_is_shown_is_not_there() -> None:
    """The foot of the page says why it may be missing."""
    assert figure(WHO, PartResult(Tally(base=20), {"group": {"1": None, "2": None}})).splits == ()


def test_numbers_are_compared_by_their_middles() -> None:
    """Mean and median, each as far along the scale as it lies."""
    tallies = {"1": Tally(base=5, counts={"1": 0, "5": 5}), "2": Tally(base=5, counts={"1": 5})}
    (split,) = figure(DILEMMA, PartResult(Tally(base=10), {"group": dict(tallies)})).splits
    assert [answer.label for answer in split.answers] == ["mean", "median"]
    assert [(side.said, side.length) for side in split.answers[0].sides] == [("5.0", 100.0), ("1.0", 0.0)]


def test_a_ranking_is_told_by_its_mean_places() -> None:
    """The first first, with how often it was put first; its bar is full where everybody did."""
    total = Tally(base=4, counts={"a": 0, "b": 4, "c": 0}, positions={"a": 12, "b": 4, "c": 8})
    told = figure(CHANCES, PartResult(total))
    assert [(row.label, row.said, row.length) for row in told.rows] == [
        ("b (en)", ("1.0", "100 %"), 100.0),
        ("c (en)", ("2.0", "0 %"), 50.0),
        ("a (en)", ("3.0", "0 %"), 0.0),
    ]


@pytest.mark.parametrize(
    ("part", "total", "said"),
    [
        (WHO, Tally(base=4, counts={"teacher": 1, "school": 3}), ("school (en)", "75 %")),
        (WHO, Tally(base=4, counts={"teacher": 2, "school": 2}), ("teacher (en) and school (en)", "50 %")),
        (WHO, Tally(base=3, counts={"teacher": 1, "school": 1, "state": 1}), ("No answer stands out.", "")),
        (WHO, Tally(base=0), ("No answer stands out.", "")),
        (LEVERS, Tally(base=4, counts={"other": 4, "hrm": 2}), ("hrm (en)", "50 %")),
        (CHANCES, Tally(base=2, positions={"a": 6, "b": 3, "c": 3}), ("b (en) and c (en)", "mean place 1.5")),
        (DILEMMA, Tally(base=2, counts={"3": 1, "4": 1}), ("3.5 on average", "from 1 to 5")),
        (YEARS, Tally(base=2, counts={"10": 1, "20": 1}), ("15.0 on average", "")),
    ],
)
def test_what_stands_out_is_told_at_a_glance(
    part: SelectOne | SelectMultiple | Rank | Range | Integer, total: Tally, said: tuple[str, str]
) -> None:
    """One answer, or two together; of three nothing stands out, and “other” says nothing by itself."""
    assert at_a_glance(part, total) == said


def test_nothing_stands_out_before_enough_people_came() -> None:
    """Nor of what is hidden."""
    total = {"who": PartResult(Tally(base=4))}
    assert list(glances(workshop(WHO), Results(None, total), WORDS)) == []
    assert list(glances(workshop(WHO), Results(10, {"who": PartResult(None)}), WORDS)) == []
