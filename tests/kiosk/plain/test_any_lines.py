"""Whatever is typed, in whatever order: the kiosk goes on, and what it keeps is sound."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.checking import check
from kiosk.interview import Interview
from kiosk.model.response import Status
from tests.kiosk.plain.typist import EVERY_KIND, Silence, event_of, listen

SIGNS = st.sampled_from(
    ["", "", "", "1", "1", "2", "1 2", "3 1 2", "7", "0", "<", "-", "?", "#", "+", "en", "x +", "\x07", "c", "g", "i"]
)
LINES = st.lists(st.one_of(SIGNS, SIGNS, SIGNS, st.text(max_size=30), st.builds(Silence)), max_size=80)


@settings(max_examples=40, deadline=None)
@given(LINES)
def test_no_lines_end_the_kiosk_and_what_is_kept_is_sound(lines: list[str | Silence]) -> None:
    """Nobody is left as a draft, nothing is answered that no part has, and nothing that was said controls a terminal."""
    with TemporaryDirectory() as folder:
        event = event_of(Path(folder), EVERY_KIND)
        told = listen(event, *lines)
        assert all(sign in "\n\u200c\u200d" or category(sign)[0] != "C" for sign in told.text)
        assert check(event.folder) == []
        for response in told.responses:
            assert response.status in {Status.PARTIAL, Status.COMPLETE, Status.WITHDRAWN}
            Interview.resumed(event.workshop, response)
