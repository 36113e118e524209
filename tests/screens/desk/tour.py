"""A tour of the desk: every tab on an event at work, every dialog, and what is said when something is done."""

from collections.abc import AsyncIterator
from random import Random

from msgspec import structs

from kiosk.codebook import coded, new_theme
from kiosk.conclusions import concluded
from kiosk.desk import Desk
from kiosk.event import Event
from kiosk.group_answer import begin_for_group
from kiosk.model.response import Status
from kiosk.moderation import decided
from kiosk.rehearsal import batches
from kiosk.station import Station
from kiosk.voice_filter import VoiceFilter
from screens.desk.codebook_dialog import CodebookDialog
from screens.desk.conclusions_dialog import ConclusionsDialog
from screens.desk.desk_help import DeskHelp
from screens.desk.desk_screen import DeskScreen
from screens.desk.formats_dialog import FormatsDialog
from screens.desk.line_dialog import LineDialog
from screens.desk.pages import pages
from screens.desk.projected_code import ProjectedCode
from screens.desk.themes_dialog import ThemesDialog
from screens.desk.voices import VoicesTab
from tests.screens.hosts import clock
from tests.screens.seats import Watcher
from tests.screens.tour import TYPED

PEOPLE = 14
Names = AsyncIterator[str]


def at_work(event: Event) -> None:
    """Let people answer, groups write, and a facilitator theme, release and conclude, all in letters of their own."""
    with Station(event, "table-1", clock=clock) as station:
        for batch in batches(event, station, PEOPLE, Random(7), clock):
            texts = {part.name for part in event.workshop.parts() if type(part).__name__ == "OwnWords"}
            for each in batch:
                said = {
                    name: TYPED if name in texts or name.endswith("_other") or name == "asked" else value
                    for name, value in each.answers.items()
                }
                quotable = tuple(name for name in said if said[name] == TYPED and name != "asked")
                station.save(structs.replace(each, answers=said, quotable=quotable, test=False))
        name = event.workshop.questions[0].name
        for group in range(1, event.workshop.groups + 1):
            begun = begin_for_group(station, group, event.workshop.default_language)
            answers = {name: TYPED, f"{name}_otherwise": TYPED}
            station.save(structs.replace(begun, answers=answers, status=Status.COMPLETE))
    desk = Desk(event, "laptop", clock=clock)
    desk.follow()
    theme = new_theme("θέμα", clock())
    desk.journal.act(theme)
    for at, voice in enumerate(list(desk.voices.all.values())[:9]):
        desk.journal.act(coded(desk.acts, voice.id, theme.id))
        if voice.quotable:
            desk.journal.act(decided(desk.acts, voice, "held" if at % 4 == 3 else "released"))
    desk.journal.act(concluded(TYPED, "conclusion", name, clock()))
    desk.close()


async def settled(watcher: Watcher) -> None:
    """Wait until everything stands there."""
    await watcher.done()
    await watcher.pilot.pause(0.05)
    await watcher.done()


async def press(watcher: Watcher, *keys: str) -> None:
    """Press keys, each when the one before has had its effect."""
    for key in keys:
        await watcher.press(key)
        await settled(watcher)


async def dialog(watcher: Watcher, key: str, kind: type[object], keys: str = "escape") -> Names:
    """Open a dialog, see it, and leave it."""
    await watcher.press(key)
    await watcher.until(lambda: isinstance(watcher.app.screen, kind) and watcher.app.screen.is_mounted, kind.__name__)
    await settled(watcher)
    yield kind.__name__
    await press(watcher, keys)
    await watcher.until(lambda: isinstance(watcher.app.screen, DeskScreen), "the desk")
    await settled(watcher)


async def everything(watcher: Watcher) -> Names:
    """Go through all tabs."""
    await watcher.until(lambda: isinstance(watcher.app.screen, DeskScreen), "the desk")
    for walk in (room, tallies, voices, plenary, share):
        async for name in walk(watcher):
            yield f"{walk.__name__}: {name}"
    await press(watcher, "1")
    async for name in dialog(watcher, "f1", DeskHelp):
        yield name


async def room(watcher: Watcher) -> Names:
    """See the room, with and without a round and a message."""
    await settled(watcher)
    yield "no round"
    await press(watcher, "space")
    yield "round"
    await press(watcher, "plus")
    yield "longer"
    await press(watcher, "space")
    yield "paused"
    async for name in dialog(watcher, "m", LineDialog):
        yield name
    await press(watcher, "m", *"αβγ", "enter")
    yield "message"
    await press(watcher, "u")
    yield "message taken back"
    await press(watcher, "n")
    yield "next round"


async def tallies(watcher: Watcher) -> Names:
    """See the tallies, whole and split, down to the last."""
    await press(watcher, "2")
    yield "whole"
    for split in ("by group", "by role"):
        await press(watcher, "s")
        yield split
        await press(watcher, "end")
        yield f"{split}, below"
        await press(watcher, "home")


async def voices(watcher: Watcher) -> Names:
    """See the voices, filtered in every way, decided and themed."""
    await press(watcher, "3")
    yield "all"
    tab = watcher.app.screen.query_one(VoicesTab)
    for key in "pgoaw":
        await press(watcher, key)
        yield f"filtered with {key}"
        while tab._filter != VoiceFilter():
            await press(watcher, key)
    for key in "rhh":
        await press(watcher, key)
        yield f"decided with {key}"
    for key, kind in (("t", ThemesDialog), ("c", CodebookDialog)):
        async for name in dialog(watcher, key, kind):
            yield name


async def plenary(watcher: Watcher) -> Names:
    """See all pages, and type a conclusion and a line of the minutes."""
    await press(watcher, "4")
    for page in range(len(pages(watcher.event.workshop))):
        yield f"page {page}"
        await press(watcher, "right")
    for key in "cn":
        await press(watcher, key)
        yield f"typing with {key}"
        await press(watcher, *"αβγ", "enter")
        yield f"typed with {key}"
        await press(watcher, "escape")
    async for name in dialog(watcher, "e", ConclusionsDialog):
        yield name


async def share(watcher: Watcher) -> Names:
    """See the code, the questions that are shown, and the event closed and opened."""
    await press(watcher, "5")
    yield "shared"
    await press(watcher, "space")
    yield "hidden"
    await press(watcher, "space", "o")
    yield "closed"
    await press(watcher, "o")
    yield "open"
    async for name in dialog(watcher, "f", ProjectedCode, "x"):
        yield name
    async for name in dialog(watcher, "e", FormatsDialog):
        yield name
