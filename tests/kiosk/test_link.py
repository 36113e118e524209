"""The link: which address a phone in the room can reach, and on which port."""

import socket
from collections.abc import Iterator

import pytest

from kiosk import link
from kiosk.errors import LinkError
from kiosk.link import Interface, best, free_port, interfaces, url

WIFI = Interface("wlan0", "192.168.178.20", True)
PUBLIC = Interface("eth0", "145.99.1.20", True)
UNREACHABLE = [
    Interface("lo", "127.0.0.1", True),
    Interface("lo", "127.0.1.1", True),
    Interface("wlan0", "169.254.12.3", True),
    Interface("eth0", "0.0.0.0", True),
    Interface("docker0", "172.17.0.1", True),
    Interface("br-0a1b2c3d4e5f", "172.18.0.1", True),
    Interface("veth12ab", "172.19.0.1", True),
    Interface("virbr0", "192.168.122.1", True),
    Interface("vEthernet (WSL)", "172.20.0.1", True),
    Interface("tun0", "10.8.0.2", True),
    Interface("wg0", "10.9.0.2", True),
    Interface("tailscale0", "100.101.102.103", True),
    Interface("eth1", "100.64.0.9", True),
    Interface("eth0", "fe80::1", True),
    Interface("lo", "::1", True),
    Interface("eth0", "192.168.1.5", False),
]


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("", 0))
        listener.listen()
        yield int(listener.getsockname()[1])


@pytest.mark.parametrize("interface", UNREACHABLE, ids=lambda each: f"{each.name} {each.address}")
def test_what_no_phone_can_reach_is_never_shown(interface: Interface) -> None:
    """Loopback, link-local, containers, VPNs, carriers' own networks and interfaces that are down are left out."""
    assert best([interface]) is None
    assert best([interface, WIFI]) == WIFI.address


def test_a_private_address_comes_before_a_public_one() -> None:
    """The phones in the room are on the same local network, in whatever order the interfaces are listed."""
    assert best([PUBLIC, WIFI]) == WIFI.address
    assert best([WIFI, PUBLIC]) == WIFI.address


def test_a_public_address_is_better_than_none() -> None:
    """Some campus networks give every laptop a public address."""
    assert best([*UNREACHABLE, PUBLIC]) == PUBLIC.address


def test_of_two_private_addresses_the_first_is_taken() -> None:
    """The order of the system stands where nothing else decides, so the link does not jump to and fro."""
    cable = Interface("eth0", "10.0.0.5", True)
    assert best([WIFI, cable]) == WIFI.address
    assert best([cable, WIFI]) == cable.address


def test_without_a_network_there_is_no_address() -> None:
    """No interface at all is told as none, not as a dead link."""
    assert best([]) is None


def test_this_machine_lists_addresses_that_can_be_ranked() -> None:
    """Whatever machine this is, its own interfaces can be read, and what is chosen is one of them."""
    assert best() in {None, *(each.address for each in interfaces())}


def test_the_link_is_address_port_and_token() -> None:
    """An IPv4 address or a name stands as it is; an IPv6 address stands in brackets."""
    assert url("192.168.178.20", 8765, "abcd") == "http://192.168.178.20:8765/abcd"
    assert url("kiosk.local", 80, "abcd") == "http://kiosk.local:80/abcd"
    assert url("2001:db8::1", 8765, "abcd") == "http://[2001:db8::1]:8765/abcd"


def test_a_taken_port_gives_way_to_the_next_free_one(taken: int) -> None:
    """Where another program has the port, the page moves up to one that can be listened on."""
    found = free_port(taken)
    assert taken < found < taken + link.TRIES
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.bind(("", found))


def test_a_port_that_was_asked_for_is_that_one_or_an_error(taken: int) -> None:
    """Whoever gives --port has a reason; the sentence says which port and what to do."""
    with pytest.raises(LinkError, match=rf"Port {taken} is taken by another program\. .* give another --port\."):
        free_port(taken, strict=True)


def test_a_free_port_is_taken_as_asked(taken: int) -> None:
    """Nothing moves without need, strict or not."""
    free = free_port(taken)
    assert free_port(free) == free
    assert free_port(free, strict=True) == free


def test_after_enough_tries_it_is_said_that_none_is_free(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search ends, in a sentence with the port it began at."""
    monkeypatch.setattr(link, "TRIES", 1)
    with pytest.raises(LinkError, match=rf"No port from {taken} on is free\. Give another one with --port\."):
        free_port(taken)
