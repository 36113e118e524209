"""The exports as tables: CSV with its data package, and the workbook, read by programs that are not ours."""

import csv
import json
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pandas
import pytest

from kiosk import definition
from kiosk.errors import EventError
from kiosk.event import Event
from kiosk.export import export
from kiosk.export.xlsx_cells import CUT, LONGEST
from kiosk.station import Station
from tests.kiosk.export_events import CONTROLS, HOSTILE, LONG, MADE, clock, every_kind, saying
from tests.samples import response

PANDAS = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event in which a response of every kind was saved."""
    return every_kind(tmp_path)


def tables(event: Event, folder: Path) -> Path:
    """Export the folder of tables."""
    assert export(event, "csv", str(folder), clock=clock) == folder
    return folder


def read(folder: Path, name: str) -> list[dict[str, str]]:
    """Read one table as Python's own reader does."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fields(folder: Path, name: str) -> dict[str, dict[str, Any]]:
    """Read what the data package says of a table's columns."""
    package = json.loads((folder / "datapackage.json").read_bytes())
    (found,) = (each for each in package["resources"] if each["name"] == name)
    return {each["name"]: each for each in found["schema"]["fields"]}


def workbook(event: Event, path: Path) -> Any:
    """Export the workbook, and open it."""
    assert export(event, "xlsx", str(path), clock=clock) == path
    return openpyxl.load_workbook(path)


def test_the_data_package_is_valid(event: Event, tmp_path: Path) -> None:
    """Frictionless finds every column of its type, every code declared, every key once, every reference somewhere."""
    report = frictionless.validate(str(tables(event, tmp_path / "out") / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])
    assert [task.name for task in report.tasks][:2] == ["responses", "answers"]


def test_the_data_package_would_find_a_wrong_cell(event: Event, tmp_path: Path) -> None:
    """A code that nobody could choose, and a response that is not there, are found: the declaration says something."""
    folder = tables(event, tmp_path / "out")
    for name, right, wrong in (("responses", "together", "nobody"), ("timings", "uuid:1", "uuid:9")):
        path = folder / f"{name}.csv"
        path.write_bytes(path.read_bytes().replace(right.encode(), wrong.encode(), 1))
    report = frictionless.validate(str(folder / "datapackage.json"))
    found = {kind for (kind,) in report.flatten(["type"])}
    assert found >= {"constraint-error", "foreign-key"}


def test_pandas_reads_every_column_as_its_type(event: Event, tmp_path: Path) -> None:
    """With the types that the data package declares, and without a word about missing values but that they are empty."""
    folder = tables(event, tmp_path / "out")
    for name in ("responses", "answers", "timings", "tallies", "codebook", "asked", "conclusions", "themes"):
        columns = fields(folder, name)
        dates = [column for column, field in columns.items() if field["type"] in {"date", "datetime"}]
        kinds: Any = {column: PANDAS[field["type"]] for column, field in columns.items() if column not in dates}
        frame = pandas.read_csv(
            folder / f"{name}.csv", dtype=kinds, parse_dates=dates, keep_default_na=False, na_values=[""]
        )
        assert len(frame) == len(read(folder, name)), name
        if name == "responses":
            assert str(frame["start"].dtype).startswith("datetime64") and frame["levers/room"].sum() == 2


def test_a_row_has_codes_and_each_choice_of_several_has_a_column(event: Event, tmp_path: Path) -> None:
    """1 is chosen, 0 is not; where nothing was answered all of them are empty, and never 0."""
    rows = {each["instanceID"]: each for each in read(tables(event, tmp_path / "out"), "responses")}
    one, two = rows["uuid:1"], rows["uuid:2"]
    assert (one["role"], one["levers"], one["chances"]) == (
        "teacher",
        "room other",
        "starters bridge attitude abroad develop",
    )
    assert (one["levers/room"], one["levers/hrm"], two["levers"], two["levers/room"]) == ("1", "0", "", "")
    assert (one["levers_other"], one["equipped"], one["test"]) == ("meer “tijd”,\n=SOM(1;2)", "4", "false")
    assert {key for key, value in rows["uuid:4"].items() if value} == {
        *("instanceID", "form_id", "version", "class", "revision", "status")
    }


