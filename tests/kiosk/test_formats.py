"""The table of formats: the command line, the desk and the documentation tell the same."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from kiosk import cli
from kiosk.bundled import sample_events
from kiosk.event import Event
from kiosk.export import export
from kiosk.export.formats import FORMATS, Format, offered
from tests.kiosk.export_events import clock
from tests.sample.event import NAME

DOCS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_documentation_and_help_tell_of_a_format_what_the_table_tells(name: str) -> None:
    """Its name, what it is, and which classes it has."""
    form = FORMATS[name]
    yes = ["yes" if each else "no" for each in (form.restricted, form.shareable)]
    assert f"| `{name}` | {form.told} | {yes[0]} | {yes[1]} |" in DOCS
    told = " ".join(CliRunner().invoke(cli.kiosk, ["export", "--help"]).output.split())
    assert f"{name} {form.told}" in told


def test_every_format_has_a_class() -> None:
    """And each class of each format can be chosen on the desk, everything first."""
    assert {form.name for form, _ in offered()} == set(FORMATS)
    assert [shareable for _, shareable in offered()] == sorted(shareable for _, shareable in offered())


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    """As wrong usage, in one sentence."""
    told = CliRunner().invoke(cli.kiosk, ["export", "--format", "sav"])
    assert told.exit_code == 2 and "there are json, jsonl, csv, xlsx, site" in told.output


@pytest.mark.parametrize("shareable", [False, True])
def test_documentation_tells_of_every_sheet(tmp_path: Path, shareable: bool) -> None:
    """Of both classes."""
    event = Event.named(sample_events(), NAME)
    export(event, "csv", str(tmp_path / "out"), shareable=shareable, clock=clock)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_bytes())
    assert {f"| `{sheet['name']}` | " in DOCS for sheet in package["resources"]} == {True}


@pytest.mark.parametrize(("form", "shareable"), offered(), ids=lambda each: getattr(each, "name", str(each)))
def test_every_format_says_its_class_inside(tmp_path: Path, form: Format, shareable: bool) -> None:
    """Where the documentation says; so it is known also of a file that was given another name."""
    name, wanted = form.name, "shareable" if shareable else "restricted"
    path = tmp_path / f"out.{name}"
    export(Event.named(sample_events(), NAME), name, str(path), shareable=shareable, clock=clock)
    match name:
        case "jsonl":
            found = {json.loads(line)["class"] for line in path.read_bytes().splitlines()}
        case "xlsx":
            book = openpyxl.load_workbook(path)
            found = {dict(book["about"].iter_rows(values_only=True))["class"], book.properties.description}
        case _:
            held = {"csv": path / "datapackage.json", "site": path / "results.json"}.get(name, path)
            found = {json.loads(held.read_bytes())["class"]}
    assert found == {wanted}
