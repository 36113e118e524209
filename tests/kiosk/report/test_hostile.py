"""Hostile texts in a report: whatever anybody typed is read to the letter, and does nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kiosk.codebook import coded, new_theme
from kiosk.conclusions import concluded
from kiosk.event import Event
from kiosk.openness import turned
from kiosk.report.as_markdown import as_markdown
from kiosk.report.blocks import Bar, Chart, Facts, Heading, Listing, Paragraph, Quotes, Report, Table, cited
from kiosk.text import clean
from kiosk.voices import asked_id
from tests.kiosk.report.conftest import NONE, person, scribe
from tests.kiosk.report.reading import read, written
from tests.laptops import BEGUN, did, judged, laptop, saved

HOSTILE = [
    "<script>alert(1)</script>",
    "<!-- a comment --> &amp; &lt;b&gt;",
    "[click](javascript:alert(1)) ![x](http://example.org/x.png)",
    "https://example.org/ www.example.org mailto:a@example.org <https://example.org>",
    "# a heading",
    "1. one",
    "2) two",
    "- a list",
    "+ another",
    "***",
    "===",
    "---",
    "| a | b |",
    "> a quote",
    "```",
    "~~~ ~~gone~~",
    "`code` *emphasis* __strong__ _x_",
    "a backslash \\",
    "\\# \\\\ \\",
    "    code by its indent",
    "$math$ {braces} {0} {n} %s",
    ": a definition",
    "[^1]: a note",
    "a\n\nb\n\n- c\n    d",
    "=SUM(1;2) #",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_read_to_the_letter(tmp_path: Path, text: str) -> None:
    """In a quote, a question to the table, a group's answer, a theme, a conclusion and a note."""
    event = laptop(tmp_path / "data")
    said, line = paragraphs(text), " ".join(text.split())
    answers = {"strengthen_why": text, "asked": text, "asked_to": "ministry"}
    people = saved(
        event, "table-1", *(person(number, answers=answers, quotable=("strengthen_why",)) for number in range(5))
    )
    saved(event, "table-1", scribe(1, answers={"strengthen": text, "strengthen_otherwise": text}))
    theme = new_theme(text, BEGUN)
    voices = [f"{people[0].instanceID}/strengthen_why", asked_id(event.info.salt, people[0])]
    did(
        event,
        theme,
        *(coded(NONE, voice, theme.id) for voice in voices),
        *(judged(event, voice, "released") for voice in voices),
        concluded(text, "conclusion", None, BEGUN),
        concluded(text, "note", None, BEGUN),
        turned(NONE, BEGUN),
    )
    made = written(event, tmp_path)
    assert made.under("What could be different where you work, as soon as tomorrow?").texts("quote") == said
    assert made.under("To: staff of the ministry").texts("li") == said
    group = made.under("What the groups made of it").texts("li")
    assert group == [f"Group 1: {said[0]}", *said[1:]] and made.under("Who saw it otherwise").texts("li") == said
    assert [row[0] for row in made.under("Themes").tables()[0]][1] == line
    assert made.under("Main conclusions").texts("li") == said
    assert "\n".join(made.under("Minutes").texts("li"))[len("00:00 ") :] == "\n".join(said)


def paragraphs(text: str) -> list[str]:
    """Tell the paragraphs of a text as they are read: blanks around lines do not show."""
    return ["\n".join(line.strip() for line in each.strip().split("\n")) for each in text.split("\n\n")]


def test_a_hostile_workshop_file_does_nothing(tmp_path: Path) -> None:
    """Its title, labels and choices are read to the letter too."""
    event = laptop(tmp_path / "data")
    line = " ".join(" ".join(text.split()) for text in HOSTILE)
    both = {"nl": line, "en": line}
    questions = tuple(
        structs.replace(each, label=both, parts=tuple(structs.replace(part, label=both) for part in each.parts))
        for each in event.workshop.questions
    )
    workshop = structs.replace(event.workshop, title=both, occasion=both, dilemmas=(both,), questions=questions)
    hostile = Event(event.folder, event.info, workshop)
    saved(event, "table-1", *(person(number) for number in range(9)))
    made = written(hostile, tmp_path)
    assert made.title == line and made.under("Dilemmas").texts("li") == [line]
    assert made.texts("h3")[:3] == [f"Question {number}: {line}" for number in (1, 2, 3)]
    assert made.texts("h4").count(line) > 2


text = st.text(st.sampled_from([*" \n\\`*_{}[]()<>#+-.!|~&@$=:;'\"1ab\u2028\u00e9/"]), min_size=1, max_size=40)


@given(text)
def test_no_text_at_all_does_anything(text: str) -> None:
    """In any kind of block: the same words are read, apart from blanks, and what stands behind it is still there."""
    it, line = cited(text), cited(" ".join(text.split()))
    blocks = (
        *(Heading(it, 2), Paragraph(it), Facts(((it, line),)), Listing((it, it)), Quotes((it,))),
        *(Table(it, (line, line), ((line, line),)), Chart(it, it, (Bar(line, line, 0.0),)), Paragraph(("The end.",))),
    )
    made = read(as_markdown(Report("en", blocks)).decode())
    said = "".join(clean(text).split())
    wanted = f"{said * 2}{said}:{said * 4}Table1.{said * 5}{said * 2}Figure1.{said}Theend."
    assert "".join("".join(line.text.split()) for line in made) == wanted
    assert made[-1] == ("p", "The end.")


def test_what_only_a_machine_would_read_is_left_out() -> None:
    """Such as the signs that move a terminal's cursor, or turn a text around."""
    made = as_markdown(Report("en", (Paragraph(cited("a\x1b[2Jb\u202ec")),))).decode()
    assert made == "a\\[2Jbc\n"
