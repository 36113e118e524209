"""Which screen shows a step of an interview; each is imported when it is first needed, so that the welcome paints early."""

from kiosk.interview import Interview
from kiosk.locale import Words
from kiosk.reception import Reception
from kiosk.steps import Kind
from screens.frame import ParticipantScreen


def screen_for(
    interview: Interview, words: Words, reception: Reception, code: str | None, address: str | None, focus: str | None
) -> ParticipantScreen:
    """Make the screen of the step that an interview is at.

    Args:
        interview: where the participant is.
        words: the language.
        reception: knows the others: the mix of the group, where one stands.
        code: the participant's code, while it is known.
        address: of the results page, or None.
        focus: the part to put the cursor in, or None for the first.
    """
    match interview.step.kind:
        case Kind.REVIEW if interview.response.is_of_group:
            from screens.participant.group_review import GroupReviewScreen

            return GroupReviewScreen(interview, words)
        case Kind.THANKS if interview.response.is_of_group:
            from screens.participant.kept import KeptScreen

            return KeptScreen(interview, words)
        case Kind.CARD:
            from screens.participant.card import CardScreen

            mix = reception.mix(interview.response.group, words)
            return CardScreen(interview, words, mix, code)
        case Kind.REVIEW:
            from screens.participant.review import ReviewScreen

            return ReviewScreen(interview, words)
        case Kind.THANKS:
            from screens.participant.thanks import Standing, ThanksScreen

            reception.follow()
            standings = [Standing(*told) for told in reception.standings.of(interview.response, words)]
            return ThanksScreen(words, address, code, standings)
        case _:
            from screens.participant.fields import FieldsScreen

            return FieldsScreen(interview, words, focus)


def warm() -> None:
    """Import what the next screens need, while nobody waits."""
    import screens.dialogs.help
    import screens.participant.card
    import screens.participant.consent
    import screens.participant.fields
    import screens.participant.review  # noqa: F401
