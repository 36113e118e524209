"""What goes on around a talk, which whoever runs the kiosk knows."""

from collections.abc import Sequence

from kiosk.locale import Words


class Around:
    """Nothing goes on, by itself: no news, no facilitator, and as much time as one likes."""

    def tick(self) -> None:
        """Look, about once a second while nobody types, at what has changed.

        Raises:
            Leaving: what is being asked is to be asked no further.
        """

    def news(self, words: Words) -> Sequence[str]:
        """Tell, before something is asked, what has happened since the last time."""
        return ()

    def patience(self, *, own_words: bool) -> float | None:
        """Tell how many seconds without a line are too many now, after the time to listen; None where it may take for ever."""
        return None

    def staff(self) -> None:
        """Receive the facilitator."""

    def spoken(self, words: Words) -> None:
        """Take note that the talk goes on in another language."""
