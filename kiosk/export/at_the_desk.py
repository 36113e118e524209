"""What was done at the desks, as an export tells it: what was released, the codebook, the conclusions, the rounds."""

from kiosk import codebook
from kiosk import conclusions as noted
from kiosk.acts import Acts
from kiosk.export.contents import Contents
from kiosk.model import acts as done
from kiosk.model.document import AskedQuestion, Conclusion, Notice, Round, Theme
from kiosk.model.workshop import ASKED
from kiosk.moderation import decision


def asked(contents: Contents) -> list[AskedQuestion]:
    """List the questions to the table by their own identities, which do not lead back to a response; those of groups too."""
    acts = contents.acts
    found = [
        AskedQuestion(
            id=voice.id,
            to=voice.to,
            text=voice.text,
            group=voice.group,
            released=decision(acts, voice) == "released",
            held=decision(acts, voice) == "held",
        )
        for voice in contents.voices()
        if voice.part == ASKED
    ]
    return sorted(found, key=lambda question: question.id)


def themes(contents: Contents) -> list[Theme]:
    """Give the codebook, in the order in which it was written; each theme with the voices that belong to it and count."""
    themed = codebook.themed(contents.acts)
    heard = sorted(voice.id for voice in contents.voices() if voice.id in themed) if themed else []
    return [
        Theme(id=theme.id, label=theme.label, answers=[identity for identity in heard if theme.id in themed[identity]])
        for theme in codebook.themes(contents.acts)
    ]


def conclusions(acts: Acts) -> list[Conclusion]:
    """Give all conclusions and notes, in the order in which they were noted."""
    return [
        Conclusion(id=each.id, kind=each.kind, question=each.question, text=each.text, at=each.at)
        for each in noted.conclusions(acts)
    ]


def rounds(acts: Acts) -> list[Round]:
    """Give the rounds of discussion, in their order, each as its last act left it."""
    return [
        Round(turn=each.turn, began=each.began, at=each.at, seconds=each.seconds, running=each.running)
        for each in sorted(acts.of(done.Round), key=lambda each: each.turn)
    ]


def notices(acts: Acts) -> list[Notice]:
    """Give what was said to all stations, in its order."""
    said = sorted(acts.of(done.Notice), key=lambda each: (each.at, each.id))
    return [Notice(at=each.at, text=each.text) for each in said]
