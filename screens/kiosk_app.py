"""The kiosk: shows the screens of one participant after the other, and decides what comes next."""

import time
from collections.abc import Callable
from typing import ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.types import CSSPathType

from kiosk.answers import Refused
from kiosk.codes import hash_code
from kiosk.duration import minutes
from kiosk.errors import EventError, LinkError
from kiosk.locale import Words
from kiosk.reception import Reception
from kiosk.sitting import Sitting
from kiosk.steps import Kind
from screens import messages
from screens.frame import SMALLEST, ParticipantScreen
from screens.participant import way
from screens.participant.welcome import WelcomeScreen
from screens.refusals import refusal
from screens.theme import DEFAULT, WIDGETS, register
from screens.type_ahead import OrderedKeysApp

Address = Callable[[], str | None]
"""Tells where the results page is now; None without a network."""


class KioskApp(OrderedKeysApp, inherit_bindings=False):
    """One laptop's kiosk.

    Args:
        reception: begins and continues interviews.
        address: tells where the results are.
        prepare: starts the results page, once the welcome is painted; None for none.
        theme: the name of one of the themes.
        idle_seconds: without a key for so long, somebody is asked whether they are there; twice that in own words.
        language: the one to greet in; None for the workshop's first.
    """

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[CSSPathType] = WIDGETS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", show=False, priority=True),
        Binding("question_mark", "help", show=False),
        Binding("f2", "next_language", show=False, priority=True),
        Binding("f3", "roomy", show=False, priority=True),
        Binding("ctrl+g", "staff", show=False, priority=True),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        reception: Reception,
        address: Address,
        *,
        prepare: Callable[[], None] | None = None,
        theme: str = DEFAULT,
        idle_seconds: int | None = None,
        language: str | None = None,
    ) -> None:
        super().__init__()
        self._reception = reception
        self._workshop = reception.event.workshop
        self._address = address
        self._language = language or self._workshop.default_language
        self._words = Words(self._language, self._workshop.languages)
        self._start_page = prepare
        self._idle_seconds = idle_seconds or self._workshop.idle_seconds
        self._sitting: Sitting | None = None
        self._code: str | None = None
        self._next_code: tuple[str, str] | None = None
        self._minutes = minutes(self._workshop)
        self._last_sign = time.monotonic()
        register(self, theme)

    async def on_mount(self) -> None:
        """Greet; the rest can wait until the welcome is painted."""
        self._reception.follow()
        await self.push_screen(self._welcome())
        self.set_interval(1.0, self._tick)
        self.call_after_refresh(self._prepare)

        if self._start_page:
            self._start(self._start_page)

    @work(thread=True, exclusive=True, group="prepare")
    def _prepare(self) -> None:
        self._next_code = self._reception.draw_code()
        way.warm()

    @work(thread=True, group="page")
    def _start(self, start_page: Callable[[], None]) -> None:
        try:
            start_page()
        except LinkError as error:
            self.log.error(str(error))

    def _tick(self) -> None:
        """Once a second: take in what others wrote, and see whether somebody is still here."""
        changed = self._reception.follow()
        if changed and isinstance(self.screen, WelcomeScreen):
            self.screen.before = self._reception.went_before()
        if self._may_idle() and time.monotonic() - self._last_sign > self._patience():
            self._ask_whether_there()

    async def on_event(self, event: events.Event) -> None:
        """Note every sign of life."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown):
            self._last_sign = time.monotonic()
        await super().on_event(event)

    # What the screens tell

    @on(messages.Begun)
    async def begun(self) -> None:
        """Ask for consent."""
        from screens.participant.consent import ConsentScreen

        await self.switch_screen(ConsentScreen(self._workshop, self._words))

    @on(messages.Consented)
    async def consented(self, event: messages.Consented) -> None:
        """Begin the interview, or go back to the welcome with nothing kept."""
        if not event.agreed:
            await self._hand_over()
            return
        code, code_hash = self._next_code or self._reception.draw_code()
        self._next_code = None
        try:
            self._sitting = self._reception.receive(self._words.language, code_hash)
        except EventError as error:
            self._say(str(error))
            return
        self._code = code
        await self._show()
        self._prepare()

    @on(messages.Opened)
    async def opened(self, event: messages.Opened) -> None:
        """Show a side screen of the welcome."""
        if event.name == "about":
            from screens.participant.about import AboutScreen

            await self.switch_screen(AboutScreen(self._workshop, self._words))
        else:
            from screens.participant.code import CodeScreen

            await self.switch_screen(CodeScreen(self._words))

    @on(messages.Resumed)
    @work(exclusive=True, group="resume")
    async def resumed(self, event: messages.Resumed) -> None:
        """Look the code up and go on with its interview."""
        salt = self._reception.event.info.salt
        code_hash = await self.run_worker(lambda: hash_code(event.code, salt), thread=True).wait()
        found = self._reception.find(code_hash)
        if found is None:
            self._say(self._words("There is no such code in this event. Look at the words again, please."))
            return
        sitting = self._reception.resume(found)
        if sitting is None:
            station = found.deviceid.removeprefix("kiosk:")
            self._say(
                self._words("This interview was begun on the laptop “{station}”. Please go on there.", station=station)
            )
            return
        self._sitting, self._code = sitting, None
        self._words = Words(found.language, self._workshop.languages)
        await self._show()

    @on(messages.Answered)
    def answered(self, event: messages.Answered) -> None:
        """Keep an answer."""
        self._keep_answer(event)

    @on(messages.Declined)
    def declined(self, event: messages.Declined) -> None:
        """Keep that somebody would rather not say."""
        self._keep(lambda sitting: sitting.decline(event.part))

    @on(messages.Quoted)
    def quoted(self, event: messages.Quoted) -> None:
        """Keep the permission to quote."""
        self._keep(lambda sitting: sitting.quote(event.part, event.allowed))

    @on(messages.Forwarded)
    async def forwarded(self) -> None:
        """Go on, or say what is missing."""
        if self._sitting is None or not self._keep_typed():
            return
        blockers = self._sitting.interview.blockers()
        if blockers:
            self._refuse(blockers[0].name)
        elif self._keep(lambda sitting: sitting.forward()):
            await self._show()

    @on(messages.Returned)
    async def returned(self) -> None:
        """Go one step back; from the first one to the welcome, with everything parked."""
        if self._sitting is None:
            await self._hand_over()
        elif self._sitting.interview.at and self._keep_typed() and self._keep(lambda sitting: sitting.back()):
            await self._show()

    @on(messages.Jumped)
    async def jumped(self, event: messages.Jumped) -> None:
        """Go to a step to change it."""
        if self._keep(lambda sitting: sitting.jump(event.place)):
            await self._show()

    @on(messages.HandedOver)
    async def handed_over(self) -> None:
        """Wipe everything and wait for the next participant."""
        await self._hand_over()

    # What keys do on every screen

    @work(exclusive=True, group="dialog")
    async def action_help(self) -> None:
        """Show the keys."""
        from screens.dialogs.help import HelpDialog

        if isinstance(self.screen, ParticipantScreen):
            await self.push_screen_wait(HelpDialog(self._words))

    async def action_next_language(self) -> None:
        """Show the same screen in the next language."""
        screen = self.screen
        if len(self._workshop.languages) < 2 or not isinstance(screen, ParticipantScreen):
            return
        self._keep_typed()
        self._words = self._words.following()
        if self._sitting is not None:
            language = self._words.language
            self._keep(lambda sitting: sitting.speak(language))
            await self._show(focus=screen.focused_part())
        else:
            await self.switch_screen(screen.retold(self._words))

    def action_roomy(self) -> None:
        """Give the text more or less air, where there is room."""
        self.screen.toggle_class("-tall")

    @work(exclusive=True, group="dialog")
    async def action_staff(self) -> None:
        """Let staff out with the PIN."""
        from screens.dialogs.pin import PinDialog

        if not isinstance(self.screen, ParticipantScreen):
            return
        shown = not self._reception.consented()
        if await self.push_screen_wait(PinDialog(self._words, self._reception.event.info.pin, shown=shown)):
            self._keep_typed()
            self._park()
            self.exit()

    def action_suspend_process(self) -> None:
        """Stay: nobody stops the kiosk from its keyboard."""

    @work(exclusive=True, group="dialog")
    async def _ask_whether_there(self) -> None:
        from screens.dialogs.idle import IdleDialog

        there = await self.push_screen_wait(IdleDialog(self._words))
        self._last_sign = time.monotonic()
        if not there:
            self._keep_typed()
            await self._hand_over()

    # Size

    @work(exclusive=True, group="size")
    async def on_resize(self, event: events.Resize) -> None:
        """Cover everything while the window is too small."""
        from screens.dialogs.too_small import TooSmall

        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        covered = isinstance(self.screen, TooSmall)
        if small and not covered:
            await self.push_screen(TooSmall(self._words))
        elif covered and not small:
            await self.pop_screen()

    # How it is done

    async def _show(self, focus: str | None = None) -> None:
        """Show the step that the interview is at."""
        assert self._sitting is not None
        screen = way.screen_for(
            self._sitting.interview, self._words, self._reception, self._code, self._address(), focus
        )
        await self.switch_screen(screen)

    def _welcome(self) -> ParticipantScreen:
        return WelcomeScreen(self._workshop, self._words, self._minutes, self._reception.went_before())

    def _keep(self, act: Callable[[Sitting], object]) -> bool:
        """Do something that is saved; says so, or why it could not be."""
        if self._sitting is None:
            return False
        try:
            act(self._sitting)
        except EventError as error:
            self._say(str(error))
            return False
        except (Refused, KeyError):
            return False  # an answer to a screen that is gone, or one that its part cannot have
        self._say(self._words("✓ saved"))
        return True

    def _keep_answer(self, answered: messages.Answered) -> bool:
        return self._keep(lambda sitting: sitting.answer(answered.part, answered.value))

    def _keep_typed(self) -> bool:
        """Keep what was typed and not told yet."""
        told = self.screen.flush() if isinstance(self.screen, ParticipantScreen) else []
        kept = [self._keep_answer(answered) for answered in told]
        return all(kept)

    def _refuse(self, part: str) -> None:
        from screens.participant.fields import FieldsScreen

        if isinstance(self.screen, FieldsScreen) and self._sitting:
            self.screen.refuse(part, refusal(self._sitting.interview, part, self._words))

    def _say(self, sentence: str) -> None:
        if isinstance(self.screen, ParticipantScreen):
            self.screen.tell(sentence)

    def _park(self) -> None:
        if self._sitting is not None:
            self._keep(lambda sitting: sitting.park())

    async def _hand_over(self) -> None:
        """Park what is not finished, forget the participant, and show the welcome in the first language."""
        self._park()
        self._sitting = self._code = None
        self._words = Words(self._language, self._workshop.languages)
        self._reception.follow()
        await self.switch_screen(self._welcome())

    def _may_idle(self) -> bool:
        if self._sitting is None:
            return isinstance(self.screen, ParticipantScreen) and not isinstance(self.screen, WelcomeScreen)
        return isinstance(self.screen, ParticipantScreen) and self._sitting.interview.step.kind is not Kind.THANKS

    def _patience(self) -> int:
        from screens.widgets.text_answer import TextAnswer

        return self._idle_seconds * (2 if isinstance(self.focused, TextAnswer) else 1)
