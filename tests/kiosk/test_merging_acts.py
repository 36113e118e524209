"""Merging what was done at desks: in any order and any number of times, the same acts; a desk that runs is not written."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from kiosk.event import Event
from kiosk.journal import JournalDB
from kiosk.merging import merge
from kiosk.model.acts import Act, Theme
from kiosk.station import Station
from tests.laptops import clock, did, done, files_with, laptop, saved, state_of, ticking

DONE = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(["name", "name", "fetch", "drop"])), max_size=14
)
"""What is done where: the laptop, the theme, the act; `fetch` brings the journals of the laptop of that number."""
THEME = Theme(id="theme:1", label="time", at="2017-12-14T13:05:00.000Z")


def worked(folder: Path, acts: list[tuple[int, int, str]]) -> list[Event]:
    """Let three desks name and drop themes, of which each goes on from what it sees itself."""
    time = ticking()
    laptops = [laptop(folder / name) for name in "abc"]
    for place, event in enumerate(laptops):
        saved(event, f"table-{place}")
    for number, (place, theme, act) in enumerate(acts):
        event = laptops[place]
        if act == "fetch":
            merge(event.folder.parent, None, [laptops[theme % 3].folder], f"merge-{place}", clock=time)
            continue
        known = done(event).get(f"theme:{theme}", Theme(id=f"theme:{theme}", label="", at=""))
        version = structs.replace(known, label=f"{place} says {number}", gone=act == "drop")
        did(event, version, desk=f"desk-{place}", clock=time)
    return laptops


@given(DONE, st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=3), max_size=3), st.permutations(range(3)))
@settings(max_examples=25, deadline=None)
def test_the_acts_are_the_same_in_any_order(
    acts: list[tuple[int, int, str]], before: list[list[int]], order: list[int]
) -> None:
    """However often and in whatever portions they are brought: of each the greatest version, and the same fingerprint."""
    with TemporaryDirectory() as folder:
        laptops = worked(Path(folder), acts)
        wanted = greatest(laptops)
        states = set()
        for number, portions in enumerate([[[0, 1, 2]], [*before, order, order]]):
            event = laptop(Path(folder, f"result-{number}"))
            for portion in portions:
                brought = [laptops[place].folder for place in portion]
                told = merge(event.folder.parent, None, brought, "desk", clock=clock)
            assert done(event) == wanted and told.fingerprint == state_of(event)
            states.add(state_of(event))
        assert len(states) == 1


def greatest(laptops: list[Event]) -> dict[str, Act]:
    """Tell, without the merge, which version of each act has to win."""
    found: dict[str, Act] = {}
    for event in laptops:
        for name, act in done(event).items():
            found[name] = max(act, found.get(name, act), key=lambda each: each.version)
    return found


def test_what_is_newer_of_a_running_desk_goes_into_another_desks_journal(ours: Event, tmp_path: Path) -> None:
    """Its own journal is left to it; the next act there goes on from what was brought, and once more changes nothing."""
    (first,) = did(ours, THEME)
    away = Event.receive(tmp_path / "away", ours.info, (ours.folder / "workshop.toml").read_bytes())
    merge(away.folder.parent, None, [ours.folder], "away", clock=clock)
    (second,) = did(away, structs.replace(first, label="elbow room"))
    with Station(ours, "desk-laptop", clock=clock) as desk:
        mine = desk.path.read_bytes().rstrip()
        told = [merge(ours.folder.parent, None, [away.folder], "laptop", clock=clock) for _ in range(2)]
        assert desk.path.read_bytes().rstrip() == mine
        assert done(ours) == done(away) == {"theme:1": second}
        assert files_with(ours.folder, "elbow room") == ["desk-laptop-2.jsonl"]
        assert [sum(each.counts["changed"] for each in merged.arrivals) for merged in told] == [1, 0]
        third = desk.act(structs.replace(second, label="room to learn"))
    assert done(ours) == {"theme:1": third} and state_of(ours) != state_of(away)


def test_an_older_copy_of_a_running_desk_leaves_no_trace(ours: Event, tmp_path: Path) -> None:
    """Nothing is newer in it, so no journal is begun for it."""
    (first,) = did(ours, THEME)
    away = Event.receive(tmp_path / "away", ours.info, (ours.folder / "workshop.toml").read_bytes())
    merge(away.folder.parent, None, [ours.folder], "away", clock=clock)
    (second,) = did(ours, structs.replace(first, gone=True))
    with Station(ours, "desk-laptop", clock=clock):
        merge(ours.folder.parent, None, [away.folder], "laptop", clock=clock)
    assert done(ours) == {"theme:1": second}
    assert [path.name for path in ours.journals()] == ["desk-laptop.jsonl", "table-1.jsonl"]


def test_acts_that_this_kiosk_does_not_know_are_passed_over(ours: Event, theirs: Event) -> None:
    """Of a later desk, or of no kind at all; those beside them arrive, also where the desk's journal is held here."""
    (kept,) = did(theirs, THEME)
    with JournalDB(theirs.folder / "desk-laptop.jsonl") as db:
        for strange in ({"act": "vote", "id": "vote:1"}, {"act": "theme", "id": 5}, {"id": "x"}, {}):
            db.table("acts").insert(strange)
    merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert done(ours) == {"theme:1": kept}
    (later,) = did(theirs, structs.replace(kept, label="later"))
    with Station(ours, "desk-laptop", clock=clock):
        merge(ours.folder.parent, None, [theirs.folder], "desk", clock=clock)
    assert done(ours) == {"theme:1": later}
