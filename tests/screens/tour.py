"""A tour of every screen: each step presses keys, waits until the screen stands there, and tells its name.

It presses digits, Enter and letters alone, and looks for widgets, not for words, so that it goes in every language.
"""

from collections.abc import AsyncIterator

from textual.widgets import Input, TextArea

from kiosk.steps import Kind
from screens.dialogs.any_key import AnyKeyDialog
from screens.dialogs.idle import IdleDialog
from screens.dialogs.pin import PinDialog
from screens.dialogs.too_small import TooSmall
from screens.participant.about import AboutScreen
from screens.participant.code import CodeScreen
from screens.participant.comeback import ComebackScreen
from screens.participant.consent import ConsentScreen
from screens.participant.deletion import DeletedScreen, DeletionScreen
from screens.participant.fields import FieldsScreen
from screens.participant.groups import GroupsScreen
from screens.participant.kept import KeptScreen
from screens.participant.thanks import ThanksScreen
from screens.participant.welcome import WelcomeScreen
from screens.widgets.choices import Choices
from screens.widgets.scale import Scale
from screens.widgets.text_answer import TextAnswer
from tests.screens.seats import Seat

TYPED = "αβγ δε"
"""What is typed on the way: in letters that no other text has."""
Names = AsyncIterator[str]


async def everything(seat: Seat) -> Names:
    """Go to all screens of a participant, a scribe, and whoever comes back."""
    async for name in before(seat):
        yield name
    async for name in interview(seat):
        yield name
    code = str(seat.app._code)
    async for name in thanks(seat):
        yield name
    async for name in back(seat, code):
        yield name
    async for name in scribe(seat):
        yield name


async def stands(seat: Seat, kind: type[object], *, focused: bool = False) -> None:
    """Wait until a screen of a kind is shown, all of it."""
    await seat.until(lambda: isinstance(seat.app.screen, kind) and seat.app.screen.is_mounted, kind.__name__)
    if focused:
        await seat.until(lambda: seat.app.focused, "the focus")
    await seat.done()
    await seat.pilot.pause()


async def told(seat: Seat) -> None:
    """Wait until something is said above the keys."""
    await seat.until(lambda: seat.status.strip(), "a sentence above the keys")
    await seat.pilot.pause()


async def before(seat: Seat) -> Names:
    """See the welcome, its side screens, all dialogs, and the question for consent."""
    yield "welcome"
    await seat.press("i")
    await stands(seat, AboutScreen)
    yield "about"
    await seat.press("escape", "c")
    await stands(seat, CodeScreen, focused=True)
    yield "code"
    await seat.type("aap-noot-11")
    await seat.press("enter")
    await told(seat)
    await seat.done()
    yield "code that is none"
    await seat.press("escape")
    await stands(seat, WelcomeScreen)
    async for name in dialogs(seat):
        yield name
    await seat.press("enter")
    await stands(seat, ConsentScreen, focused=True)
    yield "consent"
    await seat.press("enter")
    await told(seat)
    yield "consent without a choice"
    await seat.press("1", "enter")
    await seat.until(lambda: seat.at == 0 and seat._settled(), "the first step")


async def dialogs(seat: Seat) -> Names:
    """See help, the PIN with a wrong one, and the question whether somebody is there."""
    await seat.press("f1")
    await stands(seat, AnyKeyDialog)
    yield "help"
    await seat.press("x", "ctrl+g")
    await stands(seat, PinDialog, focused=True)
    yield "pin"
    await seat.type("000")
    await seat.press("enter")
    await seat.until(lambda: not seat.app.screen.query_one(Input).value, "the refusal")
    yield "pin that is wrong"
    await seat.press("escape")
    await stands(seat, WelcomeScreen)
    seat.app._ask_whether_there()
    await stands(seat, IdleDialog)
    yield "idle"
    await seat.press("x")
    await stands(seat, WelcomeScreen)


async def interview(seat: Seat) -> Names:
    """Go from the first step to the thanks: each screen as it comes, refused where something is needed, and answered."""
    while seat.step.kind is not Kind.THANKS:
        step = f"{seat.step.kind} {'+'.join(seat.asks)}"
        await seat.until(lambda: not isinstance(seat.app.screen, FieldsScreen) or seat.app.focused, "a field")
        await seat.pilot.pause()
        yield step
        if isinstance(seat.app.screen, FieldsScreen):
            async for name in answers(seat):
                yield f"{step}, {name}"
        before = seat.at
        await seat.onward()
        if seat.at == before:
            raise AssertionError(f"no way on from {step}")


