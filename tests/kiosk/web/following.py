"""A small server of a results page that tells what changes, as the kiosk's own does, in a thread of the test itself.

A test can break its connections, or switch off that part of it as an older server has it.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event as Flag
from threading import Lock, Thread
from urllib.parse import parse_qs, urlsplit

from kiosk.event import Event
from kiosk.web.page import Page
from kiosk.web.pages import Pages
from tests.kiosk.web.serving import LOOPBACK

EVERY = 0.05
"""Seconds between two looks at the journals."""


class Site(ThreadingHTTPServer):
    """The server; `telling` says whether it tells what changes, `listeners` how many pages listen now."""

    daemon_threads = True

    def __init__(self, event: Event) -> None:
        super().__init__((LOOPBACK, 0), _Visit)
        self.pages, self.lock, self.over = Pages(event), Lock(), Flag()
        self.telling, self.listeners = True, 0
        self.known: dict[str, dict[str, str]] = {}
        self.address = f"http://{LOOPBACK}:{self.server_address[1]}/{event.info.token}"

    def page(self, asked: str) -> Page:
        """Give the page as it is now, and remember what it said."""
        with self.lock:
            self.pages.follow()
            page = self.pages.page(asked)
            self.known[page.etag.strip('"')] = page.blocks
            return page


class _Visit(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        """Answer with the page, or with what changes on it."""
        parts = urlsplit(self.path)
        asked = parse_qs(parts.query)
        if parts.path.endswith("/live"):
            self._tell(asked["lang"][0], asked["v"][0])
            return
        language = asked.get("lang", [self.headers.get("accept-language", "")])[0]
        page = self.server.page(language)
        self._begin(200, "text/html; charset=utf-8", page.policy)
        self.wfile.write(page.content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _begin(self, status: int, kind: str, policy: str = "default-src 'none'") -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-security-policy", policy)
        self.send_header("cache-control", "no-cache")
        self.end_headers()

    def _tell(self, language: str, version: str) -> None:
        if not self.server.telling:
            self._begin(404, "text/plain")
            return
        self._begin(200, "text/event-stream")
        self.server.listeners += 1
        with suppress(OSError):
            self.wfile.write(b"retry: 5000\n\n")
            while self.server.telling and not self.server.over.is_set():
                version = self._told(language, version)
                self.wfile.write(b": still here\n\n")
                time.sleep(EVERY)
        self.server.listeners -= 1

    def _told(self, language: str, version: str) -> str:
        page = self.server.page(language)
        fresh = page.etag.strip('"')
        if fresh != version:
            before = self.server.known.get(version, {})
            changed = {name: html for name, html in page.blocks.items() if before.get(name) != html}
            told = json.dumps({"v": fresh, "blocks": changed})
            self.wfile.write(f"data: {told}\n\n".encode())
        return fresh


@contextmanager
def followed(event: Event) -> Iterator[Site]:
    """Serve an event's page, and what changes on it."""
    with Site(event) as site:
        thread = Thread(target=site.serve_forever, kwargs={"poll_interval": EVERY})
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            site.shutdown()
            thread.join()
