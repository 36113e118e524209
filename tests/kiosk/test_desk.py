"""The desk without a screen: what it sees of an event, and that looking on changes nothing."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.codebook import new_theme
from kiosk.conclusions import concluded
from kiosk.desk import Desk
from kiosk.event import Event
from kiosk.model.acts import Act
from kiosk.model.response import Level, Status
from kiosk.openness import revealed, turned
from kiosk.rounds import following
from kiosk.station import Station
from kiosk.times import stamp
from tests.laptops import BEGUN, clock, did, done, everything, laptop, said, saved
from tests.samples import response


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event without anybody yet."""
    return laptop(tmp_path)


def opened(event: Event, station: str = "laptop") -> Desk:
    """Open a desk that has read everything."""
    desk = Desk(event, station, clock=clock)
    desk.follow()
    return desk


def test_a_desk_that_looks_on_writes_nothing(event: Event) -> None:
    """No journal is begun for it, and no file has changed."""
    saved(event, "table-1", said("one"))
    before = everything(event.folder)
    desk = opened(event)
    desk.project()
    desk.look()
    desk.signal()
    desk.close()
    assert everything(event.folder) == before


def test_everything_that_is_done_is_seen_at_once_and_at_other_desks(event: Event) -> None:
    """One look tells of the round, the hidden questions, the conclusions and the closing."""
    desk, other = opened(event), opened(event, "other")
    round = following(event.workshop, None, BEGUN)
    note = concluded("Together.", "conclusion", None, BEGUN)
    acts: list[Act] = [round, note, revealed("strengthen", shown=False), turned(desk.acts, BEGUN)]
    kept = {act.id: desk.journal.act(act) for act in acts}
    assert other.follow()
    for each in (desk, other):
        shown = each.look()
        assert (shown.round, shown.conclusions) == (kept[round.id], (kept[note.id],))
        assert (set(shown.hidden), shown.closed) == ({"strengthen"}, stamp(BEGUN))
        assert each.acts.everything() == done(event) == kept
        each.close()


def test_two_desks_that_act_by_turns_are_one(event: Event) -> None:
    """Each goes on from what the other did, and in the end both, and whoever comes later, see the same."""
    desks = [opened(event, name) for name in ("left", "right")]
    desks[0].journal.act(new_theme("0", BEGUN))
    for turn in range(1, 7):
        desk = desks[turn % 2]
        desk.follow()
        (theme,) = done(event).values()
        desk.journal.act(structs.replace(theme, label=f"{turn}", gone=turn == 3))
    for desk in desks:
        desk.follow()
    (theme,) = done(event).values()
    assert (getattr(theme, "label", ""), theme.revision, theme.gone) == ("6", 7, False)
    assert desks[0].acts.everything() == desks[1].acts.everything() == opened(event, "third").acts.everything()
    for desk in desks:
        desk.close()


