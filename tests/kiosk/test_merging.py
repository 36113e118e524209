"""Merging: journals of other laptops come together, in any order and any number of times, with the same result."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from kiosk import merging
from kiosk.errors import EventError
from kiosk.event import Event, events
from kiosk.file_lock import FileLock
from kiosk.journal import JournalDB
from kiosk.merging import merge
from kiosk.model.response import Status
from kiosk.reception import Reception
from kiosk.station import Station
from tests.laptops import changed, clock, files_with, laptop, said, saved, seen, spoken_words, state_of, ticking, zipped

ACTS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(["say", "say", "fetch", "withdraw"])), max_size=14
)
"""Who does what: the laptop, the person there, the act; `fetch` brings the journals of the laptop of that number."""


def acted(folder: Path, acts: list[tuple[int, int, str]]) -> list[Event]:
    """Let people say and change things on three laptops, of which each goes on from what it sees itself."""
    time = ticking()
    laptops = [laptop(folder / name) for name in "abc"]
    for place, event in enumerate(laptops):
        saved(event, f"table-{place}")
    for number, (place, person, act) in enumerate(acts):
        event, name = laptops[place], f"uuid:{person}"
        if act == "fetch":
            merge(event.folder.parent, None, [laptops[person % 3].folder], f"desk-{place}", clock=time)
            continue
        with Station(event, f"table-{place}", clock=time) as station:
            found = seen(event).get(name)
            if act == "withdraw" and found is not None:
                station.withdraw(found)
            elif act == "say" and (found is None or not found.withdrawn):
                station.save(changed(found or said("", instanceID=name), f"{place} says {number}"))
    return laptops


@given(ACTS, st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=3), max_size=3), st.permutations(range(3)))
@settings(max_examples=25, deadline=None)
def test_the_result_is_the_same_in_any_order(
    acts: list[tuple[int, int, str]], before: list[list[int]], order: list[int]
) -> None:
    """However often and in whatever portions it is brought: the same responses, the same fingerprint, the greatest version."""
    with TemporaryDirectory() as folder:
        laptops = acted(Path(folder), acts)
        wanted = max_versions(laptops)
        for number, portions in enumerate([[[0, 1, 2]], [*before, order, order]]):
            event = laptop(Path(folder, f"result-{number}"))
            for portion in portions:
                told = merge(
                    event.folder.parent, None, [laptops[place].folder for place in portion], "desk", clock=clock
                )
            assert {name: each.version for name, each in seen(event).items()} == wanted
            assert told.fingerprint == state_of(event)
            gone = [name for name, each in seen(event).items() if each.withdrawn]
            assert [name for name in gone if len(set(said_of(event, name))) > 1] == []
        first, second = (Event.named(Path(folder, f"result-{number}"), None) for number in (0, 1))
        assert seen(first) == seen(second) and state_of(first) == state_of(second)


def max_versions(laptops: list[Event]) -> dict[str, tuple[bool, int, str, str]]:
    """Tell, without the merge, which version of each response has to win."""
    versions: dict[str, tuple[bool, int, str, str]] = {}
    for event in laptops:
        for name, each in seen(event).items():
            versions[name] = max(each.version, versions.get(name, each.version))
    return versions


def said_of(event: Event, name: str) -> list[str]:
    """List the states of a response that stand in the journals' lines."""
    lines = [line for path in event.journals() for line in path.read_text().splitlines() if f'"{name}"' in line]
    return ["withdrawn" if '"withdrawn"' in line and "levers_other" not in line else "said" for line in lines]


def test_folders_files_and_zips_bring_the_same(ours: Event, theirs: Event, tmp_path: Path) -> None:
    """Whoever merges a second time, in another form, is told that all is known, and the words to compare are the same."""
    zip_file = zipped(theirs.folder, tmp_path / "theirs.zip")
    forms = [theirs.folder, zip_file, theirs.folder / "table-2.jsonl"]
    told = [merge(ours.folder.parent, None, [form], "desk", clock=clock) for form in forms]
    assert [each.arrivals[0].counts["new"] for each in told] == [1, 0, 0]
    assert [each.arrivals[0].counts["known"] for each in told] == [0, 1, 1]
    assert len({each.spoken for each in told}) == 1 and spoken_words(ours) == ["ours", "theirs"]
    assert sorted(path.name for path in ours.journals()) == ["table-1.jsonl", "table-2.jsonl"]


