"""Voices: what counts as one, what becomes of it when it is changed or taken back, and whose may be read apart."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk.acts import Acts
from kiosk.codebook import coded, new_theme
from kiosk.fold import Change
from kiosk.model.acts import Act
from kiosk.model.response import Level, Response, Status
from kiosk.model.workshop import ASKED
from kiosk.moderation import decided
from kiosk.tally import splits
from kiosk.times import moment, stamp
from kiosk.voice_filter import State, VoiceFilter, matching
from kiosk.voices import Voice, Voices, asked_id
from tests.samples import START, WORKSHOP, response

SALT = "salt"
MINIMUM = WORKSHOP.privacy.desk_minimum
SECTORS = {"teacher": "school", "leader": "school", "trainer": "training", "other": "other"}


def handed_in(who: str, **values: object) -> Response:
    """Make what somebody has handed in."""
    fixed = {
        "status": Status.COMPLETE,
        "group": 1,
        "intake": {"role": "teacher"},
        "answers": {"why": f"words of {who}"},
    }
    return response(instanceID=who, **{**fixed, **values})


def heard(*responses: Response) -> Voices:
    """Hear responses one after the other, each as a change of what it was before."""
    voices, now = Voices(WORKSHOP, SALT), dict[str, Response]()
    for after in responses:
        voices.note([Change(now.get(after.instanceID), after)])
        now[after.instanceID] = after
    return voices


def texts(voices: Voices) -> list[str]:
    """List what is said, in the order in which it is read."""
    return [voice.text for voice in voices.all.values()]


def test_everything_in_own_words_is_a_voice() -> None:
    """Open answers, the words beside a choice, and the question to the table; nothing that was chosen or counted."""
    answers = {
        "levers": ("other",),
        "levers_other": "more time",
        "why": "because",
        "who": "school",
        "dilemma": 4,
        "asked": "How?",
        "asked_to": "trainer",
    }
    (first, second, third) = heard(handed_in("a", answers=answers, group=2, quotable=("why",))).all.values()
    sides = {"group": "2", "role": "school"}
    assert first == Voice("a/levers_other", "levers_other", "first", "more time", None, 2, sides, False)
    assert second == Voice("a/why", "why", "first", "because", None, 2, sides, True)
    assert third == Voice(asked_id(SALT, handed_in("a")), ASKED, None, "How?", "trainer", 2, sides, True)
    assert "a" not in third.id.split("/")


@pytest.mark.parametrize(
    "different",
    [
        {"status": Status.DRAFT},
        {"status": Status.WITHDRAWN},
        {"test": True},
        {"level": Level.GROUP},
        {"answers": {"why": "  \n"}},
        {"answers": {"role_other": "caretaker"}},
        {"answers": {"first_otherwise": "not me"}},
        {"intake": {"role": "other", "role_other": "caretaker"}, "answers": {}},
    ],
    ids=repr,
)
def test_what_is_no_voice(different: dict[str, object]) -> None:
    """What is not handed in, or is a rehearsal's; what a scribe wrote, but for its questions; blanks; who somebody is."""
    assert texts(heard(handed_in("a", **different))) == []
    assert texts(heard(handed_in("a"), handed_in("a", **different))) == []


def test_what_a_group_asks_is_a_voice_of_nobody() -> None:
    """One for each question that it has written down; nobody has to allow it, and nobody of a sector has said it."""
    answers = {"first": "ours", "first_asked": "Who pays?", "first_asked_to": "trainer", "second_asked": "When?"}
    scribe = response(instanceID="g", level=Level.GROUP, group=3, answers=answers, status=Status.COMPLETE)
    voices = heard(scribe)
    told = [
        (each.text, each.to, each.group, each.question, each.quotable, each.of_group) for each in voices.all.values()
    ]
    assert told == [("Who pays?", "trainer", 3, None, True, True), ("When?", None, 3, None, True, True)]
    assert {tuple(each.sides.items()) for each in voices.all.values()} == {(("group", "3"),)}
    assert len({each.id for each in voices.all.values()}) == 2
    for none in ({"test": True}, {"status": Status.WITHDRAWN}):
        assert texts(heard(scribe, structs.replace(scribe, **none))) == []


