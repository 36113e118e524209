"""What the populations of a split are called, and those whom a question can be for."""

from kiosk.locale import Words
from kiosk.model.results import GROUP
from kiosk.model.workshop import SelectOne, Text, Workshop
from kiosk.steps import asked_parts


def side_label(workshop: Workshop, words: Words, split: str, name: str) -> str:
    """Name a population: its group's number, its sector's or its role's label."""
    if split == GROUP:
        return words("Group {group}", group=name)
    part = workshop.role_part
    labels = {choice.name: choice.label for choice in part.choices} if part else {}
    return words.text(workshop.sectors.get(name) or labels.get(name)) or name


def addressees(workshop: Workshop) -> dict[str, Text]:
    """Name everybody whom a question to others can be for, in the order of the workshop file."""
    whom = [part for part in asked_parts(workshop) if isinstance(part, SelectOne)]
    return {choice.name: choice.label for part in whom for choice in part.choices}
