"""Closed parts: chosen by digits and arrows, kept at once, and left with Enter alone."""

from pathlib import Path

from textual.widgets import TextArea

from kiosk.model.response import Missing
from tests.screens.hosts import kiosk
from tests.screens.workshops import SMALL


async def test_a_digit_chooses_and_never_goes_on(tmp_path: Path) -> None:
    """Digits toggle, and what they choose is on disk, but the screen stays until Enter."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("levers")
        here = seat.at
        await seat.press("3", "1", "3", "2")
        await seat.until(lambda: seat.response.answers.get("levers") == ("space", "hrm"), "both on disk")
        assert seat.at == here
        await seat.press("enter")
        await seat.until(lambda: seat.asks == ["why"], "the next step")


async def test_going_back_keeps_what_was_entered(tmp_path: Path) -> None:
    """Whoever goes back finds each earlier answer, and going on again, the later ones."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("levers")
        await seat.press("2", "enter")
        await seat.until(lambda: seat.asks == ["why"], "own words")
        await seat.type("want")
        await seat.press("escape")
        await seat.sees("[×] beleid")
        await seat.press("enter")
        await seat.sees("Waarom?", "want")
        await seat.press("escape", "escape", "escape")
        await seat.sees("(•) leraar")


async def test_the_role_is_needed(tmp_path: Path) -> None:
    """Without a role Enter stays where one is, and says what to do."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.agree()
        await seat.sees("Nodig om verder te gaan")
        await seat.press("enter")
        await seat.sees("Druk op het cijfer van uw antwoord om verder te gaan.")
        assert seat.at == 0
        await seat.press("1", "enter")
        await seat.until(lambda: seat.at == 1, "the next step")


async def test_no_more_than_may_be_chosen(tmp_path: Path) -> None:
    """The third of at most two is not taken, and a sentence says how to change that."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("levers")
        await seat.press("1", "2", "3")
        await seat.sees("U hebt er 2 gekozen. Druk eerst op het cijfer van een antwoord")
        assert seat.response.answers["levers"] == ("space", "hrm")


async def test_other_asks_which(tmp_path: Path) -> None:
    """The choice “other” shows a field for words, another choice takes it away, and the words are kept."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.agree()
        field = seat.app.screen.query_one(TextArea)
        assert not field.is_on_screen
        await seat.press("3", "enter")
        await seat.until(lambda: seat.app.focused is field, "the field")
        await seat.type("conrector")
        await seat.press("enter")
        await seat.until(lambda: seat.response.intake == {"role": "other", "role_other": "conrector"}, "the words")
        await seat.press("shift+tab", "shift+tab", "1")
        await seat.until(lambda: not field.is_on_screen, "the field gone")


async def test_words_beside_other_come_back_with_it(tmp_path: Path) -> None:
    """Words that stand beside “other” after a second thought are on disk too."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.agree()
        await seat.press("3", "enter")
        await seat.type("conrector")
        await seat.press("enter", "shift+tab", "shift+tab", "1", "3")
        await seat.sees("(•) anders")
        stands = seat.app.screen.query_one(TextArea).text
        await seat.press("enter", "enter", "enter", "enter")
        await seat.until(lambda: seat.at > 0, "the next step")
        assert seat.response.intake.get("role_other", "") == stands


async def test_a_ranking_by_digits(tmp_path: Path) -> None:
    """The digits put in order, and the last one goes by itself."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("chances")
        await seat.press("3", "1", "4")
        await seat.sees("[2] appel", "[4] boom", "[1] citroen", "[3] druif")
        await seat.until(lambda: seat.response.answers.get("chances") == ("c", "a", "d", "b"), "the order")


async def test_half_a_ranking_survives(tmp_path: Path) -> None:
    """Half an order stays through another language and going back; it is not yet an answer, and Enter says so once."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("chances")
        await seat.press("3", "1", "f2")
        await seat.sees("[2] apple", "[1] lemon", "[ ] tree")
        await seat.press("escape")
        await seat.sees("Where do you stand?")
        await seat.press("enter")
        await seat.sees("[2] apple", "[1] lemon", "[ ] tree")
        assert "✓" not in seat.status
        assert "chances" not in seat.response.answers
        await seat.press("enter")
        await seat.sees("Give a place to 2 more")


async def test_a_scale_by_digits_and_arrows(tmp_path: Path) -> None:
    """A digit goes to its place, arrows go one further and stop at the ends."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        for keys, place in ((("4",), 4), (("right", "right"), 5), (("left",), 4), (("9",), 4), (("1", "left"), 1)):
            await seat.press(*keys)
            await seat.sees(f"‹{place}›")
            await seat.until(lambda: seat.response.answers.get("dilemma") == place, f"{place} on disk")  # noqa: B023


async def test_rather_not_say(tmp_path: Path) -> None:
    """The minus declines a part; it is said and kept, until a digit answers after all."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.go_to("dilemma")
        await seat.press("2", "minus")
        await seat.sees("U zegt het liever niet. Dat is goed.")
        await seat.until(lambda: seat.response.missing.get("dilemma") is Missing.DECLINED, "declined on disk")
        assert "dilemma" not in seat.response.answers
        await seat.press("2")
        await seat.until(lambda: seat.response.answers.get("dilemma") == 2, "the answer")
        assert "liever niet. Dat" not in seat.text
