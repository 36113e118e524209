"""The codebook: themes that the facilitator writes while reading, and the voices that belong to them."""

from datetime import datetime
from uuid import uuid4

from kiosk.acts import Acts
from kiosk.model.acts import Coding, Theme
from kiosk.times import stamp


def themes(acts: Acts) -> list[Theme]:
    """Give the codebook, in the order in which it was written."""
    return sorted(acts.of(Theme), key=lambda theme: (theme.at, theme.id))


def themed(acts: Acts) -> dict[str, set[str]]:
    """Tell the themes of each voice that has one; what belonged to a theme that is gone has it no more."""
    known, found = {theme.id for theme in acts.of(Theme)}, dict[str, set[str]]()
    for coding in acts.of(Coding):
        if coding.theme in known:
            found.setdefault(coding.voice, set()).add(coding.theme)
    return found


def new_theme(label: str, now: datetime) -> Theme:
    """Write a theme into the codebook."""
    return Theme(id=f"theme:{uuid4()}", label=" ".join(label.split()), at=stamp(now))


def coded(acts: Acts, voice: str, theme: str) -> Coding:
    """Put a voice under a theme, or take it away from there."""
    identity = f"coding:{theme}:{voice}"
    return Coding(id=identity, voice=voice, theme=theme, gone=acts.get(Coding, identity) is not None)
