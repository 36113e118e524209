"""The desk's dialogs and lines: what stands in them is what is, and no key at the wrong moment ends anything."""

from contextlib import closing
from pathlib import Path

import pytest

from kiosk.codebook import new_theme
from kiosk.conclusions import concluded
from kiosk.desk import Desk
from kiosk.event import Event
from kiosk.model.acts import Act, Closing
from kiosk.model.response import Status
from kiosk.station import Station
from screens import staffed_app
from screens.dialogs.idle import IdleDialog
from screens.dialogs.too_small import TooSmall
from screens.participant.groups import GroupsScreen
from tests.samples import response
from tests.screens.hosts import NOW, PIN, begin, clock, desk, kiosk
from tests.screens.seats import Seat


def did(event: Event, *acts: Act) -> None:
    """Do something at another desk."""
    with closing(Desk(event, "elsewhere", clock=clock)) as held:
        for act in acts:
            held.journal.act(act)


async def opens_the_desk(seat: Seat) -> None:
    """Open the desk over what the kiosk shows."""
    await seat.press("ctrl+g")
    await seat.sees("Typ de pincode")
    await seat.press(*PIN, "enter")
    await seat.sees("Zaal", "Plenair")


async def test_the_plenary_opens_before_anybody_has_answered(tmp_path: Path) -> None:
    """There is nothing yet to publish, nor to compare."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("4")
        await watcher.sees("0 mensen deden mee")


async def test_the_codebook_shows_a_theme_as_soon_as_it_is_written(tmp_path: Path) -> None:
    """Writing two in a row lists two, and X takes one out."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("3", "c")
        await watcher.sees("Codeboek")
        for label in ("ruimte", "tijd"):
            await watcher.type(label)
            await watcher.press("enter")
            await watcher.sees(f"▌ {label} 0")
            await watcher.press("n")
        await watcher.press("escape", "c")
        await watcher.sees("▌ ruimte 0", "▌ tijd 0")
        await watcher.press("x")
        await watcher.until(lambda: ("ruimte  0" in watcher.text) != ("tijd  0" in watcher.text), "one to go")


async def test_a_list_shows_all_of_its_rows_at_once(tmp_path: Path) -> None:
    """Also where it begins at its last row."""
    event = begin(tmp_path)
    did(event, *(concluded(text, "note", "responsibility", NOW) for text in ("eerst", "daarna", "ten slotte")))
    async with desk(event) as watcher:
        await watcher.press("4", "e")
        await watcher.sees("2 eerst", "2 daarna", "2 ten slotte")


async def test_many_themes_leave_room_to_type(tmp_path: Path) -> None:
    """The line to type in stays in sight at 80 × 24."""
    event = begin(tmp_path)
    did(event, *(new_theme(f"thema {number}", NOW) for number in range(30)))
    said = response(status=Status.COMPLETE, group=1, answers={"strengthen_why": "tijd en ruimte\n" * 400})
    with Station(event, "table-1") as station:
        station.save(said)
    async with desk(event, size=(80, 24)) as watcher:
        await watcher.press("3")
        await watcher.sees("1 van 1 stemmen")
        await watcher.press("t")
        await watcher.sees("of typ een thema")


async def test_a_line_that_is_being_typed_survives_another_language_and_escape(tmp_path: Path) -> None:
    """The next letter goes behind it."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("4", "c")
        await watcher.type("samen ")
        await watcher.press("f2")
        await watcher.sees("Stop typing", "samen")
        await watcher.type("ver")
        await watcher.press("escape", "c")
        await watcher.type("der")
        await watcher.sees("samen verder")


async def test_two_enters_in_a_dialog_are_as_good_as_one(tmp_path: Path) -> None:
    """A dialog tells its result once."""
    async with desk(begin(tmp_path)) as watcher:
        await watcher.press("m")
        await watcher.sees("Een bericht aan alle kiosken")
        dialog = watcher.app.screen
        dialog.dismiss("één")
        dialog.dismiss("twee")
        await watcher.sees("Alle kiosken tonen: één")


async def test_the_desk_is_locked_in_a_window_that_is_too_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What says that it is too small stays as long as it is, and the kiosk goes on when it is enlarged."""
    async with kiosk(tmp_path) as seat:
        await opens_the_desk(seat)
        await seat.pilot.resize_terminal(60, 20)
        await seat.until(lambda: isinstance(seat.app.screen, TooSmall), "the window to be too small")
        monkeypatch.setattr(staffed_app, "LOCKED_AFTER", -1.0)
        seat.app.look_after()
        await seat.until(lambda: seat.app._desk_shown is None, "the desk to be locked")
        await seat.until(lambda: isinstance(seat.app.screen, TooSmall), "the window to be too small still")
        await seat.pilot.resize_terminal(80, 24)
        await seat.sees("Begin", "Verder met mijn code")


async def test_who_leaves_in_a_window_that_is_too_small_is_put_away(tmp_path: Path) -> None:
    """Nobody is asked there, since nobody could answer."""
    async with kiosk(tmp_path) as seat:
        await seat.press("enter", "1", "enter")
        await seat.until(lambda: seat.at >= 0, "the first question")
        await seat.pilot.resize_terminal(60, 20)
        await seat.until(lambda: isinstance(seat.app.screen, TooSmall), "the window to be too small")
        seat.app._last_sign -= 10_000
        seat.app.look_after()
        await seat.until(lambda: seat.at < 0, "the answers to be put away")
        assert not any(isinstance(screen, IdleDialog) for screen in seat.app.screen_stack)
        await seat.pilot.resize_terminal(80, 24)
        await seat.sees("Begin", "Verder met mijn code")


async def test_no_group_begins_once_the_event_is_closed(tmp_path: Path) -> None:
    """Neither where the groups stood on the screen already."""
    async with kiosk(tmp_path, group=None) as seat:
        await seat.press("g")
        await seat.until(lambda: isinstance(seat.app.shown, GroupsScreen), "the groups")
        did(seat.event, Closing(id="closing", at="2017-12-14T13:00:00.000Z"))
        await seat.until(lambda: seat.app._reception.closed, "the kiosk to know")
        await seat.press("1", "enter")
        await seat.until(lambda: seat.app.shown is seat.app._welcome, "the welcome")
        assert seat.at < 0


async def test_a_desk_that_is_put_away_keeps_nothing_from_being_overwritten(tmp_path: Path) -> None:
    """Its journal may hold what somebody takes back while nobody is at the desk."""
    async with kiosk(tmp_path) as seat:
        await opens_the_desk(seat)
        held = seat.app._desk
        assert held is not None
        said = response(status=Status.COMPLETE, group=1, answers={"strengthen_why": "geheim"})
        with Station(seat.event, "elsewhere") as station:
            kept = station.save(said)
        held.journal.open().adopt([kept])
        await seat.press("ctrl+g")
        await seat.until(lambda: seat.app._desk_shown is None, "the desk to be put away")
        reception = seat.app._reception
        reception.follow()
        reception.withdraw(kept)
        reception.tidy()
        assert not [path for path in seat.event.folder.glob("*.jsonl") if b"geheim" in path.read_bytes()]