def test_into_an_empty_folder_the_event_comes_along(theirs: Event, tmp_path: Path) -> None:
    """`event.json` and `workshop.toml` are the same to the byte, so that the page, PIN and codes are those of the event."""
    merge(tmp_path / "new", None, [theirs.folder], "desk", clock=clock)
    ((folder, info),) = events(tmp_path / "new")
    assert info == theirs.info
    assert (folder / "workshop.toml").read_bytes() == (theirs.folder / "workshop.toml").read_bytes()
    assert folder.stat().st_mode & 0o777 == 0o700 and spoken_words(Event.open(folder)) == ["theirs"]


def test_two_laptops_of_one_name_keep_a_journal_each(ours: Event, tmp_path: Path) -> None:
    """The second gets a number behind its name; its next delivery goes to the same place."""
    other = laptop(tmp_path / "other")
    kept = saved(other, "table-1", said("theirs"))
    merge(ours.folder.parent, None, [other.folder], "desk", clock=clock)
    saved(other, "table-1", changed(kept[0], "theirs, later"))
    merge(ours.folder.parent, None, [other.folder], "desk", clock=clock)
    assert [path.name for path in ours.journals()] == ["table-1-2.jsonl", "table-1.jsonl"]
    assert spoken_words(ours) == ["ours", "theirs, later"]


def test_the_same_journal_under_two_names_is_one(ours: Event, theirs: Event, tmp_path: Path) -> None:
    """As when somebody copied it twice, once before and once after a change: the newer one counts, whichever is first."""
    old = tmp_path / "copy of table-2.jsonl"
    old.write_bytes((theirs.folder / "table-2.jsonl").read_bytes())
    (kept,) = seen(theirs).values()
    saved(theirs, "table-2", changed(kept, "theirs, later"))
    merge(ours.folder.parent, None, [old, theirs.folder, old], "desk", clock=clock)
    assert [path.name for path in ours.journals()] == ["table-1.jsonl", "table-2.jsonl"]
    assert spoken_words(ours) == ["ours", "theirs, later"]


@pytest.mark.parametrize("newer", [True, False], ids=["a newer copy", "an older copy"])
def test_a_running_kiosk_takes_over_what_is_newer_of_its_own(ours: Event, tmp_path: Path, newer: bool) -> None:
    """Its own journal, brought back from elsewhere, is not written by the merge; the kiosk does it when it looks."""
    away = Event.receive(tmp_path / "away", ours.info, (ours.folder / "workshop.toml").read_bytes())
    merge(away.folder.parent, None, [ours.folder], "away", clock=clock)
    (kept,) = seen(ours).values()
    saved(away if newer else ours, "table-1", changed(kept, "later"))
    with Station(ours, "table-1", clock=clock) as station:
        reception = Reception(ours, station, clock=clock)
        reception.follow()
        merge(ours.folder.parent, None, [away.folder], "desk", clock=clock)
        reception.follow()
        assert spoken_words(ours) == ["later"]
        assert (ours.folder / "desk-desk.jsonl").exists() is newer
    for path in ours.folder.glob("desk-*.jsonl"):
        path.unlink()
    assert spoken_words(ours) == ["later"]


def test_a_running_kiosk_buries_what_was_withdrawn_elsewhere(ours: Event, tmp_path: Path) -> None:
    """A tombstone that comes back reaches the open journal, the desk's own and those that nobody writes: no words stay."""
    away = Event.receive(tmp_path / "away", ours.info, (ours.folder / "workshop.toml").read_bytes())
    merge(away.folder.parent, None, [ours.folder], "away", clock=clock)
    (kept,) = seen(ours).values()
    with Station(ours, "table-1", clock=clock) as station:
        reception = Reception(ours, station, clock=clock)
        reception.follow()
        with Station(away, "table-1", clock=clock) as other:
            later = other.save(changed(kept, "ours, later"))
            merge(ours.folder.parent, None, [away.folder], "desk", clock=clock)
            other.withdraw(later)
        merge(ours.folder.parent, None, [away.folder], "desk", clock=clock)
        reception.follow()
        reception.tidy()
        assert files_with(ours.folder, "ours") == []
    assert [each.withdrawn for each in seen(ours).values()] == [True] and kept.instanceID in seen(ours)


