"""The workshops that come with the kiosk."""

from collections import Counter

import pytest

from kiosk import definition, duration
from kiosk.bundled import workshops
from kiosk.model.workshop import Integer, Note, OwnWords, Range, Rank, SelectMultiple, SelectOne, Workshop
from kiosk.steps import steps

CONSENT = 1
"""Screens before the first step."""
WORDINGS = [
    ("Hoe versterken we leven lang leren van leraren?",),
    (
        "Wat zijn de rollen en verantwoordelijkheden van betrokkenen bij leven lang lerende leraren?",
        "Hoe kunnen scholen en instituten daarin samenwerken om een doorlopende loopbaanontwikkeling "
        "aantrekkelijk te maken?",
    ),
    ("Welke verwachtingen en kansen zijn er voor lerarenopleidingen?",),
]
"""The three questions as the report of 14 December 2017 words them; the second came with an addition."""


@pytest.fixture
def lifelong() -> Workshop:
    """The workshop that the kiosk was made for."""
    return definition.load(definition.find("leven-lang-leren"))


@pytest.fixture
def retrospective() -> Workshop:
    """The workshop of another shape."""
    return definition.load(definition.find("retrospective"))


def kinds(workshop: Workshop) -> Counter[type]:
    """Count the parts of the questions by kind."""
    return Counter(type(part) for question in workshop.questions for part in question.parts)


def test_both_load() -> None:
    """Two workshops come with the kiosk, and each is named as its file."""
    assert [definition.load(path).name for path in workshops()] == ["leven-lang-leren", "retrospective"]
    assert [path.stem for path in workshops()] == ["leven-lang-leren", "retrospective"]


def test_the_built_in_one_is_among_them() -> None:
    """The workshop that is taken where none is named is there."""
    assert definition.find(definition.BUILT_IN) in workshops()


def test_its_questions_are_worded_as_in_the_report(lifelong: Workshop) -> None:
    """Each Dutch wording is the label of its question or of a part of it, to the letter."""
    for question, wordings in zip(lifelong.questions, WORDINGS, strict=True):
        assert question.label["nl"] == wordings[0]
        assert set(wordings) <= {question.label["nl"], *(part.label["nl"] for part in question.parts)}


def test_it_is_complete_in_dutch_and_english(lifelong: Workshop) -> None:
    """Dutch comes first, and no label of either language is left as it was in the other."""
    assert lifelong.languages == ("nl", "en")
    labels = [question.label for question in lifelong.questions] + [part.label for part in lifelong.parts()]
    assert all(set(label) == {"nl", "en"} and label["nl"] != label["en"] for label in labels)


def test_it_expects_the_room_of_the_report(lifelong: Workshop) -> None:
    """Sixteen participants in three groups, three questions."""
    assert (lifelong.expected_participants, lifelong.groups, len(lifelong.questions)) == (16, 3, 3)


def test_it_is_short_enough_for_a_laptop_at_the_door(lifelong: Workshop) -> None:
    """At most fourteen screens with consent, and four to six minutes."""
    assert len(steps(lifelong, ())) + CONSENT <= 14
    assert 4 * 60 <= duration.seconds(lifelong) <= 6 * 60
    assert duration.minutes(lifelong) in {4, 5, 6}


def test_it_asks_in_every_way_that_fits_its_questions(lifelong: Workshop) -> None:
    """A limited choice of several, who is responsible, a ranking, four scales, and a question to the table."""
    assert kinds(lifelong) == {SelectMultiple: 1, SelectOne: 1, Rank: 1, Range: 4, OwnWords: 3}
    parts = {part.name: part for part in lifelong.parts()}
    assert isinstance(parts["responsible"], SelectOne)
    several = [part for part in parts.values() if isinstance(part, SelectMultiple)]
    assert [part.max for part in several] == [3]
    assert lifelong.asked is not None
    assert isinstance(parts[lifelong.asked.to], SelectOne)


def test_every_question_has_room_for_own_words(lifelong: Workshop) -> None:
    """Nobody has only the choices that somebody else thought of."""
    assert all(any(isinstance(part, OwnWords) for part in question.parts) for question in lifelong.questions)


def test_its_roles_are_gathered_in_sectors(lifelong: Workshop) -> None:
    """Results are split by sectors, since single roles are too small to show; groups are mixed by role."""
    assert lifelong.role_part is not None
    assert lifelong.role_part.name == "role"
    assert {choice.sector for choice in lifelong.role_part.choices} == {None, *lifelong.sectors}


def test_the_retrospective_has_another_shape(retrospective: Workshop) -> None:
    """One language, two questions, two groups; it counts and tells, and asks nothing of somebody else."""
    assert len(retrospective.languages) == 1
    assert (len(retrospective.questions), retrospective.groups) == (2, 2)
    assert retrospective.asked is None
    assert not retrospective.sectors


def test_the_retrospective_has_the_parts_that_the_other_lacks(retrospective: Workshop) -> None:
    """Between them the two workshops use every kind of part."""
    assert kinds(retrospective)[Integer] == 1
    assert kinds(retrospective)[Note] == 1
    assert any(isinstance(part, Integer) for part in retrospective.intake)


def test_no_workshop_shouts() -> None:
    """No text of a bundled workshop has an exclamation mark."""
    assert [path.name for path in workshops() if "!" in path.read_text(encoding="utf-8")] == []
