"""The codes to come back with."""

from itertools import combinations
from random import Random

import pytest

from kiosk.codes import WORDS, hash_code, new_code, normal

SALT = "00" * 16


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether a single letter changed, added or left out turns one word into the other."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def test_no_two_words_can_be_taken_for_each_other() -> None:
    """Misreading or mistyping one letter never gives another word of the list."""
    assert len(set(WORDS)) == len(WORDS) >= 150
    assert not [pair for pair in combinations(WORDS, 2) if one_letter_apart(*pair)]


@pytest.mark.parametrize(
    "typed", ["appel-molen-42", "Appel Molen 42", " appelmolen ", "APPEL.MOLEN.42", "appel molen42"]
)
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    """Capitals, spaces, dots and dashes do not matter; a number left out does."""
    assert (normal(typed) == "appel-molen-42") is ("42" in typed)


def test_only_a_slow_salted_hash_is_kept() -> None:
    """The same code has another hash in another event, and the code is not in it."""
    code = new_code(Random(1))  # type: ignore[arg-type]
    assert hash_code(code, SALT) == hash_code(code.upper().replace("-", " "), SALT)
    assert hash_code(code, SALT) != hash_code(code, "11" * 16)
    assert code not in hash_code(code, SALT)
