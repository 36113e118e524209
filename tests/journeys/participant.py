"""A participant at the keyboard of the built-in workshop: digits, Enter and typed text alone."""

from dataclasses import dataclass, field
from random import Random

from tests.terminal import Terminal

ROLES = ("teacher", "starter", "leader", "educator", "researcher", "council", "ministry", "other")
ORGANISATIONS = ("training_school", "school", "university", "college", "elsewhere")
EXPERIENCES = ("y0_3", "y4_10", "y11_20", "y21")
LEVERS = ("room", "hrm", "paths", "forms", "networks", "funding", "culture", "other")
RESPONSIBLE = ("teacher", "school", "together", "training", "government", "other")
DILEMMAS = ("equipped", "supply", "money", "grants")
CHANCES = ("attitude", "bridge", "develop", "starters", "abroad")

QUESTIONS = {
    "strengthen": "Hoe versterken we",
    "responsibility": "Wat zijn de rollen",
    "expectations": "Welke verwachtingen",
}


@dataclass
class Participant:
    """What somebody will answer, and how they type it."""

    role: str = "teacher"
    organisation: str = "school"
    experience: str = "y4_10"
    levers: tuple[str, ...] = ("room", "networks")
    responsible: str = "together"
    dilemmas: tuple[int, int, int, int] = (2, 3, 4, 5)
    chances: tuple[str, ...] = ("bridge", "attitude", "starters", "develop", "abroad")
    strengthen_why: str = "Meer tijd op dinsdag"
    attractive: str = "Samen roosters maken"
    chances_why: str = "De onderzoekende houding"
    asked: str = "Hoe zit dat bij jouw opleidingsschool?"
    quotable: frozenset[str] = field(default_factory=lambda: frozenset({"strengthen_why"}))

    @classmethod
    def drawn(cls, chance: Random, role: str) -> "Participant":
        """Draw somebody's answers."""
        return cls(
            role=role,
            organisation=chance.choice(ORGANISATIONS),
            experience=chance.choice(EXPERIENCES),
            levers=tuple(sorted(chance.sample(LEVERS[:-1], 2), key=LEVERS.index)),
            responsible=chance.choice(RESPONSIBLE[:-1]),
            dilemmas=(chance.randint(1, 5), chance.randint(1, 5), chance.randint(1, 5), chance.randint(1, 5)),
            chances=tuple(chance.sample(CHANCES, 5)),
        )

    def answers(self) -> dict[str, object]:
        """Tell the answers as the export has them."""
        return {
            "levers": list(self.levers),
            "strengthen_why": self.strengthen_why,
            "responsible": self.responsible,
            **dict(zip(DILEMMAS, self.dilemmas, strict=True)),
            "attractive": self.attractive,
            "chances": list(self.chances),
            "chances_why": self.chances_why,
        }

    def begin(self, terminal: Terminal) -> None:
        """Come from the welcome to the group card."""
        terminal.wait_for("Verder met mijn code")
        terminal.press("enter")
        terminal.wait_for("Wat gebeurt er met uw antwoorden")
        terminal.press("1", "enter")
        self.introduce(terminal)

    def introduce(self, terminal: Terminal) -> None:
        """Answer the intake."""
        terminal.wait_for("Wat is uw rol")
        terminal.press(digit(ROLES, self.role), "enter")
        terminal.wait_for("Waar werkt u")
        terminal.press(digit(ORGANISATIONS, self.organisation), "enter")
        terminal.press(digit(EXPERIENCES, self.experience), "enter")
        terminal.wait_for("U bent nummer")

    def answer(self, terminal: Terminal, *, until: str | None = None) -> None:
        """Answer the three questions, in whatever order they come, and, unless `until` it, the question to the table."""
        terminal.press("enter")
        for turn in (1, 2, 3):
            shown = terminal.wait_for(f"vraag {turn} van 3", "Liever niet")
            self.take(terminal, next(name for name, label in QUESTIONS.items() if label in shown))
        terminal.wait_for("iemand anders aan tafel")
        if until != "asked":
            terminal.write(self.asked)
            terminal.wait_for(self.asked)
            terminal.press("enter", "3", "enter")

    def take(self, terminal: Terminal, question: str) -> None:
        """Answer one question."""
        {
            "strengthen": self._strengthen,
            "responsibility": self._responsibility,
            "expectations": self._expectations,
        }[question](terminal)

    def hand_in(self, terminal: Terminal) -> None:
        """Look everything over and hand in."""
        terminal.wait_for("Is dit wat u wilt zeggen")
        terminal.press("enter")
        terminal.wait_for("Dank u wel")

    def _strengthen(self, terminal: Terminal) -> None:
        terminal.press(*(digit(LEVERS, lever) for lever in self.levers), "enter")
        terminal.wait_for("morgen al anders")
        self._write(terminal, "strengthen_why", self.strengthen_why)

    def _responsibility(self, terminal: Terminal) -> None:
        terminal.press(digit(RESPONSIBLE, self.responsible), "enter")
        terminal.wait_for("ingericht voor de loopbaan")
        for place in self.dilemmas:
            terminal.press(str(place), "enter")
        terminal.wait_for("doorlopende")
        self._write(terminal, "attractive", self.attractive)

    def _expectations(self, terminal: Terminal) -> None:
        terminal.press(*(digit(CHANCES, name) for name in self.chances[:-1]), "enter")
        terminal.wait_for("Welke kans moeten we")
        self._write(terminal, "chances_why", self.chances_why)

    def _write(self, terminal: Terminal, name: str, text: str) -> None:
        terminal.write(text)
        terminal.wait_for("geciteerd")
        terminal.press("enter", "1" if name in self.quotable else "2", "enter")


def to_own_words(terminal: Terminal) -> None:
    """Come from the welcome to own words: beside the role that is none of those listed."""
    terminal.wait_for("Verder met mijn code")
    terminal.press("enter")
    terminal.wait_for("Wat gebeurt er met uw antwoorden")
    terminal.press("1", "enter")
    terminal.wait_for("Wat is uw rol")
    terminal.press("8", "enter")
    terminal.wait_for("In uw eigen woorden")


def digit(names: tuple[str, ...], name: str) -> str:
    """Tell the digit that chooses a name."""
    return str(names.index(name) + 1)
