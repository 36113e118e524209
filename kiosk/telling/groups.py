"""How far a group's answer is."""

from kiosk.group_answer import GroupState
from kiosk.locale import Words


def state(group: GroupState, words: Words) -> str:
    """Name a group, and tell what there is of its answer already."""
    number = group.group
    if group.typing:
        return words("Group {group} · somebody is typing on {station}", group=number, station=group.typing)
    if group.complete:
        return words("Group {group} · written on {station}", group=number, station=group.station)
    if group.station:
        return words("Group {group} · begun on {station}", group=number, station=group.station)
    return words("Group {group} · nothing yet", group=number)
