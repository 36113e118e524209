"""The options that several commands of the command line share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def options(*several: Callable[[F], F]) -> Callable[[F], F]:
    """Put several options on a command, in this order."""

    def decorate(command: F) -> F:
        for option in reversed(several):
            command = option(command)
        return command

    return decorate


DATA = click.option(
    "--data",
    type=click.Path(path_type=Path),
    envvar="KIOSK_DATA",
    help="The folder of events; else your own data folder.",
)
EVENT = click.option("--event", metavar="ID", help="The event; else the newest.")
STATION = click.option("--station", metavar="NAME", help="This laptop's name; else the host's.")
LANGUAGE = click.option("--language", metavar="CODE", help="The language to begin in: nl, en, …")
THEME = click.option(
    "--theme",
    type=click.Choice(["paper", "ink", "contrast"]),
    default="paper",
    help="Light, dark, or both at their strongest.",
)
LINK = options(
    click.option("--host", metavar="ADDRESS", help="The address that the link names; else the best one found."),
    click.option("--port", type=click.IntRange(1, 65535), help="The port of the results page; else a free one."),
    click.option("--public-url", metavar="URL", help="Where the link leads instead, such as a static copy."),
)
FORCE = click.option("--force", is_flag=True, help="Replace a file that exists.")


class FormatName(click.ParamType[str]):
    """The name of a format."""

    name = "format"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Stand for a name in the line of usage."""
        return "NAME"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the name of a format there is."""
        from kiosk.export.formats import FORMATS

        if value not in FORMATS:
            self.fail(f"There is no format {value!r}; there are {', '.join(FORMATS)}.", param, ctx)
        return value
