"""The first line of a journal: whose it is."""

from uuid import uuid4

from msgspec import Struct, field

FORMAT = "workshop-kiosk-journal/1"


class Header(Struct, frozen=True, kw_only=True):
    """Whose journal it is: the writer's uuid, its station, the event, and the hash of the workshop file."""

    format: str = FORMAT
    writer: str = field(default_factory=lambda: str(uuid4()))
    station: str
    event: str = ""
    workshop: str = ""

    def clash(self, wanted: "Header | None") -> str | None:
        """Say why a journal with this header is not the one that is wanted, if it is not; None wants any of this format."""
        if self.format != FORMAT:
            return f"has the format {self.format}; this kiosk writes {FORMAT}. Update the kiosk."
        if wanted and self.event != wanted.event:
            return f"belongs to the event {self.event}. Move it to that event's folder."
        if wanted and self.workshop != wanted.workshop:
            return "is of another version of the workshop file. Put that back, or begin with --new."
        return None
