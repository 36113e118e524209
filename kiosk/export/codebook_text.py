"""The codebook to be read: every question and part with its codes, as Markdown, in the workshop's first language."""

from collections.abc import Iterator
from itertools import groupby

from kiosk.export.variables import Variable, codes, variables
from kiosk.locale import Words
from kiosk.markdown import escaped_line
from kiosk.model.response import Level
from kiosk.model.workshop import Workshop


def codebook_text(workshop: Workshop) -> bytes:
    """Write the codebook."""
    words = Words(workshop.default_language)
    return ("\n\n".join(_blocks(workshop, words)) + "\n").encode()


def _blocks(workshop: Workshop, words: Words) -> Iterator[str]:
    title = words("Codebook: {title}", title=words.text(workshop.title))
    yield f"# {escaped_line(title)}"
    labels = {question.name: words.text(question.label) for question in workshop.questions}
    for (question, level), asked in groupby(variables(workshop), key=lambda each: (each.question, each.level)):
        about = labels[question] if question else words("Intake")
        if level is Level.GROUP:
            about = words("{question} (what a group’s scribe writes)", question=about)
        yield f"## {escaped_line(about)}"
        for variable in asked:
            yield from _part(variable, words)


def _part(variable: Variable, words: Words) -> Iterator[str]:
    part = variable.part
    yield f"### `{part.name}`"
    yield f"{escaped_line(words.text(part.label))} ({escaped_line(part.kind)})"
    if part.hint:
        yield escaped_line(words.text(part.hint))
    if told := codes(part):
        code, meaning = words("Code"), words("Meaning")
        rows = (f"| `{code}` | {escaped_line(words.text(label))} |" for code, label in told.items())
        yield "\n".join((f"| {code} | {meaning} |", "| :--- | :--- |", *rows))
