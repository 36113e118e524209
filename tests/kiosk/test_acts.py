"""What was done at desks, put together from their journals: of each act the greatest version, whatever is read first."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk.acts import Acts
from kiosk.event import Event
from kiosk.model.acts import Act, Closing, Coding, Notice, Theme
from tests.laptops import did, done

TIMES = ["2017-12-14T13:05:00.000Z", "2017-12-14T13:05:01.000Z"]
THEME = Theme(id="theme:1", label="time", at=TIMES[0])


def version(number: int, revision: int, time: str, writer: str, gone: bool) -> Theme:
    """Make a version of a theme that says which it is."""
    label = f"{revision} at {time} by {writer}"
    return Theme(id=f"theme:{number}", revision=revision, time=time, writer=writer, gone=gone, label=label, at=TIMES[0])


versions = st.lists(
    st.builds(
        version, st.integers(1, 2), st.integers(1, 3), st.sampled_from(TIMES), st.sampled_from("ab"), st.booleans()
    ),
    unique_by=lambda each: (each.id, each.version),
    max_size=12,
)


def taken(read: list[Theme]) -> Acts:
    """Take in versions in this order."""
    acts = Acts()
    for each in read:
        acts.take(each)
    return acts


@given(st.data(), versions)
def test_in_any_order_and_however_often_it_is_the_same(data: st.DataObject, read: list[Theme]) -> None:
    """Of each act the greatest version stands, each version has the one before it, and repeats count for nothing."""
    acts = taken(
        data.draw(st.permutations([*read, *data.draw(st.lists(st.sampled_from(read)) if read else st.just([]))]))
    )
    greatest: dict[str, Theme] = {}
    for each in read:
        greatest[each.id] = max(each, greatest.get(each.id, each), key=lambda one: one.version)
    assert acts.everything() == greatest
    assert {each.id: each for each in acts.of(Theme)} == {id: each for id, each in greatest.items() if not each.gone}
    assert acts.taken == len(read)
    ranked = sorted(read, key=lambda each: each.version)
    for each in read:
        smaller = [other for other in ranked if other.id == each.id and other.version < each.version]
        assert acts.before(each) == (smaller[-1] if smaller else None)


def test_a_greater_revision_wins_whatever_the_clocks_say() -> None:
    """Another desk went on from what stood, so its word is the later one, also where its clock is behind."""
    mine = structs.replace(THEME, revision=1, time=TIMES[1], writer="b")
    theirs = structs.replace(THEME, revision=2, time=TIMES[0], writer="a", label="room")
    assert taken([mine, theirs]).find("theme:1") == taken([theirs, mine]).find("theme:1") == theirs


def test_what_was_taken_away_is_found_but_does_not_stand() -> None:
    """It is known, so that the next version goes on from it; no list has it."""
    gone = structs.replace(THEME, revision=2, gone=True)
    acts = taken([gone, structs.replace(THEME, revision=1)])
    assert acts.find("theme:1") == gone
    assert (acts.get(Theme, "theme:1"), list(acts.of(Theme))) == (None, [])
    back = structs.replace(THEME, revision=3)
    acts.take(back)
    assert (acts.get(Theme, "theme:1"), list(acts.of(Theme))) == (back, [back])


def test_an_act_of_another_kind_is_not_given() -> None:
    """Whoever asks for a notice of a theme's name gets nothing, and each list has its own kind alone."""
    closing = Closing(id="closing", at=TIMES[0])
    acts = Acts()
    for each in (THEME, closing):
        acts.take(each)
    assert (acts.get(Notice, "theme:1"), acts.get(Closing, "closing")) == (None, closing)
    assert (list(acts.of(Theme)), list(acts.of(Closing)), list(acts.of(Coding))) == ([THEME], [closing], [])


def test_two_desks_at_once_are_one_codebook(ours: Event) -> None:
    """Each writes its own journal; of what both renamed from the same version, all readers take the same one."""
    (first,) = did(ours, THEME)
    other = Theme(id="theme:2", label="money", at=TIMES[1])
    renamed = [structs.replace(first, label=label) for label in ("one", "two")]
    (left,) = did(ours, renamed[0], desk="desk-left")
    right, added = did(ours, renamed[1], other, desk="desk-right")
    wanted: dict[str, Act] = {"theme:1": max(left, right, key=lambda each: each.version), "theme:2": added}
    assert left.revision == right.revision == 2 and left.writer != right.writer
    assert done(ours) == wanted
