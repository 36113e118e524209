"""What a room full of people does to a kiosk, and what a facilitator mistypes: nothing crashes, nothing is lost."""

import re
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.journeys.events import begin, export
from tests.journeys.participant import Participant, to_own_words
from tests.terminal import Terminal, kiosk_command

NONSENSE = {
    "not UTF-8": b"\xff\xfe",
    "half a character": b"\xe2\x82",
    "a mouse beyond column 95": b"\x1b[M\xff\xff\xff\x1b[M #\xc3",
    "a mouse where nothing is": b"\x1b[<0;9999;9999M\x1b[<0;0;0m\x1b[<64;500;500M",
    "a title": b"\x1b]0;" + b"x" * 50 + b"\x07",
    "a title without an end": b"\x1b]0;" + b"x" * 5000,
    "a device's name without an end": b"\x1bP>|xterm",
    "a paste without an end": b"\x1b[200~" + b"y" * 5000,
    "an unknown sequence": b"\x1b[999;999z\x1b[?1;2c\x1b[9999999999u",
    "a size that is none": b"\x1b[48;0;0;0;0t\x1b[48;99999;99999;1;1t",
    "nothing": b"\x00\x00",
}
LITERAL = "[bold]vet[/] [/] [link=x]y 100% {0} $HOME `ls` <script>alert(1)</script> شكرا 👩‍🏫"


def start(data: Path, *options: str) -> Terminal:
    """Start the kiosk as the facilitator does, without a page."""
    return Terminal(kiosk_command("--data", data, "--no-results", *options))


@pytest.mark.parametrize("content", NONSENSE.values(), ids=NONSENSE)
def test_no_byte_ends_the_kiosk_or_is_taken_for_an_answer(tmp_path: Path, content: bytes) -> None:
    """Whatever a terminal sends, before and in the middle of own words: what is shown and kept is what was typed."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        to_own_words(kiosk)
        kiosk.raw(content)
        time.sleep(2.2 if b"[200~" in content else 0.7)
        kiosk.write("onze ")
        kiosk.wait_for("onze")
        kiosk.raw(content)
        time.sleep(2.2 if b"[200~" in content else 0.7)
        kiosk.write("woorden")
        kiosk.wait_for("│ onze woorden ", "bewaard")
        kiosk.press("enter", "1", "enter")
        kiosk.wait_for("Waar werkt u")
    assert export(tmp_path)["responses"][0]["intake"]["role_other"] == "onze woorden"


def test_a_megabyte_that_is_pasted_is_cut_to_what_is_allowed(tmp_path: Path) -> None:
    """And the kiosk goes on at once."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        to_own_words(kiosk)
        kiosk.paste("woord " * 170_000)
        kiosk.wait_for("woord woord", "200 tekens")
        kiosk.press("enter", "1", "enter")
        kiosk.wait_for("Waar werkt u")
    assert export(tmp_path)["responses"][0]["intake"]["role_other"] == ("woord " * 40)[:200].strip()


def test_windows_of_any_size_lose_nothing(tmp_path: Path) -> None:
    """From one character to a wall, in any order and faster than they can be shown."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        to_own_words(kiosk)
        kiosk.write("onze woorden")
        kiosk.wait_for("onze woorden", "bewaard")
        for size in ((1, 1), (500, 200), (2, 200), (500, 1), (79, 24), (80, 23)):
            kiosk.resize(*size)
            time.sleep(0.2)
        for turn in range(60):
            kiosk.resize(1 + turn * 97 % 500, 1 + turn * 61 % 200)
        kiosk.resize(80, 24)
        kiosk.wait_for("onze woorden", "geciteerd")
        kiosk.press("enter", "1", "enter")
        kiosk.wait_for("Waar werkt u")
    assert export(tmp_path)["responses"][0]["intake"]["role_other"] == "onze woorden"


def test_no_key_leads_out_but_the_facilitators(tmp_path: Path) -> None:
    """None of the keys that end, stop or open something elsewhere does so here; from the desk behind the PIN there is a way."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        kiosk.press("ctrl+c", "ctrl+c", "ctrl+q", "ctrl+z", "ctrl+p", "ctrl+d", "ctrl+s", "ctrl+backslash", "enter")
        kiosk.wait_for("Wat gebeurt er met uw antwoorden")
        kiosk.press("ctrl+g")
        kiosk.wait_for("pincode", "2468")
        kiosk.write("1111")
        kiosk.press("enter")
        kiosk.wait_for("Dat is niet de pincode")
        kiosk.write("2468")
        kiosk.press("enter")
        kiosk.wait_for("1 Zaal", "5 Delen")
        kiosk.press("5")
        kiosk.wait_for("X Stoppen")
        kiosk.press("x")
        kiosk.wait_for("Druk nog een keer op X")
        kiosk.press("x")
        assert kiosk.wait_end() == 0


