"""The page that phones show: one HTML document without script, made of the results that passed the gate."""

import base64
import gzip
import hashlib
from collections.abc import Set
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from kiosk.locale import Words
from kiosk.model.results import Results
from kiosk.model.workshop import Workshop
from kiosk.web.figures import Figures

TEMPLATES = Path(__file__).parent / "templates"


class Page(Struct, frozen=True):
    """A page ready to be sent: as it is and compressed, with its tag and its security policy.

    `blocks` are its movable pieces, the inner HTML of each by the `id` of its element, so that only what has changed needs to
    be sent to a page that is open.
    """

    language: str
    content: bytes
    compressed: bytes
    etag: str
    policy: str
    blocks: dict[str, str] = {}


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
def _style() -> str:
    return (TEMPLATES / "results.css").read_text(encoding="utf-8")


def render(workshop: Workshop, results: Results, words: Words, hidden: Set[str] = frozenset()) -> Page:
    """Make the page in one language.

    Args:
        workshop: what was asked.
        results: what passed the gate.
        words: the language.
        hidden: the names of the questions that the facilitator does not show; a sentence stands in their place.
    """
    template = _environment().get_template("results.html")
    html = template.render(
        workshop=workshop,
        results=results,
        words=words,
        hidden=hidden,
        figures=Figures(workshop, results, words),
        style=_style(),
    )
    content = html.encode()
    return Page(
        language=words.language,
        content=content,
        compressed=gzip.compress(content, 9, mtime=0),
        etag=f'"{hashlib.sha256(content).hexdigest()[:24]}"',
        policy=_policy(_style()),
    )


def _policy(style: str) -> str:
    """Allow this page's own style and nothing else; the hash is of the element's text, to the letter."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
