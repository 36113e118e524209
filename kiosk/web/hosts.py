"""The names by which phones may call this machine: against pages elsewhere that point a name of theirs at it."""

import re
import time
from collections.abc import Callable, Iterable

from kiosk import link

LOOPBACK, LOOPBACK_NETWORK = ("localhost", "127.0.0.1"), "127."
LOOK_AGAIN = 5.0
"""Seconds between two looks at this machine's addresses, and only when an unknown one is named; laptops change networks."""
NAMED = re.compile(rb"(?P<name>[\w.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?")


def addresses() -> Iterable[str]:
    """Tell this machine's addresses, in whichever networks it is."""
    return (interface.address for interface in link.interfaces())


class Hosts:
    """What is this machine, and what is not.

    Args:
        names: what it is called besides `localhost` and its addresses.
        look: tells its addresses as they are now.
        clock: tells seconds.
    """

    def __init__(
        self,
        names: Iterable[str] = (),
        look: Callable[[], Iterable[str]] = addresses,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._names = frozenset(name.lower() for name in (*LOOPBACK, *names))
        self._look, self._clock = look, clock
        self._addresses = frozenset[str]()
        self._looked = float("-inf")

    def knows(self, host: bytes) -> bool:
        """Tell whether a `Host` header names this machine; whatever the port, which a router may have changed."""
        named = NAMED.fullmatch(host)
        return named is not None and self._is_known(named["name"].decode().lower().strip("[]"))

    def is_here(self, address: str) -> bool:
        """Tell whether a client's address, of IPv4 as the server is, is one of this machine's own."""
        return address.startswith(LOOPBACK_NETWORK) or self._is_known(address)

    def _is_known(self, name: str) -> bool:
        if name in self._names or name in self._addresses:
            return True
        if self._clock() - self._looked < LOOK_AGAIN:
            return False
        self._looked = self._clock()
        self._addresses = frozenset(self._look())
        return name in self._addresses
