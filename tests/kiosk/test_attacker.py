"""The attack on everything that is published: all tables of all splits, in all versions, added and subtracted at will."""

from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import NamedTuple, TypeAlias

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from kiosk.disclosure import gate
from kiosk.model.response import Response, Status
from kiosk.model.results import Results
from kiosk.model.workshop import Workshop
from kiosk.publishing import Published, Publisher
from kiosk.tally import Tallies
from tests.attacker import Attacker
from tests.samples import WORKSHOP, response

WHO = ("teacher", "school", "state")
ROLES = ("teacher", "leader", "trainer", "other")
PARTS = ("who", "levers", "chances", "dilemma")
LATER = 8
"""People who come after the event was closed and opened again."""


ByPart: TypeAlias = dict[str, set[str]]
"""People, by part."""


class Plan(NamedTuple):
    """How a room goes: `by_table`: a laptop for each group, one after the other; `restless`: how often somebody changes."""

    people: int
    groups: int
    minimum: int
    by_table: bool
    restless: float
    skipping: float
    seed: int

    @property
    def workshop(self) -> Workshop:
        """The workshop of this room."""
        return structs.replace(WORKSHOP, groups=self.groups)


def comings(plan: Plan, random: Random, first: int, number: int) -> Iterator[Response]:
    """Let people come, change, look back, leave, and move to another group."""
    here: list[Response] = []
    for each in range(first, first + number):
        group = each * plan.groups // max(1, plan.people) % plan.groups if plan.by_table else each % plan.groups
        here.append(saying(plan, random, f"uuid:{each}", group + 1, random.choices(ROLES, (5, 3, 3, 1))[0]))
        yield here[-1]
        while random.random() < plan.restless:
            at = random.randrange(len(here))
            here[at] = changed(plan, random, here[at])
            yield here[at]


def saying(plan: Plan, random: Random, identity: str, group: int, role: str) -> Response:
    """Let somebody answer, or skip."""
    answers = {
        "who": random.choices(WHO, (6, 3, 1))[0],
        "levers": tuple(name for name in ("space", "hrm", "money") if random.random() < 0.5) or ("other",),
        "chances": tuple(random.sample("abc", 3)),
        "dilemma": random.randint(1, 5),
    }
    return response(
        instanceID=identity,
        status=Status.COMPLETE,
        group=group,
        intake={"role": role},
        answers={name: said for name, said in answers.items() if random.random() >= plan.skipping},
    )


def changed(plan: Plan, random: Random, was: Response) -> Response:
    """Let somebody change their answers, group or role, open them again, or withdraw for good."""
    was = structs.replace(was, revision=was.revision + 1)
    if was.withdrawn or random.random() < 0.2:
        return structs.replace(was, status=Status.WITHDRAWN, answers={}, intake={}, group=None)
    if random.random() < 0.3:
        return structs.replace(was, status=random.choice((Status.DRAFT, Status.COMPLETE, Status.PARTIAL)))
    group = random.randint(1, plan.groups) if random.random() < 0.2 else was.group or 1
    role = random.choice(ROLES) if random.random() < 0.2 else str(was.intake.get("role", "other"))
    return structs.replace(saying(plan, random, was.instanceID, group, role), revision=was.revision)


class Watched:
    """A publisher, the room as it really is, and an attacker for each part."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.publisher = Publisher(plan.workshop, plan.minimum)
        self.room: dict[str, Response] = {}
        self.attackers = {part: Attacker(plan.workshop, part, plan.minimum) for part in PARTS}

    def happen(self, changes: Iterator[Response]) -> None:
        """Let things happen, and look at every version."""
        for after in changes:
            self.publisher.apply(after)
            self.room[after.instanceID] = after
            self.look(self.publisher.results)

    def miss(self, changes: Iterator[Response]) -> None:
        """Let things happen that the publisher hears nothing of."""
        self.room |= {after.instanceID: after for after in changes}

    def start_again(self, random: Random) -> None:
        """Let another publisher go on from what this one wrote down; it hears of everybody in any order."""
        state = msgspec.json.decode(msgspec.json.encode(self.publisher.state()), type=Published)
        self.publisher = Publisher(self.plan.workshop, self.plan.minimum)
        self.publisher.restore(state, self.room)
        for part, attacker in self.attackers.items():
            attacker.recognise(self.publisher.results.parts[part])
        heard = {part: set(each.ledger.people) for part, each in state.parts.items()}
        for after in random.sample(list(self.room.values()), len(self.room)):
            self.publisher.apply(after)
            for people in heard.values():
                people.add(after.instanceID)
            self.look(self.publisher.results, heard)

    def look(self, results: Results, heard: ByPart | None = None) -> None:
        """Let every attacker take down what is published, of those whom the publisher has heard of."""
        for part, attacker in self.attackers.items():
            if part in results.parts:
                known = self.room if heard is None else heard[part]
                attacker.look(results.parts[part], [self.room[who] for who in self.room if who in known])

    def late(self) -> ByPart:
        """Tell of each part who waits to be published."""
        return {part: attacker.late(self.room.values()) for part, attacker in self.attackers.items()}

    def isolated(self, random: Random, tries: int = 400, last: ByPart | None = None) -> list[str]:
        """Tell whom the attackers can tell of, though they are too few; of the last step's own people one may."""
        return [
            f"{part}: {sorted(people)}"
            for part, attacker in self.attackers.items()
            for people in attacker.victims(tries, random)
            if people and len(people) < self.plan.minimum and not people <= (last or {}).get(part, set())
        ]


