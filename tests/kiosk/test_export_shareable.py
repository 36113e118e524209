"""The shareable class in every format: what stands in the finished files, read by programs that are not ours."""

import csv
import json
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner

from kiosk import cli
from kiosk.bundled import data_folder, sample_events
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export import export, file_name
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.shareable.attention import Hint
from tests.kiosk.export_events import HOSTILE, clock, every_kind, saying
from tests.sample.event import NAME

FILES = ("json", "jsonl", "csv", "xlsx")


@pytest.fixture(scope="module")
def event() -> Event:
    """The sample event, which is closed: everybody is behind its numbers."""
    return Event.named(sample_events(), NAME)


def shared(event: Event, form: str, folder: Path) -> Path:
    """Export what everybody may see."""
    path = folder / f"shared.{form}"
    assert export(event, form, str(path), shareable=True, clock=clock) == path
    return path


def text_of(path: Path) -> str:
    """Read everything that a file or a folder of files says, as text."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return "\n".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def rows(path: Path, name: str) -> list[dict[str, str]]:
    """Read one table of the folder."""
    with (path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_document_is_valid(event: Event, tmp_path: Path) -> None:
    """Against the schema that comes with the kiosk."""
    document = json.loads(shared(event, "json", tmp_path).read_bytes())
    jsonschema.validate(document, json.loads((data_folder() / "schema" / "shareable.schema.json").read_bytes()))
    assert (document["class"], document["interim"], document["results"]["synthetic"]) == ("shareable", False, True)


@pytest.mark.parametrize("form", FILES)
def test_nothing_leads_to_anybody(event: Event, tmp_path: Path, form: str) -> None:
    """No identity, no laptop, no moment of anybody, no unreleased word is in any file; the class is."""
    said = text_of(shared(event, form, tmp_path))
    fold = Fold(event)
    fold.poll()
    for response in fold.responses.values():
        assert response.instanceID not in said
        assert not response.deviceid or response.deviceid not in said
        assert not response.start or response.start[:19] not in said
    restricted = tmp_path / "all.json"
    export(event, "json", str(restricted), clock=clock)
    kept: list[dict[str, Any]] = json.loads(restricted.read_bytes())["responses"]
    unreleased = [
        words
        for each in kept
        if each.get("level") == "participant"
        for part, words in each["answers"].items()
        if isinstance(words, str) and len(words) > 30 and part not in each.get("released", ())
    ]
    assert len(unreleased) > 5 and [words for words in unreleased if words in said] == []
    assert "shareable" in said and "restricted" not in said


def test_counting_the_records_gives_the_numbers_of_the_page(event: Event, tmp_path: Path) -> None:
    """Part by part: so they tell nothing that the totals do not."""
    folder = shared(event, "csv", tmp_path)
    records = rows(folder, "records")
    totals = [each for each in rows(folder, "tallies") if not each["split"] and each["measure"] == "count"]
    chosen = [each for each in totals if each["part"] in {"responsible", "equipped"}]
    assert len(chosen) > 8
    for each in chosen:
        assert sum(record[each["part"]] == each["value"] for record in records) == int(each["n"]), each


def test_the_tables_are_valid_and_the_workbook_holds_them(event: Event, tmp_path: Path) -> None:
    """Frictionless finds every cell as it is declared; no cell of the workbook is a formula."""
    folder = shared(event, "csv", tmp_path)
    assert frictionless.validate(str(folder / "datapackage.json")).valid
    book = openpyxl.load_workbook(shared(event, "xlsx", tmp_path))
    assert book.sheetnames == ["about", "records", "tallies", "said", "codebook"]
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    for name in book.sheetnames[1:]:
        assert book[name].max_row - 1 == len(rows(folder, name))


@pytest.mark.parametrize("form", [*FILES, "site"])
def test_it_is_named_after_its_class(event: Event, form: str) -> None:
    """So that nobody mails the other one by mistake."""
    assert "-shareable-2017-12-14" in file_name(event, form, clock, shareable=True)


@pytest.mark.parametrize("form", FILES)
def test_of_too_few_people_nothing_is_written(tmp_path: Path, form: str) -> None:
    """It says why, and what can be done instead; there is no file."""
    with pytest.raises(EventError, match=r"2 took part.*at least 5.*without --shareable"):
        export(every_kind(tmp_path), form, str(tmp_path / "out"), shareable=True, clock=clock)
    assert not (tmp_path / "out").exists()


def test_the_command_refuses_in_one_sentence(tmp_path: Path) -> None:
    """With status 1 and without a traceback."""
    event = saying(tmp_path, *HOSTILE.values())
    told = CliRunner().invoke(cli.kiosk, ["export", "--shareable", "--data", str(event.folder.parent), "-o", "-"])
    assert isinstance(told.exception, EventError) and "Close the event first" in str(told.exception)


def test_a_text_that_is_listed_stands_on_one_line() -> None:
    """Whatever breaks and escapes are in it: the terminal that tells it does nothing but show it."""
    hint = Hint("Ask \x1b[2JAnna\n\nabout  it", (("a name", "Anna"),))
    assert hint.told(Words("en")) == "“Ask [2JAnna about it” (a name: Anna)"
