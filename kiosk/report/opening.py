"""How a report begins: its head, the central questions and dilemmas, and the minutes."""

from collections.abc import Iterator

from kiosk.report.blocks import Block, Facts, Heading, Listing, Paragraph
from kiosk.report.material import Material


def head(material: Material) -> Iterator[Block]:
    """Tell what it was, who gave it, when, and who took part."""
    workshop, words, room = material.workshop, material.words, material.room
    yield Heading(words.text(workshop.title), 1)
    if material.synthetic:
        yield Paragraph(words("This is an example: the answers are made up."))
    day = words.date(material.made.astimezone().date())
    yield Paragraph(words("A draft of the report, made on {date} from what was saved.", date=day))
    if material.closed is None:
        yield Paragraph(
            words(
                "The event is still open, and this is how it stands now. Pass on only a report that was made after the "
                "closing: who compares two drafts can see what came in between."
            )
        )
    title, given = words.text(workshop.title), words("not given")
    date = words.date(workshop.date) if workshop.date else material.day(material.begun)
    rows = [
        (words("Title of the workshop"), ": ".join(filter(None, (title, words.text(workshop.subtitle))))),
        (words("Given by"), "; ".join(_hosts(material)) or given),
        (words("Occasion"), words.text(workshop.occasion) or given),
        (words("Date"), date),
        (words("Kind"), words.text(workshop.kind) or given),
        (words("Presentation"), words("yes") if workshop.presentation else words("no")),
        (words("Participants expected"), str(workshop.expected_participants or given)),
        (words("Participants who took part"), str(room.complete + room.partial)),
        (words("of whom complete"), str(room.complete)),
        (words("of whom in part"), str(room.partial)),
    ]
    if room.under_way:
        rows.append((words("Under way, and not counted"), str(room.under_way)))
    yield Facts(tuple(rows))


def central(material: Material) -> Iterator[Block]:
    """Tell the central questions and the dilemmas, as the workshop file has them."""
    workshop, words = material.workshop, material.words
    yield Heading(words("Central questions and dilemmas"), 2)
    yield Heading(words("Central questions"), 3)
    yield _listed([words.text(each) for each in workshop.central_questions], words("There was no central question."))
    yield Heading(words("Dilemmas"), 3)
    yield _listed([words.text(each) for each in workshop.dilemmas], words("There was no dilemma."))


def minutes(material: Material) -> Iterator[Block]:
    """Give the notes that belong to no question, in the order in which they were made."""
    words = material.words
    known = {question.name for question in material.workshop.questions}
    yield Heading(words("Minutes"), 2)
    notes = [each for each in material.conclusions if each.kind == "note" and each.question not in known]
    yield _listed([f"{material.time(each.at)} {each.text}" for each in notes], words("No minutes were taken."))


def _hosts(material: Material) -> Iterator[str]:
    for host in material.workshop.hosts:
        yield material.words.sequence([said for said in (host.name, material.words.text(host.role)) if said])


def _listed(items: list[str], none: str) -> Block:
    return Listing(tuple(items)) if items else Paragraph(none)