def test_a_tombstone_erases_the_copy_that_came_before(ours: Event, theirs: Event) -> None:
    """The second delivery of a journal takes out of the first what its participant has withdrawn since."""
    merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    (kept,) = seen(theirs).values()
    with Station(theirs, "table-2", clock=clock) as station:
        station.withdraw(kept)
    told = merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert told.arrivals[0].counts == {"new": 0, "known": 0, "changed": 0, "withdrawn": 1}
    assert files_with(ours.folder, "theirs") == [] and spoken_words(ours) == ["ours"]


def test_words_that_were_withdrawn_here_do_not_come_back(ours: Event, theirs: Event) -> None:
    """Neither from a laptop that knows nothing of it, nor from one that was switched off before it could overwrite them."""
    merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    (kept,) = seen(theirs).values()
    with Station(ours, "table-1", clock=clock) as station:
        station.withdraw(kept)
    merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    saved(theirs, "table-3", changed(kept, "theirs, at another table"))
    merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert files_with(ours.folder, "theirs") == [] and spoken_words(ours) == ["ours"]


def test_a_journal_with_a_damaged_first_line_joins_by_its_folder(ours: Event, theirs: Event) -> None:
    """Its event.json tells whose it is; the same one again is the same one, and its problem is in the certificate."""
    path = theirs.folder / "table-2.jsonl"
    path.write_bytes(path.read_bytes().replace(b"workshop-kiosk-journal", b"workshop-quiosk-journal", 1))
    told = [merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock) for _ in range(2)]
    assert [each.arrivals[0].problems for each in told] == [
        ["line 1: its checksum does not fit; the other lines are read"]
    ] * 2
    assert [path.name for path in ours.journals()] == ["table-1.jsonl", "table-2.jsonl"]
    assert spoken_words(ours) == ["ours", "theirs"]


def test_what_this_kiosk_does_not_know_is_passed_over(ours: Event, theirs: Event) -> None:
    """Documents of a later kiosk, or of no kind at all, stop nobody, nor do they when they come again."""
    with JournalDB(theirs.folder / "table-2.jsonl") as db:
        for strange in ({"instanceID": 5}, {"id": "x"}, {"instanceID": "uuid:x", "revision": "two"}, {}):
            db.table("responses").insert(strange)
        db.table("plans").insert({"name": "no identity"})
    for _ in range(2):
        merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert spoken_words(ours) == ["ours", "theirs"]
    with Station(ours, "table-2", clock=clock) as station:
        assert station.save(said("more")).revision == 1


def test_one_merge_waits_for_another(ours: Event, theirs: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for ever: then it says so, and adds nothing."""
    monkeypatch.setattr(merging, "PATIENCE", 0.0)
    other = FileLock(ours.folder / merging.LOCK)
    assert other.acquire()
    with pytest.raises(EventError, match=r"Another merge into thursday is under way\. Wait for it"):
        merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    other.release()
    assert spoken_words(ours) == ["ours"]


def test_a_draft_that_goes_on_elsewhere_wins_by_its_revision(ours: Event, theirs: Event) -> None:
    """Of two laptops on which somebody went on apart, the one that saved more often; of equals the later one."""
    draft = said("begun", instanceID="uuid:same", status=Status.DRAFT, end=None)
    (one,) = saved(ours, "table-1", draft)
    saved(theirs, "table-2", structs.replace(changed(one, "further"), revision=7))
    merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert seen(ours)["uuid:same"].answers == {"levers_other": "further"}
