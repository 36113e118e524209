"""The kiosk: shows the screens of one participant after the other, and decides what comes next."""

import gc
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.types import CSSPathType

from kiosk.duration import minutes
from kiosk.errors import EventError
from kiosk.locale import Words
from kiosk.reception import Reception
from kiosk.steps import Kind
from kiosk.telling.disk import not_done
from screens import messages
from screens.interviewing_app import Address
from screens.participant import way
from screens.participant.welcome import WelcomeScreen
from screens.staffed_app import StaffedApp
from screens.theme import DEFAULT, WELCOME, register
from screens.type_ahead import takes_letters

SOON, CLOCK = 0.1, 0.25
"""Seconds until the welcome is painted, at a guess; sooner would be in its way; and between two looks at the clock."""
LISTENING = 5
"""So many times longer than others a scribe may press no key, who listens while the group talks."""


class KioskApp(StaffedApp, inherit_bindings=False):
    """One laptop's kiosk.

    Args:
        reception: begins and continues interviews.
        address: tells where the results are.
        serve: keeps the results page there, once the welcome is painted; None for none.
        theme: the name of one of the themes.
        idle_seconds: without a key for so long, somebody is asked whether they are there; twice that in own words.
        language: the one to greet in; None for the workshop's first.
    """

    CSS_PATH: ClassVar[CSSPathType] = WELCOME
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
        serve: Callable[[], None] | None = None,
        theme: str = DEFAULT,
        idle_seconds: int | None = None,
        language: str | None = None,
    ) -> None:
        workshop = reception.event.workshop
        self._language = language or workshop.default_language
        super().__init__(reception, address, Words(self._language, workshop.languages))
        self._workshop = workshop
        self._serve = serve
        self._idle_seconds = idle_seconds or self._workshop.idle_seconds
        self._minutes = minutes(self._workshop)
        register(self, theme)

    def get_default_screen(self) -> Screen[None]:
        """Greet, with what stays below everything else."""
        self._reception.follow()
        self._welcome = WelcomeScreen(self._workshop, self._words, self._minutes, self._reception.went_before())
        return self._welcome

    async def on_mount(self) -> None:
        """Begin to look after things; what can wait does, until the welcome is painted."""
        self.set_interval(1.0, self._tick)
        self.set_interval(CLOCK, self._tell_signal)
        self.set_timer(SOON, self._catch_up)

    def _catch_up(self) -> None:
        """Do what the first paint did not need; by a timer, since what waits for a refresh is lost with its screen."""
        gc.freeze()
        gc.enable()
        self.dress()
        self._prepare()
        self._reception.report()
        if self._serve:
            self._serve()

    def patience(self) -> float | None:
        """Wait long for own words, longer for a scribe, and for ever at the welcome; the thanks count down by themselves."""
        interview = self._sitting and self._sitting.interview
        if self.shown is self._welcome or (interview and interview.step.kind is Kind.THANKS):
            return None
        listening = LISTENING if interview and interview.response.is_of_group else 1
        return self._idle_seconds * listening * (2 if takes_letters(self.shown.focused) else 1)

    async def abandoned(self) -> None:
        """Keep what was typed, and put everything away."""
        self._keep_typed()
        await self.hand_over()

    def put_away(self) -> None:
        """Keep what was typed, and park the interview."""
        if self._sitting is not None:
            self._keep_typed()
            self._park()

    @work(thread=True, exclusive=True, group="prepare")
    def _prepare(self) -> None:
        self._reception.prepare_code()
        way.warm()

    def _tick(self) -> None:
        """Once a second: take in what others wrote, and see whether somebody is still here."""
        if not self.screen_stack:  # the app ends
            return
        changed = self._reception.follow()
        if changed:
            self._welcome.before = self._reception.went_before()
        self._welcome.closed = self._reception.closed
        self._reception.report()
        self.shown.follow(self._address)
        if self._sitting is not None and self._reception.was_withdrawn(self._sitting):
            self._take_back()
        self._save_again()
        self.look_after()
        self.housekeep(idle=self.shown is self._welcome)

    def _tell_signal(self) -> None:
        """Show the round's clock and the facilitator's line on whatever screen there is."""
        if self.screen_stack:  # not while the app ends
            self.shown.signal(self._reception.signals.now(), len(self._workshop.questions))

    # What the screens tell

    @on(messages.Begun)
    async def begun(self) -> None:
        """Ask for consent, unless the event is closed."""
        if self._reception.closed:
            return
        from screens.participant.consent import ConsentScreen

        await self.show(ConsentScreen(self._workshop, self._words))

    @on(messages.Consented)
    async def consented(self, event: messages.Consented) -> None:
        """Begin the interview, or go back to the welcome with nothing kept."""
        if not event.agreed or self._reception.closed:
            await self.hand_over()
            return
        try:
            self._sitting, self._code = self._reception.receive(self._words.language)
        except EventError as error:
            self.log.error(str(error))
            self._say(not_done(error, self._words), warns=True)
            return
        await self._show()
        self._prepare()

    @on(messages.Opened)
    async def opened(self, event: messages.Opened) -> None:
        """Show a side screen of the welcome."""
        if event.name == "about":
            from screens.participant.about import AboutScreen

            await self.show(AboutScreen(self._workshop, self._words))
        elif event.name == "group":
            if not self._reception.closed:
                await self.choose_group()
        else:
            from screens.participant.code import CodeScreen

            await self.show(CodeScreen(self._words))

    @on(messages.HandedOver)
    async def handed_over(self) -> None:
        """Wipe everything and wait for the next participant."""
        await self.hand_over()

    # What keys do on every screen

    async def action_help(self) -> None:
        """Show the keys."""
        from screens.dialogs.help import HelpDialog

        if self._desk_shown is not None and self.screen is self._desk_shown:
            await self._desk_shown.action_help()
        elif not self.closes_dialog():
            self.dress()
            await self.push_screen(HelpDialog(self._words))

    async def action_next_language(self) -> None:
        """Show the same screen in the next language."""
        if self._desk_shown is not None:
            if self.screen is self._desk_shown:
                await self._desk_shown.action_next_language()
            else:
                self.closes_dialog()
            return
        if self.closes_dialog() or len(self._workshop.languages) < 2:
            return
        screen = self.shown
        self._keep_typed()
        self._words = self._words.following()
        if self._sitting is not None:
            language = self._words.language
            self._keep(lambda sitting: sitting.speak(language))
            await self._show(focus=screen.focused_part())
            return
        await self._welcome.speak(self._words)
        if screen is not self._welcome:
            await self.show(screen.retold(self._words))

    def action_roomy(self) -> None:
        """Give the text more or less air, where there is room."""
        if not self.closes_dialog():
            self.screen.toggle_class("-tall")

    # How it is done

    async def hand_over(self) -> None:
        """Park what is not finished, forget the participant, and show the welcome in the first language."""
        self._park()
        self._returning = None
        self._clipboard = ""
        self._words = Words(self._language, self._workshop.languages)
        self._reception.follow()
        self._welcome.before = self._reception.went_before()
        await self._welcome.speak(self._words)
        await self.show_first()
