"""What does not fit on a screen: texts that are cut off, widgets beyond the edge, and what has to be scrolled to."""

import re
from collections.abc import Iterator
from typing import Any

from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

from tests.pseudo import CLOSED, OPEN
from tests.screens.seats import shown


def unclosed(text: str) -> list[str]:
    """List the sentences of the strange language whose end is not to be seen; columns side by side are read as they stand."""
    missing = text.count(OPEN) - text.count(CLOSED)
    found = [each.strip()[:60] for each in text.split(OPEN)[1:] if CLOSED not in each]
    return found[-missing:] if missing > 0 else ["an end without its beginning"] * -missing


def plain(text: str, known: set[str]) -> list[str]:
    """List the words in plain letters that are not known: nobody translated them."""
    for each in sorted(known, key=len, reverse=True):
        text = text.replace(each, " ")
    return re.findall(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])", text)


def cut(screen: Screen[Any]) -> list[str]:
    """List the widgets of which a part cannot be seen, and cannot be scrolled to either."""
    return [f"{widget!r} {region} shows {seen}" for widget, region, seen in _hidden(screen) if not _scrolled(widget)]


def laid_out(screen: Screen[Any]) -> bool:
    """Tell whether every widget that is to be seen has its place by now."""
    try:
        return bool([screen.find_widget(widget) for widget in screen.query("*").results(Widget) if _seen(widget)])
    except NoWidget:
        return False


def scrolled(screen: Screen[Any]) -> set[str]:
    """Name the widgets that have more than they show."""
    return {name(widget) for widget in screen.query("*").results(Widget) if widget.max_scroll_y > 0 and _seen(widget)}


def name(widget: Widget) -> str:
    """Tell a widget from the others."""
    return f"{type(widget).__name__}#{widget.id}" if widget.id else type(widget).__name__


def _hidden(screen: Screen[Any]) -> Iterator[tuple[Widget, object, object]]:
    for widget in screen.query("*").results(Widget):
        if not _seen(widget):
            continue
        geometry = screen.find_widget(widget)
        if geometry.region.area and geometry.region != geometry.visible_region:
            yield widget, geometry.region, geometry.visible_region
        elif not screen.outer_size.region.contains_region(geometry.region):
            yield widget, geometry.region, screen.outer_size


def _seen(widget: Widget) -> bool:
    return all(each.display for each in widget.ancestors_with_self if isinstance(each, Widget))


def _scrolled(widget: Widget) -> bool:
    """Tell whether something around a widget can be scrolled up and down."""
    return any(isinstance(each, Widget) and each.max_scroll_y > 0 for each in widget.ancestors)


def lines(screen: Screen[Any]) -> str:
    """Read a screen with its lines joined, as a sentence that goes on in the next line is read; of a dialog, it alone."""
    rows = shown(screen).splitlines()
    for dialog in screen.query(".dialog").results(Widget):
        region = dialog.region
        rows = [row[region.x : region.right] for row in rows[region.y : region.bottom]]
    return " ".join(" ".join(rows).split())
