"""A report before it is written: its blocks, and every piece of text in them."""

from collections.abc import Iterator

from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.locale import Words
from kiosk.report import compose
from kiosk.report.blocks import Block, Cited, Figure, Piece, Report, Text
from kiosk.report.material import Collector
from tests.laptops import clock


def composed(event: Event, language: str) -> Report:
    """Compose the report of an event as it is now."""
    fold = Fold(event)
    collector = Collector(fold, Words(language, event.workshop.languages), clock)
    return compose(collector.collect(fold.poll()))


def texts(value: object) -> Iterator[Text]:
    """Find every text in a block, whatever kind it is."""
    if isinstance(value, tuple):
        if value and all(isinstance(each, str | Figure | Cited) for each in value):
            yield value
        else:
            for each in value:
                yield from texts(each)
    elif hasattr(value, "__struct_fields__") and not isinstance(value, Figure | Cited):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))


def pieces(blocks: tuple[Block, ...]) -> list[Piece]:
    """List every piece of a report."""
    return [piece for text in texts(blocks) for piece in text]


def figures(blocks: tuple[Block, ...]) -> list[Figure]:
    """List every figure of a report."""
    return [piece for piece in pieces(blocks) if isinstance(piece, Figure)]
