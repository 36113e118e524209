"""Following an event's journals: whatever happens to the files, nothing is lost of what was read, and it is told."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.event import Event
from kiosk.fold import ACTS, Fold
from kiosk.journal import JournalDB
from kiosk.model.acts import Theme
from kiosk.model.response import Response
from kiosk.station import Station
from kiosk.times import Clock, stamp
from tests.laptops import BEGUN, changed, clock, did, laptop, said, saved, ticking

THEME = Theme(id="theme:1", label="time", at=stamp(BEGUN))


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event without anybody yet."""
    return laptop(tmp_path)


@pytest.fixture
def time() -> Clock:
    """A clock that goes on whenever somebody looks."""
    return ticking()


def followed(event: Event) -> Fold:
    """Read all journals of an event."""
    fold = Fold(event)
    fold.poll()
    return fold


def words(fold: Fold) -> list[str]:
    """List what is said now."""
    return sorted(str(each.answers["levers_other"]) for each in fold.responses.values() if each.answers)


def test_a_journal_that_vanishes_is_missing_and_what_it_said_stays(event: Event, tmp_path: Path) -> None:
    """As with a stick that was pulled out: it is told once, and once more when it is there again."""
    saved(event, "table-1", said("one"))
    saved(event, "table-2", said("two"))
    fold, path = followed(event), event.folder / "table-2.jsonl"
    assert not any(state.missing for state in fold.stations.values())
    shutil.move(path, tmp_path / "away.jsonl")
    told = []
    for _ in range(2):
        before = fold.news
        assert fold.poll() == []
        told.append((fold.news > before, fold.stations["table-2"].missing, fold.stations["table-1"].missing))
    assert told == [(True, True, False), (False, True, False)]
    assert words(fold) == ["one", "two"] and fold.stations["table-2"].records == 1
    shutil.move(tmp_path / "away.jsonl", path)
    before = fold.news
    assert fold.poll() == [] and fold.news > before
    assert (fold.stations["table-2"].missing, words(fold)) == (False, ["one", "two"])


def test_what_was_saved_while_a_journal_was_away_is_read_when_it_comes_back(event: Event, tmp_path: Path) -> None:
    """Only that is told as changes; the rest was known."""
    (first,) = saved(event, "table-1", said("one"))
    fold, path = followed(event), event.folder / "table-1.jsonl"
    away = tmp_path / "away"
    shutil.copytree(event.folder, away)
    path.unlink()
    fold.poll()
    second, third = saved(Event.open(away), "table-1", changed(first, "two"), said("three"))
    shutil.copy(away / "table-1.jsonl", path)
    assert [(change.before, change.after) for change in fold.poll()] == [(first, second), (None, third)]
    assert words(fold) == ["three", "two"] and not fold.stations["table-1"].missing


def test_a_folder_that_vanishes_is_followed_again_when_it_is_back(event: Event, tmp_path: Path) -> None:
    """Nothing fails meanwhile, and every station is missing."""
    saved(event, "table-1", said("one"))
    did(event, THEME)
    fold = followed(event)
    shutil.move(event.folder, tmp_path / "away")
    assert fold.poll() == [] and all(state.missing for state in fold.stations.values())
    assert words(fold) == ["one"] and fold.acts.get(Theme, "theme:1")
    shutil.move(tmp_path / "away", event.folder)
    saved(event, "table-1", said("two"))
    assert len(fold.poll()) == 1 and not any(state.missing for state in fold.stations.values())


def test_a_journal_is_compacted_while_it_is_followed(event: Event, time: Clock) -> None:
    """Nothing changes by it, nothing is told twice, and what is saved after it arrives."""
    with Station(event, "table-1", clock=time) as station, Station(event, "desk-laptop", clock=time) as desk:
        fold = Fold(event)
        mine, other = station.save(said("half")), station.save(said("other"))
        act = desk.act(desk.act(THEME))
        mine = station.save(changed(mine, "whole"))
        fold.poll()
        for number in range(3):
            before, taken = dict(fold.responses), fold.acts.taken
            station.tidy()
            desk.tidy()
            assert fold.poll() == []
            assert (fold.responses, fold.acts.taken) == (before, taken)
            after = station.save(changed(mine, f"{number}"))
            act = desk.act(structs.replace(act, label=f"{number}"))
            assert [(change.before, change.after) for change in fold.poll()] == [(mine, after)]
            assert fold.acts.find("theme:1") == act
            mine = after
        assert words(fold) == ["2", other.answers["levers_other"]]
        assert [state.problems for state in fold.stations.values()] == [[], []]


def test_when_somebody_was_saved_last_survives_a_compaction(event: Event, time: Clock) -> None:
    """A journal that was written anew has responses in the order in which they came, not in that of their changes."""
    with Station(event, "table-1", clock=time) as station:
        fold = Fold(event)
        first = station.save(said("one"))
        station.save(said("two"))
        last = station.save(changed(first, "one, after all"))
        fold.poll()
        station.tidy()
        fold.poll()
        assert fold.stations["table-1"].last_saved == followed(event).stations["table-1"].last_saved == last.time


