"""JSON Schemas of the workshop file, the exports and the results, made from the model: `python -m kiosk.schema` writes them."""

from typing import Any

import msgspec

from kiosk.bundled import data_folder
from kiosk.disk import write_whole
from kiosk.model.document import Document, ExportedResponse, WithdrawnResponse
from kiosk.model.published import Published
from kiosk.model.shareable import Shareable
from kiosk.model.workshop import Workshop

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS: dict[str, tuple[str, tuple[type, ...]]] = {
    "workshop.schema.json": ("A workshop file of the kiosk, as TOML tells it", (Workshop,)),
    "export.schema.json": ("The JSON export of one event", (Document, ExportedResponse, WithdrawnResponse)),
    "results.schema.json": ("What everybody may see of an event", (Published,)),
    "shareable.schema.json": ("What of an event may leave the room, with records", (Shareable,)),
}
"""Each schema's file name, its title, the type it is made from, and types that this one names without holding them."""


def schema(name: str) -> dict[str, Any]:
    """Make the schema with this file name.

    Raises:
        KeyError: there is none.
    """
    title, types = SCHEMAS[name]
    (whole, *_), definitions = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
    return {"$schema": DIALECT, "title": title, **whole, "$defs": definitions}


def encoded(name: str) -> bytes:
    """Write a schema as it stands in its file."""
    return msgspec.json.format(msgspec.json.encode(schema(name)), indent=2) + b"\n"


def main() -> None:
    """Write all schemas into the folder `data/schema`."""
    folder = data_folder() / "schema"
    folder.mkdir(exist_ok=True)
    for name in SCHEMAS:
        write_whole(folder / name, encoded(name))
        (folder / name).chmod(0o644)


if __name__ == "__main__":
    main()
