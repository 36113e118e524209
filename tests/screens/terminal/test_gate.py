"""The gate before the keyboard: what a person types or pastes goes on as it is, all else stays outside."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser

from screens.terminal.gate import LONGEST_PASTE, SILENCE, SILENCE_IN_PASTE, SILENCE_INSIDE, Gate, Pasted, Token

MEANINGFUL = {
    "arrow": "\x1b[A",
    "F1": "\x1bOP",
    "F1 of the Linux console": "\x1b[[A",
    "F1 with a modifier": "\x1b[1;2P",
    "shift+tab": "\x1b[Z",
    "a key by kitty's protocol": "\x1b[97;1;97u",
    "the mouse": "\x1b[<0;10;10M",
    "the mouse, far out": "\x1b[<35;9999;9999m",
    "the focus": "\x1b[I",
    "an answer to a question": "\x1b[?2026;2$y",
}
MEANINGLESS = {
    "not UTF-8": b"\xff\xfe\xe9",
    "half a character": b"\xe2\x82",
    "the mouse in bytes": b"\x1b[M\xff\xff\xff",
    "the mouse in bytes that make a letter": b"\x1b[M \xc3\xa9",
    "the mouse as urxvt tells it": b"\x1b[32;10;10M",
    "a title": b"\x1b]0;x y\x07",
    "a colour": b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    "a device's name": b"\x1bP>|xterm(390)\x1b\\",
    "a size": b"\x1b[48;0;0;0;0t",
    "a mode that nobody uses": b"\x1b[?2048;1$y",
    "a place of the cursor": b"\x1b[24;80R",
    "a key that is no character": b"\x1b[1114112u",
    "a key that types half a character": b"\x1b[97;1;55296u",
    "a key that types Esc": b"\x1b[97;1;27u",
    "an unknown sequence": b"\x1b[999z",
    "a window that scrolls by the number of a letter": b"\x1b[68612S",
    "an arrow with the number of a letter": b"\x1b[4660A",
    "a function key that there is not": b"\x1b[97~",
    "Alt and a letter": b"\x1bq",
    "Alt and a digit": b"\x1b2",
    "the number pad when it sends no numbers": b"\x1bOn",
    "a key that is let go": b"\x1b[1;1:3A",
    "nothing": b"\0",
    "marks that turn lines round": "\u202e\u2066\x9b".encode(),
}
UNFINISHED = {
    "a title": b"\x1b]0;" + b"x" * 5000,
    "a sequence": b"\x1b[1;2;3",
    "the mouse": b"\x1b[M\xff",
    "a function key": b"\x1bO",
    "half a character": b"\xe2\x82",
}


def passed(*chunks: bytes, gap: float = 0.0) -> list[Token]:
    """Send chunks, with a silence between them, and tell what came through; then wait for long."""
    gate, tokens = Gate(), list[Token]()
    for turn, chunk in enumerate(chunks):
        tokens += [*gate.rest(turn * gap), *gate.feed(chunk, turn * gap)]
    return [*tokens, *gate.rest(len(chunks) * gap + 100)]


@pytest.mark.parametrize("sequence", MEANINGFUL.values(), ids=MEANINGFUL)
def test_what_means_something_goes_on_whole(sequence: str) -> None:
    """Also where it comes in pieces; and Textual knows what it is, so that nothing of it is left over as text."""
    assert passed(b"a" + sequence.encode() + b"b") == ["a", sequence, "b"]
    assert passed(*(bytes([byte]) for byte in sequence.encode())) == [sequence]
    parser = XTermParser()
    list(parser.feed(sequence))
    assert [str(event) for event in parser.feed("z")] == [str(event) for event in XTermParser().feed("z")]


@pytest.mark.parametrize("content", MEANINGLESS.values(), ids=MEANINGLESS)
def test_what_means_nothing_stays_outside(content: bytes) -> None:
    """Whole or in pieces, between letters that do go on."""
    assert "".join(map(str, passed(b"a" + content + b"\rb"))) == "a\rb"
    assert passed(*(bytes([byte]) for byte in content)) == []


def test_bytes_that_came_while_this_process_was_halted_are_not_behind_a_silence() -> None:
    """However late they are read: only who waited and found nothing has heard a silence."""
    gate = Gate()
    assert [*gate.feed(b"\x1b", 0.0), *gate.feed(b"OPa", 9.0)] == ["\x1bOP", "a"]


def test_a_paste_that_never_ended_is_not_part_of_the_next() -> None:
    """Where its begin was noise, the next paste is what a person pasted, and nothing of what stood between."""
    assert passed(b"\x1b[200~QQQQ", b"2\r", b"\x1b[200~words\x1b[201~", b"a") == [Pasted("words"), "a"]


@pytest.mark.parametrize("content", UNFINISHED.values(), ids=UNFINISHED)
def test_what_never_ends_swallows_no_key(content: bytes) -> None:
    """A key behind a short silence is a key."""
    assert passed(content, b"1", gap=SILENCE_INSIDE) == ["1"]


def test_a_sequence_that_halts_for_a_moment_is_one_all_the_same() -> None:
    """As on a busy laptop: nothing of it is taken for text."""
    for begun, ended in ((b"\x1b[<0;10;", b"10M"), (b"\x1b]0;xx", b"xx\x07"), (b"\x1b[M!", b"!!"), (b"\x1bO", b"P")):
        whole = begun + ended
        assert passed(begun, ended, gap=SILENCE_INSIDE * 0.9) == passed(whole)


def test_letters_of_every_script_go_on() -> None:
    """Whichever way they come."""
    for text in ("één", "شكرا", "👩\u200d🏫", "ñandú"):
        assert passed(text.encode()) == [text]
        assert "".join(map(str, passed(*(bytes([byte]) for byte in text.encode())))) == text


def test_esc_alone_is_a_key() -> None:
    """After a moment in which it could have begun another one; twice is two keys."""
    assert passed(b"\x1b") == ["\x1b"]
    assert passed(b"\x1b", b"1", gap=SILENCE) == ["\x1b", "1"]
    assert passed(b"\x1b\x1b") == ["\x1b", "\x1b"]
    assert passed(b"\x1b", b"[A", gap=SILENCE / 2) == ["\x1b[A"]
    assert passed(b"\x1b\r") == ["\r"]


def test_a_paste_is_one_thing() -> None:
    """However it is cut; what looks like keys in it are none; behind it keys are keys again."""
    whole = b"\x1b[200~Meer tijd\r\x1b[31mop dinsdag\xc3\xa9\x1b[201~1"
    pasted = Pasted("Meer tijd\r\x1b[31mop dinsdagé")
    assert passed(whole) == [pasted, "1"]
    assert passed(*(bytes([byte]) for byte in whole)) == [pasted, "1"]


def test_a_paste_without_an_end_is_given_up() -> None:
    """Nobody pasted it; keys after a silence are keys."""
    assert passed(b"\x1b[200~never", b"1", gap=SILENCE_IN_PASTE) == ["1"]
    assert passed(b"\x1b[200~never", b"1\x1b[201~", gap=SILENCE_IN_PASTE / 2) == [Pasted("never1")]


def test_of_a_huge_paste_the_beginning_is_kept() -> None:
    """Its end is found all the same, wherever the terminal cuts it."""
    huge = b"x" * 1_000_000 + b"\x1b[201~"
    for size in (4096, 65_536, 999_999):
        chunks = [huge[place : place + size] for place in range(0, len(huge), size)]
        tokens = passed(b"\x1b[200~", *chunks, b"1")
        assert tokens == [Pasted("x" * LONGEST_PASTE), "1"]


@given(st.lists(st.binary(max_size=30), max_size=20), st.sampled_from([0.0, SILENCE]))
def test_after_any_bytes_and_a_silence_keys_are_keys(chunks: list[bytes], gap: float) -> None:
    """Nothing that a terminal can send locks the gate; and Textual reads all that comes through."""
    gate, parser = Gate(), XTermParser()
    now = time.monotonic()
    for turn, chunk in enumerate(chunks):
        for token in gate.feed(chunk, now + turn * gap):
            if not isinstance(token, Pasted) and token != "\x1b":
                list(parser.feed(token))
    later = now + len(chunks) * gap + SILENCE_IN_PASTE
    assert [*gate.rest(later), *gate.feed(b"1\x1b[A", later)][-2:] == ["1", "\x1b[A"]
    assert gate.patience is None
