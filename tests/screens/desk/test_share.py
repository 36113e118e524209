"""The desk's fifth tab: the code to scan, which results are shown, the files, and opening and closing."""

import json
import shutil
import zipfile
from pathlib import Path

import msgspec
import pytest

from kiosk.bundled import sample_events
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.openness import hidden_questions
from kiosk.web.running import LOCK, Running
from screens.desk.projected_code import ProjectedCode
from tests.decoding import bitmap, by_zbar, by_zxing
from tests.screens.desk.people import fill
from tests.screens.hosts import ADDRESS, begin, desk
from tests.screens.picture import cells
from tests.screens.seats import Watcher

SIZES = [(80, 24), (120, 40), (200, 60)]


def scanned(watcher: Watcher, folder: Path) -> set[str]:
    """Scan the screen with two decoders; tells what they read."""
    picture = bitmap(cells(watcher.app.screen))
    return {*by_zxing(picture), *by_zbar(picture, folder)}


async def test_a_capital_is_its_letter(tmp_path: Path) -> None:
    """With Caps Lock, or with Shift, as the bottom line and the guide write the keys."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("5", "O")
        await watcher.sees("De bijeenkomst is afgesloten")
        await watcher.press("O")
        await watcher.sees("De bijeenkomst is open")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_code_can_be_scanned(tmp_path: Path, size: tuple[int, int]) -> None:
    """Beside everything else, and on the whole screen; the address stands there in letters too."""
    async with desk(begin(tmp_path), size=size) as watcher:
        await watcher.press("5")
        await watcher.sees(ADDRESS, "De bijeenkomst is open.")
        assert scanned(watcher, tmp_path) == {ADDRESS}
        await watcher.press("f")
        await watcher.until(lambda: isinstance(watcher.app.screen, ProjectedCode), "the large code")
        await watcher.sees("Niet voor elkaar, maar met elkaar", ADDRESS)
        await watcher.until(lambda: scanned(watcher, tmp_path) == {ADDRESS}, "the code drawn")
        assert watcher.event.info.pin not in watcher.text


@pytest.mark.parametrize("key", ["f", "escape", "5", "q", "f1", "f2", "enter"])
async def test_any_key_closes_the_large_code(tmp_path: Path, key: str) -> None:
    """It only closes: nothing that the key does elsewhere happens."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("5", "f")
        await watcher.until(lambda: isinstance(watcher.app.screen, ProjectedCode), "the large code")
        await watcher.press(key)
        await watcher.sees("5 Delen", "De bijeenkomst is open.", "F QR groot")
        assert watcher.app.is_running


async def test_the_first_phone_is_ticked(tmp_path: Path) -> None:
    """Until then the desk asks to scan the code; from the laptop nobody can tell whether phones get through."""
    event = begin(tmp_path)
    async with desk(event) as watcher:
        await watcher.press("5")
        await watcher.sees("Scan de code nu met uw eigen telefoon")
        told = Running(pid=1, port=8765, since="2017-12-14T13:00:00.000Z", seen="2017-12-14T13:05:00.000Z")
        (event.folder / LOCK).write_bytes(msgspec.json.encode(told))
        await watcher.sees("✓ Een telefoon heeft de pagina geopend")


async def test_without_a_network_there_is_no_code(tmp_path: Path) -> None:
    """The reason stands in its place, here and on the whole screen."""
    async with desk(begin(tmp_path), address=None) as watcher:
        await watcher.press("5")
        await watcher.sees("Er is hier geen netwerk, dus er is geen link naar de uitslag.")
        await watcher.press("f")
        await watcher.until(lambda: isinstance(watcher.app.screen, ProjectedCode), "the large code")
        await watcher.sees("Er is hier geen netwerk")


async def test_space_hides_and_shows_the_results_of_a_question(tmp_path: Path) -> None:
    """The mark before the question changes at once, the act is on disk, and U takes it back."""
    event = begin(tmp_path)

    def hidden() -> frozenset[str]:
        fold = Fold(event)
        fold.poll()
        return hidden_questions(fold.acts)

    async with desk(event) as watcher:
        await watcher.press("5", "down", "space")
        await watcher.sees("✓ 1 Hoe", "▌ ✕ 2 Wat zijn", "De uitslag ervan is verborgen.")
        assert hidden() == {"responsibility"}
        await watcher.press("enter")
        await watcher.sees("▌ ✓ 2 Wat zijn", "De uitslag ervan wordt getoond.")
        assert hidden() == frozenset()
        await watcher.press("u")
        await watcher.sees("▌ ✕ 2 Wat zijn", "Teruggenomen: het tonen van een uitslag.")
        await watcher.press("f2")
        await watcher.sees("▌ ✕ 2 What are", "The event is open.")


async def test_export_and_report_are_written_where_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Into the current folder, in the language of the desk for the report; a second one gets another name."""
    event = begin(tmp_path)
    fill(event)
    target = tmp_path / "here"
    target.mkdir()
    monkeypatch.chdir(target)
    async with desk(event, size=(160, 40)) as watcher:
        await watcher.press("5", "e")
        await watcher.sees("alles", "deelbaar", "xlsx")
        await watcher.press("enter")
        await watcher.sees("Export staat in")
        (first,) = target.iterdir()
        await watcher.sees(str(first))
        assert len(json.loads(first.read_bytes())["responses"]) == 5
        await watcher.press("e", "enter")
        second = first.with_stem(f"{first.stem}-2")
        await watcher.sees(str(second))
        assert first.exists()
        await watcher.press("v")
        await watcher.sees("Verslag staat in")
        (report,) = set(target.iterdir()) - {first, second}
        await watcher.sees(str(report))
        assert report.suffix == ".docx" and zipfile.is_zipfile(report)


async def test_what_may_name_somebody_is_listed_once_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last row is the results page: when it is written, its texts that may name somebody are to be read."""
    copy = tmp_path / "data"
    shutil.copytree(sample_events(), copy, ignore=shutil.ignore_patterns(".*"))
    monkeypatch.chdir(tmp_path)
    async with desk(Event.named(copy, None)) as watcher:
        await watcher.press("5", "e", "end", "enter")
        await watcher.sees("Lees dit voordat u het doorgeeft", "de leraar")
        await watcher.press("down", "enter")
        await watcher.sees("Export staat in")
    assert (next(tmp_path.glob("*-site")) / "index.html").exists()


async def test_an_export_is_finished_although_the_desk_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses E and leaves at once has the whole file, and no unfinished one stands beside it."""
    event = begin(tmp_path)
    fill(event)
    target = tmp_path / "here"
    target.mkdir()
    monkeypatch.chdir(target)
    async with desk(event) as watcher:
        await watcher.press("5", "e", "enter", "q")
        await watcher.until(lambda: not watcher.app.is_running, "the end")
        await watcher.until(lambda: list(target.iterdir()), "the file")
    (written,) = target.iterdir()
    assert len(json.loads(written.read_bytes())["responses"]) == 5
    assert not list(event.folder.glob(".export-*"))


async def test_where_nothing_can_be_written_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason stands above the keys, and the desk goes on."""
    from kiosk.errors import EventError

    def refuse(*_: object, **__: object) -> None:
        raise EventError("export.json cannot be written (No space left on device).")

    monkeypatch.setattr("kiosk.export.place", refuse)
    monkeypatch.chdir(tmp_path)
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("5", "e", "enter")
        await watcher.sees("cannot be written (No space left on device)")
        await watcher.press("1")
        await watcher.sees("Er loopt geen ronde.")
