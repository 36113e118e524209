"""The group card: the number, who else is in the group, and the code to come back with."""

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.plain.talk import Sign, Talk
from kiosk.reception import Reception
from kiosk.telling.order import order


def tell_card(talk: Talk, interview: Interview, reception: Reception, code: str | None) -> Sign:
    """Tell the number-off, and the code where it is known; tells whether to go on or back."""
    words = talk.words
    if interview.workshop.groups > 1:
        talk.say(*_group(interview, words, reception), order(interview, words))
    else:
        talk.say(words("Your code"))
    if code:
        talk.say(words("Your code, to come back, to change your answers, or to delete them:"), code)
        talk.say(words("Write it down. It is kept nowhere in readable form."))
    typed = talk.ask(words("Enter goes on."))
    return Sign.BACK if typed is Sign.BACK else Sign.GO_ON


def _group(interview: Interview, words: Words, reception: Reception) -> list[str]:
    workshop, group = interview.workshop, interview.response.group or 1
    told = [words("You are number {group}", group=group)]
    if len(workshop.places) >= group:
        told.append(words.text(workshop.places[group - 1]))
    if mix := reception.mix(group, words):
        people = words.listing([f"{label} {number}" for label, number in mix])
        told.append(words("In your group so far: {people}.", people=people))
    return told
