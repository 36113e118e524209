"""What somebody in the room's network may try with the page's server: it answers shortly, and goes on for all others."""

import random
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from kiosk.web.answer import CAREFUL
from tests.kiosk.web.room import Phone, replied, statuses
from tests.kiosk.web.serving import LOOPBACK, begun, get, served

HOST = f"Host: {LOOPBACK}\r\n".encode()
CLOSE = b"Connection: close\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page about twelve people; after all attacks its log is still empty."""
    event = begun(tmp_path_factory.mktemp("data"), 12)
    with served(event) as address:
        yield address
        assert get(address).status == 200
    assert (event.folder / "results.log").read_text() == ""


def asking(page: str, *lines: bytes, target: bytes | None = None, version: bytes = b"1.1") -> bytes:
    """Write a request for the page."""
    path = target or urlsplit(page).path.encode()
    return b"GET %b HTTP/%b\r\n%b\r\n" % (path, version, b"".join(lines))


@pytest.mark.parametrize(
    ("hosts", "status"),
    [
        ([LOOPBACK], 200),
        (["LocalHost:80"], 200),
        (["evil.example"], 421),
        ([f"{LOOPBACK}.evil.example"], 421),
        ([f"{LOOPBACK}@evil.example"], 421),
        ([f"evil.example#{LOOPBACK}"], 421),
        ([f"{LOOPBACK}:80:80"], 421),
        (["[::1]"], 421),
        (["0.0.0.0"], 421),
        (["127.1"], 421),
        (["\xff"], 421),
        ([""], 421),
        ([], 400),
        ([LOOPBACK, LOOPBACK], 400),
        ([LOOPBACK, "evil.example"], 400),
    ],
    ids=str,
)
def test_only_this_machines_own_names_lead_to_the_page(page: str, hosts: list[str], status: int) -> None:
    """A page elsewhere that has its name point here, to read the numbers in a visitor's browser, reads nothing."""
    lines = b"".join(f"Host: {host}\r\n".encode("latin-1") for host in hosts)
    reply = replied(page, asking(page, lines, CLOSE))
    assert statuses(reply) == [status] and (b"deelnemers" in reply) is (status == 200)


def test_a_wrong_token_says_nothing_of_the_right_one(page: str) -> None:
    """However near it is, and whatever leads to it elsewhere: always the same answer, to the letter."""
    root, token = page.rsplit("/", 1)
    near = [
        token[:-1],
        f"{token}x",
        token.upper(),
        f"{token}/",
        f"/{token}",
        f"%{ord(token[0]):x}{token[1:]}",
        f"{token}%00",
    ]
    led = [
        f"../{token}",
        f"x/../{token}",
        f"./{token}",
        f"..%2f{token}",
        f"{token}/../../event.json",
        "%2e%2e/event.json",
    ]
    other = [
        "",
        "live",
        "xxxxxxxx/live",
        f"{token}/live/",
        f"{token}/LIVE",
        "event.json",
        "results.log",
        "favicon.ico",
        "?",
    ]
    answers = [get(f"{root}/{path}") for path in (*near, *led, *other)]
    told = {(each.status, each.body, tuple({**each.headers, "date": ""}.items())) for each in answers}
    assert [status for status, *_ in told] == [404]


@pytest.mark.parametrize("method", "POST PUT PATCH DELETE OPTIONS TRACE CONNECT PROPFIND".split())
def test_nothing_but_asking_is_allowed(page: str, method: str) -> None:
    """Any other method is told which ones are, and hung up on, without its body being read."""
    path = urlsplit(page).path
    lines = f"{method} {path if method != 'CONNECT' else 'evil.example:80'} HTTP/1.1\r\n".encode() + HOST
    reply = replied(page, lines + b"Content-Length: 1000000\r\n\r\n")
    assert statuses(reply) == [405] and b"allow: GET, HEAD\r\n" in reply and b"connection: close\r\n" in reply


