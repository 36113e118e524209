"""What was done at the desks, as an export tells it: what was released, the codebook, the conclusions, the rounds."""

from collections.abc import Iterable

from kiosk import codebook
from kiosk import conclusions as noted
from kiosk.acts import Acts
from kiosk.model import acts as done
from kiosk.model.document import AskedQuestion, Conclusion, Notice, Round, Theme
from kiosk.model.response import Response
from kiosk.model.workshop import ASKED, ASKED_TO
from kiosk.moderation import Decision, decision
from kiosk.voices import Voices, asked_id


def decided_parts(acts: Acts, response: Response, wanted: Decision) -> tuple[str, ...]:
    """Name the parts of a response that the facilitator released, or holds back; the question to the table stands apart."""
    return tuple(
        part for part in response.answers if part != ASKED and decision(acts, f"{response.instanceID}/{part}") == wanted
    )


def asked(responses: Iterable[Response], acts: Acts, salt: str) -> list[AskedQuestion]:
    """List the questions to the table by their own identities, which do not lead back to a response."""
    found = []
    for response in responses:
        if response.counts and ASKED in response.answers:
            identity = asked_id(salt, response)
            to = response.answers.get(ASKED_TO)
            found.append(
                AskedQuestion(
                    id=identity,
                    to=str(to) if to is not None else None,
                    text=str(response.answers[ASKED]),
                    group=response.group,
                    released=decision(acts, identity) == "released",
                    held=decision(acts, identity) == "held",
                )
            )
    return sorted(found, key=lambda question: question.id)


def themes(voices: Voices, acts: Acts) -> list[Theme]:
    """Give the codebook, in the order in which it was written; each theme with the voices that belong to it and count."""
    themed = codebook.themed(acts)
    return [
        Theme(id=theme.id, label=theme.label, answers=sorted(id for id in voices.all if theme.id in themed.get(id, ())))
        for theme in codebook.themes(acts)
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
