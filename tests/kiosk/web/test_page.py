"""The page that phones show: its numbers are the tallies', hostile texts stay texts, and nothing leads out of it."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from msgspec import structs

from kiosk.locale import Words
from kiosk.model.response import Response, Status
from kiosk.model.results import Results
from kiosk.model.workshop import Text, Workshop
from kiosk.publishing import Publisher
from kiosk.tally import Tallies
from kiosk.web.content import MOST, Content, GroupText, Spoken, Texts, some
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
    "html head meta title style body header div p nav a h1 h2 h3 strong button noscript main section ul li dl dt dd span "
    "table caption thead tbody tr th td svg rect br details summary blockquote footer script".split()
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
        """Tell the texts behind the last place where one stands; a part that is told at a glance stands twice."""
        return self.texts[len(self.texts) - self.texts[::-1].index(text) :]


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


def page(people: list[Response], language: str = "en", workshop: Workshop = WORKSHOP, **values: Any) -> Page:
    """Make the page about people, and about whatever else is there to show."""
    content = Content(results=published(people)[1], **values)
    return render(workshop, content, Words(language, workshop.languages))


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
    split = page(people).blocks["part-who"].partition('<details id="split-who-group">')[2].partition("</details>")[0]
    assert re.findall(r">(Group \d)<", split) == ["Group 3"] and "10 people" in split
    assert "5" in re.findall(r'class="quiet">(\d+)<', split)
    assert "about fewer than 5 people, or about what each of them said: Group 1 and Group 2." in split


def test_of_too_few_people_the_page_tells_only_that() -> None:
    """Below the minimum there is no figure on it, and no number but the minimum; it says that it will come by itself."""
    made = page([person(number) for number in range(4)])
    told = made.blocks["people"]
    assert "as soon as 5 people have answered" in told and "You need not do anything" in told
    assert set(re.findall(r"\d+", told)) == {"5"}
    assert not any(html for identity, html in made.blocks.items() if identity != "people")


def test_in_the_place_of_a_hidden_question_stands_a_sentence() -> None:
    """Its label stays, nothing of its parts is there, and the other questions are as they were."""
    people = [person(number) for number in range(30)]
    made, whole = page(people, hidden=frozenset({"second"})), page(people)
    shown = Read(made).after("Second? (en)")
    assert shown[0].startswith("The facilitator has not shown the answers to this question yet.")
    assert shown[2] == "Third? (en)"
    kept = {name: html for name, html in made.blocks.items() if name not in {"glance", "state-second"} and html}
    assert "part-who" not in kept and kept == {name: whole.blocks[name] for name in kept}
    assert made.blocks.keys() == whole.blocks.keys()


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
    for part in ("who", "levers"):
        shown, total = read.after(f"{part}? (en)"), tallies.total(part)
        assert shown[0].startswith(f"{total.base} people answered")
        for value, count in total.counts.items():
            assert shown[shown.index(f"{value} (en)") + 1] == f"{count} ({round(count / total.base * 100)} %)"
    scale, total = read.after("dilemma? (en)"), tallies.total("dilemma")
    assert f"mean {sum(number % 5 + 1 for number in range(31)) / 31:.1f} · median 3" in scale[0]
    numbers = [(value, f"{count} ({round(count / 31 * 100)} %)") for value, count in total.counts.items()]
    assert list(zip(scale[1:11:2], scale[2:12:2], strict=True)) == numbers
    ranked, total = read.after("chances? (en)"), tallies.total("chances")
    assert ranked[0].endswith("1 is the first place") and ranked[1:3] == ["mean place", "put first"]
    wanted = [
        (f"{name} (en)", f"{place / 31:.1f}", f"{round(total.counts[name] / 31 * 100)} %")
        for name, place in sorted(total.positions.items(), key=lambda each: each[1])
    ]
    assert list(zip(ranked[3:12:3], ranked[4:12:3], ranked[5:12:3], strict=True)) == wanted


def test_the_page_speaks_either_language_throughout() -> None:
    """What is English on the one is Dutch on the other, and each leads to the other."""
    dutch, english = (page([person(number) for number in range(30)], language) for language in ("nl", "en"))
    assert b'<html lang="nl"' in dutch.content and b'href="?lang=en" hreflang="en"' in dutch.content
    assert "Niet getoond" in dutch.content.decode() and b"Not shown" not in dutch.content
    assert b"(en)" not in dutch.content and b"people answered" not in dutch.content
    assert b"Not shown" in english.content and b'href="?lang=nl" hreflang="nl"' in english.content
    assert dutch.etag != english.etag


def test_nothing_on_the_page_leads_out_of_it() -> None:
    """It needs no network but the room's: every link is to itself, and neither style nor script names a place."""
    made = page([person(number) for number in range(30)])
    leads = {value for name, value in Read(made).attributes if name in {"href", "src", "action", "data", "content"}}
    assert {lead for lead in leads if lead and "?" in lead} == {"?lang=nl", "?lang=en"}
    assert not re.search(rb"https?:|[\"'(`]//|url\(|@import|<link|<iframe|<script.+src", made.content)


