"""The sample event: what is committed is what its one command makes, everything in it can be shown, and it says what it is."""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kiosk.bundled import sample_events
from kiosk.event import Event
from kiosk.export import export
from kiosk.export.formats import FORMATS
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.model.response import Level, Response, Status
from kiosk.model.results import GROUP, Results
from kiosk.model.workshop import Note, OwnWords
from kiosk.place import look
from kiosk.publication import Publication
from kiosk.report import report
from tests.laptops import laptop
from tests.sample import script
from tests.sample.event import NAME, make

ANEW = "Make the sample event anew: python -m tests.sample"


@pytest.fixture
def sample() -> Event:
    """The event that comes with the kiosk."""
    return Event.named(sample_events(), NAME)


@pytest.fixture
def fold(sample: Event) -> Fold:
    """Everything that its journals say."""
    fold = Fold(sample)
    fold.poll()
    return fold


def content(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder that are committed."""
    names = (path.name for path in folder.iterdir() if path.suffix in {".json", ".jsonl", ".toml"})
    return {name: (folder / name).read_bytes() for name in names if name != "published.json"}


def published(event: Event) -> Results:
    """Tell what everybody may see of it, step by step as it came."""
    fold = Fold(event)
    publication = Publication(fold)
    publication.follow(fold.poll())
    return publication.results


def words_of(responses: list[Response]) -> Counter[str]:
    """Count the answers in own words by part."""
    return Counter(part for each in responses for part, said in each.answers.items() if isinstance(said, str))


def test_the_committed_sample_is_the_one_that_the_command_makes(tmp_path: Path) -> None:
    """Every byte of it follows from the script: no clock, no chance, and no machine has a part in it."""
    made = make(tmp_path)
    assert content(made.folder) == content(sample_events() / NAME), ANEW
    assert {path.name for path in made.folder.iterdir()} == set(content(made.folder))


def test_sixteen_people_sit_in_three_groups(fold: Fold) -> None:
    """One of them did not get to the end, and a seventeenth took everything back."""
    own = [each for each in fold.responses.values() if each.level is Level.PARTICIPANT and not each.withdrawn]
    assert Counter(each.group for each in own) == {1: 6, 2: 5, 3: 5}
    assert Counter(each.status for each in own) == {Status.COMPLETE: 15, Status.PARTIAL: 1}
    assert [each.withdrawn for each in fold.responses.values()].count(True) == 1
    assert Counter(each.language for each in own) == {"nl": 13, "en": 3}
    assert fold.stations.keys() == {"tafel-1", "tafel-2", "desk-begeleider"}
    assert not any(state.problems for state in fold.stations.values())


def test_all_groups_of_every_closed_part_are_published(sample: Event) -> None:
    """With six, five and five people nothing has to be hidden, whatever the page has shown before."""
    results = published(sample)
    assert results.participants == 16
    closed = [part for part in sample.workshop.parts() if not isinstance(part, OwnWords | Note)]
    asked = [part.name for part in closed if part not in sample.workshop.intake]
    assert asked
    for name in asked:
        part = results.parts[name]
        assert part.total and part.total.base >= 15
        assert all(part.splits[GROUP].values()), f"a group of {name} is hidden"


def test_people_say_different_things_in_own_words(fold: Fold) -> None:
    """Every open part has several texts, each said once, and some people left it empty; some may be quoted, some not."""
    own = [each for each in fold.responses.values() if each.counts]
    said = words_of(own)
    for part in ("strengthen_why", "attractive", "chances_why", "asked"):
        assert 10 <= said[part] < 16
        assert len({each.answers.get(part) for each in own} - {None}) == said[part]
    quotable = Counter("attractive" in each.quotable for each in own if "attractive" in each.answers)
    assert min(quotable[True], quotable[False]) >= 3


def test_the_script_names_nobody_who_does_not_come() -> None:
    """Whoever is named where voices are themed, held or left unread has said that."""
    people, room = script.people(), script.room()
    groups = {f"group {each.group}": each.answers for each in room.scribes}
    known = {str(number): each.answers for number, each in enumerate(people, 1)} | groups
    named = [*room.held, *room.unread, *(voice for theme in room.themes for voice in theme.voices)]
    assert [name for name in named if name.split("/")[1] not in known.get(name.split("/")[0], {})] == []


def test_nobody_in_it_shouts() -> None:
    """The words of the sample have no exclamation mark."""
    files = (script.HERE / name for name in ("people.toml", "room.toml"))
    assert [path.name for path in files if "!" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_its_report_says_that_it_is_an_example(sample: Event, tmp_path: Path, language: str) -> None:
    """It stands right below the title, where nobody overlooks it."""
    report(sample, str(tmp_path / "report.md"), language=language)
    title, told, *_ = filter(None, (tmp_path / "report.md").read_text(encoding="utf-8").splitlines())
    assert title.startswith("# ")
    assert told == Words(language)("This is an example: the answers are made up.")


def test_its_exports_say_that_it_is_an_example(sample: Event, tmp_path: Path) -> None:
    """In the data a key, on the page a sentence in its language."""
    export(sample, "json", str(tmp_path / "export.json"))
    export(sample, "site", str(tmp_path / "site"))
    document: dict[str, Any] = json.loads((tmp_path / "export.json").read_bytes())
    assert document["event"]["synthetic"] is True
    assert json.loads((tmp_path / "site" / "results.json").read_bytes())["synthetic"] is True
    assert "Dit is een voorbeeld: de antwoorden zijn verzonnen." in (tmp_path / "site" / "nl.html").read_text("utf-8")
    assert "This is an example: the answers are made up." in (tmp_path / "site" / "en.html").read_text("utf-8")


def test_where_says_that_it_is_an_example() -> None:
    """It stands below the event's name, before its PIN."""
    told = list(look(sample_events(), NAME, None, None, None))
    assert "          an example: its answers are made up" in told
    assert "PIN       2017" in told


def test_a_real_event_says_nothing_of_it(tmp_path: Path) -> None:
    """Its `event.json` stays as it was, its export says that it is none, and its page and report have no such sentence."""
    event = laptop(tmp_path)
    assert b"synthetic" not in (event.folder / "event.json").read_bytes()
    export(event, "json", str(tmp_path / "export.json"))
    assert json.loads((tmp_path / "export.json").read_bytes())["event"]["synthetic"] is False
    export(event, "site", str(tmp_path / "site"))
    report(event, str(tmp_path / "report.md"))
    for path in (tmp_path / "site" / "nl.html", tmp_path / "report.md"):
        assert "voorbeeld: de antwoorden" not in path.read_text(encoding="utf-8")


def test_exporting_it_changes_nothing_of_it(tmp_path: Path) -> None:
    """It can be exported from where it stands; its folder has the same files after it. A copy, which no other test exports."""
    shutil.copytree(sample_events(), tmp_path / "data", ignore=shutil.ignore_patterns(".*"))
    sample = Event.named(tmp_path / "data", NAME)
    before = content(sample.folder)
    for form in FORMATS:
        export(sample, form, str(tmp_path / form))
    report(sample, str(tmp_path / "report.md"))
    assert content(sample.folder) == before
    assert [path.name for path in sample.folder.iterdir() if path.name.startswith(".")] == []
