"""Two keys: nothing that was said is public before its participant allowed it and the facilitator released it."""

from itertools import product

import pytest
from msgspec import structs

from kiosk.acts import Acts
from kiosk.model.acts import Moderation
from kiosk.moderation import Decision, decided, decision, published
from kiosk.voices import Voice

VOICE = Voice("uuid:1/why", "why", "first", "more time", None, 1, {"group": "1"}, True)
EDITED = structs.replace(VOICE, text="no time at all")


def pressed(*keys: tuple[Voice, Decision]) -> Acts:
    """Release and hold voices, one after the other, each as it reads at that moment."""
    acts = Acts()
    for revision, (voice, wanted) in enumerate(keys, 1):
        acts.take(structs.replace(decided(acts, voice, wanted), revision=revision, writer="desk"))
    return acts


@pytest.mark.parametrize(("quotable", "wanted"), [*product([True, False], [None, "released", "held"])])
def test_only_both_keys_together_make_it_public(quotable: bool, wanted: Decision | None) -> None:
    """What its participant did not allow stays inside even if it is released; so does what nobody has decided."""
    voice = structs.replace(VOICE, quotable=quotable)
    acts = pressed((voice, wanted)) if wanted else Acts()
    assert decision(acts, voice) == wanted
    assert published(acts, voice) is (quotable and wanted == "released")


def test_a_release_is_about_the_words_that_were_read() -> None:
    """Once they are changed nobody has decided about them; once they read as before, it holds again."""
    acts = pressed((VOICE, "released"))
    assert (decision(acts, EDITED), published(acts, EDITED)) == (None, False)
    assert published(acts, VOICE)


def test_a_changed_voice_is_released_by_one_key_and_taken_back_by_the_next() -> None:
    """The release of its old words does not count as one of the new."""
    assert published(pressed((VOICE, "released"), (EDITED, "released")), EDITED)
    acts = pressed((VOICE, "released"), (EDITED, "released"), (EDITED, "released"))
    assert (decision(acts, EDITED), decision(acts, VOICE)) == (None, None)


def test_what_was_held_stays_held_when_it_is_changed() -> None:
    """Its author cannot get round the facilitator; holding it once more takes that back."""
    acts = pressed((VOICE, "held"))
    assert decision(acts, EDITED) == "held"
    assert decision(pressed((VOICE, "held"), (EDITED, "held")), EDITED) is None
    assert published(pressed((VOICE, "held"), (EDITED, "released")), EDITED)


def test_the_same_words_of_somebody_else_are_not_released_with_them() -> None:
    """A decision is about one voice."""
    other = structs.replace(VOICE, id="uuid:2/why")
    assert decision(pressed((VOICE, "released")), other) is None and other.mark != VOICE.mark


def test_what_is_kept_of_the_words_proves_nothing() -> None:
    """Four letters are too few to tell what a deleted voice has said."""
    (kept,) = pressed((VOICE, "released")).of(Moderation)
    assert len(kept.mark) == 4 and "more time" not in repr(kept)
