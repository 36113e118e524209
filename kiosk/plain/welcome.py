"""The welcome: what this is, how it works, what can be done; and what it is about."""

from kiosk.model.workshop import Workshop
from kiosk.plain.helping import how_it_works
from kiosk.plain.reading import no_answer
from kiosk.plain.talk import Sign, Talk
from kiosk.telling.consent import promises
from kiosk.telling.welcome import promise, ways, went_before

NUMBERS = {"enter": 1, "c": 2, "g": 3, "i": 4}
"""The digits of what can be done at the welcome, the same as on the full screen."""


def ask_welcome(talk: Talk, workshop: Workshop, minutes: int, before: int, *, closed: bool) -> str:
    """Greet, and tell what somebody came for, by its key on the full screen."""
    words = talk.words
    day = words.date(workshop.date) if workshop.date else ""
    talk.say(", ".join(filter(None, (words.text(workshop.occasion), day))), words.text(workshop.title))
    talk.say(words.text(workshop.subtitle))
    if closed:
        talk.say(words("This workshop is closed: no new answers are taken. Thank you for coming."))
    else:
        talk.say(", ".join(promise(workshop, minutes, words)))
    talk.say(went_before(workshop, before, words), how_it_works(words))
    told = ways(workshop, words, closed=closed)
    keys = [key for key, _ in told]
    talk.options([label for _, label in told], [NUMBERS[key] for key in keys])
    return _chosen(talk, keys)


def _chosen(talk: Talk, keys: list[str]) -> str:
    words, begins = talk.words, "enter" in keys
    numbers = {str(NUMBERS[key]): key for key in keys}
    while True:
        typed = talk.ask(words("Type a number. Enter begins.") if begins else words("Type a number."))
        key = "enter" if typed is Sign.GO_ON else str(typed).casefold()
        key = numbers.get(key, key)
        if key in keys:
            return key
        talk.say("" if isinstance(typed, Sign) else no_answer(typed, words))


def tell_about(talk: Talk, workshop: Workshop) -> None:
    """Tell what the workshop is about, in its own words."""
    words = talk.words
    talk.say(words.text(workshop.title))
    talk.say(*(" ".join(paragraph.split()) for paragraph in words.text(workshop.about).split("\n\n")))
    for title, items in (
        (words("The central questions"), workshop.central_questions),
        (words("Dilemmas"), workshop.dilemmas),
    ):
        if items:
            talk.say(title)
            talk.options([words.text(item) for item in items])
    for host in workshop.hosts:
        talk.say(", ".join(filter(None, (host.name, words.text(host.role)))))
    talk.ask(words("Enter goes back."))


def ask_consent(talk: Talk, workshop: Workshop) -> bool:
    """Tell what happens with the answers, and ask whether to take part; nothing is decided by Enter alone."""
    words = talk.words
    talk.say(words("Before you begin"), words("What happens with your answers?"), *promises(workshop, words))
    labels = [words("I take part"), words("I would rather not")]
    chosen = decided(talk, labels)
    return chosen == 0


def decided(talk: Talk, labels: list[str], prompt: str = "") -> int | None:
    """Ask for one of a few things to do, which Enter alone does not choose; None for back."""
    asks = prompt or talk.words("Press 1 or 2, then Enter.")
    while (chosen := talk.choose(labels, asks)) is Sign.GO_ON or chosen is Sign.DECLINE:
        talk.gap()
    return None if isinstance(chosen, Sign) else chosen
