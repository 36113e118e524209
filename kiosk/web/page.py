"""The page that phones show: one HTML document, complete without script, made of what may be shown."""

import base64
import gzip
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from kiosk.locale import Words
from kiosk.model.workshop import Workshop
from kiosk.web.content import Content
from kiosk.web.sheet import Sheet

TEMPLATES = Path(__file__).parent / "templates"
NO_VERSION, VERSION = ' data-version="">', ' data-version="{version}">'
"""Where a page says its own version, on its first element; it stands there once everything else is made."""


class Page(Struct, frozen=True):
    """A page ready to be sent: as it is and compressed, with its tag and its security policy.

    `blocks` are its movable pieces, the inner HTML of each by the `id` of its element, so that only what has changed needs to
    be sent to a page that is open. Every page of a workshop has the same ones; what is not shown is empty. The page knows its
    own tag, and asks with it for what has changed since.
    """

    language: str
    content: bytes
    compressed: bytes
    etag: str
    policy: str
    blocks: dict[str, str] = {}


class Frozen(Struct, frozen=True):
    """What is told on a static copy: when it was made, and the file of each language."""

    made: str
    files: dict[str, str]


class _Blocks:
    """Gives a piece of the page its element, and keeps what is in it: the page and its updates cannot differ."""

    def __init__(self) -> None:
        self.inner: dict[str, str] = {}

    def __call__(self, identity: str, caller: Callable[[], str]) -> Markup:
        inner = caller().strip()
        self.inner[identity] = str(inner)
        return Markup('<div id="{}">{}</div>').format(identity, Markup(inner))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def render(workshop: Workshop, content: Content, words: Words, frozen: Frozen | None = None) -> Page:
    """Make the page in one language.

    Args:
        workshop: what was asked.
        content: what may be shown.
        words: the language.
        frozen: make a static copy, which has no script and says its policy itself.
    """
    blocks, style, script = _Blocks(), _read("results.css"), "" if frozen else _read("results.js")
    html = (
        _environment()
        .get_template("results.html")
        .render(
            workshop=workshop,
            content=content,
            words=words,
            sheet=Sheet(workshop, content, words),
            block=blocks,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            frozen=frozen,
        )
    )
    version = hashlib.sha256(html.encode()).hexdigest()[:24]
    made = html.replace(NO_VERSION, VERSION.format(version=version), 1).encode()
    return Page(
        language=words.language,
        content=made,
        compressed=gzip.compress(made, 9, mtime=0),
        etag=f'"{version}"',
        policy=f"{_policy(style, script)}; frame-ancestors 'none'",
        blocks=blocks.inner,
    )


def _policy(style: str, script: str) -> str:
    """Allow this page's own style and script, and to ask its own server; the hashes are of the elements' texts, to the letter."""
    allowed = f"script-src {_hash(script)}; connect-src 'self'; " if script else ""
    return f"default-src 'none'; style-src {_hash(style)}; {allowed}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
