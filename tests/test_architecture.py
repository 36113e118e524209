"""The rooms of the house: who may use what. Each rule is a sentence, and where it is broken it says so in one."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
VAGUE = {"utils", "util", "common", "helpers", "helper", "manager", "managers", "misc", "base"}


class Import(NamedTuple):
    """One import: of what, where, and whether it is only done when a function is called."""

    module: str
    path: str
    line: int
    deferred: bool

    @property
    def package(self) -> str:
        """The library, or room, that it is from."""
        return self.module.split(".")[0]

    def broken(self, rule: str) -> str:
        """Say that it breaks a rule."""
        return f"{self.path}:{self.line} imports {self.module}: {rule}"


class Module(NamedTuple):
    """One file of Python, as it is parsed."""

    path: str
    tree: ast.Module


def modules() -> list[Module]:
    """Parse every module of the kiosk and of its screens."""
    paths = sorted(path for room in ("kiosk", "screens") for path in (ROOT / room).rglob("*.py"))
    return [Module(path.relative_to(ROOT).as_posix(), ast.parse(path.read_bytes(), path)) for path in paths]


def imports() -> Iterator[Import]:
    """List every import, also those inside functions and those for the types alone."""
    for path, tree in modules():
        deferred = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            for name in _named(node, path):
                yield Import(name, path, getattr(node, "lineno", 0), id(node) in deferred)


def _named(node: ast.AST, path: str) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=module, level=0):
            return [module or ""]
        case ast.ImportFrom():
            return [path.split("/")[0]]
        case _:
            return []


def lies_in(path: str, places: tuple[str, ...]) -> bool:
    """Tell whether a file is one of these, or under one of these folders."""
    return any(path == place or path.startswith(f"{place}/") for place in places)


MODULES, IMPORTS = modules(), list(imports())


@pytest.mark.parametrize(
    ("libraries", "places"),
    [
        (("textual", "rich"), ("screens",)),
        (("tinydb",), ("kiosk/journal",)),
        (("uvicorn", "httptools", "uvloop"), ("kiosk/web/server.py", "kiosk/web/protocol.py")),
        (("qrcode",), ("kiosk/qr.py",)),
        (("jinja2",), ("kiosk/web/page.py", "kiosk/report/as_html.py")),
        (("docx",), ("kiosk/report/as_docx",)),
        (("PIL",), ("kiosk/report/drawing.py",)),
        (("termios",), ("kiosk/plain/modes.py", "kiosk/terminal_state.py")),
        (("curses",), ("kiosk/plain/terminal.py", "kiosk/place/terminal.py")),
        (("click",), ("kiosk/cli.py", "kiosk/options.py", "kiosk/telling_progress.py")),
    ],
    ids=lambda value: " and ".join(value),
)
def test_a_library_is_used_in_its_own_room_alone(libraries: tuple[str, ...], places: tuple[str, ...]) -> None:
    """Whoever would put another in its place changes one room."""
    found = [each for each in IMPORTS if each.package in libraries]
    rule = f"only {' and '.join(places)} may use it."
    assert [each.broken(rule) for each in found if not lies_in(each.path, places)] == []
    assert found or libraries == ("httptools",), f"nobody uses {', '.join(libraries)}: take the rule out."


def test_the_kiosk_knows_its_screens_only_on_the_command_line() -> None:
    """The domain runs without a terminal; the command line opens the screens inside the command that needs them."""
    found = [each for each in IMPORTS if each.package == "screens" and each.path.startswith("kiosk/")]
    rule = "only a function of kiosk/cli.py may open the screens."
    assert [each.broken(rule) for each in found if each.path != "kiosk/cli.py" or not each.deferred] == []


def test_imports_are_written_in_full() -> None:
    """Nobody has to count dots to see which room an import is from, and no room imports the tests."""
    relative = [
        f"{path}:{node.lineno} imports with dots: name the room in full."
        for path, tree in MODULES
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []
    assert [each.broken("the tests are nobody's room.") for each in IMPORTS if each.package == "tests"] == []


def test_the_model_knows_nothing_of_the_rest() -> None:
    """Frozen values are at the bottom of the house: they import one another, and no other room of it."""
    found = [each for each in IMPORTS if each.path.startswith("kiosk/model/") and each.package in {"kiosk", "screens"}]
    rule = "the model may import the model alone."
    assert [each.broken(rule) for each in found if not each.module.startswith("kiosk.model.")] == []


def test_every_module_says_what_it_is_for() -> None:
    """Its name says more than that it is useful, and its docstring begins with a sentence."""
    vague = [f"{path}: name it after what it does." for path, _ in MODULES if Path(path).stem in VAGUE]
    silent = [
        f"{path}:1 has no docstring: say what it is for." for path, tree in MODULES if not ast.get_docstring(tree)
    ]
    assert vague + silent == []


def test_every_stylesheet_stands_beside_what_it_styles() -> None:
    """It has the name of a module beside it, or of its folder where all modules there share it."""
    sheets = [sheet for room in ("kiosk", "screens") for sheet in (ROOT / room).rglob("*.tcss")]
    stray = [
        f"{sheet.relative_to(ROOT)}: put it beside a module of that name, or name it after its folder."
        for sheet in sheets
        if not sheet.with_suffix(".py").exists() and sheet.stem != sheet.parent.name
    ]
    assert sheets and stray == []


def test_participants_screens_do_not_reach_for_the_app() -> None:
    """What a screen needs comes in by its constructor; what it has to say it posts or returns."""
    reaching = [
        f"{path}:{node.lineno} uses self.app: take what is needed by the constructor."
        for path, tree in MODULES
        if path.startswith("screens/participant/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "app" and ast.unparse(node.value) == "self"
    ]
    assert reaching == []