async def answers(seat: Seat) -> Names:
    """Answer every field of a screen as fully as it goes."""
    assert seat.app._sitting is not None
    if seat.app._sitting.interview.blockers():
        await seat.press("enter")
        await seat.done()
        await seat.pilot.pause()
        yield "needed"
    elif isinstance(seat.app.focused, Choices | Scale):
        await seat.press("minus")
        await seat.done()
        await seat.pilot.pause()
        yield "declined"
    for field in list(seat.app.screen.query("Choices, Scale, TextAnswer, NumberAnswer")):
        if not all(each.display for each in field.ancestors_with_self if hasattr(each, "display")):
            continue
        field.focus()
        await seat.pilot.pause()
        if isinstance(field, Choices):
            await seat.press(*"1234567890"[: len(field.names)])
        elif isinstance(field, Scale):
            await seat.press("2")
        elif isinstance(field, TextArea):
            await seat.type(TYPED)
        else:
            await seat.press("9", "9", "9", "enter")
            await seat.pilot.pause()
            yield "a number that does not fit"
            await seat.press("backspace", "backspace")
        await seat.pilot.pause()
        await seat.done()
        yield f"answered {getattr(field.parent, 'id', '')}"
    for text in seat.app.screen.query(TextAnswer):
        text.post_message(TextAnswer.Cut(text, 3000, 2000))
        await seat.pilot.pause()
        await seat.done()
        yield "too long"


async def thanks(seat: Seat) -> Names:
    """See the thanks, with and without its countdown, and go."""
    await stands(seat, ThanksScreen)
    await seat.pilot.pause(0.1)
    yield "thanks"
    screen = seat.app.screen
    assert isinstance(screen, ThanksScreen)
    screen.left = 20
    await told(seat)
    yield "thanks, counting down"
    await seat.press("enter")
    await stands(seat, WelcomeScreen)


async def back(seat: Seat, code: str) -> Names:
    """Come back with the code, to change nothing and to delete everything."""
    await seat.press("c")
    await stands(seat, CodeScreen, focused=True)
    await seat.type(code)
    await seat.press("enter")
    await stands(seat, ComebackScreen, focused=True)
    yield "come back"
    await seat.press("2", "enter")
    await stands(seat, DeletionScreen, focused=True)
    yield "deletion"
    await seat.press("2", "enter")
    await stands(seat, DeletedScreen)
    screen = seat.app.screen
    assert isinstance(screen, DeletedScreen)
    for overwritten in (None, True, False):
        screen.overwritten = overwritten
        await seat.pilot.pause()
        yield f"deleted, {overwritten}"
    await seat.press("enter")
    await stands(seat, WelcomeScreen)


async def scribe(seat: Seat) -> Names:
    """Write for a group."""
    await seat.press("g")
    await stands(seat, GroupsScreen, focused=True)
    yield "groups"
    await seat.press("enter")
    await told(seat)
    yield "groups without a choice"
    await seat.press("1", "enter")
    await seat.until(lambda: seat.at >= 0 and seat._settled(), "the scribe's first step")
    async for name in interview(seat):
        yield f"scribe: {name}"
    await stands(seat, KeptScreen)
    yield "kept"
    screen = seat.app.screen
    assert isinstance(screen, KeptScreen)
    screen.left = 10
    await told(seat)
    yield "kept, counting down"
    await seat.press("enter")
    await stands(seat, WelcomeScreen)
    seat.app._welcome.closed = True
    await seat.pilot.pause()
    yield "welcome, closed"
    seat.app._welcome.closed = False
    await seat.pilot.pause()


async def too_small(seat: Seat) -> Names:
    """Make the window too small, and large again."""
    size = seat.app.size
    await seat.pilot.resize_terminal(60, 20)
    await stands(seat, TooSmall)
    yield "too small"
    await seat.pilot.resize_terminal(*size)
    await stands(seat, WelcomeScreen)
