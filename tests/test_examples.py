"""The examples of the docs: one command writes them all, from the sample event."""

from pathlib import Path

from kiosk.bundled import sample_events
from kiosk.on_the_way import begun
from kiosk.report import WRITERS
from tests.examples import EXPORTS, name_of, write
from tests.sample.event import NAME


def whole(path: Path) -> dict[str, bytes]:
    """Read a file, or all files of a folder, by their names."""
    files = path.iterdir() if path.is_dir() else [path]
    return {each.name: each.read_bytes() for each in files}


def is_zip(name: str) -> bool:
    """Tell whether a file is a zip, in which a time stands that is of its making."""
    return name.endswith((".docx", ".xlsx"))


def test_every_format_is_written(tmp_path: Path) -> None:
    """A report for each ending that there is, and each export that is listed; nothing else, and none is empty."""
    written = list(write(tmp_path / "example"))
    exports = {name_of(form, shareable=shareable) for form, shareable in EXPORTS}
    assert {path.name for path in written} == {f"verslag{ending}" for ending in WRITERS} | exports
    assert set((tmp_path / "example").iterdir()) == set(written)
    assert all(all(whole(path).values()) for path in written)


def test_they_are_written_anew_in_the_same_place(tmp_path: Path) -> None:
    """Whoever changes a writer runs the command once more; what did not change stays the same to the byte."""
    before = {path.name: whole(path) for path in write(tmp_path)}
    after = {path.name: whole(path) for path in write(tmp_path)}
    assert after.keys() == before.keys()
    assert {name: after[name] for name in after if not is_zip(name)} == {
        name: before[name] for name in before if not is_zip(name)
    }


def test_the_report_tells_the_times_of_that_afternoon(tmp_path: Path) -> None:
    """It is made a week later, and the minutes begin when the hosts began, in whichever country this runs."""
    list(write(tmp_path))
    text = (tmp_path / "verslag.md").read_text(encoding="utf-8")
    assert "21 december 2017" in text and "14:08" in text


def test_making_them_leaves_nothing_in_the_sample(tmp_path: Path) -> None:
    """It is read where it stands."""
    list(write(tmp_path))
    found = [path.name for path in (sample_events() / NAME).iterdir()]
    assert [name for name in found if name.startswith(begun())] == []  # of this process: other tests export it too
