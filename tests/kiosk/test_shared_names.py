"""Responses that share the texts that are the same in all of them."""

import msgspec

from kiosk.model.response import Response, Status
from kiosk.shared_names import SharedNames
from tests.samples import WORKSHOP


def read(words: str) -> Response:
    """Read somebody's response as it comes from a journal."""
    question = WORKSHOP.questions[0]
    said = Response(
        instanceID="uuid:1",
        revision=1,
        time="2017-12-14T13:05:07.123Z",
        writer="uuid:writer",
        status=Status.PARTIAL,
        step="intake",
        question_order=tuple(question.name for question in WORKSHOP.questions),
        intake={WORKSHOP.intake[0].name: "teacher"},
        answers={"words": words, question.parts[0].name: ("teacher", "teacher")},
    )
    return msgspec.json.decode(msgspec.json.encode(said), type=Response)


def test_nothing_that_is_said_changes() -> None:
    """A response that shares its names is equal to the one that was read."""
    assert SharedNames(WORKSHOP).take(read("meer tijd")) == read("meer tijd")


def test_own_words_are_not_kept() -> None:
    """What somebody wrote is held by the response alone, so that it goes with it."""
    names = SharedNames(WORKSHOP)
    names.take(read("meer tijd"))
    assert "meer tijd" not in {*names._names, *names._alike}


def test_names_are_the_same_object() -> None:
    """Two responses hold one text for their writer, their step and the order of their questions."""
    names = SharedNames(WORKSHOP)
    one, other = names.take(read("a")), names.take(read("b"))
    assert one.writer is other.writer
    assert one.step is other.step
    assert all(mine is theirs for mine, theirs in zip(one.question_order, other.question_order, strict=True))
