"""The last look at what is exported for everybody: finished, and before it stands anywhere."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from kiosk.errors import EventError
from kiosk.export.shared import Shared
from kiosk.fold import Fold
from kiosk.shareable.attention import Hint
from kiosk.shareable.leaks import leaks

Look: TypeAlias = Callable[[Hint], None]
"""Is told a text that somebody should read once more before it is passed on, and why."""
TOLD = 5
"""Reasons of a refusal that are told at most."""


def unread(_hint: Hint) -> None:
    """Tell nobody."""


def search(shared: Shared, files: Mapping[str, bytes], look: Look) -> None:
    """Try to single people out of finished files.

    Args:
        shared: what they were made from.
        files: their bytes by their names.
        look: is told what a person should read once more.

    Raises:
        EventError: somebody could be singled out; the reasons are told.
    """
    found = leaks(Fold(shared.event), shared.value, files)
    if found.refused:
        more = [f"and {len(found.refused) - TOLD} more reasons"] if len(found.refused) > TOLD else []
        raise EventError(
            "\n  ".join(("This would tell on somebody, so it was not written:", *found.refused[:TOLD], *more))
        )
    for hint in found.look:
        look(hint)
