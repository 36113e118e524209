"""The table of formats: the command line, the desk and the documentation tell the same."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import cli
from kiosk.export.formats import FORMATS, offered

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
