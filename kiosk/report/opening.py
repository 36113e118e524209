"""How a report begins: its head, the central questions, and the minutes."""

from collections.abc import Iterator

from kiosk.model.workshop import Host
from kiosk.report.blocks import Block, Facts, Figure, Heading, Listing, Paragraph, Text, cited
from kiosk.report.material import Material
from kiosk.report.phrases import sentences
from kiosk.report.populations import people
from kiosk.report.questions import note
from kiosk.report.sources import At, Counted
from kiosk.times import stamp

PERSON = ("level", ("participant",))


def head(material: Material) -> Iterator[Block]:
    """Tell what it was, who gave it, when, and who took part."""
    words = material.words
    day = words.day(stamp(material.made), At(("exported",)))
    yield Heading(words.text(material.workshop.title), 1)
    if material.event.info.synthetic:
        yield Paragraph(words("This is an example: the answers are made up."))
    yield Paragraph(
        sentences(
            words("A draft of the report, made on {date} from what was saved.", date=day),
            *(_open(material) if material.closed is None else ()),
        )
    )
    yield Facts((*_meeting(material), *_present(material)))


def central(material: Material) -> Iterator[Block]:
    """Tell the central questions, as the workshop file has them."""
    words = material.words
    if material.workshop.central_questions:
        yield Heading(words("Central questions"), 2)
        yield Listing(tuple(words.text(each) for each in material.workshop.central_questions))


def minutes(material: Material) -> Iterator[Block]:
    """Give the notes that belong to no question, in the order in which they were made."""
    words = material.words
    known = {question.name for question in material.workshop.questions}
    notes = [each for each in material.conclusions if each.kind == "note" and each.question not in known]
    yield Heading(words("Minutes"), 2)
    if notes:
        yield Listing(tuple(note(material, each.id, each.at, each.text) for each in notes))
    else:
        yield Paragraph(words("No minutes were taken."))


def _open(material: Material) -> Iterator[Text]:
    """Say that it is not the last one, and how many answers are not in it yet."""
    words, waiting = material.words, _waiting(material)
    yield words("The event is still open, and this is how it stands now.")
    if waiting > 0:
        yield words.plural(
            "In some numbers the answers of {number} participant are not in yet, since they move in steps.",
            "In some numbers the answers of up to {number} participants are not in yet, since they move in steps.",
            words.count(waiting, At(("published", "waiting"))),
        )


def _waiting(material: Material) -> int:
    """Count the people whose answers are not in the numbers of a part yet; of the part where they are most."""
    shown = {name: part.total for name, part in material.results.parts.items() if part.total}
    if not shown:
        return people(material)
    return max(material.tallies.total(name).base - total.base for name, total in shown.items())


def _meeting(material: Material) -> Iterator[tuple[Text, Text]]:
    """Tell what the workshop file says of the meeting; what it does not say is left out."""
    workshop, words = material.workshop, material.words
    subtitle = words.text(workshop.subtitle)
    title = words.text(workshop.title)
    yield words("Title of the workshop"), (*title, ": ", *subtitle) if subtitle else title
    if workshop.hosts:
        yield words("Given by"), _hosts(material)
    if workshop.occasion:
        yield words("Occasion"), words.text(workshop.occasion)
    yield words("Date"), (_date(material),)
    if workshop.kind:
        yield words("Kind"), words.text(workshop.kind)
    yield words("Presentation"), words("yes") if workshop.presentation else words("no")


def _present(material: Material) -> Iterator[tuple[Text, Text]]:
    """Tell how many were expected, came, completed it, left it unfinished, and took their answers back."""
    words, room, expected = material.words, material.room, material.workshop.expected_participants
    if expected:
        yield words("Participants expected"), (words.digits(expected, At(("event", "expected_participants"))),)
    here = words.digits(people(material), Counted("responses", (PERSON, ("status", ("complete", "partial")))))
    yield words("Participants who took part"), (here,)
    if people(material):
        yield words("of whom complete"), (_status(material, room.complete, "complete"),)
        yield words("of whom in part"), (_status(material, room.partial, "partial"),)
    if room.under_way:
        yield words("Under way, and not counted"), (_status(material, room.under_way, "draft"),)
    if material.withdrawn:
        withdrawn = words.digits(material.withdrawn, Counted("responses", (("status", ("withdrawn",)),)))
        yield words("Answers taken back"), (withdrawn,)


def _status(material: Material, number: int, status: str) -> Figure:
    return material.words.digits(number, Counted("responses", (PERSON, ("status", (status,)))))


def _date(material: Material) -> Figure:
    words, day = material.words, material.workshop.date
    if day:
        return Figure(day.isoformat(), words.words.date(day), At(("workshop", "date")))
    return words.day(material.event.info.begun, At(("event", "started")))


def _hosts(material: Material) -> Text:
    """Name the hosts, each on a line of its own."""
    return cited("\n".join(_host(material, host) for host in material.workshop.hosts))


def _host(material: Material, host: Host) -> str:
    role = material.words.words.text(host.role)
    return f"{host.name}, {role}" if role else host.name