def test_a_changed_voice_stays_in_its_place() -> None:
    """Also over the time in which its author has it open; meanwhile it is not read."""
    one, two, three = (handed_in(who) for who in "abc")
    opened = structs.replace(one, status=Status.DRAFT, answers={"why": "half a"})
    again = structs.replace(one, answers={"why": "after all"})
    assert texts(heard(one, two, again)) == ["after all", "words of b"]
    assert texts(heard(one, two, opened)) == ["words of b"]
    assert texts(heard(one, two, opened, three, again)) == ["after all", "words of b", "words of c"]


def test_what_is_withdrawn_or_emptied_is_gone() -> None:
    """And what the same person said elsewhere stays, if only one answer was emptied."""
    both = handed_in("a", answers={"why": "because", "levers_other": "time"})
    assert texts(heard(both, handed_in("b"), structs.replace(both, answers={"levers_other": "time"}))) == [
        "time",
        "words of b",
    ]
    assert texts(heard(both, both.tombstone(START, "w"), handed_in("b"))) == ["words of b"]


def test_who_moves_to_another_group_takes_the_voice_along() -> None:
    """It is read with the others there."""
    voices = heard(handed_in("a"), handed_in("a", group=2, intake={"role": "trainer"}))
    assert [(each.group, each.sides) for each in voices.all.values()] == [(2, {"group": "2", "role": "training"})]


people = st.builds(
    handed_in,
    st.sampled_from([f"p{number}" for number in range(12)]),
    group=st.sampled_from([None, 1, 2, 3]),
    status=st.sampled_from([Status.COMPLETE, Status.COMPLETE, Status.COMPLETE, Status.PARTIAL, Status.DRAFT]),
    intake=st.fixed_dictionaries({}, optional={"role": st.sampled_from(list(SECTORS))}),
    answers=st.fixed_dictionaries({}, optional={name: st.just("words") for name in ("why", "levers_other", "asked")}),
)
groups = st.builds(
    response,
    instanceID=st.sampled_from(["g1", "g2", "g3"]),
    level=st.just(Level.GROUP),
    status=st.just(Status.COMPLETE),
    group=st.integers(1, 3),
    answers=st.fixed_dictionaries(
        {}, optional={f"{name}_asked": st.just("words") for name in ("first", "second", "third")}
    ),
)


@given(st.lists(people | groups, max_size=30), st.sampled_from(["why", "levers_other", ASKED]))
def test_no_few_people_can_be_told_by_their_voices(changes: list[Response], part: str) -> None:
    """Attack: read each population alone, and take all of them from everybody; nowhere are there one or two people."""
    voices, now = heard(*changes), {each.instanceID: each for each in changes}
    everybody = {each.instanceID for each in now.values() if each.counts and each.answers.get(part)}
    for split, populations in splits(WORKSHOP).items():
        shown = set[str]()
        for side in populations:
            read = matching(voices, Acts(), VoiceFilter(split=split, side=side))
            mine = {who for who in everybody if stands(now[who], split) == side}
            if any(voice.part == part and not voice.of_group for voice in read):
                assert len(mine) >= MINIMUM
                shown |= mine
                assert sum(voice.part == part and not voice.of_group for voice in read) == len(mine)
        rest = everybody - shown
        assert not shown or not rest or len(rest) >= MINIMUM


def stands(each: Response, split: str) -> str | None:
    """Tell somebody's population in a split."""
    return str(each.group) if split == "group" else SECTORS.get(str(each.intake.get("role")))


def asking(who: str, **values: object) -> Response:
    """Let somebody ask the table something."""
    return handed_in(who, answers={"asked": f"question of {who}"}, **values)


def test_what_groups_ask_hides_nobody() -> None:
    """Two people are two, however much their group asks; and one trainer is one, whatever groups without a role say."""
    scribes = [
        response(
            instanceID=f"g{group}",
            level=Level.GROUP,
            status=Status.COMPLETE,
            group=group,
            answers={f"{name}_asked": f"of group {group}" for name in ("first", "second", "third")},
        )
        for group in (1, 2)
    ]
    crowd = [asking(f"crowd {number}", group=2) for number in range(5)]
    pair = [asking(f"pair {number}", group=1) for number in range(2)]
    voices = heard(*scribes, *crowd, *pair)
    alone = matching(voices, Acts(), VoiceFilter(split="group", side="1"))
    assert {voice.text for voice in alone} == {"of group 1"}
    mixed = heard(*scribes, *crowd, asking("trainer", intake={"role": "trainer"}))
    assert matching(mixed, Acts(), VoiceFilter(split="role", side="school")) == []


