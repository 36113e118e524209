"""What is promised before anybody takes part."""

from kiosk.locale import Words
from kiosk.model.workshop import Workshop


def promises(workshop: Workshop, words: Words) -> list[str]:
    """Say what happens with the answers, in plain sentences."""
    return [
        words(
            "Your answers are kept on this laptop, without your name. The facilitators delete them after {days} days.",
            days=workshop.retention_days,
        ),
        words("Only the facilitators read your own words. They are quoted only if you allow it."),
        words(
            "Results are shown for groups of at least {minimum} people, so that nobody can be recognised. "
            "Only the very last update, at the end, may be about fewer.",
            minimum=workshop.privacy.minimum,
        ),
        words("You get a code. With it you can come back, go on, change your answers, or delete them."),
    ]
