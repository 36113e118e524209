"""Taking back at a desk: the last thing it did, and the one before that, but never what another desk did."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from kiosk.codebook import coded, new_theme, themed, themes
from kiosk.conclusions import concluded, conclusions
from kiosk.desk import Desk
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.model.acts import Act, Conclusion, Round, Theme
from kiosk.moderation import decided
from kiosk.openness import revealed, turned
from kiosk.rounds import current, following, lengthened, pressed, said
from kiosk.times import Clock
from kiosk.voices import Voice
from tests.laptops import BEGUN, clock, done, laptop, ticking

VOICE = Voice("uuid:1/why", "why", "first", "time", None, 1, {}, True)


@contextmanager
def sat(event: Event, time: Clock = clock, station: str = "laptop") -> Iterator[Desk]:
    """Sit at a desk that has read everything, until it is closed."""
    desk = Desk(event, station, clock=time)
    desk.follow()
    try:
        yield desk
    finally:
        desk.close()


def standing(desk: Desk) -> dict[str, Act]:
    """Tell what stands at a desk, whoever wrote it, and at which revision."""
    desk.follow()
    return stripped(desk.acts.everything())


def stripped(acts: dict[str, Act]) -> dict[str, Act]:
    """Leave out of acts which version they are, and those that are gone."""
    bare = {"revision": 0, "time": "", "writer": "", "undoes": False}
    return {name: structs.replace(act, **bare) for name, act in acts.items() if not act.gone}


def theme(desk: Desk) -> Theme:
    """Find the theme that was written first."""
    return themes(desk.acts)[0]


def noted(desk: Desk) -> Conclusion:
    """Find the conclusion that was noted first."""
    return conclusions(desk.acts)[0]


def clicked(desk: Desk) -> Act:
    """Press the key of the clock."""
    return pressed(desk.event.workshop, current(desk.acts), desk.clock())


def longer(desk: Desk) -> Act:
    """Give the round two minutes more."""
    return lengthened(first_round(desk), desk.clock())


DEEDS: list[Callable[[Desk], Act]] = [
    clicked,
    clicked,
    longer,
    lambda desk: following(desk.event.workshop, current(desk.acts), desk.clock()),
    lambda desk: said("Two more minutes", desk.clock()),
    lambda desk: said("", desk.clock()),
    lambda desk: new_theme("time", desk.clock()),
    lambda desk: structs.replace(theme(desk), label="elbow room"),
    lambda desk: coded(desk.acts, VOICE.id, theme(desk).id),
    lambda desk: coded(desk.acts, VOICE.id, theme(desk).id),
    lambda desk: decided(desk.acts, VOICE, "released"),
    lambda desk: decided(desk.acts, VOICE, "held"),
    lambda desk: decided(desk.acts, VOICE, "held"),
    lambda desk: concluded("Together.", "conclusion", "strengthen", desk.clock()),
    lambda desk: structs.replace(noted(desk), text="Together, then."),
    lambda desk: structs.replace(noted(desk), gone=True),
    lambda desk: revealed("strengthen", shown=False),
    lambda desk: revealed("strengthen", shown=True),
    lambda desk: turned(desk.acts, desk.clock()),
    lambda desk: turned(desk.acts, desk.clock()),
    lambda desk: structs.replace(theme(desk), gone=True),
]
"""An afternoon at the desk, in which everything is done that can be done."""


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event without anybody yet."""
    return laptop(tmp_path)


@pytest.mark.parametrize("time", [ticking, lambda: clock], ids=["a clock", "a clock that stands still"])
@pytest.mark.parametrize("restarts", [False, True], ids=["in one go", "over restarts"])
def test_an_afternoon_is_taken_back_step_by_step(event: Event, time: Callable[[], Clock], restarts: bool) -> None:
    """Each time it is as it was before the act that is named; in the end there is nothing more, and nothing comes back."""
    goes, before, acts = time(), list[dict[str, Act]](), list[Act]()
    with sat(event, goes) as desk:
        for deed in DEEDS:
            before.append(standing(desk))
            acts.append(desk.journal.act(deed(desk)))
            assert standing(desk) != before[-1]
        while acts and not restarts:
            assert (desk.journal.undo(), standing(desk)) == (acts.pop(), before.pop())
            assert stripped(done(event)) == standing(desk)
    while acts:
        with sat(event, goes) as desk:
            assert (desk.journal.undo(), standing(desk)) == (acts.pop(), before.pop())
    with sat(event, goes) as desk:
        assert (desk.journal.undo(), standing(desk)) == (None, {})


