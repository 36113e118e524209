"""Filters of the desk's third tab: by question, group, role, addressee, and by what was decided."""

from pathlib import Path

from tests.screens.desk.people import asking, save, spoken
from tests.screens.desk.test_voices import at_cursor
from tests.screens.hosts import begin, desk


async def test_p_goes_through_the_questions(tmp_path: Path) -> None:
    """Each question of the workshop, the questions to the table, then all again; the cursor begins at the first."""
    event = begin(tmp_path)
    save(event, spoken("een"), spoken("twee", "attractive"), spoken("drie", "chances_why"), asking("vier", "teacher"))
    async with desk(event) as watcher:
        await watcher.press("3", "end")
        await watcher.sees("4 van 4 stemmen", "P vraag alle")
        for shown, said in (("1", "een"), ("2", "twee"), ("3", "drie"), ("aan de tafel", "vier")):
            await watcher.press("p")
            await watcher.sees("1 van 4 stemmen", f"P vraag {shown}")
            await watcher.until(lambda: at_cursor(watcher).endswith(said), said)  # noqa: B023
        await watcher.press("p")
        await watcher.sees("4 van 4 stemmen", "P vraag alle")


async def test_w_goes_through_what_was_decided(tmp_path: Path) -> None:
    """Undecided, released, held back, without theme, then all; what is decided leaves the list of the undecided."""
    event = begin(tmp_path)
    save(event, spoken("een"), spoken("twee"), spoken("drie"))
    async with desk(event) as watcher:
        await watcher.press("3", "w")
        await watcher.sees("3 van 3 stemmen", "W welke nog niet beslist")
        await watcher.press("r")
        await watcher.sees("2 van 3 stemmen", "▌ ○ 1 “ twee")
        await watcher.press("h")
        await watcher.sees("1 van 3 stemmen", "▌ ○ 1 “ drie")
        for which, said in (("vrijgegeven", "een"), ("achtergehouden", "twee")):
            await watcher.press("w")
            await watcher.sees("1 van 3 stemmen", f"W welke {which}", f"“ {said}")
        await watcher.press("w")
        await watcher.sees("3 van 3 stemmen", "W welke zonder thema")
        await watcher.press("w")
        await watcher.sees("W welke alle")


async def test_a_goes_through_the_addressees_that_were_asked(tmp_path: Path) -> None:
    """Only questions to the table are shown, of each addressee; then all again."""
    event = begin(tmp_path)
    save(event, spoken("iets"), asking("een", "leader"), asking("twee", "ministry"), asking("drie", "leader"))
    async with desk(event) as watcher:
        await watcher.press("3", "a")
        await watcher.sees("2 van 4 stemmen", "A aan schoolleider of directie", "P vraag aan de tafel")
        await watcher.press("a")
        await watcher.sees("1 van 4 stemmen", "A aan medewerker van het ministerie", "“ twee")
        await watcher.press("a")
        await watcher.sees("4 van 4 stemmen", "A aan alle")


async def test_a_population_is_shown_only_where_enough_of_it_spoke(tmp_path: Path) -> None:
    """Of a role with fewer voices than the desk's minimum nothing is shown alone, nor of who could be told by the rest."""
    event = begin(tmp_path)
    teachers = [spoken(f"leraar {number}") for number in range(4)]
    educators = [spoken(f"opleider {number}", role="educator") for number in range(3)]
    save(event, *teachers, *educators, spoken("geheim beleid", role="ministry"))
    async with desk(event, size=(120, 40)) as watcher:
        await watcher.press("3", "o")
        await watcher.sees("O rol scholen", "4 van 8 stemmen")
        await watcher.press("o")
        await watcher.sees("O rol lerarenopleidingen", "0 van 8 stemmen", "te weinig mensen zeiden iets")
        await watcher.press("o")
        await watcher.sees("O rol beleid en bestuur", "0 van 8 stemmen")
        assert "geheim beleid" not in watcher.text
        await watcher.press("r", "h", "t")
        await watcher.sees("te weinig mensen zeiden iets")


async def test_group_and_role_are_never_crossed(tmp_path: Path) -> None:
    """Choosing a role lets the group go, since the gate never saw both together."""
    event = begin(tmp_path)
    save(event, *(spoken(f"stem {group} {number}", group=group) for group in (1, 2) for number in range(3)))
    async with desk(event, size=(120, 40)) as watcher:
        await watcher.press("3", "g")
        await watcher.sees("G groep 1", "3 van 6 stemmen")
        await watcher.press("g")
        await watcher.sees("G groep 2", "3 van 6 stemmen", "stem 2 0")
        await watcher.press("o")
        await watcher.sees("G groep alle", "O rol scholen")


async def test_nothing_that_fits_is_said(tmp_path: Path) -> None:
    """Filters that leave nothing say so, and the next key leads on."""
    event = begin(tmp_path)
    save(event, spoken("een"))
    async with desk(event) as watcher:
        await watcher.press("3", "p", "p")
        await watcher.sees("0 van 1 stemmen", "Niets past bij deze filters.")
        await watcher.press("p", "p", "p")
        await watcher.sees("1 van 1 stemmen", "▌ ○ 1 “ een")
