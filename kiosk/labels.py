"""What the populations of a split are called."""

from kiosk.locale import Words
from kiosk.model.results import GROUP
from kiosk.model.workshop import Workshop


def side_label(workshop: Workshop, words: Words, split: str, name: str) -> str:
    """Name a population: its group's number, its sector's or its role's label."""
    if split == GROUP:
        return words("Group {group}", group=name)
    part = workshop.role_part
    labels = {choice.name: choice.label for choice in part.choices} if part else {}
    return words.text(workshop.sectors.get(name) or labels.get(name)) or name
