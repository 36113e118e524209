"""TinyDB's own test suite, run against a journal: it is fetched when the test runs, and never kept here."""

import os
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

CONFTEST = '''
"""The fixtures of TinyDB's suite, with a journal in the place of its file."""

import pytest
from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage

from kiosk.journal import JournalDB


@pytest.fixture(params=["memory", "journal"])
def db(request, tmp_path):
    makers = {
        "memory": lambda: TinyDB(storage=MemoryStorage),
        "journal": lambda: JournalDB(tmp_path / "test.jsonl"),
    }
    db = makers[request.param]()
    db.drop_tables()
    db.insert_multiple({"int": 1, "char": char} for char in "abc")
    return db


@pytest.fixture
def storage():
    return CachingMiddleware(MemoryStorage)()
'''
NAMED = "it wants the names of TinyDB's own classes in the repr"
EXCEPTIONS = {"tests.test_tables::test_table_repr[journal]": NAMED}
"""The tests that do not pass, and why."""


class Told(NamedTuple):
    """What became of the tests, by their names."""

    passed: set[str]
    failed: set[str]


def fetched(folder: Path) -> Path:
    """Fetch the suite that belongs to the TinyDB that is installed, or skip; where all tests must run, fail."""
    wanted = f"tinydb=={version('tinydb')}"
    options = ["--quiet", "--retries", "1", "--no-deps", "--no-binary", ":all:", "--dest", str(folder)]
    done = subprocess.run([sys.executable, "-m", "pip", "download", *options, wanted], capture_output=True, text=True)
    archives = list(folder.glob("*.tar.gz"))
    if done.returncode or not archives:
        said = f"the source of {wanted} cannot be fetched: {done.stderr[-500:]}"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    with tarfile.open(archives[0]) as archive:
        tests = [member for member in archive if "tests" in Path(member.name).parts]
        archive.extractall(folder, members=tests, filter="data")
    return next(folder.glob("*/tests"))


def run(suite: Path) -> Told:
    """Run it in a process of its own, with the fixtures above."""
    (suite / "conftest.py").write_text(CONFTEST)
    ini, report = suite.parent / "pytest.ini", suite.parent / "report.xml"
    ini.write_text("[pytest]\n")
    plugins = ["no:cacheprovider", "no:xdist", "no:asyncio", "no:hypothesispytest"]
    options = ["-q", "-c", str(ini), "--rootdir", str(suite.parent), "-o", "addopts=", f"--junit-xml={report}"]
    command = [sys.executable, "-m", "pytest", *options, *(word for name in plugins for word in ("-p", name)), "tests"]
    done = subprocess.run(command, cwd=suite.parent, capture_output=True, text=True)
    assert report.exists(), done.stdout + done.stderr
    told = Told(set(), set())
    for case in ElementTree.parse(report).iter("testcase"):
        name = f"{case.get('classname')}::{case.get('name')}"
        if case.find("failure") is not None or case.find("error") is not None:
            told.failed.add(name)
        elif case.find("skipped") is None:
            told.passed.add(name)
    return told


def test_a_journal_passes_the_suite_of_tinydb_itself(tmp_path: Path) -> None:
    """All of TinyDB's tests pass with a journal, except those that are listed with their reasons, which do not."""
    told = run(fetched(tmp_path))
    assert told.failed == set(EXCEPTIONS)
    assert len(told.passed) > 150
    for kind in ("memory", "journal"):
        assert sum(name.endswith(f"[{kind}]") for name in told.passed) > 50
