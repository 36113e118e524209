"""Reads the records and tables of finished files back, as whoever gets the files would."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from kiosk.model.response import Answer
from kiosk.model.workshop import Workshop
from kiosk.shareable.finished import rows, values
from kiosk.shareable.records import as_text, order
from kiosk.web.figures import closed

OWN = ("question", "split", "side", "answers")
"""What a record may say."""
OF_FILE = ("class", "form_id", "version")
"""What each line of JSON Lines says of its file besides; it is the same in all of them."""


class Row(Struct, frozen=True):
    """One record as it stands in a file; answers are as texts, and `beside` names what else stands in it."""

    question: str
    split: str
    side: str
    answers: dict[str, str]
    beside: frozenset[str] = frozenset()

    @property
    def place_in_order(self) -> list[str]:
        """What records of one kind are sorted by."""
        return order(self.split, self.side, self.answers)


class Table(Struct, frozen=True):
    """One population's counts of one part as they stand in a file; everybody's is of no split and no side."""

    part: str
    split: str
    side: str
    base: int
    counts: dict[str, int]


def read_rows(workshop: Workshop, files: Mapping[str, bytes]) -> Iterator[tuple[str, list[Row]]]:
    """Give the records of each file that has some, in the order in which they stand there."""
    parts = {part.name: question.name for question in workshop.questions for part in closed(question)}
    known = set(parts) | {part.name for part in workshop.intake}
    for name, text, ending in _texts(files):
        if ending == "csv":
            found = list(_cells(list(rows(text)), parts, known))
        else:
            found = [_row(each) for value in values(ending, text) for each in _records(value)]
        if found:
            yield name, found


def read_tables(files: Mapping[str, bytes]) -> Iterator[tuple[str, Table]]:
    """Give the tables of each file of JSON: a total and its populations, wherever a part with such stands."""
    for name, text, ending in _texts(files):
        if ending != "csv":
            for value in values(ending, text):
                for part in _dicts(value):
                    if isinstance(part.get("name"), str) and "total" in part and isinstance(part.get("by"), dict):
                        for table in _tables(part):
                            yield name, table


def _texts(files: Mapping[str, bytes]) -> Iterator[tuple[str, str, str]]:
    for name, raw in files.items():
        ending = name.rpartition(".")[2].lower()
        if ending in {"json", "jsonl", "csv"}:
            yield name, raw.decode("utf-8-sig", errors="replace"), ending


def _dicts(value: object) -> Iterator[dict[str, Any]]:
    """Give every object in a JSON value, at whatever depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _dicts(inner)


def _records(value: object) -> Iterator[dict[str, Any]]:
    return (each for each in _dicts(value) if isinstance(each.get("answers"), dict))


def _row(record: Mapping[str, Any]) -> Row:
    intake = record.get("intake")
    beside = {*record} - {*OWN, *OF_FILE} | ({*intake} if isinstance(intake, dict) else set())
    answers = {name: as_text(_answer(said)) for name, said in record["answers"].items() if said is not None}
    question, split, side = (str(record.get(name) or "") for name in OWN[:3])
    return Row(question, split, side, answers, frozenset(beside))


def _answer(said: object) -> Answer:
    if isinstance(said, list):
        return tuple(map(str, said))
    return said if isinstance(said, int | float) else str(said)


def _cells(table: list[list[str]], parts: Mapping[str, str], known: set[str]) -> Iterator[Row]:
    """Read the rows of a table that has a column for a part; columns of single choices repeat what stands beside them."""
    head, *body = table or [[]]
    if not known & {*head}:
        return
    for line in body:
        cells = {name: cell for name, cell in zip(head, line, strict=False) if cell and "/" not in name}
        answers = {name: cell for name, cell in cells.items() if name in parts}
        question = cells.get("question") or next((parts[name] for name in answers), "")
        beside = {name for name in cells if name not in parts and name not in OWN}
        yield Row(question, cells.get("split", ""), cells.get("side", ""), answers, frozenset(beside))


def _tables(part: Mapping[str, Any]) -> Iterable[Table]:
    found = [("", "", part["total"])]
    found += [(split, side, each) for split, sides in part["by"].items() for side, each in (sides or {}).items()]
    for split, side, numbers in found:
        if isinstance(numbers, dict):
            yield Table(part["name"], split, side, numbers.get("base", 0), numbers.get("counts", {}))
