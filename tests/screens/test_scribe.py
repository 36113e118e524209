"""The scribe of a group: chooses it, writes what it answers together, and anybody of the group opens that again."""

import json
from pathlib import Path

import jsonschema
import pytest

from kiosk.bundled import data_folder
from kiosk.event import Event
from kiosk.export import export
from kiosk.model.response import Level, Response, Status
from kiosk.reception import Reception
from kiosk.station import Station
from kiosk.steps import Kind
from screens.kiosk_app import LISTENING
from screens.participant.kept import KeptScreen
from screens.participant.welcome import WelcomeScreen
from screens.widgets import text_answer
from tests.samples import response
from tests.screens.hosts import begin, clock, kiosk
from tests.screens.seats import Seat, responses
from tests.screens.test_full_disk import FULL, no_room
from tests.screens.test_privacy import nobody_answers, nobody_is_there
from tests.screens.workshops import SMALL

ORDER = ("responsibility", "expectations", "strengthen")
"""The questions of the built-in workshop as group 2 comes to them."""


async def write_for(seat: Seat, group: int) -> None:
    """Press G and choose a group, up to the first step that shows."""
    await seat.press("g")
    await seat.sees("Voor welke groep schrijft u?")
    await seat.until(lambda: seat.app.focused, "the choice")
    await seat.press(str(group), "enter")
    await seat.until(lambda: seat.at >= 0 and seat._settled(), "the scribe's way")


async def hand_in(seat: Seat) -> None:
    """Go on to the end and back to the welcome."""
    while seat.step.kind is not Kind.THANKS:
        await seat.onward()
    await seat.sees("Bewaard. Dank u wel.", "Iedereen uit de groep kan het weer openen met G.")
    await seat.press("enter")
    await seat.until(lambda: seat.at < 0 and isinstance(seat.app.screen, WelcomeScreen), "the welcome")


async def written(seat: Seat, group: int = 2, words: str = "samen") -> Response:
    """Write an answer to the first question of a group, and hand it in."""
    await write_for(seat, group)
    await seat.type(words)
    await hand_in(seat)
    return seat.response


async def test_a_scribe_writes_down_what_a_group_answers(tmp_path: Path) -> None:
    """Answer, minority view, question to others and its addressee are kept under the question's name, for the group."""
    async with kiosk(tmp_path, group=None) as seat:
        await write_for(seat, 2)
        await seat.sees("Groep 2 · schrijver · vraag 1 van 3", "Wat antwoordt u samen?", "Wie zag het anders, en hoe?")
        await seat.type("samen")
        await seat.press("enter")
        await seat.type("een leraar niet")
        assert "geciteerd" not in seat.text
        await seat.onward()
        await seat.sees("vraag 1 van 3 · aan de tafel", "Wat wilt u vragen aan iemand anders aan tafel?")
        await seat.type("wie betaalt")
        await seat.press("enter", "7")
        await hand_in(seat)
        kept = seat.response
        assert (kept.level, kept.group, kept.status, kept.code) == (Level.GROUP, 2, Status.COMPLETE, None)
        assert kept.question_order == ORDER
        assert kept.answers == {
            "responsibility": "samen",
            "responsibility_otherwise": "een leraar niet",
            "responsibility_asked": "wie betaalt",
            "responsibility_asked_to": "ministry",
        }
        assert kept.quotable == () and kept.intake == {}


async def test_the_questions_come_in_the_order_of_the_group(tmp_path: Path) -> None:
    """Group 2 begins with the second question, and is asked for its own questions after each."""
    async with kiosk(tmp_path, group=None) as seat:
        await write_for(seat, 2)
        asked = []
        while seat.step.kind is not Kind.REVIEW:
            asked.append(seat.asks)
            await seat.onward()
        assert asked == [
            names
            for question in ORDER
            for names in ([question, f"{question}_otherwise"], [f"{question}_asked", f"{question}_asked_to"])
        ]


