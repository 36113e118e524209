"""The attack on records: all of them, of all files that were ever made, with all tables that were ever published."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.model.shareable import Record
from kiosk.shareable.records import Told, content, records
from tests.attacker import Attacker
from tests.kiosk.test_attacker import LARGE, LATER, SMALL, ByPart, Plan, Watched, comings


class Collector(Watched):
    """An attacker who also has every file; of each bundle of parts, the records of each file are one more table."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self.bundles: dict[tuple[str, ...], Attacker] = {}
        self.linked = 0

    def collect(self, *, final: bool) -> list[Record]:
        """Take a file, and add what can be read off it."""
        told = self.told()
        found = list(records(self.plan.workshop, told, final=final))
        kinds = defaultdict[tuple[str, ...], list[Record]](list)
        for record in found:
            kinds[tuple(record.answers)].append(record)
        for parts, kind in kinds.items():
            self.linked += len(parts) > 1
            people = {
                who: tuple(told.behind[part].people[who].said for part in parts) for who in told.behind[parts[0]].people
            }
            assert Counter(people.values()) == Counter(tuple(record.answers.values()) for record in kind)
            attacker = self.bundles.setdefault(parts, Attacker(self.plan.workshop, parts[0], self.plan.minimum))
            attacker.take(people.items())
            self.add_to_tables(parts, told)
        return found

    def told(self) -> Told:
        """Tell what there is to make records of now."""
        gone = {who for who, response in self.room.items() if response.withdrawn}
        return Told(self.publisher.results, self.publisher.behind, gone)

    def add_to_tables(self, parts: tuple[str, ...], told: Told) -> None:
        """Count the records by part, and add that to the part's published tables."""
        for part in parts:
            self.attackers[part].take((who, entry.said) for who, entry in told.behind[part].people.items())

    def found(self, random: Random, tries: int, last: ByPart | None = None) -> list[str]:
        """Tell whom records that stand together tell of, though they are too few."""
        return [
            f"{parts}: {sorted(people)}"
            for parts, attacker in self.bundles.items()
            for people in attacker.victims(tries, random)
            if people
            and len(people) < self.plan.minimum
            and not people <= set().union(*((last or {}).get(part, set()) for part in parts))
        ]


def runs(plan: Plan, random: Random) -> Iterator[int]:
    """Tell after how many changes each next file is made."""
    while True:
        yield random.randint(1, max(2, plan.people // 3))


def interim(plan: Plan, tries: int) -> list[str]:
    """Let a room go its way, take a file now and then, and attack."""
    random, watched = Random(plan.seed), Collector(plan)
    changes = comings(plan, random, 0, plan.people)
    for _, run in zip(range(12), runs(plan, random), strict=False):
        watched.happen(islice(changes, run))
        watched.collect(final=False)
    watched.happen(changes)
    watched.collect(final=False)
    return watched.isolated(random, tries) + watched.found(random, tries)


@settings(deadline=None, max_examples=60)
@given(SMALL)
def test_successive_files_of_a_small_room_tell_of_nobody(plan: Plan) -> None:
    """With changes and withdrawals, and with every table of the page: nobody is left over, or enough people."""
    assert interim(plan, 400) == []


@settings(deadline=None, max_examples=5)
@given(LARGE)
def test_successive_files_of_a_large_room_tell_of_nobody(plan: Plan) -> None:
    """The same for up to 200 people, as far as the attacker gets."""
    assert interim(plan, 20) == []


@settings(deadline=None, max_examples=60)
@given(SMALL, st.integers(0, LATER))
def test_answers_that_stand_together_tell_of_the_last_steps_people_at_most(plan: Plan, later: int) -> None:
    """After the closing; and also where the event is opened again, more people come, and another file is made."""
    random, watched = Random(plan.seed), Collector(plan)
    watched.happen(comings(plan, random, 0, plan.people))
    watched.collect(final=False)
    last = watched.late()
    watched.publisher.close()
    watched.look(watched.publisher.results)
    watched.collect(final=True)
    watched.happen(comings(plan, random, plan.people, later))
    watched.collect(final=True)
    assert watched.isolated(random, last=last) + watched.found(random, 400, last) == []


@settings(deadline=None, max_examples=60)
@given(SMALL, st.booleans())
def test_counted_records_are_the_published_tables(plan: Plan, final: bool) -> None:
    """By part they are the total, by side the tables of that split; so there is nothing to subtract from either."""
    random, watched = Random(plan.seed), Collector(plan)
    watched.happen(comings(plan, random, 0, plan.people))
    if final:
        watched.publisher.close()
    told, minimum = watched.told(), plan.minimum
    found = list(records(plan.workshop, told, final=final))
    for name, result in told.results.parts.items():
        of = [record for record in found if name in record.answers]
        several = not final and name in {"levers", "chances"}
        assert len(of) in {0, result.total.base if result.total and not several else 0}
        for (split, side), number in Counter((each.split, each.side) for each in of).items():
            table = result.splits[split][side] if split and side else None
            assert number >= minimum and (table is None) == (split is None)
            if table:
                values = Counter(str(each.answers[name]) for each in of if (each.split, each.side) == (split, side))
                assert number == table.base and values == +Counter(table.counts)


@settings(deadline=None, max_examples=40)
@given(SMALL, st.booleans())
def test_the_order_of_records_is_of_their_content_alone(plan: Plan, final: bool) -> None:
    """So it tells nothing of who came when, and the same answers make the same file."""
    random, watched = Random(plan.seed), Collector(plan)
    watched.happen(comings(plan, random, 0, plan.people))
    found = list(records(plan.workshop, watched.told(), final=final))
    kinds = defaultdict[tuple[str, ...], list[Record]](list)
    for record in found:
        kinds[tuple(record.answers)].append(record)
    assert found == [record for kind in kinds.values() for record in sorted(kind, key=content)]


def test_in_a_room_where_nobody_skips_answers_stand_together_after_the_closing() -> None:
    """Those to one question; before, and where people differ, each answer stands alone."""
    plan = Plan(30, 3, 5, by_table=False, restless=0.0, skipping=0.0, seed=3)
    random, watched = Random(plan.seed), Collector(plan)
    watched.happen(comings(plan, random, 0, plan.people))
    assert all(len(record.answers) == 1 for record in watched.collect(final=False))
    watched.publisher.close()
    found = watched.collect(final=True)
    assert Counter(tuple(record.answers) for record in found)["who", "dilemma"] == 30
    assert all(record.side is None for record in found if len(record.answers) > 1)


def test_whoever_knows_nothing_of_steps_is_found() -> None:
    """Records of whoever is there at the moment are broken by the same attack at once: so this one would notice."""
    plan = Plan(24, 3, 5, by_table=True, restless=0.0, skipping=0.0, seed=1)
    random, watched = Random(plan.seed), Collector(plan)
    watched.happen(comings(plan, random, 0, plan.people))
    here = [each for each in watched.room.values() if each.counts and "who" in each.answers]
    watched.attackers["who"].take((each.instanceID, each.answers["who"]) for each in here[:-2])
    assert watched.isolated(random) != []
