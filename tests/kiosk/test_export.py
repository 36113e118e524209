"""The JSON export: everything that was saved and nothing else, in one order, in a file that is there whole or not at all."""

import errno
import json
import math
import os
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import jsonschema
import pytest

from kiosk.bundled import data_folder
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export import export
from kiosk.model.response import Response
from kiosk.station import Station
from tests.kiosk.export_events import MADE, WHOLE, clock, every_kind
from tests.samples import response
from tests.terminal import kiosk_command

SCHEMA = json.loads((data_folder() / "schema" / "export.schema.json").read_bytes())
ASKED = {"asked", "asked_to"}
KEYS = (
    "format class exported interim form event devices responses asked conclusions themes rounds notices hidden tallies"
).split()
RESPONSE = (
    "instanceID revision deviceid level group status language start end today question_order intake answers missing "
    "quotable seconds"
).split()


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event in which a response of every kind was saved, one of them withdrawn since."""
    return every_kind(tmp_path)


def exported(event: Event, path: Path, *, force: bool = False) -> dict[str, Any]:
    """Export an event to a file, read that back, and hold it against its schema."""
    assert export(event, "json", str(path), clock=clock, force=force) == path
    document: dict[str, Any] = json.loads(path.read_bytes(), parse_constant=pytest.fail)
    jsonschema.validate(document, SCHEMA)
    return document


def wanted(made: Response) -> dict[str, Any]:
    """Tell what a response should be in the export: as it was saved, without what it asked the table."""

    def without_asked(named: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in named.items() if name not in ASKED}

    told = {name: getattr(made, name) for name in RESPONSE} | {"revision": 1}
    told |= {name: without_asked(told[name]) for name in ("answers", "missing")}
    told["quotable"] = [name for name in made.quotable if name not in ASKED]
    told |= {"test": True} if made.test else {}
    plain: dict[str, Any] = json.loads(json.dumps(told))
    return plain


@pytest.mark.parametrize("kind", [kind for kind in MADE if kind != "withdrawn"])
def test_a_response_is_exported_as_it_was_saved(event: Event, tmp_path: Path, kind: str) -> None:
    """Every answer, reason, second and state is there to the letter; the code and the step are the kiosk's own."""
    found = {each["instanceID"]: each for each in exported(event, tmp_path / "out.json")["responses"]}
    assert found[MADE[kind].instanceID] == wanted(MADE[kind])


def test_of_a_withdrawn_response_only_the_identity_is_left(event: Event, tmp_path: Path) -> None:
    """Nothing of what its participant said, when, where or on which laptop."""
    found = [each for each in exported(event, tmp_path / "out.json")["responses"] if each["status"] == "withdrawn"]
    assert found == [{"instanceID": "uuid:4", "revision": 2, "status": "withdrawn"}]


def test_questions_to_the_table_do_not_lead_to_who_asked_them(event: Event, tmp_path: Path) -> None:
    """They stand apart, under identities of their own, and in no response."""
    document = exported(event, tmp_path / "out.json")
    (asked,) = document["asked"]
    assert asked == {"id": asked["id"], "to": "ministry", "text": "Wie betaalt dat?", "group": 2}
    assert len(asked["id"]) == 16
    told = json.dumps(document["responses"])
    assert "Wie betaalt dat?" not in told and '"asked' not in told


def test_the_time_that_somebody_took_to_ask_does_not_tell_who_asked(event: Event, tmp_path: Path) -> None:
    """Only who asked something has seconds on the question to the table, so these are left out too."""
    with Station(event, "table-2", clock=clock) as station:
        station.save(
            response(instanceID="uuid:7", **WHOLE | {"seconds": {"levers": 1.5, "asked": 9.5, "asked_to": 2.0}})
        )
    found = {each["instanceID"]: each for each in exported(event, tmp_path / "out.json")["responses"]}
    assert found["uuid:7"]["seconds"] == {"levers": 1.5}


def test_tallies_count_complete_and_partial_participants_alone(event: Event, tmp_path: Path) -> None:
    """No draft, no rehearsal, no group's own answer, nobody who withdrew."""
    tallies = exported(event, tmp_path / "out.json")["tallies"]
    assert (tallies["role"]["base"], tallies["role"]["counts"]["leader"], tallies["equipped"]["base"]) == (2, 1, 1)
    assert tallies["experience"]["missing"] == {"skipped": 1}


