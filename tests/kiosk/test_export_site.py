"""The static copy of the results page: what everybody may see, in a folder that is there whole or not at all."""

import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import jsonschema
import pytest
from click.testing import CliRunner

from kiosk import cli
from kiosk import folder_placing as placing
from kiosk.bundled import data_folder
from kiosk.disk import erase
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export import export, file_name
from kiosk.folder_placing import Files
from kiosk.model.response import Response
from kiosk.station import Station
from kiosk.web.pages import Pages
from tests.kiosk.web import rooms
from tests.kiosk.web.serving import begun
from tests.laptops import seen

SCHEMA = json.loads((data_folder() / "schema" / "results.schema.json").read_bytes())
FILES = {"index.html", "nl.html", "en.html", "results.json", "results.schema.json"}


def clock() -> datetime:
    """Tell the same moment always."""
    return datetime(2017, 12, 14, 15, 30, tzinfo=UTC)


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event with ten people, and everything that was said there."""
    event = begun(tmp_path / "data")
    rooms.arrive(event, 10)
    rooms.talk(event)
    return event


def exported(event: Event, path: Path, *, force: bool = False) -> dict[str, str]:
    """Write the site, and read its files."""
    assert export(event, "site", str(path), force=force, clock=clock) == path
    return {each.name: each.read_text(encoding="utf-8") for each in path.iterdir()}


def results(event: Event, path: Path) -> dict[str, Any]:
    """Write the site, and read its data."""
    found: dict[str, Any] = json.loads(exported(event, path)["results.json"])
    return found


def left_over(event: Event, folder: Path) -> list[str]:
    """Name what stands beside what was asked for, hidden or not."""
    return [each.name for place in (folder, event.folder) for each in place.iterdir() if each.name.startswith(".")]


def test_the_folder_has_a_page_in_each_language_and_the_data(event: Event, tmp_path: Path) -> None:
    """The first page is in the workshop's first language; each leads to the other, and none to anywhere else."""
    files = exported(event, tmp_path / "site")
    assert files.keys() == FILES and files["index.html"] == files["nl.html"]
    for language, other in (("nl", "en"), ("en", "nl")):
        page = files[f"{language}.html"]
        assert f'<html lang="{language}"' in page
        assert {lead for lead in re.findall(r'href="([^"]+)"', page) if not lead.startswith("#")} == {f"{other}.html"}
    assert "Een kopie, gemaakt op 14 december 2017 om " in files["nl.html"]
    assert "It does not change any more." in files["en.html"]
    assert left_over(event, tmp_path) == []


def test_nothing_in_it_leads_to_the_laptop(event: Event, tmp_path: Path) -> None:
    """No token, no address, no identity of anybody; no script, and a policy that would let none run."""
    for text in exported(event, tmp_path / "site").values():
        assert event.info.token not in text and "uuid:" not in text and "table-1" not in text
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<script|<button|<noscript|EventSource|lang=nl|https?://", page)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src &#39;none&#39;" in policy and "script-src" not in policy and "frame-ancestors" not in policy


def test_everybody_may_read_it(event: Event, tmp_path: Path) -> None:
    """A web space gets it as it is; unlike an export that is restricted."""
    mask = os.umask(0o022)
    try:
        exported(event, tmp_path / "site")
    finally:
        os.umask(mask)
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
    assert {each.stat().st_mode & 0o777 for each in (tmp_path / "site").iterdir()} == {0o644}


def test_it_is_never_fresher_than_the_page(tmp_path: Path) -> None:
    """It takes the same steps: of seven people it tells what it told of five; of three, nothing."""
    event = begun(tmp_path / "data")
    for came, told in ((3, None), (4, 5)):
        rooms.arrive(event, came, first=came)
        found, pages = results(event, tmp_path / f"site-{came}"), Pages(event)
        pages.follow()
        assert found["participants"] == told
        assert (f"<strong>{told}</strong>" in pages.page("nl").content.decode()) is (told is not None)


def test_the_data_say_what_the_page_says(event: Event, tmp_path: Path) -> None:
    """They fit their schema; hidden populations are null, words are in the same order, and minutes are not there."""
    found = results(event, tmp_path / "site")
    jsonschema.validate(found, SCHEMA)
    assert (found["format"], found["class"], found["participants"]) == ("workshop-kiosk-results/1", "shareable", 10)
    first, *_ = found["questions"]
    levers, *_ = first["parts"]
    assert levers["total"]["base"] == 10 and None in levers["by"]["group"].values()
    assert set(first["quotes"]["strengthen_why"]["texts"]) == set(rooms.SAID["strengthen_why"])
    assert first["otherwise"]["texts"] == [rooms.OTHERWISE] and found["conclusions"] == [rooms.CONCLUSIONS[None]]
    assert "koffie" not in json.dumps(found)


def test_of_a_hidden_question_the_data_have_the_label_alone(event: Event, tmp_path: Path) -> None:
    """As the page does."""
    rooms.reveal(event, "strengthen", shown=False)
    first, *_ = results(event, tmp_path / "site")["questions"]
    assert (
        first["hidden"] and first["label"] and not first["quotes"] and not first["groups"] and not first["conclusions"]
    )
    assert all(part["total"] is None and not part["by"] for part in first["parts"])
    assert "levers" in [part["name"] for part in first["parts"]]


