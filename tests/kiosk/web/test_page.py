"""The page that phones show: its numbers are the tallies', hostile texts stay texts, and nothing leads out of it."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from msgspec import structs

from kiosk.locale import Words
from kiosk.model.response import Response, Status
from kiosk.model.results import Results
from kiosk.model.workshop import Text, Workshop
from kiosk.publishing import Publisher
from kiosk.tally import Tallies
from kiosk.web.page import Page, render
from tests.samples import WORKSHOP, both, response

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}{0} {n} %s",
    "<!-- & &amp; ]]> '",
)
TAGS = set(
    "html head meta title style body header p nav a h1 h2 h3 h4 strong main section span table tr th svg rect td "
    "details summary".split()
)


class Read(HTMLParser):
    """What a browser makes of a page: its tags, its attributes, its texts, and the cells of its tables."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(page.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if data.strip():
            self.texts.append(data.strip())

    def after(self, text: str) -> list[str]:
        """Tell the texts from one on."""
        return self.texts[self.texts.index(text) + 1 :]


def person(number: int, **values: object) -> Response:
    """Make a complete response; answers and populations vary with the number, the first group is of one mind."""
    group = number % 3 + 1
    answers = {
        "levers": ("space", "other") if number % 2 else ("hrm",),
        "levers_other": f"secret {number}",
        "why": f"secret {number}",
        "asked": f"secret {number}",
        "who": "state" if group == 1 else ("teacher", "school")[number % 2],
        "dilemma": number % 5 + 1,
        "chances": ("a", "b", "c") if number % 4 else ("c", "b", "a"),
    }
    told = {"status": Status.COMPLETE, "group": group, "intake": {"role": "teacher"}, "answers": answers, **values}
    return response(**told)


def published(people: list[Response]) -> tuple[Tallies, Results]:
    """Count people, and publish all that may be shown of them."""
    tallies, publisher = Tallies(WORKSHOP), Publisher(WORKSHOP, WORKSHOP.privacy.minimum)
    for each in people:
        tallies.apply(None, each)
        publisher.apply(each)
    publisher.close()
    return tallies, publisher.results


def page(people: list[Response], language: str = "en", workshop: Workshop = WORKSHOP) -> Page:
    """Make the page about people."""
    return render(workshop, published(people)[1], Words(language, workshop.languages))


def texts(name: str) -> Text:
    """Say the hostile texts, in both languages."""
    return both(f"{name}: {' '.join(HOSTILE)}")


def hostile(workshop: Workshop) -> Workshop:
    """Put hostile texts wherever a workshop file can have a text."""
    questions = tuple(
        structs.replace(
            question,
            label=texts(question.name),
            parts=tuple(
                structs.replace(
                    part,
                    label=texts(part.name),
                    **(
                        {"choices": tuple(structs.replace(each, label=texts(each.name)) for each in part.choices)}
                        if hasattr(part, "choices")
                        else {}
                    ),
                )
                for part in question.parts
            ),
        )
        for question in workshop.questions
    )
    fixed = {"questions": questions, "sectors": {"school": texts("school"), "training": texts("training")}}
    return structs.replace(workshop, title=texts("title"), subtitle=texts("subtitle"), occasion=texts("at"), **fixed)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_hostile_texts_are_told_to_the_letter_and_do_nothing(language: str) -> None:
    """What looks like markup, script or a template in any text of a workshop is read, not run."""
    made = page([person(number) for number in range(30)], language, hostile(WORKSHOP))
    read = Read(made)
    assert read.tags <= TAGS
    assert not [name for name, _ in read.attributes if name.startswith("on") or name in {"style", "src"}]
    for name in ("title", "subtitle", "at", "first", "who", "state", "a", "school"):
        assert Words(language).text(texts(name)) in " ".join(read.texts)


def test_hidden_populations_are_said_not_to_be_shown() -> None:
    """A group where everybody said the same, and whichever would give it away, is named, with the reason, and no more."""
    people = [person(number) for number in range(30)]
    groups = published(people)[1].parts["who"].splits["group"]
    assert [name for name, tally in groups.items() if tally] == ["3"]
    shown = Read(page(people)).after("who? (en)")
    assert [text for text in shown if text.startswith("Group")][:3] == ["Group 1", "Group 2", "Group 3"]
    for name, tally in groups.items():
        after = shown[shown.index(f"Group {name}") + 1 :]
        if tally:
            assert after[:3] == ["10 people answered", "teacher (en)", "5 (50 %)"]
        else:
            assert after[0].startswith("Not shown: this would be about fewer than 5 people")
            assert after[1] == f"Group {int(name) + 1}"


