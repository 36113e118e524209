"""The desk's second tab: every kind of part in bars, whole and split, with what is too small hidden."""

from pathlib import Path

from kiosk.model.response import Missing, Response, Status
from tests.samples import response
from tests.screens.desk.people import fill, person, save
from tests.screens.hosts import begin, desk
from tests.screens.workshops import SMALL

NUMBER = """
    [[questions.parts]]
    type = "integer"
    name = "years"
    label = { nl = "Hoeveel jaar?", en = "How many years?" }
    min = 0
    max = 60
"""


def handed_in(role: str = "teacher", missing: dict[str, Missing] | None = None, **answers: object) -> Response:
    """Make what somebody handed in to the small workshop."""
    return response(status=Status.COMPLETE, group=1, intake={"role": role}, answers=answers, missing=missing or {})


async def test_every_kind_of_part_has_its_bars(tmp_path: Path) -> None:
    """Shares of a choice, the distribution, median and mean of a scale and of numbers, mean places of a ranking."""
    event = begin(tmp_path, SMALL + NUMBER)
    save(
        event,
        handed_in(levers=("space", "hrm"), dilemma=1, chances=("b", "a", "c", "d"), years=7),
        handed_in(levers=("space",), dilemma=5, chances=("b", "c", "a", "d"), years=11, why="geheim"),
    )
    async with desk(event, size=(100, 70)) as watcher:
        await watcher.press("2")
        await watcher.sees("1 Wat helpt? Kies wat helpt 2 antwoorden ruimte", "2 100 % beleid", "1 50 % geld 0 0 %")
        await watcher.sees("Waarom? één antwoord")
        assert "geheim" not in watcher.text
        await watcher.sees("2 antwoorden · mediaan 3,0, gemiddeld 3,0 1 laag", "1 50 % 2 0 0 %", "5 hoog")
        await watcher.sees("gemiddelde plaats (1 is eerst), en hoeveel het op 1 zetten boom", "1,0 1: 100 % appel")
        await watcher.sees("2,5 1: 0 % citroen", "4,0 1: 0 %")
        await watcher.sees("Hoeveel jaar? 2 antwoorden · mediaan 9,0, gemiddeld 9,0 7", "1 50 % 11")


async def test_who_did_not_answer_is_told_by_reason(tmp_path: Path) -> None:
    """Skipped, left empty, declined and not reached are four different things; none of them is an answer."""
    event = begin(tmp_path, SMALL)
    save(event, *(handed_in(missing={"dilemma": why}) for why in Missing), handed_in(dilemma=3))
    async with desk(event, size=(100, 70)) as watcher:
        await watcher.press("2")
        reasons = ["één antwoord", "1 overgeslagen", "1 leeg gelaten", "1 liever niet gezegd", "1 niet aan toegekomen"]
        await watcher.sees("Waar staat u? " + " · ".join(reasons))
        await watcher.sees("mediaan 3,0, gemiddeld 3,0", "3 ███")


async def test_it_splits_by_group_then_by_role_then_not_at_all(tmp_path: Path) -> None:
    """S goes round; the first line says how it is split, and the key what comes next."""
    event = begin(tmp_path)
    fill(event)
    async with desk(event, size=(120, 60)) as watcher:
        await watcher.press("2")
        await watcher.sees("5 antwoorden", "5 100 %", "S Per groep")
        whole = watcher.text
        await watcher.press("s")
        await watcher.sees("Per groep. Waar antwoorden het meest uiteenlopen", "S Per rol")
        await watcher.press("s")
        await watcher.sees("Per rol. Waar antwoorden", "scholen", "beleid en bestuur", "S Samen")
        await watcher.press("s")
        await watcher.until(lambda: watcher.text == whole, "the whole again")


async def test_where_there_is_one_group_it_is_not_split_by_group(tmp_path: Path) -> None:
    """Only the ways that the workshop has are offered."""
    async with desk(begin(tmp_path, SMALL)) as watcher:
        await watcher.press("2")
        await watcher.sees("S Per rol")
        await watcher.press("s")
        await watcher.sees("Per rol.", "S Samen")


async def test_small_populations_are_hidden(tmp_path: Path) -> None:
    """Of fewer people than the minimum nothing is shown, nor of those from whom they could be computed; it says so."""
    event = begin(tmp_path)
    fill(event)
    save(event, person("educator", 2, "training"), at="raam")
    hidden = "— verborgen: minder dan 3, of allen zeiden hetzelfde"
    async with desk(event, size=(120, 90)) as watcher:
        await watcher.press("2", "s")
        await watcher.sees(*(f"Groep {group} · {hidden}" for group in (1, 2, 3)))
        assert "6 100 %" not in watcher.text
        save(event, person("educator", 2, "school"), person("leader", 2, "teacher"), at="raam")
        await watcher.sees(f"Groep 3 · {hidden}", "Groep 1 · 5 antwoorden", "Groep 2 · 3 antwoorden")
        await watcher.press("s")
        await watcher.sees(*(f"{side} · {hidden}" for side in ("lerarenopleidingen", "beleid en bestuur")))


async def test_where_answers_part_most_is_one_sentence_with_its_numbers(tmp_path: Path) -> None:
    """Of the populations that may be shown, the two that differ most; before there are two it says so."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.press("2")
        await watcher.sees("lopen de antwoorden nog niet uiteen")
        for group, answers in ((1, ("school", "school", "teacher")), (2, ("teacher", "teacher", "teacher", "school"))):
            save(event, *(person("teacher", group, each) for each in answers), at=f"table-{group}")
        await watcher.sees(
            "Waar antwoorden het meest uiteenlopen: Bij wie ligt voor u de grootste verantwoordelijkheid?",
            "“de leraar zelf”: Groep 2 3 van 4 (75 %), Groep 1 1 van 3 (33 %).",
        )


async def test_f2_changes_the_language_and_nothing_else(tmp_path: Path) -> None:
    """F2 says the same tab, split the same way, in the next language."""
    event = begin(tmp_path)
    fill(event)
    async with desk(event) as watcher:
        await watcher.sees("Groepen en rollen")
        await watcher.press("f2")
        await watcher.sees("Groups and roles", "5 of 16 complete", "teacher 4")
        await watcher.press("2", "s", "f2")
        await watcher.sees("Per groep. Waar", "Hoe versterken we leven lang leren van leraren?", "Groep 1", "S Per rol")
