"""What of an event its page shows: words that two keys let out, from nobody in particular, and only while they stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.conclusions import concluded
from kiosk.event import Event
from kiosk.fold import Fold
from kiosk.model.response import Response, Status
from kiosk.station import Station
from kiosk.web.content import MOST, Content, GroupText
from kiosk.web.page import Page
from kiosk.web.pages import Pages
from kiosk.web.shown import Shown
from tests.kiosk.web import rooms
from tests.kiosk.web.serving import begun
from tests.laptops import did, ticking

LARGEST = 30_000
"""Bytes that a page may take on its way to a phone."""
WORDS = "Minder vergaderen, meer samen lezen."
WHY = "strengthen_why"


class Reader:
    """Somebody who reads the page all the time."""

    def __init__(self, event: Event) -> None:
        self.event = event
        self._fold = Fold(event)
        self._shown = Shown(self._fold, keeps=True)

    def reads(self) -> Content:
        """Read what stands there now; whoever comes later reads the same."""
        content = self._shown.follow(self._fold.poll())
        late = Fold(self.event)
        assert Shown(late).follow(late.poll()) == content
        return content

    def quotes(self, part: str = WHY) -> tuple[str, ...]:
        """Read the quotes of one part."""
        spoken = self.reads().spoken.values()
        return next((each.quotes[part].shown for each in spoken if part in each.quotes), ())


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event without anybody yet."""
    return begun(tmp_path)


@pytest.fixture
def reader(event: Event) -> Reader:
    """Somebody who reads its page."""
    return Reader(event)


@pytest.fixture
def said(event: Event) -> Response:
    """The answers of somebody among ten, whose words were released."""
    people = rooms.arrive(event, 10)
    rooms.release(event, rooms.voices(event))
    return people[4]


@pytest.fixture
def station(event: Event) -> Iterator[Station]:
    """A laptop of its own, for scribes."""
    with Station(event, "table-9", clock=ticking()) as station:
        yield station


def save(event: Event, response: Response) -> Response:
    """Save a response at its own laptop."""
    with Station(event, "table-1", clock=ticking()) as station:
        return station.save(response)


def pages(event: Event) -> dict[str, Page]:
    """Make the pages as they are now."""
    made = Pages(event)
    made.follow()
    return {language: made.page(language) for language in event.workshop.languages}


def test_words_are_quoted_that_two_keys_let_out(event: Event, reader: Reader) -> None:
    """Its author's and the facilitator's: neither alone is enough."""
    people = rooms.arrive(event, 10)
    rooms.say(event, people[3], WHY, "niet van mij", quotable=False)
    assert reader.quotes() == ()
    rooms.release(event, rooms.voices(event))
    assert set(reader.quotes()) == set(rooms.SAID[WHY]) - {rooms.SAID[WHY][3]}


def test_nothing_tells_whose_a_quote_is(event: Event, said: Response) -> None:
    """Neither group nor role nor anything of the response stands beside it, and the order is not that of their coming."""
    texts = [quote for each in pages(event).values() for quote in each.blocks[f"part-{WHY}"].split("<blockquote")[1:]]
    assert len(texts) == 10 and all(text.startswith(' dir="auto">') for text in texts)
    for page in pages(event).values():
        assert said.instanceID.encode() not in page.content and said.instanceID[5:13].encode() not in page.content
    assert Reader(event).quotes() != rooms.SAID[WHY]


def test_of_hundreds_a_few_are_quoted(event: Event, reader: Reader) -> None:
    """And how many more there are; the page stays small, whatever is written and released."""
    for number, response in enumerate(rooms.arrive(event, 60)):
        long = " ".join(f"{number * at:x}" for at in range(1, 400))
        answers = {
            **response.answers,
            **{name: f"{name} {long}" for name in (*rooms.SAID, "asked")},
            "asked_to": "teacher",
        }
        save(event, structs.replace(response, answers=answers, quotable=tuple(rooms.SAID)))
    rooms.talk(event)
    texts = reader.reads().spoken["strengthen"].quotes[WHY]
    assert (len(texts.shown), texts.more) == (MOST, 60 - MOST)
    ((_, asked),) = reader.reads().asked
    assert (len(asked.shown), asked.more) == (2 * MOST, 60 - 2 * MOST)
    assert {language: len(page.compressed) < LARGEST for language, page in pages(event).items()} == {
        "nl": True,
        "en": True,
    }


def test_the_page_of_a_usual_workshop_is_small(event: Event) -> None:
    """With everything that sixteen to sixty people say in it."""
    for _ in range(4):
        rooms.arrive(event, 15)
        rooms.talk(event)
        assert all(len(page.compressed) < LARGEST / 2 for page in pages(event).values())


def test_what_is_withdrawn_is_gone_at_once(event: Event, reader: Reader, said: Response) -> None:
    """Without a step: words are not numbers."""
    assert WORDS in reader.quotes()
    save(event, structs.replace(said, status=Status.WITHDRAWN, answers={}, quotable=()))
    assert WORDS not in reader.quotes()
    assert all(WORDS.encode() not in page.content for page in pages(event).values())


def test_whoever_opens_their_answers_again_does_not_give_themselves_away(
    event: Event, reader: Reader, said: Response
) -> None:
    """If their quote went from all phones while they sit down at the laptop, everybody would know whose it is."""
    draft = save(event, structs.replace(said, status=Status.DRAFT))
    assert WORDS in reader.quotes()
    draft = save(event, structs.replace(draft, answers={**draft.answers, "responsible": "school"}))
    assert WORDS in reader.quotes()
    save(event, structs.replace(draft, status=Status.COMPLETE))
    assert WORDS in reader.quotes()


