"""Reading a workshop file: TOML into a Workshop, or every problem with its key path and what to do about it."""

import hashlib
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from kiosk.bundled import workshops
from kiosk.errors import DefinitionError
from kiosk.model.workshop import Workshop

if TYPE_CHECKING:
    from kiosk.soundness import Problem

BUILT_IN = "leven-lang-leren"
LARGEST = 1_000_000
"""Bytes; a workshop file is a few thousand."""


def load(path: Path, *, known: str | None = None) -> Workshop:
    """Read a workshop file.

    Args:
        path: the file.
        known: the hash of a file that was found good before; the same file is not looked through again.

    Raises:
        DefinitionError: it cannot be used; one line for each problem.
    """
    raw = read(path)
    table = _table(path, raw)
    if known == hash_of(raw):
        return msgspec.convert(table, Workshop)
    from kiosk.shape import misshapen
    from kiosk.soundness import unsound

    problems = misshapen(table)
    with suppress(msgspec.ValidationError):
        workshop = msgspec.convert(table, Workshop)
        problems += unsound(workshop)
        if not problems:
            return workshop
    raise DefinitionError("\n".join(_line(path, problem) for problem in problems))


def find(name_or_path: str) -> Path:
    """Find a workshop file by its path, or by the name of one that comes with the kiosk.

    Raises:
        DefinitionError: there is none.
    """
    known = {path.stem: path for path in workshops()}
    if name_or_path in known:
        return known[name_or_path]
    path = Path(name_or_path).expanduser()
    with suppress(OSError):
        if path.is_file():
            return path
    raise DefinitionError(
        f"There is no workshop file {name_or_path}. Give the path of one, or one of these names: {', '.join(known)}."
    )


def is_sound(raw: bytes) -> bool:
    """Tell whether these are the bytes of a workshop file that some kiosk has loaded before."""
    with suppress(ValueError, RecursionError):
        msgspec.convert(tomllib.loads(raw.decode()), Workshop)
        return True
    return False


def hash_of(raw: bytes) -> str:
    """Tell the hash by which a workshop file is known: every byte of it counts."""
    return f"sha256:{hashlib.sha256(raw).hexdigest()}"


def read(path: Path) -> bytes:
    """Read the bytes of a workshop file.

    Raises:
        DefinitionError: it cannot be read, or is too large to be one.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DefinitionError(
            f"{path} cannot be read ({error.strerror}). Check the name, and who may read it."
        ) from error
    if len(raw) > LARGEST:
        raise DefinitionError(f"{path} is no workshop file: it has more than {LARGEST:,} bytes.")
    return raw


def _table(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(raw.decode())
    except UnicodeDecodeError as error:
        raise DefinitionError(f"{path} is not UTF-8 text (byte {error.start}). Save it again as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise DefinitionError(
            f"{path}: this is not TOML: {error}. Mend that place; quotes and brackets come in pairs."
        ) from error


def _line(path: Path, problem: "Problem") -> str:
    place, what = problem
    line = f"{path}: {place}: {what}" if place else f"{path}: {what}"
    return "".join(sign if sign.isprintable() else "�" for sign in line)