def test_what_is_done_again_after_it_was_taken_back_is_an_act_of_its_own(event: Event) -> None:
    """A round that is paused, goes on by Undo, and is paused again, is taken back in two steps, not in one that is wrong."""
    with sat(event) as desk:
        for deed in (lambda desk: new_theme("time", BEGUN), clicked, clicked):
            desk.journal.act(deed(desk))
        running, paused = structs.replace(first_round(desk), running=True), first_round(desk)
        desk.journal.undo()
        assert desk.journal.act(clicked(desk)).undoes is False
        assert not first_round(desk).running and not paused.running
        desk.journal.undo()
        assert first_round(desk).running and first_round(desk).seconds == running.seconds
        desk.journal.undo()
        assert [type(act) for act in standing(desk).values()] == [Theme]


def first_round(desk: Desk) -> Round:
    """Find the round that is under way."""
    round = current(desk.acts)
    assert round is not None
    return round


def test_undo_of_an_edit_gives_the_text_before(event: Event) -> None:
    """Also where that was another desk's; what that one wrote stays."""
    with sat(event, station="left") as left, sat(event, station="right") as right:
        left.journal.act(concluded("Theirs.", "note", None, BEGUN))
        right.follow()
        for text in ("Mine.", "Mine, again."):
            right.journal.act(structs.replace(noted(right), text=text))
        texts = [noted(right).text]
        while right.journal.undo():
            texts.append(noted(right).text)
        left.follow()
    assert texts == ["Mine, again.", "Mine.", "Theirs."] and noted(left).text == "Theirs."


def test_what_another_desk_has_changed_since_stays_as_it_is(event: Event) -> None:
    """It is not taken back, and neither is what was done before it; no byte of any journal changes."""
    with sat(event, station="left") as left, sat(event, station="right") as right:
        left.journal.act(said("Coffee", BEGUN))
        left.journal.act(new_theme("time", BEGUN))
        right.follow()
        right.journal.act(structs.replace(theme(right), label="room"))
        before, files = standing(left), journals(event)
        assert left.journal.undo() is None
        assert (standing(left), journals(event)) == (before, files)
        right.journal.undo()
        assert theme(right).label == "time"
        left.follow()
        assert isinstance(left.journal.undo(), Theme) and themes(left.acts) == []


def journals(event: Event) -> dict[str, bytes]:
    """Read every journal."""
    return {path.name: path.read_bytes() for path in event.journals()}


def test_a_desk_never_writes_the_journal_of_another(ours: Event) -> None:
    """Whatever it does and takes back: only its own file is there besides, and no other has changed."""
    with sat(ours, ticking(), station="left") as left:
        left.journal.act(concluded("Theirs.", "note", None, BEGUN))
        before = journals(ours)
        with sat(ours, ticking(), station="right") as right:
            right.journal.act(structs.replace(noted(right), text="Mine."))
            for deed in DEEDS:
                right.journal.act(deed(right))
            while right.journal.undo():
                right.follow()
            right.journal.tidy()
            assert (left.journal.name, right.journal.name) == ("desk-left", "desk-right")
        after = journals(ours)
    assert after.pop("desk-right.jsonl") and after == before


def test_a_second_desk_on_the_same_laptop_takes_back_its_own_acts_alone(event: Event) -> None:
    """It has a journal of its own, and nothing to take back at first."""
    with sat(event) as first:
        first.journal.act(new_theme("time", BEGUN))
        with sat(event) as second:
            assert (second.journal.undo(), second.journal.name) == (None, "desk-laptop-2")
            second.journal.act(new_theme("money", BEGUN))
            second.journal.undo()
            assert [each.label for each in themes(second.acts)] == ["time"]


def test_a_theme_that_is_taken_back_takes_its_codings_along(event: Event) -> None:
    """The voices under it are without a theme again."""
    with sat(event, station="left") as left, sat(event, station="right") as right:
        left.journal.act(new_theme("time", BEGUN))
        right.follow()
        right.journal.act(coded(right.acts, VOICE.id, theme(right).id))
        left.follow()
        assert set(themed(left.acts)) == {VOICE.id}
        left.journal.undo()
        assert themed(left.acts) == {} and themes(left.acts) == []


