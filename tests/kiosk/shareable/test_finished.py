"""Words of a finished file: whether others stand in them is told as if they were searched from end to end, but at once."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.shareable.finished import ROW, Words, plain

FEW = st.lists(st.sampled_from(["meer", "tijd", "en", "ruimte"]), min_size=1, max_size=3 * ROW)


@given(FEW, FEW)
def test_what_stands_in_a_row_is_found(told: list[str], sought: list[str]) -> None:
    """However many words it has, and nothing that only seems to, since its pieces stand there."""
    text, words = (plain(" ".join(each)) for each in (told, sought))
    assert Words(text).hold(words) == (words in text)


def test_long_files_are_searched_for_many_texts_without_reading_them_as_often() -> None:
    """What is not there is not looked for from end to end."""

    class Counted(str):
        __slots__ = ()
        reads = 0

        def __contains__(self, words: str) -> bool:  # type: ignore[override]
            Counted.reads += 1
            return super().__contains__(words)

    words = Words(Counted(plain(" ".join(f"woord{number}" for number in range(5_000)))))
    assert not any(words.hold(plain(f"woord{number} woord{number}")) for number in range(5_000))
    assert words.hold(plain("woord1 woord2 woord3 woord4 woord5 woord6")) and Counted.reads == 1