def test_a_kiosk_tells_of_its_disk_and_that_is_no_answer(event: Event, time: Clock) -> None:
    """The desk sees the bytes that are free; when somebody was saved last does not move by it."""
    with Station(event, "table-1", clock=time) as station:
        station.report(5_000_000_000)
        fold = followed(event)
        state = fold.stations["table-1"]
        assert (state.free, state.last_saved, state.records) == (5_000_000_000, None, 0)
        kept = station.save(said("one"))
        station.report(40_000_000)
        fold.poll()
        assert (state.free, state.last_saved, state.records) == (40_000_000, kept.time, 1)


def test_a_kiosk_says_only_what_makes_a_difference(event: Event, time: Clock) -> None:
    """The same again is not written: a kiosk that idles for a week does not fill its disk."""
    with Station(event, "table-1", clock=time) as station:
        station.report(1_000_000_000)
        before = station.path.read_bytes()
        station.report(1_000_000_000)
        assert station.path.read_bytes() == before
        station.report(990_000_000)
    assert followed(event).stations["table-1"].free == 990_000_000


def test_answers_that_were_taken_over_are_not_this_laptops_last(event: Event) -> None:
    """A journal keeps what others wrote as they wrote it; when this one saved last is about its own."""
    with Station(event, "table-1", clock=clock) as station, Station(event, "table-2", clock=an_hour_later) as other:
        kept = station.save(said("one"))
        station.adopt([other.save(changed(kept, "two"))])
        fold = followed(event)
    assert (fold.stations["table-1"].last_saved, words(fold)) == (kept.time, ["two"])
    assert fold.stations["table-2"].last_saved == stamp(an_hour_later())


def an_hour_later() -> datetime:
    """Tell the same moment always, on a laptop whose clock is ahead."""
    return BEGUN + timedelta(hours=1)


STRANGE = [{"act": "vote", "id": "vote:1"}, {"act": "theme", "id": 5}, {"id": "x"}, {}]


@pytest.mark.parametrize("strange", STRANGE, ids=repr)
def test_an_act_that_this_kiosk_does_not_know_is_a_problem_and_no_loss(
    event: Event, strange: dict[str, object]
) -> None:
    """One sentence tells of its line; what was done and answered before and after it is read."""
    (before,) = did(event, THEME)
    saved(event, "desk-laptop", said("kept here"))
    with JournalDB(event.folder / "desk-laptop.jsonl") as db:
        db.table(ACTS).insert(strange)
    (after,) = did(event, structs.replace(before, label="room"))
    fold = followed(event)
    (problem,) = fold.stations["desk-laptop"].problems
    assert problem.startswith("line 4: what a desk did in it cannot be read (")
    assert problem.endswith("); the other lines are read") and "\n" not in problem
    assert (fold.acts.everything(), words(fold)) == ({"theme:1": after}, ["kept here"])
    assert fold.acts.before(after) == before


def test_a_problem_is_told_once_however_often_one_looks(event: Event) -> None:
    """And is still told after the journal was written anew."""
    did(event, THEME)
    with JournalDB(event.folder / "desk-laptop.jsonl") as db:
        db.table(ACTS).insert({"act": "vote", "id": "vote:1"})
    fold = followed(event)
    for _ in range(3):
        fold.poll()
    assert len(fold.stations["desk-laptop"].problems) == 1
    with Station(event, "desk-laptop", clock=clock) as desk:
        desk.tidy()
        fold.poll()
        assert len(fold.stations["desk-laptop"].problems) == 1


def test_news_are_counted_of_every_kind(event: Event, time: Clock) -> None:
    """Whoever follows sees that there was something: an answer, an act, a disk that fills; and that there was nothing."""
    with Station(event, "table-1", clock=time) as station, Station(event, "desk-laptop", clock=time) as desk:
        fold = followed(event)
        for write in (lambda: station.save(said("one")), lambda: desk.act(THEME), lambda: station.report(10)):
            before = fold.news
            fold.poll()
            assert fold.news == before
            write()
            fold.poll()
            assert fold.news > before


def test_who_was_withdrawn_is_no_record_any_more(event: Event, time: Clock) -> None:
    """The tombstone stays, and the number of the laptop's answers goes down."""
    with Station(event, "table-1", clock=time) as station:
        kept: list[Response] = [station.save(said(text)) for text in ("one", "two")]
        fold = followed(event)
        assert fold.stations["table-1"].records == 2
        station.withdraw(kept[0])
        (change,) = fold.poll()
    assert change.before == kept[0] and change.after.withdrawn
    assert (fold.stations["table-1"].records, words(fold)) == (1, ["two"])
