"""The stations of an event as an export tells them."""

from collections.abc import Mapping

from kiosk.fold import StationState
from kiosk.model.document import Device
from kiosk.naming import DESK


def devices(stations: Mapping[str, StationState]) -> list[Device]:
    """List the kiosks; a desk's journal only where it holds responses, or something is wrong with it."""
    return [
        Device(deviceid=f"kiosk:{name}", records=state.records, last_saved=state.last_saved, problems=state.problems)
        for name, state in sorted(stations.items())
        if state.records or state.problems or not name.startswith(DESK)
    ]
