"""The part of the kiosk that walks one participant through the interview: every answer kept, every step shown."""

from collections.abc import Callable

from textual import on

from kiosk.answers import Refused
from kiosk.errors import EventError, Withdrawn
from kiosk.locale import Words
from kiosk.reception import Reception
from kiosk.sitting import Sitting
from kiosk.telling.disk import not_saved
from kiosk.telling.refusals import refusal
from screens import messages
from screens.guarded_app import GuardedApp
from screens.participant import way

Address = Callable[[], str | None]
"""Tells where the results page is now; None without a network."""


class InterviewingApp(GuardedApp, inherit_bindings=False):
    """Keeps a sitting and the screen in step.

    Args:
        reception: knows the others.
        address: tells where the results are.
        words: the language to begin in.
    """

    def __init__(self, reception: Reception, address: Address, words: Words) -> None:
        super().__init__(words)
        self._reception, self._address = reception, address
        self._sitting: Sitting | None = None
        self._code: str | None = None

    async def hand_over(self) -> None:
        """Make room for the next participant."""
        raise NotImplementedError

    async def taken_back(self) -> None:
        """Say that what was answered here was deleted meanwhile."""
        raise NotImplementedError

    def _take_back(self) -> None:
        self._sitting = self._code = None
        self.call_later(self.taken_back)

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
        """Go one step back; a scribe goes from the first one to the welcome, with everything parked."""
        if self._sitting is None:
            await self.hand_over()
        elif not self._sitting.interview.at:
            if self._sitting.interview.response.is_of_group and self._keep_typed():
                await self.hand_over()
        elif self._keep_typed() and self._keep(lambda sitting: sitting.back()):
            await self._show()

    @on(messages.Jumped)
    async def jumped(self, event: messages.Jumped) -> None:
        """Go to a step to change it."""
        if self._keep(lambda sitting: sitting.jump(event.place)):
            await self._show()

    async def _show(self, focus: str | None = None) -> None:
        """Show the step that the interview is at."""
        assert self._sitting is not None
        screen = way.screen_for(
            self._sitting.interview, self._words, self._reception, self._code, self._address(), focus
        )
        await self.show(screen)

    def _keep(self, act: Callable[[Sitting], object]) -> bool:
        """Do something that is saved; says so, or why it could not be."""
        if self._sitting is None:
            return False
        try:
            act(self._sitting)
        except Withdrawn:
            self._take_back()
            return False
        except EventError as error:
            self.log.error(str(error))
            self._say(not_saved(error, self._words), warns=True)
            return False
        except (Refused, KeyError):
            return False  # an answer to a screen that is gone, or one that its part cannot have
        self._say(self._words("✓ saved"))
        return True

    def _save_again(self) -> None:
        """Keep what the disk did not take before."""
        if self._sitting is not None and self._sitting.unsaved:
            self._keep(lambda sitting: sitting.save())

    def _keep_answer(self, answered: messages.Answered) -> bool:
        kept = self._keep(lambda sitting: sitting.answer(answered.part, answered.value))
        if self._sitting and answered.part in self._sitting.interview.unfinished:
            self._say("")
        return kept

    def _keep_typed(self) -> bool:
        """Keep what was typed and not told yet."""
        kept = [self._keep_answer(answered) for answered in self.shown.flush()]
        return all(kept)

    def _refuse(self, part: str) -> None:
        from screens.participant.fields import FieldsScreen

        if isinstance(self.screen, FieldsScreen) and self._sitting:
            self.screen.refuse(part, refusal(self._sitting.interview, part, self._words))

    def _say(self, sentence: str, *, warns: bool = False) -> None:
        self.shown.tell(sentence, warns=warns)

    def _park(self) -> None:
        """Put the interview away; where the disk does not take it, the reception goes on trying."""
        sitting, self._sitting, self._code = self._sitting, None, None
        if sitting is not None:
            self._reception.park(sitting)
