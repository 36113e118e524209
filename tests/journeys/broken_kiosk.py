"""The kiosk with an error of its own: `python -m tests.journeys.broken_kiosk WORD …`, the rest as for `kiosk`.

It breaks where it is to keep an answer that holds the word.
"""

import sys
from collections.abc import Iterable
from typing import Any

from kiosk.cli import main
from kiosk.records import Records

keep = Records.keep


def break_at(word: str) -> None:
    """Let keeping fail at a word."""

    def broken(self: Records, documents: Iterable[dict[str, Any]], **options: bool) -> None:
        given = list(documents)
        if word in repr(given):
            raise RuntimeError("broken on purpose")
        keep(self, given, **options)

    Records.keep = broken  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    break_at(sys.argv.pop(1))
    main()
