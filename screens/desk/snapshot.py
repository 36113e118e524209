"""What the desk shows at one moment: one frozen value, handed down in one assignment."""

from dataclasses import dataclass

from kiosk.model.results import Results
from kiosk.room import Room


@dataclass(frozen=True)
class Snapshot:
    """The room, the results as the desk may see them, the address of the results page or None, the free bytes of the disk."""

    room: Room
    results: Results
    address: str | None
    free: int
