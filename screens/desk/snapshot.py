"""What the desk shows at one moment: one frozen value, handed down in one assignment."""

from dataclasses import dataclass

from kiosk.model.results import Results
from kiosk.room import Room


@dataclass(frozen=True)
class Snapshot:
    """The room, and the results as the desk may see them."""

    room: Room
    results: Results