def test_keys_and_responses_always_stand_in_the_same_order(event: Event, tmp_path: Path) -> None:
    """Twice the same moment gives the same bytes; keys stand in the order of the documentation."""
    document = exported(event, tmp_path / "out.json")
    exported(event, tmp_path / "again.json")
    assert (tmp_path / "out.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    assert list(document) == KEYS and (document["format"], document["class"]) == ("workshop-kiosk/1", "restricted")
    assert [each["instanceID"] for each in document["responses"]] == [f"uuid:{number}" for number in range(1, 7)]
    assert {tuple(each) for each in document["responses"] if len(each) > 3} == {tuple(RESPONSE), (*RESPONSE, "test")}
    devices = {device["deviceid"]: (device["records"], device["problems"]) for device in document["devices"]}
    assert devices == {"kiosk:table-1": (5, []), "kiosk:table-2": (0, [])}


@pytest.mark.parametrize("number", [math.nan, math.inf])
def test_a_number_that_json_does_not_have_is_never_kept(event: Event, tmp_path: Path, number: float) -> None:
    """It is refused when it is saved, so that no export can hold it; what was saved before is exported still."""
    with Station(event, "table-2", clock=clock) as station, pytest.raises(ValueError, match="cannot be kept"):
        station.save(response(seconds={"levers": number}))
    assert len(exported(event, tmp_path / "out.json")["responses"]) == len(MADE)


def test_without_a_name_the_file_is_named_after_event_class_and_date(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It appears in the current folder, and only its owner may read it."""
    monkeypatch.chdir(tmp_path)
    path = export(event, "json", None, clock=clock)
    assert path == Path("thursday-restricted-2017-12-14.json") and path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_exists_is_replaced_only_by_force(event: Event, tmp_path: Path) -> None:
    """Without --force it stays to the letter, and the sentence says what to do."""
    path = tmp_path / "mine.json"
    path.write_text("mine")
    with pytest.raises(EventError, match=r"mine\.json exists already\. Add --force to replace it"):
        export(event, "json", str(path), clock=clock)
    assert path.read_text() == "mine"
    exported(event, path, force=True)


def test_a_dash_is_standard_output(event: Event, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The document and nothing else is written there, and no file."""
    assert export(event, "json", "-", clock=clock) is None
    exported(event, tmp_path / "out.json")
    assert capsysbinary.readouterr() == ((tmp_path / "out.json").read_bytes(), b"")


def piped(event: Event, into: int) -> tuple[int, str]:
    """Run the command with its output somewhere; tells its status and what it said of it."""
    command = kiosk_command("export", "--data", event.folder.parent, "-o", "-")
    done = subprocess.run(command, stdout=into, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


def test_whoever_reads_standard_output_may_stop(event: Event) -> None:
    """As `head` does, or a pager that is left: that is no failure of anything."""
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        assert piped(event, theirs) == (0, "")
    finally:
        os.close(theirs)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such device")
def test_standard_output_that_takes_nothing_is_a_sentence(event: Event) -> None:
    """It says why, and what to do."""
    with Path("/dev/full").open("wb") as full:
        said = "kiosk: Standard output cannot be written (No space left on device). Name a file with -o.\n"
        assert piped(event, full.fileno()) == (1, said)


def test_force_replaces_files_alone(event: Event, tmp_path: Path) -> None:
    """A device, a pipe or a link in the file's place is no file of one's own: it stays what it is, and is told."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(EventError, match="pipe"):
        export(event, "json", str(pipe), force=True, clock=clock)
    assert pipe.is_fifo()


@pytest.mark.parametrize("place", ["missing/out.json", "file/out.json", "folder", "n" * 300])
def test_a_place_that_cannot_be_written_is_a_sentence(event: Event, tmp_path: Path, place: str) -> None:
    """It names the place and -o, and nothing half-written is left behind."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    before = sorted(os.listdir(tmp_path))  # noqa: PTH208
    with pytest.raises(EventError, match=r"cannot be written \(.*\)\. Name another file with -o\.") as told:
        export(event, "json", str(tmp_path / place), force=True, clock=clock)
    assert str(tmp_path / place) in str(told.value)
    assert sorted(os.listdir(tmp_path)) == before  # noqa: PTH208


def test_an_event_that_cannot_be_written_is_exported(
    event: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a write-protected stick everything is read as ever, and the file is written where it was asked for."""

    def refuse(*_: object) -> NoReturn:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("kiosk.placing.stage", refuse)
    assert len(exported(event, tmp_path / "out.json")["responses"]) == 6
