"""An app that a room full of strangers can be left alone with: no key ends it, no window is too small, no seat stays warm."""

from textual import events

from kiosk import sleepless
from kiosk.locale import Words
from kiosk.text import pasted
from screens.covered_app import CoveredApp
from screens.dialogs.any_key import AnyKeyDialog
from screens.frame import ParticipantScreen
from screens.painted import forget_painted
from screens.theme import AFTER_WELCOME


class GuardedApp(CoveredApp, inherit_bindings=False):
    """Watches over whoever sits there; the kiosk says how long it waits, and what happens when nobody answers.

    Args:
        words: the language of its dialogs; changes with the participant.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self._last_sign = sleepless.seconds()
        self._asking = False
        self._dressed = False

    @property
    def shown(self) -> ParticipantScreen:
        """The participant's screen, whatever dialog stands over it."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, ParticipantScreen))

    @property
    def quiet(self) -> float:
        """Seconds since the last sign of life, those counted in which the laptop slept."""
        return sleepless.seconds() - self._last_sign

    def patience(self) -> float | None:
        """Tell how many seconds without a sign of life are too many now; None where it may take for ever."""
        return None

    async def abandoned(self) -> None:
        """Do what is to be done when nobody is there any more."""

    def outlasted(self) -> bool:
        """Tell whether it was quiet for so long that whoever was here is gone, as after a lid was shut."""
        quiet, patience = self.quiet, self.patience()
        if self.shown.stays is not None:
            return quiet > self.shown.stays
        if patience is None or quiet <= patience:
            return False
        from screens.dialogs.idle import GRACE

        return quiet > patience + GRACE

    async def on_event(self, event: events.Event) -> None:
        """Note every sign of life; of what is pasted, take what a person could have typed.

        The key that wakes a laptop comes before any clock: it is somebody else's by now, and only puts away what stands there.
        """
        if isinstance(event, events.Key | events.Paste | events.MouseDown):
            if self.screen_stack and self.outlasted():
                self.clear_away()
                return
            self._last_sign = sleepless.seconds()
        if isinstance(event, events.Paste):
            event.text = pasted(event.text)
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep what is copied until the participant goes; the terminal's own clipboard would keep it longer."""
        self._clipboard = text

    def clear_away(self) -> None:
        """Put away what stands there, whose participant is gone."""
        self.call_later(self.abandoned)

    def look_after(self) -> None:
        """See whether somebody is still there, and ask if not; in a window that is too small nobody could answer."""
        patience = self.patience()
        if patience is None or (self._asking and not self._covered):  # the question counts by itself where it is seen
            return
        if self.outlasted():
            self.clear_away()
        elif self.quiet > patience and not self._covered:
            self._ask_whether_there()

    def closes_dialog(self) -> bool:
        """Let a key close a dialog that any key closes; tells whether there is a dialog, in which the key has no meaning."""
        screen = self.screen
        if isinstance(screen, AnyKeyDialog):
            screen.closed()
        return not isinstance(screen, ParticipantScreen)

    def action_suspend_process(self) -> None:
        """Stay: nobody stops the kiosk from its keyboard."""

    def _ask_whether_there(self) -> None:
        from screens.dialogs.idle import IdleDialog

        self._asking = True
        self.push_screen(IdleDialog(self._words), self._told_whether_there)

    async def _told_whether_there(self, there: bool | None) -> None:
        self._asking = False
        self._last_sign = sleepless.seconds()
        if not there:
            await self.abandoned()

    def dress(self) -> None:
        """Read the stylesheets that the first screen could do without, all at once; the second time, do nothing."""
        if not self._dressed:
            self._dressed = True
            self.stylesheet.read_all(AFTER_WELCOME)
            self.stylesheet.reparse()

    async def show(self, screen: ParticipantScreen) -> None:
        """Put a screen over the first one, in the place of all that stood there, so that nothing of them is left."""
        self.dress()
        await self._uncover(2)
        await (self.switch_screen(screen) if len(self.screen_stack) == 2 else self.push_screen(screen))
        await self._cover(self.size)

    async def show_first(self) -> None:
        """Take everything away that stands over the first screen, and what is left of it elsewhere."""
        await self._uncover(1)
        await self._cover(self.size)
        self.forget()

    def forget(self) -> None:
        """Forget what was copied and what was painted."""
        self._clipboard = ""
        forget_painted()

    async def _uncover(self, screens: int) -> None:
        """Leave so many screens; a dialog that goes with the others is asked no more."""
        self._asking = self._covered = False
        while len(self.screen_stack) > screens:
            await self.pop_screen()