@pytest.mark.parametrize("status", [Status.DRAFT, Status.COMPLETE])
def test_changed_words_and_a_permission_that_is_taken_back_count_at_once(
    event: Event, reader: Reader, said: Response, status: Status
) -> None:
    """What nobody has read is not published, and what may not be quoted is not, handed in or not yet."""
    draft = save(event, structs.replace(said, status=Status.DRAFT))
    kept = save(event, structs.replace(draft, status=status, quotable=()))
    assert WORDS not in reader.quotes()
    save(event, structs.replace(kept, answers={**said.answers, WHY: "wat anders"}, quotable=said.quotable))
    assert not {WORDS, "wat anders"} & {*reader.quotes()}


def test_words_that_were_never_handed_in_are_not_quoted(event: Event, reader: Reader) -> None:
    """Of a draft that nobody has finished, nothing shows, whatever was released of it."""
    (response,) = rooms.arrive(event, 1)
    fresh = save(event, structs.replace(response, instanceID="uuid:draft", revision=0, status=Status.DRAFT))
    assert fresh.answers[WHY] == rooms.SAID[WHY][0]
    save(event, response.tombstone(response.time, response.writer))
    rooms.release(event, rooms.voices(event))
    assert reader.quotes() == ()


def test_of_a_hidden_question_nothing_is_there(event: Event, reader: Reader) -> None:
    """Neither numbers nor words, in no piece of the page and not in what it is made of; it comes back when it is shown."""
    rooms.arrive(event, 10)
    rooms.talk(event)
    before = reader.reads()
    rooms.reveal(event, "strengthen", shown=False)
    content = reader.reads()
    assert "strengthen" not in content.spoken and "levers" not in content.results.parts
    assert "responsible" in content.results.parts and content.hidden == {"strengthen"}
    for page in pages(event).values():
        for words in (*rooms.SAID[WHY], rooms.CONCLUSIONS["strengthen"], *rooms.GROUPS["strengthen"], rooms.OTHERWISE):
            assert words.encode() not in page.content
    rooms.reveal(event, "strengthen", shown=True)
    assert reader.reads() == before


def test_a_group_has_said_what_it_handed_in_last(event: Event, reader: Reader, station: Station) -> None:
    """Not what its scribe is typing; what is opened again stands as it was until it is handed in again."""
    kept = rooms.hand_in(station, 2, "eerst")
    typed = structs.replace(kept, answers={"strengthen": "half getyp"}, status=Status.DRAFT)
    draft = station.save(typed)
    assert reader.reads().spoken["strengthen"].groups == (GroupText(2, "eerst"),)
    station.save(structs.replace(draft, status=Status.COMPLETE, answers={"strengthen": "dan"}))
    assert reader.reads().spoken["strengthen"].groups == (GroupText(2, "dan"),)
    station.save(structs.replace(kept, instanceID="uuid:other", revision=0, group=1, status=Status.PARTIAL))
    station.save(structs.replace(kept, instanceID="uuid:test", revision=0, group=3, test=True))
    assert reader.reads().spoken["strengthen"].groups == (GroupText(2, "dan"),)


def test_who_saw_it_otherwise_is_in_no_group(event: Event, reader: Reader, station: Station) -> None:
    """It stands apart from the groups' answers, without a number, and only among as many people as a number needs."""
    rooms.hand_in(station, 1)
    rooms.hand_in(station, 2)
    spoken = reader.reads().spoken["strengthen"]
    assert [each.group for each in spoken.groups] == [1, 2] and not spoken.otherwise
    rooms.arrive(event, 6)
    spoken = reader.reads().spoken["strengthen"]
    assert spoken.otherwise.shown == (rooms.OTHERWISE,)
    assert all(rooms.OTHERWISE not in each.text for each in spoken.groups)


def test_conclusions_stand_with_their_question_and_minutes_stay_in_the_room(event: Event, reader: Reader) -> None:
    """A conclusion on no question, or on one that is not known, stands at the end; a note nowhere."""
    clock = ticking()
    noted = [
        concluded(f"{kind} {question}", kind, question, clock())
        for kind in ("conclusion", "note")
        for question in ("strengthen", None, "gone")
    ]
    did(event, *noted, clock=clock)
    content = reader.reads()
    assert content.spoken["strengthen"].conclusions == ("conclusion strengthen",)
    assert content.conclusions == ("conclusion None", "conclusion gone")


def test_questions_to_others_stand_by_whom_they_are_for(event: Event, reader: Reader, station: Station) -> None:
    """Released ones alone, those of groups among them, in the order of the workshop file."""
    rooms.arrive(event, 4)
    kept = rooms.hand_in(station, 1)
    asked = {"strengthen_asked": "Wat kost het?", "strengthen_asked_to": "ministry"}
    station.save(structs.replace(kept, answers={**kept.answers, **asked}))
    assert reader.reads().asked == ()
    rooms.release(event, rooms.voices(event))
    told = [(whom, {*texts.shown}) for whom, texts in reader.reads().asked]
    assert [whom for whom, _ in told] == ["teacher", "leader", "ministry", "everybody"]
    assert told[2][1] == {"Hoe lang kunnen we op deze subsidie rekenen?", "Wat kost het?"}


def test_a_page_changes_with_whatever_it_shows(event: Event, said: Response) -> None:
    """Each thing that was said changes the piece it stands in, and no other."""
    made = Pages(event)
    made.follow()
    before = made.page("nl").blocks
    assert not made.follow()
    did(event, concluded("zo is het", "conclusion", "strengthen", ticking()()), desk="desk-other")
    assert made.follow()
    changed = {name for name, html in made.page("nl").blocks.items() if before[name] != html}
    assert changed == {"concluded-strengthen"} and made.page("nl").blocks.keys() == before.keys()
