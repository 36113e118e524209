"""Voices of one population alone: only where enough people spoke."""

from kiosk.acts import Acts
from kiosk.fold import Change
from kiosk.model.response import Level, Status
from kiosk.model.results import GROUP
from kiosk.model.workshop import ASKED, group_names
from kiosk.voice_filter import VoiceFilter, matching
from kiosk.voices import Voices
from tests.samples import WORKSHOP, response


def heard(voices: Voices, group: int) -> set[str]:
    """Read what is shown of one group."""
    return {voice.text for voice in matching(voices, Acts(), VoiceFilter(split=GROUP, side=str(group)))}


def test_what_a_group_asks_hides_nobody_of_it() -> None:
    """Two people and their group's questions are not three people."""
    voices = Voices(WORKSHOP, "salt")
    people = [
        response(status=Status.COMPLETE, group=group, answers={ASKED: f"{group}-{number}"})
        for group, of in ((1, 2), (2, 4))
        for number in range(of)
    ]
    asked = {group_names(question.name)[1]: f"wij: {question.name}" for question in WORKSHOP.questions}
    scribe = response(status=Status.COMPLETE, level=Level.GROUP, group=1, answers=asked)
    voices.note([Change(None, each) for each in (*people, scribe)])
    assert heard(voices, 1) == {"wij: first", "wij: second", "wij: third"}