def test_there_is_something_new_when_something_was_written(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer, an act here or elsewhere; nothing otherwise, but that one looks at the disk every few seconds."""
    seconds = [0.0]
    monkeypatch.setattr("kiosk.desk.time.monotonic", lambda: seconds[0])
    desk = opened(event)
    writes: list[Callable[[], object]] = [
        lambda: saved(event, "table-1", said("one")),
        lambda: did(event, new_theme("time", BEGUN), desk="desk-other"),
        lambda: desk.journal.act(new_theme("money", BEGUN)),
    ]
    for write in writes:
        assert not desk.follow()
        write()
        assert desk.follow()
    desk.follow()
    assert not desk.follow()
    seconds[0] = 2.5
    assert desk.follow() and not desk.follow()
    desk.close()


def test_totals_are_shown_and_small_populations_are_not(event: Event) -> None:
    """The facilitator sees how everybody answered, however few; a split has three people on each of its sides."""
    fixed = {"status": Status.COMPLETE, "intake": {"role": "teacher"}}
    given = [
        (1, "teacher"),
        (1, "school"),
        (1, "school"),
        (2, "teacher"),
        (2, "school"),
        (2, "together"),
        (2, "school"),
    ]
    saved(event, "table-1", response(group=1, answers={"responsible": "teacher"}, **fixed))
    desk = opened(event)
    total = desk.look().results.parts["responsible"].total
    assert total is not None and total.base == 1
    saved(event, "table-1", *(response(group=g, answers={"responsible": a}, **fixed) for g, a in given))
    desk.follow()
    shown = desk.look().results.parts["responsible"]
    assert {side: tally and tally.base for side, tally in shown.splits["group"].items()} == {"1": 4, "2": 4, "3": None}
    assert not any(shown.splits["role"].values())
    assert desk.look().public.participants is None
    desk.close()


def test_what_groups_answered_is_shown_until_it_is_taken_back(event: Event) -> None:
    """Only where it says something; of one that is deleted nothing stays on the screen."""
    scribe = response(level=Level.GROUP, status=Status.COMPLETE, group=2, answers={"strengthen": "time"})
    empty = response(level=Level.GROUP, group=1)
    with Station(event, "table-1", clock=clock) as station:
        kept, _ = station.save(scribe), station.save(empty)
        desk = opened(event)
        assert desk.look().groups == (kept,)
        station.withdraw(kept)
        desk.follow()
        assert desk.look().groups == () and opened(event).look().groups == ()
        desk.close()


def test_stations_are_told_and_desks_only_where_there_is_something_to_tell(event: Event) -> None:
    """A desk's own journal is no laptop at a table; one that is damaged is told."""
    saved(event, "table-1", said("one"))
    saved(event, "table-2")
    did(event, new_theme("time", BEGUN))
    assert [state.name for state in opened(event).look().stations] == ["table-1", "table-2"]
    (event.folder / "desk-other.jsonl").write_bytes(b"noise\n")
    shown = {state.name: state.problems for state in opened(event).look().stations}
    assert list(shown) == ["desk-other", "table-1", "table-2"] and len(shown["desk-other"]) == 1


def test_a_look_does_not_change_afterwards(event: Event) -> None:
    """What was shown at one moment stays what it was, whatever is written then."""
    saved(event, "table-1", said("one"))
    desk = opened(event)
    shown, stations = desk.look(), [*desk.look().stations]
    saved(event, "table-1", said("two"))
    (event.folder / "table-2.jsonl").write_bytes(b"noise\n")
    desk.follow()
    assert desk.look().room.complete == 2
    assert (shown.room.complete, [*shown.stations]) == (1, stations)
    assert [state.problems for state in shown.stations] == [[]]


def test_a_stick_that_is_pulled_out_does_not_stop_the_desk(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It shows what it has read, and that the laptops are missing; when it is back it goes on."""
    seconds = [0.0]
    monkeypatch.setattr("kiosk.desk.time.monotonic", lambda: seconds[0])
    saved(event, "table-1", said("one"))
    desk = opened(event)
    shutil.move(event.folder, tmp_path / "away")
    seconds[0] += 10
    assert desk.follow()
    shown = desk.look()
    assert (shown.room.complete, [state.missing for state in shown.stations]) == (1, [True])
    shutil.move(tmp_path / "away", event.folder)
    saved(event, "table-1", said("two"))
    desk.follow()
    assert (desk.look().room.complete, [state.missing for state in desk.look().stations]) == (2, [False])


def test_who_is_stuck_is_told_in_whole_minutes(event: Event) -> None:
    """So that the screen does not change every second."""
    saved(event, "table-1", response(step="strengthen", group=1))
    desk = Desk(event, "laptop", clock=lambda: BEGUN + timedelta(minutes=7, seconds=31))
    desk.follow()
    assert [(each.group, each.step, each.seconds) for each in desk.look().stuck] == [(1, "strengthen", 420)]


def test_the_signal_follows_the_desk(event: Event) -> None:
    """What all stations show is what the desk itself shows."""
    desk = opened(event)
    assert desk.signal().turn is None
    desk.journal.act(following(event.workshop, None, BEGUN))
    assert (desk.signal().turn, desk.signal().running) == (1, True)
    desk.close()


def test_a_withdrawn_voice_leaves_the_desk(event: Event) -> None:
    """And its journal holds nothing of it."""
    with Station(event, "table-1", clock=clock) as station:
        kept = station.save(said("more time"))
        desk = opened(event)
        desk.journal.act(new_theme("time", BEGUN))
        assert [voice.text for voice in desk.voices.all.values()] == ["more time"]
        station.withdraw(kept)
        desk.follow()
        assert (desk.voices.all, desk.journal.untidy, desk.look().room.people) == ({}, False, 0)
        desk.close()


def test_what_a_desk_took_over_of_somebody_who_withdraws_is_owed_and_tidied(event: Event) -> None:
    """A merge may have put answers into the desk's journal; they are overwritten there too."""
    with Station(event, "table-1", clock=clock) as station:
        kept = station.save(said("more time"))
        desk = opened(event)
        desk.journal.open().adopt([kept])
        path = event.folder / "desk-laptop.jsonl"
        assert b"more time" in path.read_bytes() and not desk.journal.untidy
        station.withdraw(kept)
        desk.follow()
        assert desk.journal.untidy
        desk.journal.tidy()
        assert b"more time" not in path.read_bytes() and not desk.journal.untidy
        desk.close()