def test_a_population_that_there_is_not_has_no_voice() -> None:
    """Nor has one that no split was named for."""
    voices = heard(*(handed_in(f"{number}") for number in range(9)))
    for wanted in (VoiceFilter(split="age", side="old"), VoiceFilter(split="group", side="9"), VoiceFilter(side="1")):
        assert matching(voices, Acts(), wanted) == []


def room() -> Voices:
    """Hear two groups of four, two of them with a question to somebody."""
    asks = {"a": "trainer", "f": "leader"}
    return heard(
        *(
            handed_in(
                who,
                group=1 + (who > "d"),
                answers={"why": who, "levers_other": who.upper()}
                | ({"asked": f"{who}?", "asked_to": asks[who]} if who in asks else {}),
            )
            for who in "abcdefgh"
        )
    )


def found(wanted: VoiceFilter, acts: Acts | None = None) -> str:
    """Tell what a filter finds, in one string."""
    return " ".join(voice.text for voice in matching(room(), acts or Acts(), wanted))


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (VoiceFilter(question="first", split="group", side="1"), "A a B b C c D d"),
        (VoiceFilter(question="second"), ""),
        (VoiceFilter(question=ASKED), "a? f?"),
        (VoiceFilter(to="leader"), "f?"),
        (VoiceFilter(question="first", to="leader"), ""),
        (VoiceFilter(split="group", side="2"), "E e F f G g H h"),
        (VoiceFilter(split="role", side="training"), ""),
    ],
)
def test_a_filter_finds_what_it_says(wanted: VoiceFilter, told: str) -> None:
    """By question, addressee and population, all at once; too few questions to the table are in no population's list."""
    assert found(wanted) == told


def acted(*acts: Act) -> Acts:
    """Do things at a desk."""
    done = Acts()
    for number, act in enumerate(acts):
        done.take(structs.replace(act, revision=number + 1, time=stamp(moment(START)), writer="desk"))
    return done


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("all", "A a B b C c D d"),
        ("undecided", "a B C c D d"),
        ("released", "A"),
        ("held", "b"),
        ("unthemed", "A B b C c D d"),
    ],
)
def test_a_filter_looks_at_what_was_decided(state: State, told: str) -> None:
    """Each voice is undecided, released or held; whether it has a theme is another matter."""
    voices, theme = room().all, new_theme("time", moment(START))
    acts = acted(
        decided(Acts(), voices["a/levers_other"], "released"),
        decided(Acts(), voices["b/why"], "held"),
        theme,
        coded(Acts(), "a/why", theme.id),
    )
    assert found(VoiceFilter(split="group", side="1", question="first", state=state), acts) == told


def test_everybody_can_be_read_however_few_they_are() -> None:
    """The facilitator reads all voices; it is the populations that are guarded."""
    voices = heard(handed_in("a"))
    assert len(matching(voices, Acts(), VoiceFilter())) == 1
    for split, populations in splits(WORKSHOP).items():
        assert all(voices.visible(split, side) == set() for side in populations)


@given(st.lists(people | groups, max_size=25))
def test_change_by_change_is_what_hearing_anew_gives(changes: list[Response]) -> None:
    """After any changes, the voices are those of the responses as they are now."""
    now = {each.instanceID: each for each in changes}
    assert heard(*changes).all == heard(*now.values()).all


@given(st.lists(people, max_size=25))
def test_voices_stand_in_the_order_in_which_they_were_first_heard(changes: list[Response]) -> None:
    """However often they were opened, changed and handed in again."""
    first = dict.fromkeys(voice for each in changes for voice in heard(each).all)
    there = heard(*changes).all
    assert list(there) == [voice for voice in first if voice in there]


def test_populations_are_read_part_by_part() -> None:
    """Where enough people of a group said something to one part but not to the other, the one is read."""
    crowd = [handed_in(f"{number}", group=1 + number % 2) for number in range(10)]
    some = structs.replace(crowd[0], answers={"why": "words", "levers_other": "time"})
    voices = heard(*crowd[1:], some)
    assert [voices.visible(*population) for population in product(["group"], "12")] == [{"why"}, {"why"}]