def test_head_is_get_without_the_page(page: str) -> None:
    """The same status and headers, also the length, and no body; of the live stream too."""
    for headers in ({}, {"accept-encoding": "gzip"}, {"if-none-match": "*"}, {"host": "evil.example"}):
        head, got = get(page, headers, "HEAD"), get(page, headers)
        assert (head.status, head.body) == (got.status, b"")
        assert {**head.headers, "date": ""} == {**got.headers, "date": ""}
    stream = get(f"{page}/live", method="HEAD")
    assert (stream.status, stream.body) == (200, b"") and stream.headers["content-type"].startswith("text/event-stream")


@pytest.mark.parametrize(
    "target", [b"http://127.0.0.1/", b"http://evil.example/x", b"*", b"127.0.0.1:80", b"x", b"\xff"]
)
def test_it_is_no_proxy(page: str, target: bytes) -> None:
    """A target that is not a path is a bad request, whichever host it names."""
    assert statuses(replied(page, asking(page, HOST, target=target))) == [400]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /%b HTTP/1.1\r\n" % (b"a" * 1_000_000), 414),
        (b"GET /%b HTTP/1.1\r\n" % (b"a" * 3_000), 414),
        (b"GET /?lang=%b HTTP/1.1\r\n" % (b"n" * 3_000), 414),
        (b"GET / HTTP/1.1\r\nX: %b\r\n" % (b"a" * 20_000), 431),
        (b"GET / HTTP/1.1\r\nX: %b\r\n" % (b"a" * 1_000_000), 431),
        (b"GET / HTTP/1.1\r\n%b" % (b"X: a\r\n" * 101), 431),
        (b"GET / HTTP/1.1\r\n%b" % (b"X: a\r\n" * 100_000), 431),
        (b"\r\n" * 100_000, 431),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_head_has_an_end(page: str, head: bytes, status: int) -> None:
    """Long paths, long headers and many headers are refused as soon as they are too long, and hung up on."""
    reply = replied(page, head + HOST + b"\r\n")
    assert statuses(reply) in ([status], [])  # the kernel may throw an answer away that nobody has read in time
    assert reply or len(head) > 10_000


def test_noise_is_hung_up_on(page: str) -> None:
    """Other protocols, and bytes by chance: a bad request or nothing, and never the page."""
    chance = random.Random(1)
    noise = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"SSH-2.0-x\r\n",
        b"\0" * 99,
    ]
    for each in noise + [b"!" + chance.randbytes(chance.randrange(1, 500)) for _ in range(30)]:
        reply = replied(page, each)
        assert statuses(reply) == [400] and b"deelnemers" not in reply


SECOND = b"GET /smuggled HTTP/1.1\r\n" + HOST + b"\r\n"


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (b"Content-Length: 5\r\n" + CHUNKED, b"0\r\n\r\n"),
        (CHUNKED + b"Content-Length: 5\r\n", b"0\r\n\r\n"),
        (CHUNKED, b"0\r\n\r\n"),
        (b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n"),
        (b"Transfer-Encoding : chunked\r\n", b"0\r\n\r\n"),
        (b"Content-Length: %d\r\n" % len(SECOND), b""),
        (b"Content-Length: 0\r\nContent-Length: 5\r\n", b""),
        (b"Content-Length: -1\r\n", b""),
        (b"Content-Length: +0\r\n", b""),
        (b"Content-Length: 0x0\r\n", b""),
        (b"X: a\r\n Content-Length: 5\r\n", b""),
        (b"X\0: a\r\n", b""),
        (b"X: a\0\r\n", b""),
        (b"X: a\r" + HOST, b""),
    ],
    ids=str,
)
def test_no_request_hides_in_another(page: str, lines: bytes, body: bytes) -> None:
    """Where lengths are given that two programs might read differently, nothing is answered but that it is bad."""
    assert statuses(replied(page, asking(page, HOST, lines) + body + SECOND)) == [400]


def test_requests_that_are_sent_ahead_are_answered_in_turn(page: str) -> None:
    """Three at once get three answers, in their order; and after the one that says so, the connection ends."""
    content = asking(page, HOST) + asking(page, HOST, target=b"/x") + asking(page, HOST, CLOSE) + SECOND
    assert statuses(replied(page, content)) == [200, 404, 200]


