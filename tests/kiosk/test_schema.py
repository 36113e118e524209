"""The JSON Schemas: what is committed is what the model makes, and a workshop file that is good is good by it too."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kiosk import schema
from kiosk.bundled import data_folder, workshops

FOLDER = data_folder() / "schema"
WORKSHOP = json.loads((FOLDER / "workshop.schema.json").read_bytes())
LARGE = next(path for path in workshops() if path.stem == "leven-lang-leren")
CHECKER = jsonschema.Draft202012Validator.FORMAT_CHECKER


def told(path: Path) -> dict[str, Any]:
    """Read a workshop file as JSON would tell it: a day is written out."""
    table: dict[str, Any] = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))
    return table


def problems(table: dict[str, Any]) -> list[str]:
    """Hold a workshop against the schema."""
    validator = jsonschema.Draft202012Validator(WORKSHOP, format_checker=CHECKER)
    return [error.message for error in validator.iter_errors(table)]


def changed(*path: str | int, to: object) -> dict[str, Any]:
    """Change the built-in workshop at a place."""
    table = told(LARGE)
    place: Any = table
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return table


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_a_committed_schema_is_the_one_that_the_model_makes(name: str) -> None:
    """Whoever changes the model writes the schemas anew: python -m kiosk.schema."""
    assert (FOLDER / name).read_bytes() == schema.encoded(name)
    jsonschema.Draft202012Validator.check_schema(schema.schema(name))


def test_every_schema_in_the_folder_is_made() -> None:
    """None is left over from a model that is gone."""
    assert {path.name for path in FOLDER.iterdir()} == set(schema.SCHEMAS)


@pytest.mark.parametrize("path", workshops(), ids=lambda path: path.stem)
def test_the_workshops_that_come_along_are_good(path: Path) -> None:
    """What the kiosk takes, an editor with the schema takes too."""
    assert problems(told(path)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("colour",), "red"),
        (("questions", 0, "answers"), []),
        (("questions", 0, "parts", 0, "maximum"), 3),
        (("questions", 0, "parts", 0, "choices", 0, "value"), 1),
        (("privacy",), {"maximum": 5}),
        (("questions", 0, "parts", 0, "type"), "select_some"),
        (("questions", 0, "name"), "in two words"),
        (("languages",), []),
        (("groups",), 0),
        (("expected_participants",), "sixteen"),
        (("date",), "last Thursday"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_what_the_kiosk_refuses_the_schema_refuses(path: tuple[str | int, ...], value: object) -> None:
    """A key that does not exist, and a value of another kind than the key's, are each found."""
    assert problems(changed(*path, to=value)) != []


@pytest.mark.parametrize("key", ["name", "version", "languages", "title", "questions"])
def test_what_a_workshop_needs_the_schema_needs(key: str) -> None:
    """Without one of the five keys that every workshop has, it is none."""
    table = told(LARGE)
    del table[key]
    assert [f"'{key}' is a required property"] == problems(table)
