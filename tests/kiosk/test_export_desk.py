"""The JSON export of what was done at the desk: released, themed, concluded, hidden, closed, and when the rounds were."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec import structs

from kiosk.acts import Acts
from kiosk.bundled import data_folder
from kiosk.codebook import coded, new_theme
from kiosk.conclusions import concluded
from kiosk.disk import append
from kiosk.event import Event
from kiosk.export import export
from kiosk.model.acts import Act, Moderation, Theme
from kiosk.openness import revealed, turned
from kiosk.rounds import following, lengthened
from kiosk.rounds import said as told
from kiosk.station import Station
from kiosk.voices import asked_id
from tests.laptops import BEGUN, changed, clock, did, judged, laptop, said, saved

SCHEMA = json.loads((data_folder() / "schema" / "export.schema.json").read_bytes())
STAMP = "2017-12-14T13:05:00.000Z"
NONE = Acts()
ONE = said("more time", instanceID="uuid:1", group=2, quotable=("levers_other",))
TWO = structs.replace(
    said("", instanceID="uuid:2"), answers={"strengthen_why": "money", "asked": "Who pays?", "asked_to": "ministry"}
)


@pytest.fixture
def event(tmp_path: Path) -> Event:
    """An event in which two people have said something in their own words."""
    event = laptop(tmp_path / "data")
    saved(event, "table-1", ONE, TWO)
    return event


def document(event: Event, folder: Path) -> dict[str, Any]:
    """Export an event, and hold that against its schema."""
    path = folder / "out.json"
    export(event, "json", str(path), force=True, clock=clock)
    made: dict[str, Any] = json.loads(path.read_bytes())
    jsonschema.validate(made, SCHEMA)
    return made


def response(made: dict[str, Any], identity: str) -> dict[str, Any]:
    """Find a response in an export."""
    found: dict[str, Any] = next(each for each in made["responses"] if each["instanceID"] == identity)
    return found


def test_nothing_done_at_a_desk_is_nothing_in_the_export(event: Event, tmp_path: Path) -> None:
    """The lists are empty, the event is open, and no response says of its words that anything was decided."""
    made = document(event, tmp_path)
    assert [made[name] for name in ("conclusions", "themes", "rounds", "notices", "hidden")] == [[], [], [], [], []]
    assert made["interim"] is True and made["event"]["ended"] is None
    assert not {"released", "held"} & {key for each in (*made["responses"], *made["asked"]) for key in each}


def test_released_and_held_words_are_named_at_their_response(event: Event, tmp_path: Path) -> None:
    """Whatever the participant allowed; of an undecided voice nothing is said, nor of words that were taken out since."""
    did(event, judged(event, "uuid:1/levers_other", "released"), judged(event, "uuid:2/strengthen_why", "held"))
    did(event, judged(event, "uuid:1/strengthen_why", "released"))
    made = document(event, tmp_path)
    assert response(made, "uuid:1")["released"] == ["levers_other"] and "held" not in response(made, "uuid:1")
    assert response(made, "uuid:2")["held"] == ["strengthen_why"] and "released" not in response(made, "uuid:2")


@pytest.mark.parametrize("decision", ["released", "held"])
def test_a_question_to_the_table_is_released_or_held_by_its_own_identity(
    event: Event, tmp_path: Path, decision: Any
) -> None:
    """And the response of whoever asked it says nothing about it."""
    identity = asked_id(event.info.salt, TWO)
    did(event, judged(event, identity, decision), judged(event, "uuid:2/asked", decision))
    made = document(event, tmp_path)
    (asked,) = made["asked"]
    assert asked == {"id": identity, "to": "ministry", "text": "Who pays?", "group": None, decision: True}
    assert not {"released", "held"} & set(response(made, "uuid:2"))


def test_a_theme_lists_the_voices_that_belong_to_it_and_count(event: Event, tmp_path: Path) -> None:
    """Not those that were withdrawn since, and none that nobody said."""
    theme, gone = new_theme("time", BEGUN), new_theme("money", BEGUN)
    asked = asked_id(event.info.salt, TWO)
    voices = ("uuid:1/levers_other", "uuid:2/strengthen_why", asked, "uuid:9/levers_other")
    did(event, theme, structs.replace(gone, gone=True), *(coded(NONE, voice, theme.id) for voice in voices))
    (found,) = document(event, tmp_path)["themes"]
    assert found == {
        "id": theme.id,
        "label": "time",
        "answers": sorted(["uuid:1/levers_other", "uuid:2/strengthen_why", asked]),
    }
    with Station(event, "table-1", clock=clock) as station:
        station.withdraw(TWO)
    assert document(event, tmp_path)["themes"][0]["answers"] == ["uuid:1/levers_other"]


def test_conclusions_and_notes_stand_in_the_order_in_which_they_were_noted(event: Event, tmp_path: Path) -> None:
    """With their question or none, as they read now; one that was taken back is gone."""
    conclusion, note, away = (
        structs.replace(concluded(text, kind, question, BEGUN), at=f"2017-12-14T13:0{number}:00.000Z")  # type: ignore[arg-type]
        for number, (text, kind, question) in enumerate(
            [("Together.", "conclusion", "responsibility"), ("Coffee.", "note", None), ("No.", "note", None)]
        )
    )
    kept = did(event, note, conclusion, away)
    did(event, structs.replace(kept[0], text="Tea."), structs.replace(kept[2], gone=True))
    assert document(event, tmp_path)["conclusions"] == [
        {
            "id": conclusion.id,
            "kind": "conclusion",
            "question": "responsibility",
            "text": "Together.",
            "at": "2017-12-14T13:00:00.000Z",
        },
        {"id": note.id, "kind": "note", "question": None, "text": "Tea.", "at": "2017-12-14T13:01:00.000Z"},
    ]


def test_a_round_is_told_as_its_last_act_left_it(event: Event, tmp_path: Path) -> None:
    """When it began, and what was left of it at the moment when the facilitator did something to it last."""
    first = following(event.workshop, None, BEGUN)
    second = structs.replace(following(event.workshop, first, BEGUN), running=False)
    did(event, first, structs.replace(lengthened(first, BEGUN), revision=1), second)
    assert document(event, tmp_path)["rounds"] == [
        {"turn": 1, "began": STAMP, "at": STAMP, "seconds": 720.0, "running": True},
        {"turn": 2, "began": STAMP, "at": STAMP, "seconds": 600.0, "running": False},
    ]


def test_lines_to_all_stand_in_their_order(event: Event, tmp_path: Path) -> None:
    """Also the empty one, which took the line before it away."""
    early, late = told("Two more minutes", BEGUN), structs.replace(told("", BEGUN), at="2017-12-14T13:06:00.000Z")
    did(event, late, early)
    assert document(event, tmp_path)["notices"] == [
        {"at": STAMP, "text": "Two more minutes"},
        {"at": "2017-12-14T13:06:00.000Z", "text": ""},
    ]


def test_hidden_questions_and_the_closing_are_told(event: Event, tmp_path: Path) -> None:
    """Questions in the order of the workshop; a closed event is no interim, and one that is open again is."""
    did(event, *(revealed(name, shown=False) for name in ("expectations", "strengthen", "unknown")))
    did(event, turned(NONE, BEGUN))
    made = document(event, tmp_path)
    assert made["hidden"] == ["strengthen", "expectations"]
    assert (made["event"]["ended"], made["interim"]) == (STAMP, False)
    did(event, structs.replace(turned(NONE, BEGUN), revision=1, gone=True), revealed("strengthen", shown=True))
    made = document(event, tmp_path)
    assert (made["event"]["ended"], made["interim"]) == (None, True)


def test_a_desk_is_a_device_only_where_it_holds_responses_or_is_damaged(event: Event, tmp_path: Path) -> None:
    """What it did stands in the export anyway; kiosks are listed always."""
    did(event, new_theme("time", BEGUN))
    saved(event, "table-2")
    devices = [each["deviceid"] for each in document(event, tmp_path)["devices"]]
    assert devices == ["kiosk:table-1", "kiosk:table-2"]
    saved(event, "desk-other", changed(ONE, "later"))
    append(event.folder / "desk-laptop.jsonl", b"noise\n")
    devices = [each["deviceid"] for each in document(event, tmp_path)["devices"]]
    assert devices == ["kiosk:desk-laptop", "kiosk:desk-other", "kiosk:table-1", "kiosk:table-2"]


@pytest.mark.parametrize("output", ["out.json", "-"])
def test_progress_rises_from_nothing_to_everything(
    event: Event, tmp_path: Path, output: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """It is told while the responses are gathered, when they are encoded, and once more when the file is there."""
    saved(event, "table-1", *(said("more") for _ in range(30)))
    done: list[float] = []
    target = output if output == "-" else str(tmp_path / output)
    export(event, "json", target, clock=clock, progress=done.append)
    assert done == sorted(done) and (done[0], done[-1]) == (0.0, 1.0)
    assert len(set(done)) > 30
    capsysbinary.readouterr()


def test_acts_of_desks_that_were_merged_are_in_it_once(event: Event, tmp_path: Path) -> None:
    """Of two versions, the greater one."""
    theme = Theme(id="theme:1", label="time", at=STAMP)
    acts: list[Act] = [
        theme,
        Moderation(id="moderation:uuid:1/levers_other", voice="uuid:1/levers_other", mark="", decision="held"),
    ]
    did(event, *acts)
    did(event, structs.replace(theme, revision=1, label="room"), desk="desk-other")
    made = document(event, tmp_path)
    assert [each["label"] for each in made["themes"]] == ["room"]
    assert response(made, "uuid:1")["held"] == ["levers_other"]
