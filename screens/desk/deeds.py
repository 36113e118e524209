"""What the desk did, in words: for the line that says what was taken back, and why something could not be done."""

from kiosk.errors import DiskFull, EventError
from kiosk.locale import Words
from kiosk.model.acts import Act, Closing, Coding, Conclusion, Moderation, Notice, Reveal, Round, Theme


def described(act: Act, words: Words) -> str:
    """Name an act."""
    match act:
        case Round():
            return words("what was done to the clock of round {turn}", turn=act.turn)
        case Notice():
            return words("the message “{text}”", text=act.text) if act.text else words("taking the message away")
        case Moderation():
            return words("releasing a voice") if act.decision == "released" else words("holding a voice")
        case Theme():
            return words("the theme “{label}”", label=act.label)
        case Coding():
            return words("a theme of a voice")
        case Conclusion():
            return words("what was noted: “{text}”", text=act.text)
        case Reveal():
            return words("showing results") if act.shown else words("hiding results")
        case Closing():
            return words("opening the event") if act.gone else words("closing the event")


def refusal(error: EventError, words: Words) -> str:
    """Say why something could not be done, and what to do."""
    if isinstance(error, DiskFull):
        return words("Not done: the disk of this laptop is full. Make room, and do it again.")
    return words("Not done: this desk cannot write in the folder of the event. ({why})", why=str(error))
