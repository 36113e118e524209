"""A terminal that draws nothing: what was written since the last whole paint, without its sequences, is what is shown."""

import os
import re

from tests.terminal import Terminal

HOME = b"\x1b[1;1H"
"""A whole paint begins at the first cell."""
SEQUENCE = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[@-_]")


class Unseen(Terminal):
    """Much faster than a drawn one; good enough for whoever knows what comes next."""

    _since = b""

    @property
    def text(self) -> str:
        """What was written since the last whole paint began."""
        with self._lock:
            return SEQUENCE.sub(b"", self._since).decode(errors="replace")

    def _read(self) -> None:
        while True:
            try:
                content = os.read(self._child.child_fd, 65536)
            except (OSError, ValueError):
                return
            if not content:
                return
            with self._lock:
                before, _, fresh = (self._since + content).rpartition(HOME)
                self._since = fresh or before
                self.received += len(content)
