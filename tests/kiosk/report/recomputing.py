"""Computes the numbers of a report again, from the restricted export alone, by ways of its own."""

import json
import statistics
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any, assert_never

from kiosk.event import Event
from kiosk.export import export
from kiosk.report.blocks import Figure
from kiosk.report.sources import (
    At,
    Counted,
    Edge,
    Key,
    Mean,
    MeanPlace,
    Median,
    MedianMinutes,
    Share,
    Source,
    Sum,
    Unthemed,
)
from tests.laptops import clock

LEFT_OUT = {"groups": 1, "privacy": {"minimum": 5}}
"""What a workshop file means that does not say so."""


class Recomputing:
    """Knows an event by its export and its workshop file."""

    def __init__(self, event: Event, folder: Path) -> None:
        export(event, "json", str(folder / "recomputed.json"), force=True, clock=clock)
        self.document: dict[str, Any] = json.loads((folder / "recomputed.json").read_bytes())
        self.workshop: dict[str, Any] = {**LEFT_OUT, **tomllib.loads((event.folder / "workshop.toml").read_text())}
        self.parts = {
            part["name"]: part
            for part in (
                *self.workshop.get("intake", ()),
                *(part for each in self.workshop["questions"] for part in each["parts"]),
            )
        }

    def value(self, figure: Figure) -> object:
        """Compute what a figure has to say."""
        return self._of(figure.source, figure.value)

    def _of(self, source: Source, told: object = None) -> Any:
        match source:
            case At(path):
                return self._at(path)
            case Key(path):
                return self._key(path)
            case Counted(of, where):
                return self._counted(of, {field: set(values) for field, values in where})
            case Sum(of):
                return sum(self._of(each) for each in of)
            case Share(part, whole):
                return round(self._of(part) / self._of(whole) * 100)
            case Mean() | Median() | MeanPlace() | MedianMinutes():
                return self._measured(source)
            case Unthemed(parts):
                themed = {voice for each in self.document["themes"] for voice in each["answers"]}
                return len(self._voices(set(parts)) - themed)
            case Edge(population):
                numbers = self._numbers(population)
                assert isinstance(told, float | int) and told <= max(numbers) * 2 + 10
                return told
            case _:
                assert_never(source)

    def _measured(self, source: Mean | Median | MeanPlace | MedianMinutes) -> float:
        match source:
            case Mean(population):
                return statistics.fmean(self._numbers(population))
            case Median(population):
                return statistics.median(self._numbers(population))
            case MeanPlace(population, choice):
                return statistics.fmean(ranked.index(choice) + 1 for ranked in self._answers(population))
            case MedianMinutes():
                done = self._where({"level": {"participant"}, "status": {"complete"}})
                return statistics.median(
                    (datetime.fromisoformat(each["end"]) - datetime.fromisoformat(each["start"])).total_seconds() / 60
                    for each in done
                )
            case _:
                assert_never(source)

    def _at(self, path: tuple[str, ...]) -> object:
        match path:
            case ("tallies", *_, "base"):
                return len(self._answers(path[:-1]))
            case ("tallies", *_, "counts", name):
                return sum(self._says(answer, path[1], name) for answer in self._answers(path[:-2]))
            case ("tallies", part, "missing", why):
                return sum(each["missing"].get(part) == why for each in self._people())
            case ("conclusions", identity, field):
                return next(each[field] for each in self.document["conclusions"] if each["id"] == identity)
            case ("rounds", turn, field):
                return next(each[field] for each in self.document["rounds"] if str(each["turn"]) == turn)
            case ("workshop", "parts", name, field):
                return self.parts[name][field]
            case ("workshop", "questions", name, field):
                return next(each[field] for each in self.workshop["questions"] if each["name"] == name)
            case ("workshop", "date"):
                return self.workshop["date"].isoformat()
            case _:
                found: Any = {"workshop": self.workshop, **self.document}
                for step in path:
                    found = found[step]
                return found

    def _key(self, path: tuple[str, ...]) -> float:
        match path:
            case ("workshop", "questions", name):
                return [each["name"] for each in self.workshop["questions"]].index(name) + 1
            case ("workshop", "groups", number):
                assert 1 <= int(number) <= self.workshop["groups"]
                return int(number)
            case (*population, "counts", name):
                assert name in self.document["tallies"][population[1]]["counts"]
                return float(name)
            case _:
                raise AssertionError(path)

    def _counted(self, of: str, where: dict[str, set[str]]) -> int:
        if of == "responses":
            return len(self._where(where))
        if of.startswith("themes."):
            voices = self._voices(where["part"])
            theme = next(each for each in self.document["themes"] if of == f"themes.{each['id']}.answers")
            return len(voices & set(theme["answers"]))
        assert not where
        return len(self.document[of])

    def _where(self, where: dict[str, set[str]]) -> list[dict[str, Any]]:
        found = [each for each in self.document["responses"] if not each.get("test")]
        for field, values in where.items():
            if field.startswith("answers."):
                found = [each for each in found if each["answers"].get(field.removeprefix("answers."))]
            else:
                found = [each for each in found if str(each.get(field)) in values]
        return found

    def _people(self) -> list[dict[str, Any]]:
        return self._where({"level": {"participant"}, "status": {"complete", "partial"}})

    def _voices(self, parts: set[str]) -> set[str]:
        said = {
            f"{each['instanceID']}/{part}" for each in self._people() for part in parts if each["answers"].get(part)
        }
        return said | ({each["id"] for each in self.document["asked"]} if "asked" in parts else set())

    def _answers(self, population: tuple[str, ...]) -> list[Any]:
        """List what a population answered, response by response."""
        _, part, *by = population
        found = [(each, (each["intake"] | each["answers"]).get(part)) for each in self._people()]
        return [answer for each, answer in found if answer is not None and (not by or self._side(each, by[1]) == by[2])]

    def _side(self, response: dict[str, Any], split: str) -> str | None:
        if split == "group":
            return str(response["group"])
        role = response["intake"].get(split)
        choice = next((each for each in self.parts[split]["choices"] if each["name"] == role), None)
        return (choice.get("sector") or choice["name"]) if choice else None

    def _says(self, answer: Any, part: str, name: str) -> bool:
        match self.parts[part]["type"]:
            case "rank":
                return bool(answer[0] == name)
            case "select_multiple":
                return name in answer
            case "range" | "integer":
                return float(answer) == float(name)
            case _:
                return bool(answer == name)

    def _numbers(self, population: tuple[str, ...]) -> list[float]:
        return [float(answer) for answer in self._answers(population)]
