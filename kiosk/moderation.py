"""What the facilitator lets out of what was said.

Open answers are public only with two keys: the participant allowed it, and the facilitator released it. A question to somebody
else at the table is there to be passed on; it needs the facilitator's key alone.
"""

from typing import Literal, TypeAlias

from kiosk.acts import Acts
from kiosk.model.acts import Moderation
from kiosk.voices import Voice

Decision: TypeAlias = Literal["released", "held"]


def decision(acts: Acts, voice: str) -> Decision | None:
    """Tell whether a voice is `released` or `held`; None where nobody has decided yet."""
    found = acts.get(Moderation, f"moderation:{voice}")
    return found.decision if found else None


def published(acts: Acts, voice: Voice) -> bool:
    """Tell whether both keys were turned."""
    return voice.quotable and decision(acts, voice.id) == "released"


def decided(acts: Acts, voice: str, wanted: Decision) -> Moderation:
    """Release or hold a voice; deciding the same once more takes the decision back."""
    gone = decision(acts, voice) == wanted
    return Moderation(id=f"moderation:{voice}", voice=voice, decision=wanted, gone=gone)
