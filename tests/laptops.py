"""Laptops for the tests: folders of events on which people answer, change, withdraw, and which are then put together."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

from msgspec import structs

from kiosk import definition
from kiosk.acts import Acts
from kiosk.certificate import fingerprint, records_of
from kiosk.codes import hash_code
from kiosk.event import Event
from kiosk.fold import Change, Fold
from kiosk.model.acts import Act, Moderation
from kiosk.model.response import Response, Status
from kiosk.moderation import Decision, decided
from kiosk.station import Station
from kiosk.times import Clock
from kiosk.voices import Voices
from tests.samples import response

BEGUN = datetime(2017, 12, 14, 13, 5, tzinfo=UTC)
SOURCE = definition.find("leven-lang-leren")
CODE = "appel-molen-42"


def clock() -> datetime:
    """Tell the same moment always."""
    return BEGUN


def ticking() -> Clock:
    """Make a clock that goes on by a second whenever somebody looks."""
    seconds = iter(range(1_000_000))
    return lambda: BEGUN + timedelta(seconds=next(seconds))


def laptop(data: Path, *, name: str = "thursday", source: Path = SOURCE) -> Event:
    """Begin an event of a workshop in a data folder of its own, with secrets of its own."""
    return Event.begin(data, source, clock=clock, name=name)


def said(words: str, **values: object) -> Response:
    """Make what somebody has handed in, with these words in it."""
    fixed = {"status": Status.COMPLETE, "end": "2017-12-14T13:20:00.000Z", "intake": {"role": "teacher"}}
    return response(**{**fixed, "answers": {"levers_other": words}, **values})


def coded(event: Event, words: str, code: str = CODE) -> Response:
    """Make what somebody has handed in who got a code."""
    return said(words, code=hash_code(code, event.info.salt))


def saved(event: Event, station: str, *responses: Response, clock: Clock = clock) -> list[Response]:
    """Save responses at a station that is opened and closed for it."""
    with Station(event, station, clock=clock) as opened:
        return [opened.save(each) for each in responses]


def did(event: Event, *acts: Act, desk: str = "desk-laptop", clock: Clock = clock) -> list[Act]:
    """Do something at a desk that is opened and closed for it."""
    with Station(event, desk, clock=clock) as opened:
        return [opened.act(each) for each in acts]


def changed(kept: Response, words: str) -> Response:
    """Change what somebody has said."""
    return structs.replace(kept, answers={"levers_other": words})


def seen(event: Event) -> dict[str, Response]:
    """Read all journals of an event."""
    fold = Fold(event)
    fold.poll()
    return fold.responses


def done(event: Event) -> dict[str, Act]:
    """Read what was done at all desks of an event."""
    fold = Fold(event)
    fold.poll()
    return fold.acts.everything()


def spoken_words(event: Event) -> list[str]:
    """List the own words that count in an event."""
    return sorted(str(each.answers["levers_other"]) for each in seen(event).values() if each.answers)


def state_of(event: Event) -> str:
    """Tell the fingerprint of an event as it is now."""
    fold = Fold(event)
    fold.poll()
    return fingerprint(records_of(fold))


def files_with(folder: Path, words: str) -> list[str]:
    """Name the files, whatever they are for, in which these words stand."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes())


def everything(folder: Path) -> dict[str, bytes | None]:
    """Remember every file and folder by its bytes; locks come and go, and say nothing."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
        if path.suffix != ".lock"
    }


def zipped(folder: Path, target: Path) -> Path:
    """Put a folder into a zip, as people do who send it."""
    with ZipFile(target, "w") as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder.parent))
    return target


def rewritten(path: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Change the lines of a file."""
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def judged(event: Event, identity: str, wanted: Decision) -> Moderation:
    """Decide about a voice as the desk does, which has read what it says; of one that nobody said, nothing was read."""
    voices = Voices(event.workshop, event.info.salt)
    voices.note(Change(None, response) for response in seen(event).values())
    if identity in voices.all:
        return decided(Acts(), voices.all[identity], wanted)
    return Moderation(id=f"moderation:{identity}", voice=identity, mark="", decision=wanted)
