"""Bytes from a terminal, read as what a person meant."""

import pytest

from kiosk.plain.typed import STAFF, typed


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Meer tijd, écht 👩‍🏫".encode(), "Meer tijd, écht 👩‍🏫"),
        (b"\x1b[A\x1b[B 2 \x1bOP", "2"),
        (b"\x1b[200~geplakt\x1b[201~", "geplakt"),
        (b"\x1b]0;title\x07rood \x1b[31mhier\x1b[0m", "rood hier"),
        (b"\x1b]no end of it, so the words stay", "no end of it, so the words stay"),
        (b"\x00een\x7f\x03\x04 twee\r", "een twee"),
        ("a\u202eb\u2066c\ud800".encode("utf-8", "surrogatepass"), "abc\ufffd\ufffd\ufffd"),
        ("één".encode("latin-1"), "\ufffd\ufffdn"),
        (b"\x07", STAFF),
        (b"\x03\x07\x04", STAFF),
        (b"\x1b]0;title\x07", ""),
        (b"a\x07", "a"),
        (b"", ""),
        (b"\x1b", ""),
    ],
)
def test_only_what_a_person_could_mean_is_left(line: bytes, text: str) -> None:
    """Sequences, control characters and direction marks go; what is no UTF-8 becomes a replacement sign."""
    assert typed(line) == text