def test_it_is_named_by_event_class_and_day(event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody names it, it stands in the current folder."""
    monkeypatch.chdir(tmp_path)
    assert export(event, "site", None, clock=clock) == Path(file_name(event, "site", clock))
    assert (tmp_path / f"{event.info.id}-shareable-2017-12-14-site" / "index.html").exists()


def test_a_folder_that_exists_is_replaced_only_by_force(event: Event, tmp_path: Path) -> None:
    """Without --force it stays to the letter; with it the old one is gone whole."""
    before = exported(event, tmp_path / "site")
    rooms.arrive(event, 10, first=10)
    with pytest.raises(EventError, match=r"site exists already\. Add --force to replace it"):
        export(event, "site", str(tmp_path / "site"), clock=clock)
    assert {each.name: each.read_text() for each in (tmp_path / "site").iterdir()} == before
    after = exported(event, tmp_path / "site", force=True)
    assert after.keys() == FILES and after["index.html"] != before["index.html"]
    assert left_over(event, tmp_path) == []


def _file(path: Path) -> None:
    path.write_text("mine")


def _link(path: Path) -> None:
    path.with_name("elsewhere").mkdir()
    path.symlink_to(path.with_name("elsewhere"))


def _full(path: Path) -> None:
    path.mkdir()
    (path / "holiday.jpg").write_text("mine")


@pytest.mark.parametrize(
    ("put", "said"),
    [
        (_file, r"site is no folder, and is not replaced\. Name another folder with -o\."),
        (_link, r"site is no folder, and is not replaced\."),
        (_full, r"site holds something else too \(holiday\.jpg\), and is not replaced\."),
    ],
)
def test_what_was_not_made_here_is_never_replaced(
    event: Event, tmp_path: Path, put: Callable[[Path], None], said: str
) -> None:
    """Not by force either; a sentence says what stands there and what to do."""
    path = tmp_path / "site"
    put(path)
    with pytest.raises(EventError, match=said):
        export(event, "site", str(path), force=True, clock=clock)
    assert path.exists() and left_over(event, tmp_path) == []
    assert not (tmp_path / "elsewhere" / "index.html").exists()


def test_a_place_that_is_not_there_is_told_in_a_sentence(event: Event, tmp_path: Path) -> None:
    """And nothing is made on the way."""
    with pytest.raises(
        EventError, match=r"nowhere/site cannot be written \(No such file or directory\)\. Name another"
    ):
        export(event, "site", str(tmp_path / "nowhere" / "site"), clock=clock)
    assert left_over(event, tmp_path) == []


@pytest.mark.parametrize("name", ["n" * 300, "file/site"])
def test_a_place_that_cannot_be_looked_at_is_told_in_a_sentence(event: Event, tmp_path: Path, name: str) -> None:
    """Whatever the system says of it."""
    (tmp_path / "file").touch()
    with pytest.raises(EventError, match=r"(site|n{300}) cannot be written \(.*\)\. Name another folder with -o\."):
        export(event, "site", str(tmp_path / name), force=True, clock=clock)


def test_a_folder_that_stood_there_stands_there_after_an_interruption(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even between the moments at which the old one goes and the new one comes."""
    before = exported(event, tmp_path / "site")
    moved, replace = list[Path](), Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        moved.append(path)
        if len(moved) == 2:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        export(event, "site", str(tmp_path / "site"), force=True, clock=clock)
    assert moved[0] == tmp_path / "site"
    assert {each.name: each.read_text() for each in (tmp_path / "site").iterdir()} == before
    assert left_over(event, tmp_path) == []


def test_a_file_that_cannot_be_overwritten_is_removed_with_the_old_folder(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that somebody made read-only; it is not left behind under a hidden name."""
    exported(event, tmp_path / "site")

    def refusing(path: Path) -> None:
        if path.name == "index.html":
            raise PermissionError(13, "Permission denied")
        erase(path)

    monkeypatch.setattr("kiosk.on_the_way.erase", refusing)
    exported(event, tmp_path / "site", force=True)
    assert left_over(event, tmp_path) == []


def test_a_disk_that_fails_in_the_middle_leaves_everything_as_it_was(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old folder stands, and nothing lies beside it."""
    before = exported(event, tmp_path / "site")

    def full(_: int) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.disk.to_disk", full)
    with pytest.raises(EventError, match="No space left on device"):
        export(event, "site", str(tmp_path / "site"), force=True, clock=clock)
    assert {each.name: each.read_text() for each in (tmp_path / "site").iterdir()} == before
    assert left_over(event, tmp_path) == []


def test_whoever_withdraws_while_it_is_written_is_not_in_it(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is made anew, without their words."""
    words, leaves = rooms.SAID["strengthen_why"][4], [True]
    write = placing._write

    def written(folder: Path, files: Files, mode: int) -> None:
        write(folder, files, mode)
        if leaves and leaves.pop():
            assert words in (folder / "index.html").read_text(encoding="utf-8")
            withdraw(event, words)

    monkeypatch.setattr(placing, "_write", written)
    files = exported(event, tmp_path / "site")
    assert not any(words in text for text in files.values())
    assert left_over(event, tmp_path) == []


def withdraw(event: Event, words: str) -> Response:
    """Take back the answers of whoever said this."""
    with Station(event, "table-1") as station:
        mine = next(each for each in seen(event).values() if words in each.answers.values())
        return station.withdraw(mine)


def test_a_folder_does_not_go_to_standard_output(event: Event) -> None:
    """That is a wrong use of the command, and said in a sentence."""
    done = CliRunner().invoke(cli.kiosk, ["export", "--format", "site", "-o", "-", "--data", str(event.folder.parent)])
    assert done.exit_code == 2 and "The format site is a folder, and cannot go to standard output" in done.output


def test_the_command_says_where_it_is(event: Event, tmp_path: Path) -> None:
    """On standard output, with the event."""
    path = tmp_path / "site"
    done = CliRunner().invoke(
        cli.kiosk, ["export", "--format", "site", "-o", str(path), "--data", str(event.folder.parent)]
    )
    assert done.exit_code == 0 and done.stdout == f"{event.info.id}: {path}\n"
    assert {each.name for each in path.iterdir()} == FILES
