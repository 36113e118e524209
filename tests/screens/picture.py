"""A screen of an app as the cells of a terminal, to be drawn and decoded."""

from typing import Any

import pyte
from rich.color import Color
from textual.screen import Screen

from tests.drawing import Cells


def cells(screen: Screen[Any]) -> Cells:
    """Read what a screen shows, sign by sign, with its colours."""
    strips = screen._compositor.render_strips(screen._compositor.size)
    return [
        [
            pyte.screens.Char(
                sign, fg=_name(style.color if style else None), bg=_name(style.bgcolor if style else None)
            )
            for text, style, _ in strip
            for sign in text
        ]
        for strip in strips
    ]


def _name(colour: Color | None) -> str:
    return colour.get_truecolor().hex.removeprefix("#") if colour else "default"
