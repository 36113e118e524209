"""What the operating system is asked for: the port, enough open files, and an end to connections that nobody is behind."""

import socket
import sys
from contextlib import suppress

from msgspec import structs

from kiosk.web.seats import Limits

FILES, SPARE = 4_096, 100
"""Files that the server may have open, where that can be had, and how many of them are not connections."""
UNSENT = 64 * 1024
"""Bytes that the kernel keeps for one phone that does not read them."""
VANISHED = 30_000
"""Milliseconds without a sign of life from a phone that something was sent to."""
WAITING = 2_048
"""Phones that may knock at the same moment."""


def room_for(limits: Limits) -> Limits:
    """Raise how many files may be open, and take no more connections than that allows."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return limits
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = max(soft, FILES) if hard == resource.RLIM_INFINITY else max(soft, min(FILES, hard))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    return structs.replace(limits, connections=min(limits.connections, soft - SPARE))


def listener(port: int) -> socket.socket:
    """Take the port; what is set here holds for every connection to it."""
    # without the name of the protocol, asyncio would leave Nagle on, and every second answer would wait 40 ms
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let another program have the port as well
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNSENT)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, VANISHED)
    listening.bind(("0.0.0.0", port))
    listening.listen(WAITING)
    return listening
