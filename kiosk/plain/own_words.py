"""Own words, of one line or several, and the question whether they may be quoted."""

from kiosk.model.workshop import OwnWords
from kiosk.plain.talk import Sign, Talk
from kiosk.plain.visit import Visit
from kiosk.text import clean

MORE = "+"
"""At the end of a line, behind a space: the next line belongs to it too. No key combination is the same on every terminal."""


def read_words(talk: Talk, visit: Visit, part: OwnWords, typed: str) -> tuple[bool, str]:
    """Keep a line, and those that follow where more are announced; tells whether they are, and a sentence where some are cut."""
    text = _without_sign(typed)
    while _goes_on(typed) and len(text) < part.max_length:
        _keep(talk, visit, part, text)
        typed = talk.more(talk.words("The next line."))
        text = f"{text}\n{_without_sign(typed)}"
    text = clean(text).strip()
    kept = _keep(talk, visit, part, text[: part.max_length])
    if len(text) <= part.max_length:
        return kept, ""
    return kept, talk.words(
        "There is room for {limit} characters; the first {limit} of your {offered} are kept.",
        limit=part.max_length,
        offered=len(text),
    )


def ask_permission(talk: Talk, visit: Visit, part: OwnWords) -> Sign:
    """Ask whether own words may be quoted; without an answer they are not."""
    words = talk.words
    talk.say(words("May this be quoted, without your name?"))
    labels = [words("yes, it may be quoted"), words("no, keep it out of the report")]
    chosen = talk.choose(labels, _what_to_type(visit, part, talk))
    if isinstance(chosen, Sign):
        return Sign.BACK if chosen is Sign.BACK else Sign.GO_ON
    if visit.keep(lambda sitting: sitting.quote(part.name, chosen == 0)):
        talk.say(words("✓ saved"))
    return Sign.GO_ON


def _what_to_type(visit: Visit, part: OwnWords, talk: Talk) -> str:
    words, interview = talk.words, visit.sitting and visit.sitting.interview
    if interview and part.name in interview.response.quotable:
        return words("Type 1 or 2. You answered 1 before; Enter keeps that.")
    return words("Type 1 or 2. Enter alone: it is not quoted.")


def _keep(talk: Talk, visit: Visit, part: OwnWords, text: str) -> bool:
    kept = visit.keep(lambda sitting: sitting.answer(part.name, text))
    talk.say(talk.words("✓ saved") if kept else "")
    return kept


def _without_sign(line: str) -> str:
    return line.removesuffix(MORE).rstrip() if _goes_on(line) else line


def _goes_on(line: str) -> bool:
    return line == MORE or line.endswith(f" {MORE}")
