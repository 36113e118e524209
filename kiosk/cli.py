"""The command line: reads options, calls the room that does the work, and tells problems in one sentence."""

import gc
import os
import sys
from pathlib import Path
from typing import Any

import click

from kiosk import __version__
from kiosk.crashes import NAME, note, noted
from kiosk.errors import KioskError
from kiosk.options import DATA, EVENT, FORCE, LANGUAGE, LINK, STATION, THEME, FormatName, options

NO_CRASH = (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError)
"""What click itself raises to end a command; and that whoever reads its output has read enough, which it ends quietly at."""


class NotedCommand(click.Command):
    """A command whose crash is noted in the folder of events that it works on."""

    def invoke(self, ctx: click.Context) -> Any:
        """Do what the command does."""
        with noted(lambda: _folder(ctx.params.get("data")), but=NO_CRASH):
            return super().invoke(ctx)


class ExportCommand(NotedCommand):
    """The command that writes exports; its help lists their formats."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the formats below the options."""
        from kiosk.export.formats import FORMATS

        with formatter.section("Formats"):
            formatter.write_dl([(each.name, each.told) for each in FORMATS.values()])


class RunByDefault(click.Group):
    """`kiosk` and `kiosk --option` mean `kiosk run`."""

    command_class = NotedCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `run` in front where no command is named."""
        if not args or (args[0].startswith("-") and args[0] not in {"--help", "--version"}):
            args = ["run", *args]
        return super().parse_args(ctx, args)


class ReportFile(click.Option):
    """Where a report goes; its help names the endings that there are, which are looked up only where somebody reads it."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Tell the option and its help."""
        from kiosk.report import endings

        record = super().get_help_record(ctx)
        return record and (record[0], record[1].format(endings=endings()))


