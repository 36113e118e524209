"""Workshop files: what is wrong is refused, with file, key path and remedy, all of it at once."""

from pathlib import Path

import pytest

from kiosk import definition
from kiosk.errors import DefinitionError
from kiosk.export.sheets.responses import HEAD
from kiosk.export.sheets.shared import RECORDS
from kiosk.soundness import RESERVED

A, B = (f'{{ name = "{name}", label = {{ nl = "{name}", en = "{name}" }} }}' for name in "ab")
SOUND = """
name = "sample"
version = "1"
languages = ["nl", "en"]
title = { nl = "Titel", en = "Title" }
groups = 2

[[intake]]
type = "select_one"
name = "role"
label = { nl = "Rol?", en = "Role?" }
choices = CHOICES

[[questions]]
name = "first"
label = { nl = "Eerst?", en = "First?" }

[[questions.parts]]
type = "select_multiple"
name = "levers"
max = 2
label = { nl = "Wat?", en = "What?" }
choices = CHOICES

[[questions.parts]]
type = "range"
name = "mood"
min = 1
max = 5
label = { nl = "Hoe?", en = "How?" }
""".replace("CHOICES", f"[{A}, {B}]")
LEVERS, MOOD = "questions[0].parts[0] (levers)", "questions[0].parts[1] (mood)"
HOSTILE = {
    "endless": ("max = 5", "max = inf"),
    "no number": ("max = 5", "max = nan"),
    "tiny steps": ("max = 5", "max = 1e308\nstep = 1e-300"),
    "digits": ("groups = 2", f"groups = {'9' * 5000}"),
    "brackets": ("groups = 2", f"zebra = {'[' * 20_000}{']' * 20_000}"),
}
"""Mistakes that reckoning or reading trips over."""

BAD = [
    ('{ nl = "Titel", en', '{ de = "x", nl = "Titel", en', "title.de", "add it there, or take this text out."),
    ("groups = 2", "group = 2", "group", "Did you mean “groups”?"),
    ("groups = 2", 'groups = "2"', "groups", "this should be a whole number."),
    ("groups = 2", 'date = "soon"', "date", "this should be a date such as 2017-12-14."),
    ("groups = 2", "date = 2017-12-14T10:00:00", "date", "this should be a date such as 2017-12-14."),
    ('version = "1"', "", "version", "this key is missing. Add it: a text in quotes."),
    ('["nl", "en"]', '["nl", "EN"]', "languages[1]", "two or three small letters"),
    ('{ nl = "Titel", en = "Title" }', '{ nl = "Titel" }', "title.en", "add it, or take en out of languages."),
    ('en = "Title"', 'en = "  "', "title.en", "the text is empty; write it."),
    ('en = "Title"', 'en = "Ti\\u001btle"', "title.en", "control character; type it anew."),
    ('title = { nl = "Titel", en = "Title" }', 'title = "Titel"', "title", "this should be a table such as { nl ="),
    ('"select_one"', '"select_on"', "intake[0].type", "Did you mean “select_one”?"),
    ('"role"', '"my role"', "intake[0].name", "Use letters, digits and _"),
    ('"role"', '"role\\n"', "intake[0].name", "Use letters, digits and _"),
    ('"role"', repr("r" * 33), "intake[0].name", "has 33 characters; at most 32 fit."),
    ('"role"', '"asked_to"', "intake[0] (asked_to).name", "is the kiosk's own; choose another."),
    ('choices = [{ name = "a"', 'choices = [{ name = "b"', "intake[0] (role).choices", "stands there 2 times"),
    (f"[{A}, {B}]", "[]", "intake[0] (role).choices", "the list is too short; give at least two choices."),
    ("max = 2", "max = 3", f"{LEVERS}.max", "max 3 and 2 choices do not go together; mend one."),
    ("max = 2", "min = 2\nmax = 1", f"{LEVERS}.max", "min 2, max 1 and 2 choices do not go together; mend one."),
    ("min = 1\nmax = 5", "min = 5\nmax = 5", f"{MOOD}.min", "it should be less than max (5)."),
    ("min = 1\nmax = 5", "min = 1\nmax = 12", f"{MOOD}.step", "at most 11 fit on a line."),
    ("min = 1\nmax = 5", "min = 1\nmax = 5\nstep = 0", f"{MOOD.partition(' ')[0]}.step", "more than 0."),
    ("[[questions.parts]]", "[questions.parts]", None, "this is not TOML"),
]