DOINGS = st.lists(st.sampled_from(["add", "rename", "drop", "undo", "undo", "restart", "tidy"]), max_size=16)


@given(DOINGS)
@settings(max_examples=60, deadline=None)
def test_undo_takes_the_last_act_back_or_nothing_also_in_a_journal_that_was_written_anew(doings: list[str]) -> None:
    """What the journal has forgotten cannot be taken back; then nothing changes, and nothing else is taken for it."""
    time, before, forgets = ticking(), list[dict[str, Act]](), False
    with TemporaryDirectory() as folder:
        event = laptop(Path(folder))
        desk = Desk(event, "laptop", clock=time)
        for number, doing in enumerate([*doings, "restart", "undo"]):
            now = standing(desk)
            if doing == "restart":
                desk.close()
                desk = Desk(event, "laptop", clock=time)
            elif doing == "tidy":
                desk.journal.open()
                desk.journal.tidy()
                forgets = True
            elif doing == "undo":
                undone = desk.journal.undo()
                assert standing(desk) == (before.pop() if undone else now)
                assert undone or forgets or not before
            elif doing == "add" or themes(desk.acts):
                before.append(now)
                desk.journal.act(done_to(desk, doing, number, time()))
        desk.close()


def done_to(desk: Desk, doing: str, number: int, moment: datetime) -> Theme:
    """Add a theme, or rename or drop the first one."""
    if doing == "add":
        return new_theme(f"{number}", moment)
    return structs.replace(theme(desk), label=f"{number}", gone=doing == "drop")


def test_a_desk_that_cannot_write_follows_and_does_nothing(event: Event) -> None:
    """As on a stick that is write-protected: it shows what others do; each act is refused, and nothing has changed."""
    (event.folder / "desk-laptop.jsonl.lock").mkdir()
    with sat(event) as desk, sat(event, station="other") as other:
        other.journal.act(new_theme("time", BEGUN))
        before = standing(desk)
        assert [each.label for each in themes(desk.acts)] == ["time"]
        for _ in range(2):
            with pytest.raises(EventError, match=r"desk-laptop\.jsonl cannot be written"):
                desk.journal.act(structs.replace(theme(desk), label="room"))
            with pytest.raises(EventError, match=r"desk-laptop\.jsonl cannot be written"):
                desk.journal.undo()
        assert standing(desk) == before == stripped(done(event))
        (event.folder / "desk-laptop.jsonl.lock").rmdir()
        desk.journal.act(structs.replace(theme(desk), label="room"))
        assert theme(desk).label == "room"


def test_an_act_that_the_disk_refuses_was_not_done(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither here nor in the journal; once there is room, the next one is, and Undo takes that back."""

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with sat(event) as desk:
        desk.journal.act(new_theme("time", BEGUN))
        before = standing(desk)
        with monkeypatch.context() as patched:
            patched.setattr("kiosk.disk.write_into", full)
            for refused in (lambda: desk.journal.act(said("Coffee", BEGUN)), desk.journal.undo):
                with pytest.raises(EventError, match="Make room on the disk"):
                    refused()
        assert standing(desk) == before == stripped(done(event))
        desk.journal.act(said("Tea", BEGUN))
        assert desk.journal.undo() and standing(desk) == before


def test_a_journal_of_another_event_in_its_place_does_not_keep_a_desk_from_acting(event: Event, tmp_path: Path) -> None:
    """A file that was copied into the wrong folder is left as it is; the desk writes one with another name."""
    stray = laptop(tmp_path, name="friday")
    with sat(stray) as desk:
        desk.journal.act(new_theme("money", BEGUN))
    copied = (stray.folder / "desk-laptop.jsonl").read_bytes()
    (event.folder / "desk-laptop.jsonl").write_bytes(copied)
    with sat(event) as desk:
        desk.journal.act(new_theme("time", BEGUN))
        assert [each.label for each in themes(desk.acts)] == ["time"] and desk.journal.name == "desk-laptop-2"
    assert (event.folder / "desk-laptop.jsonl").read_bytes() == copied
