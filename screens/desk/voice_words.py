"""A voice in words: as a row of the list, in full, and what was decided about it."""

from collections import Counter

from textual.content import Content

from kiosk.acts import Acts
from kiosk.codebook import themed, themes
from kiosk.locale import Words
from kiosk.model.workshop import OTHER, SelectMultiple, SelectOne, Workshop, other_of
from kiosk.moderation import decision
from kiosk.steps import EVERYBODY
from kiosk.voices import Voice, Voices

MARKS = {None: ("○ ", "$quiet"), "released": ("✓ ", "bold $saved"), "held": ("✕ ", "bold $you")}
"""Before a row: not decided, released, held back."""


class VoiceWords:
    """Says voices in one language, as things are now."""

    def __init__(self, workshop: Workshop, words: Words, acts: Acts) -> None:
        self._workshop, self._words, self._acts = workshop, words, acts
        self._themes = {theme.id: theme.label for theme in themes(acts)}
        self._themed = themed(acts)

    def row(self, voice: Voice) -> Content:
        """Put a voice in one line: what was decided, its question, whether it may be quoted, its words."""
        names = [question.name for question in self._workshop.questions]
        place = f"{names.index(voice.question) + 1}" if voice.question in names else "?"
        quote = ("“ ", "$saved") if voice.quotable else ("  ", "")
        told = [self._themes[theme] for theme in self._of(voice)]
        label = f"  [{self._words.sequence(told)}]" if told else ""
        line = " ".join(voice.text.split())
        return Content.assemble(
            MARKS[decision(self._acts, voice)], (f"{place} ", "$quiet"), quote, line, (label, "$quiet")
        )

    def full(self, voice: Voice) -> Content:
        """Put a voice in full, below what it answers."""
        return Content.assemble((self.about(voice), "$quiet"), "\n", (voice.text, "bold"))

    def about(self, voice: Voice) -> str:
        """Say what a voice answers, or whom it asks."""
        words = self._words
        if voice.question is None:
            if voice.to is None:
                return words("A question to somebody at the table")
            return words("A question to: {addressee}", addressee=addressee(self._workshop, words, voice.to))
        for part in self._workshop.question(voice.question).parts:
            if part.name == voice.part:
                return words.text(part.label)
            if other_of(part) == voice.part:
                return words("{part} Other:", part=words.text(part.label))
        return voice.part

    def state(self, voice: Voice, decided: str | None) -> Content:
        """Say whether it may be quoted, what was decided, and its themes."""
        words = self._words
        if voice.question is None:
            permission = (words("to be passed on"), "$saved")
        elif voice.quotable:
            permission = (words("may be quoted"), "$saved")
        else:
            permission = (words("may not be quoted"), "$you")
        state = {
            None: words("not decided yet"),
            "released": words("released"),
            "held": words("held back"),
        }[decided]
        told = words.listing([self._themes[theme] for theme in self._of(voice)])
        theme = words("theme: {themes}", themes=told) if told else words("without theme")
        return Content(" · ").join([Content.assemble(permission), Content(state), Content(theme)])

    def codebook(self, found: int, voices: Voices) -> Content:
        """Say how many voices are read now, how many each theme has, and how many none."""
        words = self._words
        counts = Counter(theme for voice in voices.all for theme in self._themed.get(voice, ()))
        without = sum(voice not in self._themed for voice in voices.all)
        read = words("{found} of {of} voices", found=found, of=len(voices.all))
        told = [Content.assemble(label, (f" {counts[theme]}", "$you")) for theme, label in self._themes.items()]
        rest = Content.assemble((words("without theme"), "$quiet"), (f" {without}", "$you"))
        return Content(" · ").join([Content.styled(read, "bold"), *told, rest])

    def _of(self, voice: Voice) -> list[str]:
        mine = self._themed.get(voice.id, set())
        return [theme for theme in self._themes if theme in mine]


def addressee(workshop: Workshop, words: Words, name: str) -> str:
    """Name whom a question is for."""
    if name == EVERYBODY:
        return words("everybody")
    part = next((part for part in workshop.intake if workshop.asked and part.name == workshop.asked.to), None)
    choices = part.choices if isinstance(part, SelectOne | SelectMultiple) else ()
    return next((words.text(choice.label) for choice in choices if choice.name == name and name != OTHER), name)