async def test_the_choice_tells_what_is_there_already(tmp_path: Path) -> None:
    """Of each group: nothing yet, begun, written, or somebody at it on another laptop; never what it says."""
    event = begin(tmp_path)
    async with kiosk(tmp_path, event, group=None) as seat:
        await written(seat, 1, "eensgezind")
        await write_for(seat, 2)
        await seat.type("half")
        await seat.leave()
        with Station(event, "raam", clock=clock) as other:
            Reception(event, other, clock=clock).scribe(3, "nl")
            await seat.press("g")
            await seat.sees(
                "Groep 1 · ingevoerd op table-1", "Groep 2 · begonnen op table-1", "Groep 3 · iemand typt nu op raam"
            )
            assert "half" not in seat.text and "eensgezind" not in seat.text
            await seat.press("enter")
            await seat.sees("Druk op het cijfer van uw groep en dan op Enter.")


async def test_what_was_opened_and_left_empty_is_nothing_yet(tmp_path: Path) -> None:
    """Esc on the first screen leads to the welcome, and nobody is told of an answer that is none."""
    async with kiosk(tmp_path, group=None) as seat:
        await write_for(seat, 1)
        await seat.sees("Esc Terug")
        await seat.press("escape")
        await seat.until(lambda: seat.at < 0 and isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        await seat.press("g")
        await seat.sees("Groep 1 · nog niets")


async def test_the_review_stands_under_the_questions(tmp_path: Path) -> None:
    """Each question is named above what the group says to it, and a digit leads back to it."""
    async with kiosk(tmp_path, group=None) as seat:
        await write_for(seat, 2)
        await seat.type("samen")
        while seat.step.kind is not Kind.REVIEW:
            await seat.onward()
        await seat.sees("Is dit wat de groep wil zeggen?", "Hoe versterken we leven lang leren van leraren?")
        lines = seat.text.splitlines()
        assert next(line for line in lines if "samen?" in line).split() == [
            "1",
            *"Wat antwoordt u samen? samen".split(),
        ]
        await seat.press("5")
        await seat.until(lambda: seat.asks == ["strengthen", "strengthen_otherwise"], "the last question")


async def test_anybody_opens_it_again_on_the_same_laptop(tmp_path: Path) -> None:
    """It opens at its review; a change is a further revision of the same response, which is complete again."""
    async with kiosk(tmp_path, group=None) as seat:
        before = await written(seat)
        await write_for(seat, 2)
        await seat.sees("Is dit wat de groep wil zeggen?", "samen")
        await seat.press("1")
        await seat.until(lambda: seat.asks[:1] == ["responsibility"] and seat._settled(), "the first question")
        await seat.type(" met de school")
        await hand_in(seat)
        after = seat.response
        assert after.instanceID == before.instanceID and after.revision > before.revision
        assert (after.answers["responsibility"], after.status) == ("samen met de school", Status.COMPLETE)


async def test_anybody_opens_it_again_on_another_laptop(tmp_path: Path) -> None:
    """A laptop that sees the folder goes on with it, in the language that it stands in now."""
    event = begin(tmp_path)
    async with kiosk(tmp_path, event, station="raam", group=None) as seat:
        before = await written(seat)
    async with kiosk(tmp_path, event, station="deur", group=None) as seat:
        await seat.press("f2", "g")
        await seat.sees("For which group do you write?", "Group 2 · written on raam")
        await seat.until(lambda: seat.app.focused, "the choice")
        await seat.press("2", "enter")
        await seat.sees("Is this what the group wants to say?", "samen")
        after = seat.response
        assert (after.instanceID, after.language, after.end) == (before.instanceID, "en", before.end)
        assert (before.revision < after.revision, after.status) == (True, Status.DRAFT)


async def test_looking_again_leaves_it_complete(tmp_path: Path) -> None:
    """While it is open it is a draft, so that others see that somebody is at it; who goes away leaves it handed in."""
    async with kiosk(tmp_path, group=None) as seat:
        before = await written(seat)
        await write_for(seat, 2)
        assert seat.response.status is Status.DRAFT
        await seat.leave()
        assert (seat.response.status, seat.response.end) == (Status.COMPLETE, before.end)


@pytest.mark.parametrize("fixed", [None, 2])
async def test_nobody_types_over_somebody_on_another_laptop(tmp_path: Path, fixed: int | None) -> None:
    """The choice stays and names that laptop; also where this one belongs to the group, and would begin at once."""
    event = begin(tmp_path)
    with Station(event, "raam", clock=clock) as other:
        sitting = Reception(event, other, clock=clock).scribe(2, "nl")
        assert sitting is not None
        async with kiosk(tmp_path, event, station="deur", group=fixed) as seat:
            await seat.press("g")
            await seat.sees("Groep 2 · iemand typt nu op raam")
            await seat.until(lambda: seat.app.focused, "the choice")
            await seat.press("2", "enter")
            await seat.sees("Iemand typt nu voor deze groep op de laptop “raam”. Ga daar verder.")
            assert seat.at < 0 and seat.response == sitting.interview.response
            sitting.park()
            await seat.press("enter")
            await seat.until(lambda: seat.at == 0, "the group's answer")


async def test_two_laptops_that_do_not_see_each_other_both_keep_theirs(tmp_path: Path) -> None:
    """Put together, both stay; the one that was written last is opened."""
    event = begin(tmp_path)
    of_group = {"level": Level.GROUP, "group": 2, "question_order": ORDER, "status": Status.COMPLETE}
    with Station(event, "raam") as other:
        other.save(response(answers={"responsibility": "eerste"}, **of_group))
        other.save(response(answers={"responsibility": "laatste"}, **of_group))
    async with kiosk(tmp_path, event, group=None) as seat:
        await write_for(seat, 2)
        await seat.sees("laatste")
        assert "eerste" not in seat.text
        assert [each.answers["responsibility"] for each in responses(event)] == ["eerste", "laatste"]


@pytest.mark.parametrize(("workshop", "group"), [(SMALL, None), ("leven-lang-leren", 3)])
async def test_where_there_is_one_group_it_is_not_asked(tmp_path: Path, workshop: str, group: int | None) -> None:
    """At the only table, or at a laptop that belongs to one, G begins at once."""
    async with kiosk(tmp_path, workshop, group=group) as seat:
        await seat.sees("Antwoord van de tafel invoeren" if group is None else "Antwoord van een groep invoeren")
        await seat.press("g")
        await seat.until(lambda: seat.at == 0, "the first question")
        assert seat.response.group == (group or 1)


async def test_without_questions_to_others_these_are_not_asked(tmp_path: Path) -> None:
    """A workshop that does not let people ask the table has one screen for each question."""
    async with kiosk(tmp_path, SMALL, group=None) as seat:
        await seat.press("g")
        await seat.until(lambda: seat.at == 0, "the first question")
        assert [step.kind for step in seat.app._sitting.interview.steps] == [  # type: ignore[union-attr]
            *[Kind.QUESTION] * 3,
            Kind.REVIEW,
            Kind.THANKS,
        ]
        await seat.sees("schrijver · vraag 1 van 3", "Wat helpt?")
        assert "Groep" not in seat.text


async def test_f2_keeps_what_a_scribe_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both fields keep their words, saved or not, and the cursor its place."""
    monkeypatch.setattr(text_answer, "PAUSE", 600.0)
    async with kiosk(tmp_path, group=2) as seat:
        await seat.press("g")
        await seat.until(lambda: seat.at == 0 and seat._settled(), "the first question")
        await seat.type("samen")
        await seat.press("enter")
        await seat.type("niet ieder")
        await seat.press("f2")
        await seat.sees("Group 2 · scribe · question 1 of 3", "Who saw it otherwise, and how?", "samen", "niet ieder")
        assert seat.response.answers == {"responsibility": "samen", "responsibility_otherwise": "niet ieder"}
        assert (seat.app.shown.focused_part(), seat.response.language) == ("responsibility_otherwise", "en")


async def test_saved_is_said_once_it_is_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk the words stay and are saved by themselves; then the screen says so."""
    async with kiosk(tmp_path, group=2) as seat:
        await seat.press("g")
        await seat.until(lambda: seat.at == 0 and seat._settled(), "the first question")
        with no_room(monkeypatch):
            await seat.type("samen")
            await seat.sees(FULL)
            assert seat.response.answers == {}
        await seat.until(lambda: "✓ bewaard" in seat.status, "saved")
        assert seat.response.answers == {"responsibility": "samen"}


async def test_a_scribe_may_listen_for_long(tmp_path: Path) -> None:
    """Five times as long as a participant; then it is put away as partial, and opened again without a code."""
    async with kiosk(tmp_path, group=None) as seat:
        await write_for(seat, 2)
        normal = 2 * seat.app._workshop.idle_seconds
        assert seat.app.patience() == LISTENING * normal >= 5 * normal
        await seat.type("half")
        await nobody_is_there(seat)
        await nobody_answers(seat)
        assert (seat.response.status, seat.response.answers) == (Status.PARTIAL, {"responsibility": "half"})
        seat.app._idle_seconds = normal
        await write_for(seat, 2)
        await seat.sees("half")


async def test_the_end_gives_way_by_itself(tmp_path: Path) -> None:
    """Without a key the welcome comes back."""
    async with kiosk(tmp_path, group=None) as seat:
        await write_for(seat, 2)
        while seat.step.kind is not Kind.THANKS:
            await seat.onward()
        assert isinstance(seat.app.screen, KeptScreen)
        seat.app.screen.left = 2
        await seat.sees("Over 2 seconden terug naar het begin.")
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        assert seat.response.status is Status.COMPLETE


async def test_a_scribe_sees_nothing_of_what_participants_said(tmp_path: Path) -> None:
    """Nor do participants see what the group said, and it is nobody who went before."""
    async with kiosk(tmp_path, group=1) as seat:
        await seat.go_to("strengthen_why")
        await seat.type("geheim")
        await seat.leave()
        await seat.press("g")
        await seat.until(lambda: seat.at == 0, "the first question")
        while seat.step.kind is not Kind.THANKS:
            assert "geheim" not in seat.text
            await seat.onward()
        await seat.press("enter")
        await seat.until(lambda: isinstance(seat.app.screen, WelcomeScreen), "the welcome")
        assert "●" not in seat.text


def exported(event: Event, path: Path) -> dict[str, object]:
    """Export an event, and hold that against its schema."""
    export(event, "json", str(path), clock=clock)
    document: dict[str, object] = json.loads(path.read_bytes())
    jsonschema.validate(document, json.loads((data_folder() / "schema" / "export.schema.json").read_bytes()))
    return document


async def test_the_export_holds_it(tmp_path: Path) -> None:
    """What the group answered stands under level group, its question to others among those of everybody."""
    async with kiosk(tmp_path, group=None) as seat:
        await write_for(seat, 2)
        await seat.type("samen")
        await seat.onward()
        await seat.type("wie betaalt")
        await seat.press("enter", "7")
        await hand_in(seat)
        document = exported(seat.event, tmp_path / "out.json")
    (found,), (asked,) = document["responses"], document["asked"]  # type: ignore[misc]
    assert (found["level"], found["group"], found["status"]) == ("group", 2, "complete")  # type: ignore[has-type]
    assert found["answers"]["responsibility"] == "samen"  # type: ignore[has-type]
    assert asked == {"id": asked["id"], "to": "ministry", "text": "wie betaalt", "group": 2}  # type: ignore[has-type]
