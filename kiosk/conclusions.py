"""What the room concluded, and the minutes: typed as they are spoken, with a question or without one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal
from uuid import uuid4

from kiosk.acts import Acts
from kiosk.model.acts import Conclusion
from kiosk.model.response import Response
from kiosk.times import stamp


def conclusions(acts: Acts) -> list[Conclusion]:
    """Give all conclusions and notes, in the order in which they were noted."""
    return sorted(acts.of(Conclusion), key=lambda each: (each.at, each.id))


def concluded(text: str, kind: Literal["conclusion", "note"], question: str | None, now: datetime) -> Conclusion:
    """Note a conclusion, or a line of the minutes."""
    return Conclusion(id=f"conclusion:{uuid4()}", kind=kind, question=question, text=text.strip(), at=stamp(now))


def group_answers(responses: Iterable[Response]) -> list[Response]:
    """List what the groups' scribes wrote, by group, the last written first; of two laptops that wrote for one group, both."""
    found = [each for each in responses if each.is_of_group and not each.withdrawn and not each.test]
    newest_first = sorted(found, key=lambda each: (each.time, each.instanceID), reverse=True)
    return sorted(newest_first, key=lambda each: each.group or 0)