def refused(path: Path, content: str | bytes) -> list[str]:
    """Write a workshop file that cannot be used; tells the lines of the refusal."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DefinitionError) as refusal:
        definition.load(path)
    return str(refusal.value).splitlines()


@pytest.mark.parametrize(("old", "new", "place", "remedy"), BAD, ids=[f"{row[2]}-{row[1][:30]}" for row in BAD])
def test_a_bad_file_is_told_with_file_key_path_and_remedy(
    tmp_path: Path, old: str, new: str, place: str | None, remedy: str
) -> None:
    """One mistake in a sound file is one line, which names the file, the key path and what to do."""
    (path := tmp_path / "sample.toml").write_text(SOUND)
    assert definition.load(path).groups == 2 and old in SOUND
    (line,) = refused(path, SOUND.replace(old, new, 1))
    assert line.startswith(f"{path}: {place}" if place else f"{path}")
    assert remedy in line


@pytest.mark.parametrize("name", [column.name for column in (*HEAD, *RECORDS)])
def test_no_part_is_called_like_a_column_that_exports_have_besides(tmp_path: Path, name: str) -> None:
    """A table with two columns of one name is read by nobody as it was meant."""
    (line,) = refused(tmp_path / "sample.toml", SOUND.replace('"role"', f'"{name}"', 1))
    assert f"the name {name} is the kiosk's own; choose another." in line


def test_the_guide_lists_all_names_that_are_the_kiosks_own() -> None:
    """And no others."""
    guide = (Path(__file__).parents[2] / "docs" / "workshops.md").read_text(encoding="utf-8")
    rule = guide.partition("Some names are the kiosk's own")[2].partition(".\n")[0]
    assert set(rule.split("`")[1::2]) == RESERVED


@pytest.mark.parametrize("mistake", HOSTILE)
def test_what_no_machine_can_reckon_with_is_refused_too(tmp_path: Path, mistake: str) -> None:
    """Endless scales and endless nesting are told in a sentence that names the file."""
    lines = refused(tmp_path / "sample.toml", SOUND.replace(*HOSTILE[mistake]))
    assert lines[0].startswith(f"{tmp_path / 'sample.toml'}: ")


@pytest.mark.parametrize(("taken", "other"), [("levers", LEVERS), ("first", "questions[0]")])
def test_a_name_given_twice_is_told_at_both_places(tmp_path: Path, taken: str, other: str) -> None:
    """Parts and questions share their names' space, and either one can be the one to rename."""
    lines = refused(tmp_path / "sample.toml", SOUND.replace('"role"', f'"{taken}"'))
    assert sorted(line.split(": ")[1] for line in lines) == [f"intake[0] ({taken}).name", f"{other}.name"]
    assert all(line.endswith(f"the name {taken} is used 2 times; every name is unique in the file.") for line in lines)


def test_every_mistake_of_a_kind_is_told_at_once(tmp_path: Path) -> None:
    """Nobody mends a file one line at a time: misspelt keys come together, and so does what makes no sense."""
    path = tmp_path / "sample.toml"
    misspelt = SOUND.replace("groups", "group").replace("max = 5", "maks = 5").replace('"role"', '"my role"')
    places = [line.split(": ")[1] for line in refused(path, misspelt)]
    assert sorted(places) == ["group", "intake[0].name", "questions[0].parts[1].maks", "questions[0].parts[1].max"]
    senseless = SOUND.replace(', en = "Title"', "").replace("max = 5", "max = 0").replace('"role"', '"mood"')
    places = [line.split(": ")[1] for line in refused(path, senseless)]
    assert sorted(places) == ["intake[0] (mood).name", f"{MOOD}.min", f"{MOOD}.name", "title.en"]


def test_mistakes_of_both_kinds_are_told_at_once(tmp_path: Path) -> None:
    """A misspelt key does not hide that a language is missing elsewhere."""
    lines = refused(tmp_path / "sample.toml", SOUND.replace("groups", "group").replace(', en = "Title"', ""))
    assert [line.split(": ")[1] for line in lines] == ["group", "title.en"]


def test_a_key_with_a_line_break_stays_on_its_line(tmp_path: Path) -> None:
    """One problem is one line, whatever the key looks like."""
    assert len(refused(tmp_path / "sample.toml", f'"a\\nb" = 1\n{SOUND}')) == 1


def test_what_is_no_text_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Not TOML, not UTF-8, too large, not there: each names the file and what to do."""
    path = tmp_path / "sample.toml"
    assert "this is not TOML" in refused(path, 'name = "sample')[0]
    assert "Save it again as UTF-8." in refused(path, b'name = "\xff"')[0]
    assert "more than 1,000,000 bytes" in refused(path, b"#" * 1_000_001)[0]
    with pytest.raises(DefinitionError, match=r"gone\.toml cannot be read .*\. Check the name, and who may read it\."):
        definition.load(tmp_path / "gone.toml")


def test_a_name_that_is_not_known_is_told_with_those_that_are() -> None:
    """Whoever mistypes a bundled workshop's name reads which there are."""
    with pytest.raises(DefinitionError, match=r"no workshop file nowhere.*leven-lang-leren, retrospective"):
        definition.find("nowhere")
