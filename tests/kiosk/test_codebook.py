"""The codebook, the conclusions and what is open: what the lists say after anything was done, changed or taken away."""

from datetime import UTC, datetime, timedelta

from msgspec import structs

from kiosk.acts import Acts
from kiosk.codebook import coded, new_theme, themed, themes
from kiosk.conclusions import concluded, conclusions, group_answers
from kiosk.model.acts import Act
from kiosk.model.response import Level, Status
from kiosk.openness import closed_at, first_closed_at, hidden_questions, revealed, turned
from kiosk.times import stamp
from tests.samples import response

NOW = datetime(2017, 12, 14, 13, 5, tzinfo=UTC)


def after(minutes: int) -> datetime:
    """Tell a moment."""
    return NOW + timedelta(minutes=minutes)


class Pad(Acts):
    """Acts that are done here, one after the other."""

    def do(self, act: Act) -> None:
        """Do something."""
        known = self.find(act.id)
        self.take(structs.replace(act, revision=known.revision + 1 if known else 1, writer="desk"))


def test_themes_stand_in_the_order_in_which_they_were_written() -> None:
    """Also where one was renamed since, and whichever desk's journal is read first."""
    early, late = new_theme(" elbow\n room ", after(0)), new_theme("money", after(1))
    pad = Pad()
    for each in (late, early, structs.replace(early, label="time")):
        pad.do(each)
    assert [each.label for each in themes(pad)] == ["time", "money"] and early.label == "elbow room"


def test_a_voice_has_the_themes_that_were_given_and_not_taken_away() -> None:
    """Several if need be; giving the same once more takes it away, and once more gives it again."""
    one, two, pad = new_theme("time", NOW), new_theme("money", NOW), Pad()
    for each in (one, two):
        pad.do(each)
        pad.do(coded(pad, "voice", each.id))
    assert themed(pad) == {"voice": {one.id, two.id}}
    pad.do(coded(pad, "voice", one.id))
    assert themed(pad) == {"voice": {two.id}}
    pad.do(coded(pad, "voice", two.id))
    assert themed(pad) == {}
    pad.do(coded(pad, "voice", one.id))
    assert themed(pad) == {"voice": {one.id}}


def test_a_voice_whose_only_theme_is_gone_has_none() -> None:
    """It is to be read again; if the theme comes back, so does what belonged to it."""
    theme, pad = new_theme("time", NOW), Pad()
    for each in (theme, coded(Acts(), "voice", theme.id), structs.replace(theme, gone=True)):
        pad.do(each)
    assert (themed(pad), themes(pad)) == ({}, [])
    pad.do(theme)
    assert themed(pad) == {"voice": {theme.id}}


def test_conclusions_stand_in_the_order_in_which_they_were_noted() -> None:
    """Also where one was reworded since; what was taken away is not in it."""
    first, second, third = (concluded(f" {minute}. ", "note", None, after(minute)) for minute in (0, 1, 2))
    pad = Pad()
    for each in (third, first, second, structs.replace(first, text="0, again."), structs.replace(second, gone=True)):
        pad.do(each)
    assert [each.text for each in conclusions(pad)] == ["0, again.", "2."]


def test_group_answers_stand_by_group_the_last_written_first() -> None:
    """Of two laptops that wrote for one group both; nobody's own, no rehearsal, none that was withdrawn."""
    fixed = {"level": Level.GROUP, "status": Status.COMPLETE}
    times = {"b": 1, "a": 1, "c": 3, "d": 2}
    groups = {"a": 2, "b": 1, "c": 2, "d": 2}
    given = [response(instanceID=who, group=groups[who], time=stamp(after(times[who])), **fixed) for who in times]
    others = [response(group=1), response(group=1, **fixed, test=True), given[0].tombstone(stamp(NOW), "w")]
    assert [each.instanceID for each in group_answers([*given, *others])] == ["b", "c", "d", "a"]


def test_an_event_is_closed_from_its_closing_to_its_opening() -> None:
    """When it was closed first is known also where it is open again, and closed a second time."""
    pad = Pad()
    assert (closed_at(pad), first_closed_at(pad)) == (None, None)
    told = []
    for minute in range(3):
        pad.do(structs.replace(turned(pad, after(minute)), time=stamp(after(minute))))
        told.append((closed_at(pad), first_closed_at(pad)))
    assert told == [(stamp(NOW), stamp(NOW)), (None, stamp(NOW)), (stamp(after(2)), stamp(NOW))]


def test_a_question_is_hidden_until_it_is_shown_again() -> None:
    """One that nobody decided about is shown."""
    pad = Pad()
    for name, shown in (("first", False), ("second", False), ("third", True), ("second", True)):
        pad.do(revealed(name, shown=shown))
    assert hidden_questions(pad) == {"first"}
