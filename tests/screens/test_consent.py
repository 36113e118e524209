"""Consent: nothing is kept before it, a response is on disk after it, and refusing leaves no trace."""

from pathlib import Path

from kiosk.model.response import Status
from tests.screens.hosts import kiosk
from tests.screens.seats import responses
from tests.screens.workshops import SMALL


async def test_it_says_what_happens_with_the_answers(tmp_path: Path) -> None:
    """Where, how long, who reads, from how many people on, and how to come back stand there before the choice."""
    async with kiosk(tmp_path) as seat:
        await seat.press("enter")
        await seat.sees(
            "bewaard op deze laptop, zonder uw naam",
            "na 90 dagen",
            "Alleen de begeleiders lezen uw eigen woorden.",
            "groepen van ten minste 5 mensen",
            "U krijgt een code.",
            "1 ( ) ik doe mee",
            "2 ( ) liever niet",
        )


async def test_agreeing_puts_a_response_on_disk(tmp_path: Path) -> None:
    """1 alone keeps nothing; with Enter a draft is on disk when the first question shows."""
    async with kiosk(tmp_path) as seat:
        await seat.press("enter")
        await seat.sees("ik doe mee")
        await seat.press("1")
        await seat.sees("(•) ik doe mee")
        assert responses(seat.event) == []
        await seat.press("enter")
        await seat.sees("Wat is uw rol?")
        assert (seat.response.status, seat.response.language) == (Status.DRAFT, "nl")
        assert seat.response.code is not None


async def test_refusing_leaves_nothing(tmp_path: Path) -> None:
    """2 and Enter lead back to the welcome, and no response is there."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("enter")
        await seat.sees("liever niet")
        await seat.press("2", "enter")
        await seat.sees("Verder met mijn code")
        assert responses(seat.event) == []
        assert seat.app._sitting is None


async def test_enter_alone_says_what_to_do(tmp_path: Path) -> None:
    """Without a choice Enter stays, and a sentence says which keys there are."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("enter")
        await seat.sees("ik doe mee")
        await seat.press("enter")
        await seat.sees("Druk op 1 of 2, en dan op Enter.")
        assert responses(seat.event) == []
        await seat.press("1", "enter")
        await seat.sees("Wat is uw rol?")


async def test_a_second_thought_counts(tmp_path: Path) -> None:
    """Who pressed 1 and then 2 does not take part; the last choice is the one that Enter accepts."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("enter")
        await seat.sees("ik doe mee")
        await seat.press("1", "2", "enter")
        await seat.sees("Verder met mijn code")
        assert responses(seat.event) == []


async def test_keys_typed_ahead_begin_one_interview(tmp_path: Path) -> None:
    """Enter, 1 and two Enters in one go begin a single interview, which waits for the role."""
    async with kiosk(tmp_path, SMALL) as seat:
        await seat.press("enter", "1", "enter", "enter")
        await seat.sees("Wat is uw rol?", "Druk op het cijfer van uw antwoord")
        assert seat.response.status is Status.DRAFT