def test_too_many_requests_sent_ahead_are_not_kept(page: str) -> None:
    """A thousand in one go are no browser's; the connection ends, and they cost nobody anything."""
    assert len(statuses(replied(page, asking(page, HOST) * 1_000))) < 20


@pytest.mark.parametrize(
    ("version", "status"), [(b"1.0", 200), (b"0.9", 505), (b"2.0", 505), (b"3.0", 400), (b"1.10", 400), (b"x", 400)]
)
def test_old_browsers_get_the_page_and_then_the_end(page: str, version: bytes, status: int) -> None:
    """HTTP/1.0 is answered once; other versions than 1.1 are not."""
    assert statuses(replied(page, asking(page, HOST, version=version))) == [status]


def test_old_browsers_get_no_stream(page: str) -> None:
    """HTTP/1.0 cannot tell where a piece of it ends."""
    live = urlsplit(page).path.encode() + b"/live"
    assert statuses(replied(page, asking(page, HOST, target=live, version=b"1.0"))) == [505]


@pytest.mark.parametrize("wanted", ["websocket", "h2c", "TLS/1.2"])
def test_another_protocol_is_not_begun(page: str, wanted: str) -> None:
    """Whoever would change to one gets the page, and the connection ends with it."""
    lines = f"Connection: Upgrade\r\nUpgrade: {wanted}\r\n".encode()
    reply = replied(page, asking(page, HOST, lines) + SECOND)
    assert statuses(reply) == [200] and b"connection: close\r\n" in reply


@pytest.mark.parametrize("wanted", ["bytes=0-10", "bytes=-5", "bytes=0-0,-1", "bytes=0-,0-,0-,0-,0-,0-", "x"])
def test_a_part_of_the_page_is_the_page(page: str, wanted: str) -> None:
    """Ranges are not offered, so that nobody has the page cut up."""
    assert get(page, {"range": wanted}).body == get(page).body


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ("{}", 304),
        ("W/{}", 304),
        ('"x", {}', 304),
        ('"x",W/{} , "y"', 304),
        ("*", 304),
        ('"x"', 200),
        ("", 200),
        ('W/"x", "y"', 200),
        ("{}x", 200),
        (",,,", 200),
        ('"*"', 200),
    ],
)
def test_what_a_browser_has_is_told_in_many_ways(page: str, known: str, status: int) -> None:
    """Weak tags, lists and the star count as the standard says."""
    tag = get(page).headers["etag"]
    assert get(page, {"if-none-match": known.format(tag)}).status == status


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br;q=1.0, GZIP;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000", False),
        ("br", False),
        ("gzipped", False),
        (";;,,", False),
    ],
)
def test_nobody_gets_what_they_cannot_unpack(page: str, accepted: str, packed: bool) -> None:
    """A browser that names gzip gets it, unless with a weight of nothing."""
    assert ("content-encoding" in get(page, {"accept-encoding": accepted}).headers) is packed


def test_every_answer_keeps_a_browser_careful(page: str) -> None:
    """Whatever was asked, and however badly: no sniffing, no referrer, no shared cache, no script."""
    tag = get(page).headers["etag"]
    asked = [{}, {"if-none-match": tag}, {"host": "evil.example"}, {"content-length": "5"}, {"x": "a" * 20_000}]
    answers = [get(page, headers) for headers in asked] + [
        get(f"{page}x"),
        get(page, method="POST"),
        get(f"{page}/live", method="HEAD"),
    ]
    assert [answer.status for answer in answers] == [200, 304, 421, 400, 431, 404, 405, 200]
    for answer in answers:
        assert {(name.decode(), value.decode()) for name, value in CAREFUL} <= set(answer.headers.items())
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert "server" not in answer.headers


def test_a_phone_may_ask_again_on_one_connection(page: str) -> None:
    """Page, page and nothing there: the connection stays for all of them."""
    with Phone(page) as phone:
        for target, status in ((None, 200), ("/x", 404), (None, 200)):
            phone.ask(target, "Accept-Encoding: gzip")
            assert statuses(phone.until(b"\r\n\r\n")) == [status]
            if status == 404:
                phone.until(b"Not Found\n")