@click.group(cls=RunByDefault, context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kiosk")
def kiosk() -> None:
    """Run a facilitated workshop's kiosk: intake, questions, live results. `kiosk` alone starts it."""


@kiosk.command()
@click.argument("workshop", required=False)
@click.option("--group", type=click.IntRange(1), metavar="N", help="Everybody at this laptop is in group N.")
@click.option("--idle", type=click.IntRange(5), metavar="SECONDS", help="Ask “still there?” after so long.")
@click.option("--pin", metavar="PIN", help="The staff's PIN of a new event; else a random one.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers, braille and plain terminals.")
@click.option("--no-results", is_flag=True, help="Without a results page.")
@click.option("--new", "anew", is_flag=True, help="Begin a new event.")
@click.option(
    "--supervised/--unsupervised", default=True, help="Start it again when it crashes.  [default: supervised]"
)
@options(DATA, EVENT, STATION, LANGUAGE, THEME, LINK)
def run(supervised: bool, **options: Any) -> None:
    """Start the kiosk for WORKSHOP: a name or a file; else the built-in one."""

    def work() -> None:
        from kiosk.opening import Opening
        from kiosk.plain.terminal import only_prints
        from kiosk.starting import at_terminal

        opening = Opening(**options)
        if opening.plain or (at_terminal(sys.stdin, sys.stdout) and only_prints(os.environ.get("TERM"))):
            from kiosk.plain.start import run_plain

            run_plain(opening)
            return
        gc.disable()  # until the welcome is painted: looking for garbage among modules would cost an eighth of the time
        from screens.start import run_kiosk

        run_kiosk(opening)

    if supervised:
        from kiosk.supervisor import supervise

        sys.exit(supervise(work, lambda what: note(_folder(options["data"]) / NAME, what)))
    work()


@kiosk.command()
@options(DATA, EVENT, STATION, LANGUAGE, THEME, LINK)
def live(data: Path | None, event: str | None, **options: Any) -> None:
    """Open the facilitator's desk on an event, in another terminal."""
    from screens.start import run_desk

    run_desk(_folder(data), event, **options)


@kiosk.command()
@options(DATA, EVENT, LINK)
def results(data: Path | None, event: str | None, host: str | None, port: int | None, public_url: str | None) -> None:
    """Serve the results page alone, and print its address."""
    from kiosk.event import Event
    from kiosk.web.link_to_page import PageLink

    with PageLink(Event.named(_folder(data), event), host=host, port=port, public_url=public_url) as link:
        link.start()
        click.echo(link.address() or "No network: nobody can open the page yet. Join a network, or give --public-url.")
        link.wait()


@kiosk.command(cls=ExportCommand)
@click.option("--format", "form", type=FormatName(), default="json", show_default=True, help="One of those below.")
@click.option("-o", "--output", metavar="PATH", help="Where to; - is standard output; else a name is made here.")
@click.option("--shareable", is_flag=True, help="Only what everybody may see, checked for whether it tells on anybody.")
@options(FORCE, DATA, EVENT)
def export(form: str, output: str | None, shareable: bool, force: bool, data: Path | None, event: str | None) -> None:
    """Write what was answered to a file, or to a folder of files."""
    from kiosk.event import Event
    from kiosk.export import export as write
    from kiosk.export.formats import FORMATS
    from kiosk.locale import Words
    from kiosk.shareable.attention import Hint
    from kiosk.telling_progress import telling_progress
    from kiosk.tidy_ending import tidy_ending

    if FORMATS[form].is_folder and output == "-":
        raise click.UsageError(f"The format {form} is a folder, and cannot go to standard output: name one with -o.")
    chosen, look = Event.named(_folder(data), event), list[Hint]()
    with telling_progress() as progress, tidy_ending():
        path = write(chosen, form, output, shareable=shareable, force=force, look=look.append, progress=progress)
    if path is not None:
        click.echo(f"{chosen.info.id}: {path}")
    if look:
        click.echo("Somebody may be named in these texts. Read them before you pass it on:", err=True)
    for hint in dict.fromkeys(look):
        click.echo(f"  {hint.told(Words('en'))}", err=True)


@kiosk.command()
@click.option(
    *("-o", "--output"),
    cls=ReportFile,
    metavar="PATH",
    help="A file that ends in {endings}; - is standard output, in Markdown; else a name is made.",
)
@click.option("--language", metavar="CODE", help="The report's language: nl, en, …; else the workshop's first.")
@options(FORCE, DATA, EVENT)
def report(output: str | None, language: str | None, force: bool, data: Path | None, event: str | None) -> None:
    """Draft the report of an event, from what was saved."""
    from kiosk.event import Event
    from kiosk.report import report as write
    from kiosk.telling_progress import telling_progress
    from kiosk.tidy_ending import tidy_ending

    chosen = Event.named(_folder(data), event)
    with telling_progress() as progress, tidy_ending():
        path = write(chosen, output, language=language, force=force, progress=progress)
    if path is not None:
        click.echo(f"{chosen.info.id}: {path}")


@kiosk.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@options(DATA, EVENT)
def check(paths: tuple[Path, ...], data: Path | None, event: str | None) -> None:
    """Check workshop files, or events by folder or name; without PATHS, the newest event."""
    from kiosk.checking import check as look
    from kiosk.event import Event

    folder = _folder(data)
    named = [folder / path if not path.exists() and (folder / path).is_dir() else path for path in paths]
    looked_at = named or [Event.named(folder, event).folder]
    problems = [problem for path in looked_at for problem in look(path)]
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise SystemExit(1)
    click.echo(f"No problems found in {', '.join(str(path) for path in looked_at)}.")


@kiosk.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--anyway", is_flag=True, help="Also of another event, or of another version of the workshop.")
@options(DATA, EVENT, STATION)
def merge(paths: tuple[Path, ...], anyway: bool, data: Path | None, event: str | None, station: str | None) -> None:
    """Bring other laptops' journals into the event: files, event folders, or zips of them."""
    from kiosk.merging import merge as bring
    from kiosk.opening import station_name

    certificate = bring(_folder(data), event, list(paths), station_name(station), anyway=anyway)
    for line in certificate.lines():
        click.echo(line)


@kiosk.command()
@click.argument("code", nargs=-1, required=True)
@options(DATA, EVENT, STATION)
def withdraw(code: tuple[str, ...], data: Path | None, event: str | None, station: str | None) -> None:
    """Delete the answers of one participant, really, by the CODE that stood on their card."""
    from kiosk.event import Event
    from kiosk.opening import station_name
    from kiosk.withdrawal import withdraw as delete

    for line in delete(Event.named(_folder(data), event), " ".join(code), station_name(station)):
        click.echo(line)


@kiosk.command()
@click.argument("event")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options(DATA)
def purge(event: str, yes: bool, data: Path | None) -> None:
    """Delete a whole EVENT, really: at the end of the retention period."""
    from kiosk import purging

    folder = purging.find(_folder(data), event)
    purging.refuse_in_use(folder)
    if not yes:
        click.echo(f"This overwrites and deletes {folder} with every answer in it. It cannot be undone.")
        if click.prompt("Type the name of the event to delete it", default="", show_default=False) != event:
            raise KioskError("That is not its name; nothing was deleted.")
    click.echo(
        f"{event}: {purging.purge(folder)} files were overwritten and deleted. Copies and exports elsewhere were not."
    )


@kiosk.command()
@click.argument("number", type=click.IntRange(1, 100_000), metavar="N")
@click.option("--workshop", metavar="WORKSHOP", help="Which one; else that of the event, or the built-in one.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed, the same participants.")
@options(DATA, EVENT, STATION)
def rehearse(
    number: int, workshop: str | None, seed: int, data: Path | None, event: str | None, station: str | None
) -> None:
    """Send N synthetic participants through the interview, marked as a test for ever."""
    from kiosk.opening import Opening
    from kiosk.rehearsal import rehearse as go

    opening = Opening(workshop=workshop, data=data, event=event, station=station)
    for line in go(opening, number, seed):
        click.echo(line)


@kiosk.command()
@options(DATA, EVENT, LINK)
def where(data: Path | None, event: str | None, host: str | None, port: int | None, public_url: str | None) -> None:
    """Tell the folder, the event, its PIN, the address and the terminal, and what is missing."""
    from kiosk.place import look

    for line in look(_folder(data), event, host, port, public_url):
        click.echo(line)


def _folder(data: Path | None) -> Path:
    from kiosk.opening import data_folder

    return data_folder(data)


def main() -> None:
    """Run the command line; a problem that the user can mend ends it with one sentence and status 1."""
    try:
        kiosk(prog_name="kiosk")
    except KioskError as error:
        click.echo(f"kiosk: {error}", err=True)
        sys.exit(error.status)
