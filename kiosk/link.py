"""The address of the results page: which of this machine's addresses a phone in the room can reach."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from typing import NamedTuple

from kiosk.errors import LinkError

INNER = re.compile(
    r"^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|utun|ppp|tailscale|zt|lxc|cni|podman|vEthernet)", re.I
)
"""Names of interfaces that lead to containers, virtual machines or through a VPN: no phone in the room is there."""
CARRIER = ipaddress.ip_network("100.64.0.0/10")
TRIES = 50
"""Ports that are tried after the first before giving up."""
FIRST_PORT = 8765
"""Where a new event offers its page."""


class Interface(NamedTuple):
    """One address of this machine, on which interface, and whether that is up."""

    name: str
    address: str
    up: bool


def interfaces() -> list[Interface]:
    """List this machine's IPv4 addresses."""
    import psutil

    up = {name: status.isup for name, status in psutil.net_if_stats().items()}
    return [
        Interface(name, address.address, up.get(name, False))
        for name, addresses in psutil.net_if_addrs().items()
        for address in addresses
        if address.family == socket.AF_INET
    ]


def best(found: Iterable[Interface] | None = None) -> str | None:
    """Choose the address that a phone is likeliest to reach; None where there is no usable network."""
    usable = [each for each in (interfaces() if found is None else found) if _is_usable(each)]
    private = [each for each in usable if ipaddress.ip_address(each.address).is_private]
    return next((each.address for each in [*private, *usable]), None)


def _is_usable(each: Interface) -> bool:
    address = ipaddress.ip_address(each.address)
    inner = address.is_loopback or address.is_link_local or address.is_unspecified or address in CARRIER
    return each.up and not inner and not INNER.match(each.name)


def url(host: str, port: int, token: str) -> str:
    """Write the link: short, so that its code is small."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/{token}"


def free_port(first: int, *, strict: bool = False) -> int:
    """Find a port that can be listened on: the wanted one, else the next free one.

    Args:
        first: where to begin.
        strict: take the wanted one or none.

    Raises:
        LinkError: the port is taken, or none of the next ones is free.
    """
    for port in range(first, min(first + (1 if strict else TRIES), 65536)):
        if _is_free(port):
            return port
    if strict:
        raise LinkError(f"Port {first} is taken by another program. Close that one, or give another --port.")
    raise LinkError(f"No port from {first} on is free. Give another one with --port.")


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("", port))
        except OSError:
            return False
        return True
