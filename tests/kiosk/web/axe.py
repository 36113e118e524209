"""Asks axe-core what is wrong with a page for people who see, hear or move otherwise."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

PLACE = "node_modules/axe-core/axe.min.js"
FOLDER = Path(os.environ.get("AXE_FOLDER", Path.home() / ".cache" / "workshop-kiosk"))
"""Where `npm install --prefix FOLDER axe-core@4` puts it."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations', 'incomplete']})"


def complaints(page: Page) -> list[str]:
    """List what is wrong, and what axe cannot judge; each with the rule and the elements that it is about."""
    page.evaluate(_source())
    found: dict[str, list[dict[str, Any]]] = page.evaluate(RUN, RULES)
    return [
        f"{kind} {rule['id']}: {' | '.join(node['html'][:200] for node in rule['nodes'])}"
        for kind in ("violations", "incomplete")
        for rule in found[kind]
    ]


def _source() -> str:
    """Read axe-core; without it the test is skipped, but not where all tests must run."""
    path = FOLDER / PLACE
    if path.exists():
        return path.read_text(encoding="utf-8")
    said = f"axe-core is not installed (npm install --prefix {FOLDER} axe-core@4)"
    if os.environ.get("CI"):
        pytest.fail(said)
    pytest.skip(said)