def test_own_words_are_shown_and_kept_as_they_are(tmp_path: Path) -> None:
    """Markup, code, another script and emoji stay what they are; escape sequences lose their teeth; too much is cut."""
    begin(tmp_path)
    with start(tmp_path) as kiosk:
        to_own_words(kiosk)
        kiosk.paste(f"{LITERAL}\x1b[31mrood\x1b[0m")
        kiosk.wait_for("<script>", "geciteerd", "bewaard")
        kiosk.paste("x" * 10_000)
        kiosk.wait_for("200 tekens")
        kiosk.press("enter", "1", "enter")
        kiosk.wait_for("Waar werkt u")
    kept = export(tmp_path)["responses"][0]["intake"]["role_other"]
    assert LITERAL in kept
    assert "rood" in kept
    assert "xxx" in kept
    assert "\x1b" not in kept
    assert len(kept) == 200


def test_a_window_too_small_says_what_it_needs_and_loses_nothing(tmp_path: Path) -> None:
    """At 60 x 20 there is a sentence; enlarged, the same question with its answer."""
    somebody = Participant()
    with start(tmp_path) as kiosk:
        somebody.begin(kiosk)
        kiosk.resize(60, 20)
        kiosk.wait_for("60 × 20", "80 ×")
        kiosk.resize(100, 30)
        kiosk.wait_for("U bent nummer")


def test_two_kiosks_on_one_journal_are_one_too_many(tmp_path: Path) -> None:
    """The second says who holds the journal, and ends; the first does not notice."""
    with start(tmp_path, "--station", "table-1") as kiosk:
        kiosk.wait_for("Verder met mijn code")
        second = subprocess.run(
            kiosk_command("--data", tmp_path, "--station", "table-1"),
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert second.returncode == 1
        assert re.search(rf"already open for writing by process {kiosk.worker} on \S+ since", second.stderr)
        assert "Traceback" not in second.stderr
        kiosk.press("i")
        kiosk.wait_for("klassieke nascholing")


def test_a_changed_workshop_file_is_a_new_event_and_never_mixed_in(tmp_path: Path) -> None:
    """A journal of another version is refused with the remedy; without naming an event, a new one begins."""
    event = begin(tmp_path)
    with start(tmp_path, "--station", "table-1") as kiosk:
        kiosk.wait_for("Verder met mijn code")
    journal = event.folder / "table-1.jsonl"
    other = begin(tmp_path, source=event.folder / "workshop.toml")
    (other.folder / "table-1.jsonl").write_bytes(journal.read_bytes())
    done = subprocess.run(
        kiosk_command("--data", tmp_path, "--station", "table-1", "--event", other.info.id),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert f"belongs to the event {event.info.id}" in done.stderr


def test_a_taken_port_is_passed_by_and_the_code_follows(tmp_path: Path) -> None:
    """Where another program has the event's port, the page is on the next one and the thanks name that one."""
    event = begin(tmp_path)
    somebody = Participant()
    with socket.create_server(("", 0)) as taken:
        port = taken.getsockname()[1]
        info = (event.folder / "event.json").read_text().replace(f'"port":{event.info.port}', f'"port":{port}')
        (event.folder / "event.json").write_text(info)
        with Terminal(kiosk_command("--data", tmp_path, "--host", "127.0.0.1")) as kiosk:
            somebody.begin(kiosk)
            somebody.answer(kiosk)
            somebody.hand_in(kiosk)
            shown = kiosk.wait_for("http://127.0.0.1:")
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", shown)
    assert found
    assert int(found[1]) > port
