"""The choice of the group that a scribe writes for."""

from kiosk.errors import EventError
from kiosk.plain.leaving import HandedOver
from kiosk.plain.talk import Talk
from kiosk.plain.visit import Visit
from kiosk.plain.welcome import decided
from kiosk.reception import Reception
from kiosk.telling.disk import not_done
from kiosk.telling.groups import state as describe


class Scribing:
    """Finds the answer of a group, whoever of it wrote it and where, and goes on with it.

    Args:
        talk: with whom.
        visit: gets the group's answer to go on with.
        reception: finds it.
    """

    def __init__(self, talk: Talk, visit: Visit, reception: Reception) -> None:
        self._talk, self._visit, self._reception = talk, visit, reception

    def go(self) -> None:
        """Begin at once where there is one group only; else, or where that cannot be, ask which.

        Raises:
            HandedOver: the scribe goes back, or the event was closed meanwhile.
        """
        only = self._reception.only_group
        why_not = self._write_for(only) if only else ""
        while why_not is not None:
            self._talk.say(why_not)
            group = self._talk.until_done(self._choose)
            if group is None or self._reception.closed:
                raise HandedOver
            why_not = self._write_for(group)

    def _choose(self) -> int | None:
        talk, words = self._talk, self._talk.words
        states = self._reception.group_states()
        talk.say(words("The group's answer"), words("For which group do you write?"))
        talk.say(
            words(
                "One of you types what the group answers together. It stands beside what everybody answered alone, "
                "and replaces none of that. Once you hand it in, everybody can read it on the results page."
            )
        )
        labels = [describe(state, words) for state in states]
        chosen = decided(talk, labels, words("Press the digit of your group, then Enter."))
        return None if chosen is None else states[chosen].group

    def _write_for(self, group: int) -> str | None:
        """Go on with the answer of a group, or begin it; tells why not where somebody is at it, or the disk is full."""
        words = self._talk.words
        try:
            self._visit.sitting = self._reception.scribe(group, words.language)
        except EventError as error:
            return not_done(error, words)
        if self._visit.sitting is None:
            states = {state.group: state for state in self._reception.group_states()}
            return words(
                "Somebody is typing for this group on the laptop “{station}” now. Please go on there.",
                station=states[group].typing or "",
            )
        return None
