"""The desk's fourth tab, for a projector: pages, what the groups answered, numbers that nobody can be recognised by."""

from pathlib import Path

from kiosk.model.response import Status
from tests.samples import response
from tests.screens.desk.people import RESPONSIBLE, fill, of_group, person, save, spoken
from tests.screens.hosts import begin, desk
from tests.screens.seats import Watcher
from tests.screens.workshops import SMALL

QUESTIONS = (
    "Hoe versterken we leven lang",
    "Wat zijn de rollen en verantwoordelijkheden",
    "Welke verwachtingen en kansen",
)


async def turn_to(watcher: Watcher, wanted: str) -> None:
    """Turn pages until this stands on the screen."""
    for _ in range(12):
        if wanted in watcher.text:
            return
        before = watcher.text
        await watcher.press("right")
        await watcher.until(lambda: watcher.text != before, "another page")  # noqa: B023
    raise AssertionError(f"no page has {wanted}")


async def test_it_opens_before_anybody_has_come(tmp_path: Path) -> None:
    """Every page is there from the start, and says when it will show something."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("4")
        await watcher.sees("Niet voor elkaar, maar met elkaar", *QUESTIONS)
        await watcher.press("right")
        await watcher.sees(
            "1 Hoe versterken", "Wat helpt volgens u het meest?", "Te zien zodra 5 mensen hebben geantwoord."
        )
        await watcher.press("right")
        await watcher.sees("Hiervan is niets vrijgegeven om te tonen.")


async def test_arrows_turn_pages_and_leap_to_questions(tmp_path: Path) -> None:
    """Left and right turn one page, up and down lead to the first page of a question; both stop at the ends."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("4", "left")
        await watcher.sees("Niet voor elkaar, maar met elkaar")
        for question in QUESTIONS:
            await watcher.press("down")
            await watcher.until(lambda: question in watcher.text.split("\n")[2], question)  # noqa: B023
        await watcher.press(*["right"] * 9)
        await watcher.sees("Welke kans moeten we niet laten liggen?")
        await watcher.press("right", "up")
        await watcher.sees("Wat moeten lerarenopleidingen het eerst doen?")
        await watcher.press("up", "right", "right")
        await watcher.sees("2 Wat zijn de rollen", "Hoe kunnen scholen en instituten daarin samenwerken")


async def test_the_first_page_shows_the_room(tmp_path: Path) -> None:
    """How many took part, how many answered each question, and where answers part most, in so far as that may be seen."""
    event = begin(tmp_path)
    for group, answers in ((1, ("school",) * 4 + ("teacher",)), (2, ("teacher",) * 4 + ("school",))):
        save(event, *(person("teacher", group, each) for each in answers), at=f"table-{group}")
    async with desk(event) as watcher:
        await watcher.press("4")
        await watcher.sees("10 mensen deden mee.", "Waar antwoorden het meest uiteenlopen:", "4 van 5 (80 %)")


async def test_numbers_are_hidden_until_enough_have_answered(tmp_path: Path) -> None:
    """Who watches the projector while one person hands in does not see what that one said."""
    event = begin(tmp_path)
    save(event, *(person("teacher", 1, each) for each in RESPONSIBLE[:4]))
    async with desk(event) as watcher:
        await watcher.press("4", "right")
        await watcher.sees("Te zien zodra 5 mensen hebben geantwoord.")
        assert "%" not in watcher.text
        save(event, person("teacher", 1, "school"), at="raam")
        await watcher.sees("5 van 5", "professioneel HRM-beleid", "5 antwoorden")
        save(event, person("teacher", 1, "school"), at="raam")
        await watcher.pilot.pause(0.4)
        assert "5 antwoorden" in watcher.text


async def test_every_kind_of_part_is_drawn(tmp_path: Path) -> None:
    """Shares of a choice, the distribution of a scale, mean places of a ranking; own words only as released quotes."""
    event = begin(tmp_path, SMALL)
    answers = {"levers": ("space",), "why": "geheim", "dilemma": 4, "chances": ("b", "a", "c", "d")}
    save(event, *(response(status=Status.COMPLETE, intake={"role": "teacher"}, answers=answers) for _ in range(5)))
    async with desk(event) as watcher:
        await watcher.press("4")
        await turn_to(watcher, "Kies wat helpt")
        await watcher.sees("ruimte 5 van 5", "geld 0 van 5")
        await turn_to(watcher, "Waarom?")
        await watcher.sees("Hiervan is niets vrijgegeven om te tonen.")
        assert "geheim" not in watcher.text
        await turn_to(watcher, "Waar staat u?")
        await watcher.sees("1 laag 0 van 5", "4 5 van 5", "mediaan 4,0")
        await turn_to(watcher, "Zet op volgorde")
        await watcher.sees("boom op 1 gezet door 100 %", "druif op 1 gezet door 0 %")


async def test_released_words_are_quoted_and_no_others(tmp_path: Path) -> None:
    """A quote appears when it is released and goes when it is held; it is literal."""
    event = begin(tmp_path)
    save(event, spoken("[b]meer tijd"), spoken("nog niet gelezen"), spoken("vertrouwelijk", quotable=()))
    async with desk(event) as watcher:
        await watcher.press("3", "r", "4", "right", "right")
        await watcher.sees("Wat zou bij u morgen al anders kunnen?", "“[b]meer tijd”")
        assert "nog niet gelezen" not in watcher.text
        assert "vertrouwelijk" not in watcher.text
        await watcher.press("3", "home", "h", "4")
        await watcher.sees("Hiervan is niets vrijgegeven om te tonen.")


async def test_the_groups_answers_stand_beside_the_tallies(tmp_path: Path) -> None:
    """Each group's answer to this question with who saw it otherwise, as it is typed, on every page of the question."""
    event = begin(tmp_path)
    fill(event)
    save(event, of_group(2, strengthen="[i]samen plannen", strengthen_otherwise="de schoolleider"), at="raam")
    async with desk(event, size=(120, 40)) as watcher:
        await watcher.press("4", "right")
        await watcher.sees("Groep 2", "[i]samen plannen", "Anders gezien: de schoolleider", "5 van 5")
        save(event, of_group(1, strengthen="meer tijd"), at="deur")
        await watcher.sees("Groep 1", "meer tijd")
        await watcher.press("right")
        await watcher.sees("Groep 2", "samen plannen")
        await watcher.press("right")
        await watcher.until(lambda: "samen plannen" not in watcher.text, "another question")


async def test_f2_keeps_the_page(tmp_path: Path) -> None:
    """The same page in the other language, without a line to type in."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("4", "down", "down", "f2")
        await watcher.sees("2 What are the roles", "Who, for you, carries the greatest", "C Conclusion")
        assert "╭" not in watcher.text
