"""What stands on a page of the plenary besides its bars: its title, the groups' answers, quotes, and what was noted."""

from textual.content import Content

from kiosk.acts import Acts
from kiosk.desk import Snapshot
from kiosk.locale import Words
from kiosk.model.acts import Conclusion
from kiosk.model.response import Response
from kiosk.model.workshop import OwnWords, Workshop
from kiosk.moderation import published
from kiosk.parting import sentence, widest
from kiosk.text import clean
from kiosk.voices import Voices
from screens.desk.pages import Page, base


class PlenaryWords:
    """Says one page in one language.

    Args:
        workshop: what was asked.
        words: the language.
        page: the page.
        voices: what was said in own words.
        acts: what was decided about it.
    """

    def __init__(self, workshop: Workshop, words: Words, page: Page, voices: Voices, acts: Acts) -> None:
        self._workshop, self._words, self._page = workshop, words, page
        self._voices, self._acts = voices, acts

    def title(self) -> Content:
        """Name the question, or the workshop."""
        words, question = self._words, self._page.question
        if question is None:
            return Content.styled(words.text(self._workshop.title), "bold")
        at = [each.name for each in self._workshop.questions].index(question.name) + 1
        return Content.assemble((f"{at}  ", "bold $you"), (words.text(question.label), "bold"))

    def about(self, snapshot: Snapshot) -> Content:
        """Say which part this is, and how many answered it."""
        words, page = self._words, self._page
        if page.question is None:
            took = words.plural("One person took part.", "{n} people took part.", snapshot.room.people)
            steps = words(
                "Numbers move here as on the phones, by at least {minimum} people at a time; the last few count at the close.",
                minimum=self._workshop.privacy.minimum,
            )
            reached = words("How many have answered something, question by question:")
            return Content.assemble((took, "bold"), "\n", (steps, "$quiet"), "\n", reached)
        label = words.text(page.parts[0].label) if len(page.parts) == 1 else ""
        return Content.assemble(label, "\n" if label else "", (base(page, snapshot.public, words), "$quiet"))

    def said(self, snapshot: Snapshot, *, drawn: bool) -> Content:
        """Say what stands in the place of bars: released quotes, where answers part, or that it is too early."""
        words, page = self._words, self._page
        if page.question is None:
            found = widest(self._workshop, snapshot.public)
            if found is None:
                return Content("")
            said = sentence(self._workshop, found, words)
            return Content.assemble((words("Where answers part most: "), "bold $you"), "\n", said)
        if len(page.parts) == 1 and isinstance(page.parts[0], OwnWords):
            return self._quotes(page.parts[0].name)
        if drawn:
            found = widest(self._workshop, snapshot.public, page.name)
            mine = found is not None and found.part in page.parts
            return Content.styled(sentence(self._workshop, found, words), "$quiet") if found and mine else Content("")
        minimum = self._workshop.privacy.minimum
        return Content.styled(words("Shown as soon as {minimum} people have answered.", minimum=minimum), "$quiet")

    def _quotes(self, part: str) -> Content:
        words = self._words
        heard = [v for v in self._voices.all.values() if v.part == part and published(self._acts, v)]
        if not heard:
            return Content.styled(words("Nothing of this was released to be shown."), "$quiet")
        return Content("\n\n").join([Content(f"“{voice.text}”") for voice in heard])

    def answers(self, snapshot: Snapshot) -> Content:
        """Give what the groups made of this question, and who saw it otherwise."""
        name = self._page.name
        if name is None:
            return Content("")
        told = [
            self._answer(each, name) for each in snapshot.groups if each.answers.keys() & {name, f"{name}_otherwise"}
        ]
        return Content("\n\n").join(told)

    def _answer(self, response: Response, name: str) -> Content:
        words = self._words
        group = words("Group {group}", group=response.group)
        said = [Content.styled(group, "bold $you"), Content(clean(str(response.answers.get(name, "—"))))]
        if otherwise := response.answers.get(f"{name}_otherwise"):
            said.append(Content.assemble((words("Seen otherwise: "), "bold"), clean(str(otherwise))))
        return Content("\n").join(said)

    def conclusions(self, snapshot: Snapshot) -> Content:
        """List what was noted with this question."""
        words = self._words
        return Content("\n").join(
            [
                Content.assemble(
                    (mark(each, words), "bold $saved" if each.kind == "conclusion" else "$quiet"), each.text
                )
                for each in snapshot.conclusions
                if each.question == self._page.name
            ]
        )


def mark(noted: Conclusion, words: Words) -> str:
    """Say before a text whether it is a conclusion or a note."""
    return words("Conclusion  ") if noted.kind == "conclusion" else words("Minutes  ")
