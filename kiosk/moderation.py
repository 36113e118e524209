"""What the facilitator lets out of what was said.

Open answers are public only with two keys: the participant allowed it, and the facilitator released it. A question to somebody
else at the table is there to be passed on; it needs the facilitator's key alone. A release is about the words that were read:
once their author changes them they are to be read again.
"""

from typing import Literal, TypeAlias

from kiosk.acts import Acts
from kiosk.model.acts import Moderation
from kiosk.voices import Voice

Decision: TypeAlias = Literal["released", "held"]


def decision(acts: Acts, voice: Voice) -> Decision | None:
    """Tell whether a voice is `released` or `held`; None where nobody has decided yet about what it says now."""
    found = acts.get(Moderation, f"moderation:{voice.id}")
    if found is None or (found.decision == "released" and found.mark != voice.mark):
        return None
    return found.decision


def published(acts: Acts, voice: Voice) -> bool:
    """Tell whether both keys were turned."""
    return voice.quotable and decision(acts, voice) == "released"


def decided(acts: Acts, voice: Voice, wanted: Decision) -> Moderation:
    """Release or hold a voice; deciding the same once more takes the decision back."""
    gone = decision(acts, voice) == wanted
    return Moderation(id=f"moderation:{voice.id}", voice=voice.id, mark=voice.mark, decision=wanted, gone=gone)
