"""What Textual and Rich keep of what was painted, so as to paint it sooner again: after a hand-over it is somebody's words."""

from rich import cells
from rich.segment import Segment
from textual._styles_cache import StylesCache


def forget_painted() -> None:
    """Empty the caches that hold lines as they stood on the screen; they fill anew within a few paints.

    The widths of texts, texts cut in two, and for as long as a thousand others are not shown, every widget's lines.
    """
    cells.cached_cell_len.cache_clear()
    Segment._split_cells.__func__.cache_clear()  # type: ignore[attr-defined]
    StylesCache.get_inner_outer.cache_clear()
