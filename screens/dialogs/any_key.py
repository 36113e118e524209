"""Dialogs that any key closes, also those keys that mean something on every screen."""

from textual import events

from screens.dialogs.dialog import Dialog, Told


class AnyKeyDialog(Dialog[Told]):
    """Closes at any key or click; kinds say what that tells."""

    def closed(self) -> None:
        """Close, as at a key."""
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Close."""
        event.stop()
        self.closed()

    def on_click(self) -> None:
        """Close."""
        self.closed()
