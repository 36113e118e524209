"""The other bundled workshop: one language, numbers to type, a note, two groups, something required."""

from pathlib import Path

from kiosk.model.response import Status
from kiosk.steps import Kind
from tests.screens.hosts import OTHER_ONE, kiosk


async def test_from_welcome_to_thanks(tmp_path: Path) -> None:
    """Digits, Enter and typed text alone lead through the whole interview, and all of it is on disk."""
    async with kiosk(tmp_path, OTHER_ONE) as seat:
        await seat.sees("Looking back, looking forward", "2 questions")
        await seat.agree()
        await seat.sees("How many iterations have you been on this team?", "This one counts.")
        await seat.press("1", "2", "enter", "3", "enter")
        await seat.sees("You are number 1", "at the whiteboard", "In your group so far: 1")
        await seat.press("enter")
        await seat.sees("Whatever we find, we take it that everyone did the best they could")
        await seat.press("7", "enter", "4", "enter")
        await seat.until(lambda: seat.asks == ["learned"], "own words")
        await seat.type("to talk")
        await seat.press("enter", "1", "enter")
        await seat.until(lambda: seat.asks == ["change"], "the second question")
        await seat.press("2", "5", "enter")
        await seat.until(lambda: seat.asks == ["experiment"], "own words")
        await seat.press("enter")
        await seat.sees("Is this what you want to say?", "12", "to talk")
        await seat.press("enter")
        await seat.sees("Thank you. Your answers are kept.")
        assert (seat.response.status, seat.response.language) == (Status.COMPLETE, "en")
        assert seat.response.intake == {"sprints": 12, "work": "test"}
        assert seat.response.answers == {
            "mood": 7,
            "interruptions": 4,
            "learned": "to talk",
            "change": ("focus", "meetings"),
        }
        assert seat.response.quotable == ("learned",)


async def test_there_is_one_language(tmp_path: Path) -> None:
    """No key for another language is offered, and F2 changes nothing anywhere."""
    async with kiosk(tmp_path, OTHER_ONE) as seat:
        for step in ("sprints", "mood", Kind.REVIEW):
            await seat.go_to(step)
            before = seat.text
            assert "F2" not in seat.last_line
            await seat.press("f2")
            await seat.pilot.pause()
            assert seat.text == before


async def test_two_people_get_two_groups(tmp_path: Path) -> None:
    """Numbers go round, and each group has its place and its own first question."""
    async with kiosk(tmp_path, OTHER_ONE, group=None) as seat:
        told = []
        for _ in range(2):
            await seat.go_to(Kind.CARD)
            await seat.sees("Your group begins with question")
            told.append(seat.text)
            await seat.leave()
        first, second = sorted(told, key=lambda text: "You are number 2" in text)
        assert "at the whiteboard" in first
        assert "begins with question 1, then 2" in first
        assert "at the window" in second
        assert "begins with question 2, then 1" in second


async def test_a_number_out_of_bounds_is_not_taken(tmp_path: Path) -> None:
    """Enter on a number that cannot be stays, says which can, and no such number is on disk."""
    async with kiosk(tmp_path, OTHER_ONE) as seat:
        await seat.go_to("sprints")
        await seat.press("0", "enter")
        await seat.sees("Type a whole number from 1 to 200.")
        assert seat.response.intake == {}
        await seat.press("backspace", "8", "enter")
        await seat.until(lambda: seat.response.intake == {"sprints": 8}, "the number")


async def test_a_number_that_is_corrected_leaves_no_other_behind(tmp_path: Path) -> None:
    """While what stands in the field is no answer, none of its beginnings is on disk in its place."""
    async with kiosk(tmp_path, OTHER_ONE) as seat:
        await seat.go_to("sprints")
        await seat.press("2", "5", "0")
        await seat.sees("250")
        await seat.leave()
        assert seat.response.intake == {}


async def test_what_is_required_says_how_many(tmp_path: Path) -> None:
    """Without a choice for the change Enter stays and says what is missing."""
    async with kiosk(tmp_path, OTHER_ONE) as seat:
        await seat.go_to("change")
        await seat.sees("Needed to go on.")
        await seat.press("enter")
        await seat.sees("Choose one more to go on.")
        assert seat.asks == ["change"]