def test_of_too_few_people_the_page_tells_only_that() -> None:
    """Below the minimum there is no figure on it, and no number but the minimum."""
    read = Read(page([person(number) for number in range(4)]))
    told = " ".join(text for text in read.texts if not text.startswith(":root"))
    assert "as soon as 5 people have answered" in told
    assert not read.tags & {"table", "details", "strong", "h3"} and set(re.findall(r"\d+", told)) == {
        "5",
        "1",
        "2",
        "3",
    }


def test_in_the_place_of_a_hidden_question_stands_a_sentence() -> None:
    """Its label stays, nothing of its parts is there, and the other questions are as they were."""
    people = [person(number) for number in range(30)]
    made = render(WORKSHOP, published(people)[1], Words("en", WORKSHOP.languages), frozenset({"second"}))
    shown = Read(made).after("Second? (en)")
    assert shown[0] == "The facilitator has not shown the answers to this question yet." and shown[2] == "Third? (en)"
    whole = Read(page(people))
    place = whole.texts.index("Second? (en)")
    assert Read(made).texts[: place + 1] == whole.texts[: place + 1]
    assert shown[3:] == whole.after("Third? (en)")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_own_words_are_never_on_the_page(language: str) -> None:
    """Neither those beside a choice, nor a text's, nor a question to the table."""
    made = page([person(number, quotable=("why", "levers_other")) for number in range(30)], language)
    assert b"secret" not in made.content and b"why?" not in made.content


def test_the_numbers_are_the_tallies() -> None:
    """Each choice has its count and share, each scale its mean, and a ranking its mean places, the first first."""
    people = [person(number) for number in range(31)]
    tallies, _ = published(people)
    read = Read(page(people))
    assert "31" in read.texts
    for part in ("who", "levers", "dilemma"):
        shown, total = read.after(f"{part}? (en)"), tallies.total(part)
        assert shown[0].startswith(f"{total.base} people answered")
        labels = [value if part == "dilemma" else f"{value} (en)" for value in total.counts]
        for label, count in zip(labels, total.counts.values(), strict=True):
            assert shown[shown.index(label) + 1] == f"{count} ({round(count / total.base * 100)} %)"
    scale = sum(number % 5 + 1 for number in range(31)) / 31
    assert f"mean {scale:.1f}" in read.after("dilemma? (en)")[0]
    ranked, places = read.after("chances? (en)"), tallies.total("chances").positions
    wanted = [(f"{name} (en)", f"{places[name] / 31:.1f}") for name in sorted(places, key=lambda name: places[name])]
    assert list(zip(ranked[1:7:2], ranked[2:8:2], strict=True)) == wanted


def test_the_page_speaks_either_language_throughout() -> None:
    """What is English on the one is Dutch on the other, and each leads to the other."""
    dutch, english = (page([person(number) for number in range(30)], language) for language in ("nl", "en"))
    assert b'<html lang="nl">' in dutch.content and b'href="?lang=en" hreflang="en"' in dutch.content
    assert "Niet getoond" in dutch.content.decode() and b"Not shown" not in dutch.content
    assert b"(en)" not in dutch.content and b"people answered" not in dutch.content
    assert b"Not shown" in english.content and b'href="?lang=nl" hreflang="nl"' in english.content
    assert dutch.etag != english.etag


def test_nothing_on_the_page_leads_out_of_it() -> None:
    """It needs no network but the room's: every link is to itself, and its style names no file."""
    made = page([person(number) for number in range(30)])
    leads = {value for name, value in Read(made).attributes if name in {"href", "src", "action", "data", "content"}}
    assert {lead for lead in leads if lead and "?" in lead} == {"?lang=nl", "?lang=en"}
    assert not re.search(rb"https?:|//|url\(|@import|<link|<script|<iframe", made.content.replace(b"<!doctype", b""))


def test_the_policy_lets_exactly_the_pages_own_style_through() -> None:
    """The hash is of the style as it stands in the page, or phones would show it bare."""
    made = page([])
    style = made.content.split(b"<style>")[1].split(b"</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in made.policy and "script-src" not in made.policy