SMALL = st.builds(
    Plan,
    people=st.integers(3, 24),
    groups=st.integers(1, 4),
    minimum=st.integers(2, 5),
    by_table=st.booleans(),
    restless=st.sampled_from((0.0, 0.2, 0.5)),
    skipping=st.sampled_from((0.0, 0.1, 0.4)),
    seed=st.integers(0, 2**32),
)
LARGE = st.builds(
    Plan,
    people=st.integers(25, 200),
    groups=st.integers(1, 4),
    minimum=st.integers(3, 5),
    by_table=st.booleans(),
    restless=st.sampled_from((0.0, 0.1, 0.4)),
    skipping=st.sampled_from((0.0, 0.2)),
    seed=st.integers(0, 2**32),
)


@settings(deadline=None, max_examples=100)
@given(SMALL)
def test_in_a_small_room_no_sum_of_tables_tells_of_too_few(plan: Plan) -> None:
    """Whatever is added and subtracted, of all splits and versions, what is left is nobody or enough people."""
    random, watched = Random(plan.seed), Watched(plan)
    watched.happen(comings(plan, random, 0, plan.people))
    assert watched.isolated(random) == []


@settings(deadline=None, max_examples=6)
@given(LARGE)
def test_in_a_large_room_no_sum_of_tables_tells_of_too_few(plan: Plan) -> None:
    """The same for up to 200 people, as far as the attacker gets."""
    random, watched = Random(plan.seed), Watched(plan)
    watched.happen(comings(plan, random, 0, plan.people))
    assert watched.isolated(random, 30) == []


@settings(deadline=None, max_examples=60)
@given(SMALL)
def test_the_last_step_tells_of_its_own_people_at_most(plan: Plan) -> None:
    """Whose answers came with the closing may be few; nobody who came before is told of, nor who comes later."""
    random, watched = Random(plan.seed), Watched(plan)
    watched.happen(comings(plan, random, 0, plan.people))
    last = watched.late()
    watched.publisher.close()
    watched.look(watched.publisher.results)
    assert watched.isolated(random, last=last) == []
    watched.happen(comings(plan, random, plan.people, LATER))
    assert watched.isolated(random, last=last) == []


@settings(deadline=None, max_examples=60)
@given(SMALL, st.lists(st.integers(1, 12), max_size=4))
def test_a_page_that_starts_again_gives_nobody_away(plan: Plan, runs: list[int]) -> None:
    """A server that goes on from what was published, after things happened without it, is still part of the same story."""
    random, watched = Random(plan.seed), Watched(plan)
    changes = comings(plan, random, 0, plan.people)
    for run in runs:
        watched.happen(islice(changes, run))
        watched.miss(islice(changes, run // 3))
        watched.start_again(random)
    watched.happen(changes)
    assert watched.isolated(random) == []


def test_who_is_taken_out_before_a_restart_comes_back_as_nobody_new() -> None:
    """Else the answer of the one who comes with them could be told: theirs stands in a table from before the restart."""
    plan = Plan(0, 1, 2, by_table=False, restless=0, skipping=0, seed=1)
    random, watched = Random(plan.seed), Watched(plan)
    one, *others = (saying(plan, random, f"uuid:{number}", 1, "teacher") for number in range(6))
    watched.happen(iter((one, others[0], structs.replace(one, revision=1, status=Status.DRAFT), *others[1:3])))
    watched.start_again(random)
    before = watched.publisher.results.parts
    watched.happen(iter((structs.replace(one, revision=2), others[3])))
    assert watched.publisher.results.parts == before
    watched.happen(iter(others[4:]))
    assert watched.publisher.results.parts != before
    assert watched.isolated(random) == []


class Careless(Publisher):
    """Publishes after every so many people what the gate lets through at that moment, and remembers nothing."""

    def __init__(self, workshop: Workshop, minimum: int) -> None:
        super().__init__(workshop, minimum)
        self._tallies, self._room, self._gate = Tallies(workshop), dict[str, Response](), minimum

    def apply(self, after: Response) -> None:
        """Take in a change, and publish whenever so many are here."""
        self._tallies.apply(self._room.get(after.instanceID), after)
        self._room[after.instanceID] = after
        if self._tallies.participants % self._gate == 0 and after.counts:
            self.results = gate(self._tallies, self._gate)


@pytest.mark.parametrize("restless", [0.0, 0.4])
def test_the_attacker_finds_somebody_where_nobody_keeps_count(restless: float) -> None:
    """A gate without memory is broken by the same attack: so this one would notice."""
    plan = Plan(24, 3, 5, by_table=True, restless=restless, skipping=0.1, seed=1)
    random, watched = Random(plan.seed), Watched(plan)
    watched.publisher = Careless(plan.workshop, plan.minimum)
    watched.happen(comings(plan, random, 0, plan.people))
    assert watched.isolated(random) != []
