"""The desk's fifth tab: the code to scan, which results are shown, the files, and the end of the event."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content

from kiosk import sleepless
from kiosk.desk import Desk, Snapshot
from kiosk.locale import Words
from kiosk.openness import revealed, turned
from kiosk.placing import free_path
from kiosk.progress import Progress
from kiosk.times import moment
from screens.desk.messages import Acted, Left, Told, Unprojected, Written
from screens.desk.tab import DeskTab
from screens.frame import text
from screens.widgets.option_rows import OptionRows
from screens.widgets.qr_code import QrCode
from screens.widgets.said import Said

if TYPE_CHECKING:
    from kiosk.export.formats import Format
    from kiosk.export.searching import Look
    from kiosk.shareable.attention import Hint

AGAIN = 5.0
"""Seconds in which the key that ends the kiosk has to be pressed once more."""


class ShareTab(DeskTab):
    """Shares the results.

    Args:
        desk: what the desk knows.
        words: the language.
        address: tells where the results page is; None without one.
        on_kiosk: whether the kiosk can be ended from here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f,F", "project", show=False),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("space,enter", "reveal", show=False),
        Binding("e,E", "export", show=False),
        Binding("v,V", "report", show=False),
        Binding("o,O", "turn", show=False),
        Binding("x", "end", show=False),
    ]

    def __init__(self, desk: Desk, words: Words, address: Callable[[], str | None], *, on_kiosk: bool, id: str) -> None:
        super().__init__(desk, words, id=id)
        self._address, self._on_kiosk = address, on_kiosk
        self._end_pressed = float("-inf")

    def compose(self) -> ComposeResult:
        """Put the code at the left, everything else beside it."""
        words = self.words
        with Horizontal():
            yield QrCode("", around="#share", beside=36)
            with VerticalScroll(id="beside", can_focus=False):
                yield Said(id="address")
                yield Said(id="seen")
                yield Said(id="state")
                yield text(words("Results that are shown outside the desk"), "title")
                yield OptionRows()
                yield text(words("Space shows or hides the results of a question."), "quiet")

    def on_mount(self) -> None:
        """Let this tab have the keys of its list."""
        self.query_one(OptionRows).can_focus = False

    async def speak(self, words: Words) -> None:
        """Say everything in another language, at the same question."""
        at = self.query_one(OptionRows).cursor
        await super().speak(words)
        self.on_mount()
        self.query_one(OptionRows).cursor = at

    def keys(self) -> Sequence[tuple[str, str]]:
        """Tell the keys."""
        words = self.words
        closed = self.snapshot is not None and self.snapshot.closed is not None
        return [
            ("f", words("QR large")),
            ("e", words("Export")),
            ("v", words("Report")),
            ("o", words("Open again") if closed else words("Close")),
            *([("x", words("End"))] if self._on_kiosk else []),
        ]

    def show(self, snapshot: Snapshot) -> None:
        """Show where the results are, and which of them."""
        words, address = self.words, self._address()
        code = self.query_one(QrCode)
        code.url = address or ""
        code.display = bool(address)
        said = address or words("There is no network here, so there is no link to the results.")
        self.query_one("#address", Said).say(Content.styled(said, "bold $you"))
        self.query_one("#seen", Said).say(self._seen(snapshot) if address else Content(""))
        self.query_one("#state", Said).say(self._state(snapshot))
        rows = [
            Content.assemble(
                ("✕ ", "bold $you") if question.name in snapshot.hidden else ("✓ ", "bold $saved"),
                f"{at}  {words.text(question.label)}",
            )
            for at, question in enumerate(self.workshop.questions, 1)
        ]
        self.query_one(OptionRows).tell(len(rows), rows.__getitem__)

    async def action_project(self) -> None:
        """Show the code to the whole room."""
        from screens.desk.projected_code import ProjectedCode

        since = sleepless.seconds()

        def back(_: None) -> None:
            self.post_message(Unprojected(sleepless.seconds() - since))

        await self.app.push_screen(ProjectedCode(self.words, self.workshop, self._address), back)

    def action_move(self, by: int) -> None:
        """Move among the questions."""
        self.query_one(OptionRows).action_move(by)

    def action_reveal(self) -> None:
        """Show the results of a question outside the desk, or hide them."""
        if self.snapshot is None:
            return
        name = self.workshop.questions[self.query_one(OptionRows).cursor].name
        shown = name in self.snapshot.hidden
        done = self.words("Its results are shown.") if shown else self.words("Its results are hidden.")
        self.post_message(Acted(revealed(name, shown=shown), done))

    def action_turn(self) -> None:
        """Close the event, or open it again."""
        words, act = self.words, turned(self.desk.acts, self.desk.clock())
        opened = words("The event is open again.")
        closed = words("The event is closed: kiosks begin no new interviews. Who is under way can finish.")
        self.post_message(Acted(act, opened if act.gone else closed))

    async def action_export(self) -> None:
        """Ask for a format, and write it."""
        from screens.desk.formats_dialog import FormatsDialog

        def chosen(wanted: "tuple[Format, bool] | None") -> None:
            if wanted is not None:
                named: list[Hint] = []
                self.post_message(Written(self.words("Export"), partial(self._export, *wanted, named.append), named))

        await self.app.push_screen(FormatsDialog(self.words), chosen)

    def _export(self, form: "Format", shareable: bool, look: "Look", progress: Progress) -> Path:
        from kiosk.export import export, file_name

        event = self.desk.event
        path = free_path(file_name(event, form.name, shareable=shareable))
        export(event, form.name, str(path), shareable=shareable, look=look, progress=progress)
        return path

    def action_report(self) -> None:
        """Write the draft of the report, in the language of the desk."""
        event, words = self.desk.event, self.words

        def write(progress: Progress) -> Path:
            from kiosk.report import file_name, report

            path = free_path(file_name(event, words))
            report(event, str(path), language=words.language, progress=progress)
            return path

        self.post_message(Written(words("Report"), write))

    def action_end(self) -> None:
        """End the kiosk that this desk was opened on."""
        if not self._on_kiosk:
            return
        before, self._end_pressed = self._end_pressed, time.monotonic()
        if self._end_pressed - before < AGAIN:
            self.post_message(Left(ends=True))
        else:
            self.post_message(Told(self.words("Press X once more to end the kiosk.")))

    def _seen(self, snapshot: Snapshot) -> Content:
        """Ask to try the link, until the first phone has got the page; from the laptop nobody can tell whether phones can."""
        if snapshot.seen is None:
            words = self.words
            scan = words("Scan it now with your own phone: then you know that phones get through.")
            type_in = words("Type it now in the browser of your own phone: then you know that phones get through.")
            return Content(scan if self.query_one(QrCode).is_drawn else type_in)
        since: datetime = moment(snapshot.seen).astimezone()
        return Content.assemble(
            ("✓ ", "bold $saved"), self.words("A phone has opened the page, at {time}.", time=self.words.time(since))
        )

    def _state(self, snapshot: Snapshot) -> Content:
        words = self.words
        if snapshot.closed is None:
            return Content(words("The event is open."))
        since: datetime = moment(snapshot.closed).astimezone()
        closed = words("The event is closed since {time}. Kiosks begin no new interviews.", time=words.time(since))
        return Content.styled(closed, "bold $you")