def test_the_four_ways_of_not_answering_are_told_apart(event: Event, tmp_path: Path) -> None:
    """The long form has a row for each, with its reason and without a value."""
    rows = [each for each in read(tables(event, tmp_path / "out"), "answers") if each["instanceID"] == "uuid:1"]
    missing = {each["part"]: each["missing"] for each in rows if not each["value"]}
    assert missing == {
        "organisation": "declined",
        "experience": "skipped",
        "strengthen_why": "blank",
        "chances_why": "not_reached",
    }
    ranked = [(each["value"], each["place"]) for each in rows if each["part"] == "chances"]
    assert ranked[0] == ("starters", "1") and ranked[-1] == ("develop", "5")
    assert [each["label"] for each in rows if each["part"] == "role"] == ["leraar"]


def test_questions_to_the_table_lead_to_nobody(event: Event, tmp_path: Path) -> None:
    """They stand in a table of their own; in the others there is nothing of them."""
    folder = tables(event, tmp_path / "out")
    assert [each["text"] for each in read(folder, "asked")] == ["Wie betaalt dat?"]
    others = [path for path in folder.glob("*.csv") if path.name != "asked.csv"]
    assert not [path.name for path in others if "Wie betaalt" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_a_person_typed_comes_back_to_the_letter(tmp_path: Path, kind: str) -> None:
    """In every format: nothing is a formula, a number, a day or a link that was typed as words."""
    words = HOSTILE[kind]
    event = saying(tmp_path, words)
    export(event, "json", str(tmp_path / "out.json"), clock=clock)
    document = json.loads((tmp_path / "out.json").read_bytes())
    typed = document["asked"][0]["text"]  # without direction marks, which no kiosk lets through
    export(event, "jsonl", str(tmp_path / "out.jsonl"), clock=clock)
    (line,) = (tmp_path / "out.jsonl").read_bytes().splitlines()
    stored = json.loads(line)["answers"]["strengthen_why"]
    assert stored == document["responses"][0]["answers"]["strengthen_why"] == words
    folder = tables(event, tmp_path / "out")
    assert read(folder, "responses")[0]["strengthen_why"] == words
    assert read(folder, "asked")[0]["text"] == typed
    assert frictionless.validate(str(folder / "datapackage.json")).valid
    book = workbook(event, tmp_path / "out.xlsx")
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert any(cell.value == words and cell.data_type == "s" for cell in cells)


def test_a_very_long_answer_is_whole_but_in_the_workbook(tmp_path: Path) -> None:
    """A cell takes 32,767 units of UTF-16; what does not fit is cut between two characters, and the cell says so."""
    event = saying(tmp_path, LONG)
    folder = tables(event, tmp_path / "out")
    csv.field_size_limit(1 << 20)
    assert read(folder, "responses")[0]["strengthen_why"] == LONG
    cell = next(
        cell.value
        for row in workbook(event, tmp_path / "out.xlsx")["responses"].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("woord")
    )
    kept = cell.removesuffix(CUT)
    assert cell.endswith(CUT) and LONG.startswith(kept)
    assert LONGEST - 2 <= len(cell.encode("utf-16-le")) // 2 <= LONGEST


def test_a_number_of_too_many_digits_stands_in_the_workbook_as_text(tmp_path: Path) -> None:
    """A number there has fifteen; of one that a person typed no digit is lost."""
    event = Event.begin(tmp_path / "data", definition.find("leven-lang-leren"), clock=clock, name="numbers")
    numbers = [10**15, 10**15 + 1, 10**400]
    with Station(event, "table-1", clock=clock) as station:
        for number in numbers:
            station.save(response(instanceID=f"uuid:{len(str(number))}{number % 2}", answers={"equipped": number}))
    column = next(
        each for each in workbook(event, tmp_path / "out.xlsx")["responses"].columns if each[0].value == "equipped"
    )
    found = sorted((cell.data_type, str(cell.value)) for cell in column[1:])
    assert found == sorted([("n", str(numbers[0])), ("s", str(numbers[1])), ("s", str(numbers[2]))])


def test_a_table_that_no_workbook_takes_is_refused(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do instead; nothing is left out without a word."""
    for what in ("ROWS", "COLUMNS"):
        with (
            monkeypatch.context() as patch,
            pytest.raises(EventError, match=f"more {what.lower()} than a workbook takes"),
        ):
            patch.setattr(f"kiosk.export.as_xlsx.{what}", 5)
            export(event, "xlsx", "-", clock=clock)


def test_control_characters_become_a_sign_in_the_workbook_and_stay_elsewhere(tmp_path: Path) -> None:
    """XML cannot say them; CSV and JSON hold what the journal holds, byte for byte, and readers find it there."""
    event = saying(tmp_path, CONTROLS)
    folder = tables(event, tmp_path / "out")
    assert read(folder, "responses")[0]["strengthen_why"] == CONTROLS
    assert list(pandas.read_csv(folder / "responses.csv")["strengthen_why"]) == [CONTROLS]
    assert frictionless.validate(str(folder / "datapackage.json")).valid
    export(event, "json", str(tmp_path / "out.json"), clock=clock)
    assert json.loads((tmp_path / "out.json").read_bytes())["responses"][0]["answers"]["strengthen_why"] == CONTROLS
    book = workbook(event, tmp_path / "out.xlsx")
    values = [cell.value for row in book["responses"].iter_rows() for cell in row]
    assert "a�b�c�d�e�[31mf\x7fg�" in values


def test_every_cell_of_the_workbook_is_what_it_is(event: Event, tmp_path: Path) -> None:
    """Numbers are numbers, days are days, truths are truths, and codes are text; the head of each sheet stays in sight."""
    book = workbook(event, tmp_path / "out.xlsx")
    assert book.sheetnames == [
        *("about", "responses", "answers", "timings", "tallies", "asked", "themes", "conclusions", "codebook")
    ]
    page = book["responses"]
    heads = {cell.value: cell.column_letter for cell in page[1]}
    kinds = {
        name: page[f"{heads[name]}2"].data_type for name in ("version", "group", "test", "start", "today", "equipped")
    }
    assert kinds == {"version": "s", "group": "n", "test": "b", "start": "d", "today": "d", "equipped": "n"}
    assert {each.freeze_panes for each in book} == {"B2"}
    assert dict(book["about"].iter_rows(values_only=True))["class"] == "restricted"


def test_the_workbook_holds_what_the_tables_hold(event: Event, tmp_path: Path) -> None:
    """The same sheets, columns and rows, since both are written from the same values."""
    folder, book = tables(event, tmp_path / "out"), workbook(event, tmp_path / "out.xlsx")
    for path in folder.glob("*.csv"):
        rows = list(book[path.stem].iter_rows(values_only=True))
        table = read(folder, path.stem)
        assert (list(rows[0]), len(rows) - 1) == (list(fields(folder, path.stem)), len(table))


def test_the_codebook_explains_every_column_and_every_code(event: Event, tmp_path: Path) -> None:
    """In all languages of the workshop; and as Markdown for people, in the first."""
    folder = tables(event, tmp_path / "out")
    explained = {each["part"] for each in read(folder, "codebook")}
    for name in ("responses", "answers", "timings", "tallies", "asked", "themes", "conclusions"):
        for column in fields(folder, name):
            assert {column.partition("/")[0], f"{name}.{column}"} & explained, (name, column)
    rows = [each for each in read(folder, "codebook") if each["part"] == "role"]
    assert {each["value"]: (each["label::nl"], each["label::en"]) for each in rows}["teacher"] == ("leraar", "teacher")
    text = (folder / "codebook.md").read_text(encoding="utf-8")
    assert "| `teacher` | leraar |" in text and "Niet voor elkaar, maar met elkaar" in text


def test_only_its_owner_may_read_the_tables(event: Event, tmp_path: Path) -> None:
    """They hold everything that was said."""
    folder = tables(event, tmp_path / "out")
    assert {each.stat().st_mode & 0o077 for each in (folder, *folder.iterdir())} == {0}


def test_json_lines_are_the_responses_of_the_document(event: Event, tmp_path: Path) -> None:
    """One a line, in the same order, each with its class and its workshop."""
    export(event, "json", str(tmp_path / "out.json"), clock=clock)
    export(event, "jsonl", str(tmp_path / "out.jsonl"), clock=clock)
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    head = {"class": "restricted", "form_id": "leven-lang-leren", "version": "2017121401"}
    assert lines == [head | each for each in json.loads((tmp_path / "out.json").read_bytes())["responses"]]
    assert len(pandas.read_json(tmp_path / "out.jsonl", lines=True)) == len(MADE)
