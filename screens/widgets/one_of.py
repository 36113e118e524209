"""Options of which one is chosen."""

from screens.widgets.choices import Choices


class OneOf(Choices):
    """Exactly one is chosen; choosing another replaces it."""
