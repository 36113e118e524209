"""Looks in finished files for own words that may not leave the room: a text whole, or a piece of it.

What may leave is found anew here, from the acts of the desk and the responses, and not read off what the files were made from.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from kiosk.conclusions import conclusions
from kiosk.fold import Change, Fold
from kiosk.model.response import Response, Status
from kiosk.model.workshop import OwnWords, Workshop, group_names, other_of
from kiosk.moderation import published
from kiosk.openness import hidden_questions
from kiosk.shareable.finished import Finished, Words, plain, strings
from kiosk.shareable.journals import Journals, built
from kiosk.voices import Voices

SHORTEST = 12
"""Characters of a text that is looked for whole. Shorter ones ("meer tijd") are said by many, and stand in labels too."""
PIECE, PIECE_SIGNS = 5, 24
"""Words in a row, and characters of them, that are a piece of somebody's text: two people seldom write the same five."""


def own_words(finished: Sequence[Finished], fold: Fold, journals: Journals) -> Iterator[str]:
    """Tell which texts that may not leave stand in which file."""
    may = Words(plain("\n".join((*_may_leave(fold, journals.versions), *strings(built(fold.event.workshop))))))
    kept = {plain(text): text for text in _kept(fold, journals.versions)}
    sought = {words: text for words, text in kept.items() if len(words) >= SHORTEST and not may.hold(words)}
    known = set(_pieces(may.text))
    pieces = {piece: text for words, text in kept.items() for piece in _pieces(words) if piece not in known}
    for file in finished:
        words = file.words
        found = {text for whole, text in sought.items() if words.hold(whole)}
        found |= {pieces[piece] for piece in _pieces(words.text) if piece in pieces}
        for text in sorted(found):
            yield f"{file.place} holds words that may not leave the room: “{text[:40]}”. Leave them out, or release them."


def _pieces(words: str) -> Iterator[str]:
    split = words.split()
    for at in range(len(split) - PIECE + 1):
        piece = " ".join(split[at : at + PIECE])
        if len(piece) >= PIECE_SIGNS:
            yield piece


def _kept(fold: Fold, versions: Iterable[Response]) -> Iterator[str]:
    """Give every text that anybody ever wrote, and that stands somewhere yet; those that may leave are among them."""
    names = set(_word_parts(fold.event.workshop))
    for each in (*versions, *fold.responses.values()):
        for name, said in each.answers.items():
            if name in names and isinstance(said, str):
                yield said
    for conclusion in conclusions(fold.acts):
        yield conclusion.text


def _word_parts(workshop: Workshop) -> Iterator[str]:
    yield "asked"
    for part in workshop.parts():
        if isinstance(part, OwnWords):
            yield part.name
        elif words := other_of(part):
            yield words
    for question in workshop.questions:
        otherwise, asked, _ = group_names(question.name)
        yield from (question.name, otherwise, asked)


def _may_leave(fold: Fold, versions: Iterable[Response]) -> Iterator[str]:
    hidden, workshop = hidden_questions(fold.acts), fold.event.workshop
    heard = Voices(workshop, fold.event.info.salt)
    heard.note(Change(None, _handed_in(each)) for each in fold.responses.values())
    for voice in heard.all.values():
        if published(fold.acts, voice) and voice.question not in hidden:
            yield voice.text
    for conclusion in conclusions(fold.acts):
        if conclusion.kind == "conclusion" and conclusion.question not in hidden:
            yield conclusion.text
    for answer in _of_groups(fold, versions):
        for question in workshop.questions:
            otherwise, _, _ = group_names(question.name)
            said = [answer.answers.get(name) for name in (question.name, otherwise)]
            yield from (text for text in said if isinstance(text, str) and question.name not in hidden)


def _handed_in(response: Response) -> Response:
    """Take an answer that was opened again at a laptop as it is: its words are quoted while they stay the same."""
    return structs.replace(response, status=Status.PARTIAL) if response.status is Status.DRAFT else response


def _of_groups(fold: Fold, versions: Iterable[Response]) -> Iterable[Response]:
    """Give of each group's answer the version that was handed in last."""
    handed_in: dict[str, Response] = {}
    for each in sorted(versions, key=lambda response: response.version):
        if each.is_of_group and each.status is Status.COMPLETE and not each.test:
            handed_in[each.instanceID] = each
    return [each for who, each in handed_in.items() if not fold.responses[who].withdrawn]
