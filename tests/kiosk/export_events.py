"""Events to be exported, with a response of every kind, and with text that breaks what is written carelessly."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import structs

from kiosk import definition
from kiosk.event import Event
from kiosk.model.response import Level, Missing, Status
from kiosk.station import Station
from tests.samples import response

NOW = datetime(2017, 12, 14, 15, 30, tzinfo=UTC)
STAMP = "2017-12-14T15:30:00.000Z"
WHOLE: dict[str, Any] = {
    "status": Status.COMPLETE,
    "end": STAMP,
    "group": 2,
    "question_order": ("expectations", "strengthen", "responsibility"),
    "intake": {"role": "teacher"},
    "answers": {
        "levers": ("room", "other"),
        "levers_other": "meer “tijd”,\n=SOM(1;2)",
        "responsible": "together",
        "equipped": 4,
        "chances": ("starters", "bridge", "attitude", "abroad", "develop"),
        "asked": "Wie betaalt dat?",
        "asked_to": "ministry",
    },
    "missing": {
        "organisation": Missing.DECLINED,
        "experience": Missing.SKIPPED,
        "strengthen_why": Missing.BLANK,
        "chances_why": Missing.NOT_REACHED,
    },
    "quotable": ("levers_other", "asked"),
    "seconds": {"levers": 41.25, "equipped": 3.5},
}
MADE = {
    "complete": response(instanceID="uuid:1", **WHOLE),
    "partial": response(instanceID="uuid:2", status=Status.PARTIAL, end=STAMP, intake={"role": "leader"}),
    "draft": response(instanceID="uuid:3", language="en", step="intake", code="a hash"),
    "withdrawn": response(instanceID="uuid:4", **WHOLE),
    "test": response(instanceID="uuid:5", test=True, **WHOLE),
    "of a group": response(instanceID="uuid:6", level=Level.GROUP, status=Status.COMPLETE, answers={"equipped": 5}),
}
HOSTILE = {
    "a formula": '=HYPERLINK("http://example.org";"click")',
    "a sum": "+1+1",
    "a negation": "-2-3",
    "a mention": "@SUM(A1)",
    "a command": "=cmd|' /C calc'!A0",
    "a link": "https://example.org/?a=1&b=2",
    "quotes and commas": 'she said "no", twice; ‘never’',
    "lines": "one\ntwo\n\nfour",
    "right to left": "שלום, מורים! \u202eabc",
    "emoji": "👩🏽\u200d🏫 teaches 🏴\U000e0067\U000e0062",
    "markup": "<script>alert('x')</script> & [bold]no[/bold] | `code` _x000D_",
    "a number": "007",
    "a truth": "TRUE",
    "a day": "2017-12-14",
    "spaces": "  around  ",
}
"""Text that any person can type; it has to come back to the letter."""
CONTROLS = "a\x00b\x07c\x0bd\re\x1b[31mf\x7fg\ufffe"
"""What no kiosk lets anybody type, but a journal that somebody made may hold."""
LONG = "woord 👍 " * 5_000
"""40,000 characters."""


def clock() -> datetime:
    """Tell the same moment always."""
    return NOW


def every_kind(tmp_path: Path) -> Event:
    """Make an event in which a response of every kind was saved, one of them withdrawn since."""
    event = Event.begin(tmp_path / "data", definition.find("leven-lang-leren"), clock=clock, name="thursday")
    with Station(event, "table-1", clock=clock) as station:
        for each in MADE.values():
            kept = station.save(each)
            if each is MADE["withdrawn"]:
                station.save(structs.replace(kept, status=Status.WITHDRAWN))
    with Station(event, "table-2", clock=clock):
        return event  # whose own opening leaves the drafts of table-1 alone


def saying(tmp_path: Path, *texts: str) -> Event:
    """Make an event in which each of these was said by somebody, in own words."""
    event = Event.begin(tmp_path / "data", definition.find("leven-lang-leren"), clock=clock, name="words")
    with Station(event, "table-1", clock=clock) as station:
        for number, words in enumerate(texts, 1):
            station.save(
                response(
                    instanceID=f"uuid:{number:03}",
                    status=Status.COMPLETE,
                    end=STAMP,
                    group=1,
                    intake={"role": "teacher"},
                    answers={"strengthen_why": words, "asked": words, "asked_to": "ministry"},
                    quotable=("strengthen_why",),
                )
            )
    return event
