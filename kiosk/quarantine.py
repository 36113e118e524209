"""The quarantine: a file beside a journal for lines of it that are not as they were written."""

from pathlib import Path

import msgspec

from kiosk.disk import append
from kiosk.journal.recovery import Scan
from kiosk.naming import quarantine_of


def put_aside(journal: Path, scan: Scan) -> None:
    """Keep the bad lines of a journal, each once, with its number and what is wrong with it.

    Raises:
        OSError: they could not be written.
    """
    path = quarantine_of(journal)
    known = path.read_bytes() if path.exists() else b""
    for problem, raw in scan.aside:
        text = raw.decode("utf-8", "backslashreplace")
        entry = msgspec.json.encode({"line": problem.line, "reason": problem.reason, "text": text}) + b"\n"
        if entry not in known:
            append(path, entry)
