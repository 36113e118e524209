"""What is told last: thanks, where the results are, the code, and where one stands."""

from collections.abc import Callable

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.plain.talk import Talk
from kiosk.reception import Reception

STAYS = 30.0
"""Seconds until it is said that the welcome comes back, as on the full screen, after what it takes to listen."""


def tell_thanks(
    talk: Talk, interview: Interview, reception: Reception, code: str | None, address: Callable[[], str | None]
) -> None:
    """Thank, and give the participant something to take along; returns when they are done."""
    reception.follow()

    def tell() -> None:
        words, told = talk.words, address()
        talk.say(words("Thank you. Your answers are kept."), *_link(told, words))
        if code:
            talk.say(words("Your code, to come back:"), code)
        talk.say(*_standing(interview, reception, words))
        talk.wait(words("Enter: done, for the next one."), STAYS, lambda: address() != told)

    talk.until_done(tell)


def send_off(talk: Talk, sentence: str) -> None:
    """Say why it goes no further; returns when that was read."""

    def tell() -> None:
        talk.say(sentence)
        talk.wait(talk.words("Enter: done, back to the start."), STAYS)

    talk.until_done(tell)


def tell_kept(talk: Talk) -> None:
    """Say that the group's answer is kept, and who may open it again; returns when the scribe is done."""

    def tell() -> None:
        words = talk.words
        talk.say(words("Kept. Thank you for writing."), words("Any member of the group can open it again with G."))
        talk.wait(words("Enter: done, back to the start."), STAYS)

    talk.until_done(tell)


def _link(address: str | None, words: Words) -> list[str]:
    if address:
        return [words("Where does the room stand? Type this address in the browser of your phone."), address]
    return [
        words("There is no network here, so there is no link to the results."),
        words("The facilitator can tell where the room stands."),
    ]


def _standing(interview: Interview, reception: Reception, words: Words) -> list[str]:
    standings = reception.standings.of(interview.response, words)
    if not standings:
        return [words("Where you stand shows as soon as enough people have answered.")]
    told = [words("Where you stand"), words("Your answers, and how many of the room gave them too")]
    return [*told, *(f"{answer}: {words.percent(share)}" for answer, share in standings)]