def test_the_policy_lets_exactly_the_pages_own_style_and_script_through() -> None:
    """The hashes are of what stands in the page, or phones would show it bare and still."""
    made = page([])
    for kind, tag in (("style", b"style"), ("script", b"script")):
        text = made.content.split(b"<%s>" % tag)[1].split(b"</%s>" % tag)[0]
        assert f"{kind}-src 'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'" in made.policy
    assert "connect-src 'self'" in made.policy and "frame-ancestors 'none'" in made.policy


def test_the_page_knows_its_own_tag() -> None:
    """With it an open page asks what has changed since; the same page has the same tag."""
    made = page([person(number) for number in range(30)])
    assert f'<html lang="en" data-version="{made.etag.strip(chr(34))}">'.encode() in made.content
    assert made == page([structs.replace(person(number), instanceID=f"uuid:{number}") for number in range(30)])


def test_what_was_said_stands_on_the_page_and_does_nothing() -> None:
    """Quotes, answers of groups, conclusions and questions to others are read to the letter, whatever is in them."""
    said = Texts(shown=HOSTILE, more=12)
    spoken = Spoken(
        quotes={"why": said, "levers_other": said},
        groups=tuple(GroupText(number, text) for number, text in enumerate(HOSTILE)),
        otherwise=said,
        conclusions=HOSTILE,
    )
    made = page([], spoken={"first": spoken}, asked=(("trainer", said), (None, said)), conclusions=HOSTILE)
    read = Read(made)
    assert read.tags <= TAGS
    assert not [name for name, _ in read.attributes if name.startswith("on") or name in {"style", "src"}]
    for text in HOSTILE:
        assert read.texts.count(text.strip()) == 8
    assert read.texts.count("and 12 more") == 5
    for heading in (
        "What the groups made of it",
        "It was also seen otherwise",
        "What the room concluded",
        "Conclusions",
    ):
        assert heading in read.texts
    assert "To: trainer (en)" in read.texts and "To: nobody in particular" in read.texts


def test_texts_are_shown_in_an_order_that_tells_nothing() -> None:
    """Whoever came first, the order is the same; of many a fixed number is shown, and how many more there are."""
    texts = [f"text {number}" for number in range(40)]
    chosen = some(texts)
    assert (len(chosen.shown), chosen.more) == (MOST, 40 - MOST)
    assert some(reversed(texts)) == chosen != some(texts[:39])
    assert list(chosen.shown) != sorted(chosen.shown)


def test_a_text_of_any_length_is_cut_where_a_word_ends() -> None:
    """Forty thousand characters, signs that turn the direction of reading, and controls: what is left can be read."""
    (cut,) = some(["word " * 8_000]).shown
    assert len(cut) <= 602 and cut.endswith("word …")
    (whole,) = some(["\u202egood\u202c \x07\x1b[31mday\x00 "]).shown
    assert whole == "good [31mday"
    assert some(["x" * 40_000]).shown == ("x" * 600 + " …",)
    assert some([" \n ", ""]) == Texts()
