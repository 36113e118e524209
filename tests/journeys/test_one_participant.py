"""One participant's whole way, with the real command in real terminals: from the welcome to the page on the phone."""

import urllib.request
from pathlib import Path

from tests.decoding import bitmap, by_zbar, by_zxing
from tests.journeys.events import export
from tests.journeys.participant import Participant
from tests.terminal import Terminal, kiosk_command

SOMEBODY = Participant(
    role="educator",
    organisation="university",
    experience="y11_20",
    levers=("hrm", "funding"),
    strengthen_why="[bold]Roosters[/] en tijd; 100% \\x1b[31m écht 👩‍🏫",
    quotable=frozenset({"attractive"}),
)


def test_from_welcome_to_the_page_on_the_phone(tmp_path: Path) -> None:
    """Digits, Enter and typed text lead to a code that opens the results; desk and export say what was typed."""
    with Terminal(kiosk_command("--data", tmp_path, "--station", "table-1", "--host", "127.0.0.1")) as kiosk:
        kiosk.wait_for("Verder met mijn code")
        with Terminal(kiosk_command("live", "--data", tmp_path)) as desk:
            desk.wait_for("nog niemand begonnen")
            SOMEBODY.begin(kiosk)
            desk.wait_for("1 bezig", "lerarenopleider")
            SOMEBODY.answer(kiosk)
            desk.wait_for("kijkt alles na")
            SOMEBODY.hand_in(kiosk)
            desk.wait_for("1 van 16 klaar")
            desk.press("2")
            desk.wait_for("één antwoord", "100 %", "professioneel HRM")
        kiosk.wait_for("http://127.0.0.1:")
        page(kiosk, tmp_path)
    the_export_is_what_was_typed(tmp_path)


def page(kiosk: Terminal, folder: Path) -> None:
    """Scan the code with both decoders and open the page it leads to."""
    picture = bitmap(kiosk.cells())
    (address,) = by_zxing(picture)
    assert by_zbar(picture, folder) == [address]
    assert address in kiosk.text
    with urllib.request.urlopen(address, timeout=10) as answer:
        html = answer.read().decode()
    assert answer.status == 200
    assert "Niet voor elkaar, maar met elkaar" in html
    assert "Roosters" not in html


def the_export_is_what_was_typed(data: Path) -> None:
    """Look at the one response of the export, and at the question to the table."""
    document = export(data)
    (response,) = document["responses"]
    assert response["status"] == "complete"
    assert response["language"] == "nl"
    assert response["deviceid"] == "kiosk:table-1"
    assert response["group"] in {1, 2, 3}
    assert response["intake"] == {"role": "educator", "organisation": "university", "experience": "y11_20"}
    assert response["answers"] == SOMEBODY.answers()
    assert response["quotable"] == ["attractive"]
    assert response["missing"] == {}
    assert set(response["seconds"]) >= {"role", "levers", "strengthen_why", "responsible", "chances"}
    (asked,) = document["asked"]
    assert (asked["to"], asked["text"]) == ("leader", SOMEBODY.asked)
    assert document["tallies"]["levers"]["counts"] | {"hrm": 1, "funding": 1} == document["tallies"]["levers"]["counts"]
    assert document["tallies"]["levers"]["base"] == 1
