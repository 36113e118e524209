"""The part of the kiosk where a scribe writes down what a group answers together."""

from textual import on

from kiosk.errors import EventError
from kiosk.telling.disk import not_done
from screens import messages
from screens.returning_app import ReturningApp


class ScribingApp(ReturningApp, inherit_bindings=False):
    """Finds the answer of a group, whoever of it wrote it and where, and goes on with it."""

    async def choose_group(self) -> None:
        """Begin at once where there is one group only; else, or where that cannot be, ask which."""
        only = self._reception.only_group
        why_not = await self._write_for(only) if only else ""
        if why_not is not None:
            from screens.participant.groups import GroupsScreen

            chosen = (str(only),) if only else ()
            await self.show(GroupsScreen(self._words, self._reception.group_states(), chosen))
            self._say(why_not, warns=True)

    @on(messages.GroupChosen)
    async def group_chosen(self, event: messages.GroupChosen) -> None:
        """Write for a group, or say why that cannot be now; where the event was closed meanwhile, go back to the welcome."""
        if self._reception.closed:
            await self.hand_over()
            return
        if (why_not := await self._write_for(event.group)) is not None:
            self._say(why_not, warns=True)

    async def _write_for(self, group: int) -> str | None:
        """Go on with the answer of a group, or begin it; tells why not where somebody is at it, or the disk is full."""
        try:
            self._sitting = self._reception.scribe(group, self._words.language)
        except EventError as error:
            self.log.error(str(error))
            return not_done(error, self._words)
        if self._sitting is None:
            states = {state.group: state for state in self._reception.group_states()}
            return self._words(
                "Somebody is typing for this group on the laptop “{station}” now. Please go on there.",
                station=states[group].typing or "",
            )
        await self._show()
        return None
