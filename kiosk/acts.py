"""The fold over what was done at all desks of an event: each act as it is now, and the versions that it had."""

from collections.abc import Iterator
from typing import TypeVar

from kiosk.model.acts import (
    Act,
    Closing,
    Coding,
    Conclusion,
    Moderation,
    Notice,
    Reveal,
    Round,
    Theme,
)

Kind = TypeVar("Kind", Round, Notice, Moderation, Theme, Coding, Conclusion, Reveal, Closing)


class Acts:
    """All acts of an event; `taken` counts the versions that came in, so that readers see whether there was anything."""

    def __init__(self) -> None:
        self.taken = 0
        self._now: dict[str, Act] = {}
        self._kinds: dict[type, dict[str, Act]] = {}
        self._versions: dict[str, list[Act]] = {}
        self._written: dict[str, list[Act]] = {}

    def take(self, act: Act) -> None:
        """Take in one version, in whatever order and however often it comes."""
        versions = self._versions.setdefault(act.id, [])
        if act in versions:
            return
        self.taken += 1
        versions.append(act)
        self._written.setdefault(act.writer, []).append(act)
        now = max(versions, key=lambda version: version.version)
        self._now[act.id] = now
        self._kinds.setdefault(type(now), {})[act.id] = now

    def find(self, identity: str) -> Act | None:
        """Find an act as it is now, also one that is gone."""
        return self._now.get(identity)

    def of(self, kind: type[Kind]) -> Iterator[Kind]:
        """List the acts of a kind that stand now, in the order in which they were first met."""
        for act in self._kinds.get(kind, {}).values():
            if isinstance(act, kind) and not act.gone:
                yield act

    def get(self, kind: type[Kind], identity: str) -> Kind | None:
        """Find an act of a kind that stands now."""
        act = self._now.get(identity)
        return act if isinstance(act, kind) and not act.gone else None

    def everything(self) -> dict[str, Act]:
        """Give every act as it is now, by its identity, also those that are gone."""
        return dict(self._now)

    def before(self, act: Act) -> Act | None:
        """Find the version that an act had before this one; None where there was none, or it is not known any more."""
        earlier = [each for each in self._versions.get(act.id, ()) if each.version < act.version]
        return max(earlier, key=lambda version: version.version, default=None)

    def written_by(self, writer: str) -> list[Act]:
        """List the versions that one desk wrote, in the order in which it did."""
        return list(self._written.get(writer, ()))
