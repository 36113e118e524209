"""When a kiosk that has ended is started again, and what is written down of a crash."""

import signal
import stat
from pathlib import Path

import pytest

from kiosk.crashes import LARGEST, NAME, note, noted
from kiosk.errors import FAILED, Crashed, EventError
from kiosk.supervisor import BRIEF, LONGEST_PAUSE, OFTEN, Lives

LONG = BRIEF + 1
SECRET = "Meer tijd op dinsdag"


@pytest.mark.parametrize("status", [FAILED, -signal.SIGKILL, -signal.SIGSEGV])
def test_a_crash_is_followed_by_another_start_at_once(status: int) -> None:
    """Also at the first time, and each time that it has lived for a while."""
    lives = Lives()
    assert [lives.pause_after(status, LONG, began=True) for _ in range(100)] == [0.0] * 100


@pytest.mark.parametrize("status", [0, 128 + signal.SIGTERM, 128 + signal.SIGHUP, -signal.SIGTERM, -signal.SIGHUP])
def test_who_leaves_in_order_stays_away(status: int) -> None:
    """Staff left, or somebody asked for the end, even before the kiosk could listen."""
    assert Lives().pause_after(status, LONG, began=True) is None


@pytest.mark.parametrize("status", [1, 2])
def test_what_the_user_can_mend_is_told_once_at_the_beginning(status: int) -> None:
    """A wrong option is not tried again; a full disk that meets a kiosk after a crash is, for as long as it takes."""
    lives = Lives()
    assert lives.pause_after(status, 0.1, began=False) is None
    lives = Lives()
    lives.pause_after(FAILED, LONG, began=True)
    pauses = [lives.pause_after(status, 0.1, began=False) for _ in range(50)]
    assert None not in pauses
    assert pauses[-1] == LONGEST_PAUSE
    assert sorted(pauses, key=lambda pause: pause or 0.0) == pauses


def test_a_kiosk_that_cannot_live_is_given_up() -> None:
    """Where it crashes at once, again and again, and always did."""
    lives = Lives()
    pauses = [lives.pause_after(FAILED, 0.1, began=False) for _ in range(OFTEN)]
    assert pauses[0] == 0.0
    assert pauses[-1] is None
    assert None not in pauses[:-1]


@pytest.mark.parametrize("status", [FAILED, -signal.SIGSEGV, 1])
def test_a_kiosk_that_has_lived_is_never_given_up(status: int) -> None:
    """Whoever found a way to crash it would get what is behind it; the pauses grow instead."""
    lives = Lives()
    assert lives.pause_after(status, LONG, began=True) == 0.0
    pauses = [lives.pause_after(status, 0.1, began=True) for _ in range(100)]
    assert None not in pauses
    assert pauses[-1] == LONGEST_PAUSE


def test_a_crash_is_noted_without_a_word_of_anybody(tmp_path: Path) -> None:
    """Kind and lines of the error and of those behind it; not what they said, which may be an answer."""

    def fail(answer: str) -> None:
        try:
            dict[str, str]()[answer]
        except KeyError:
            raise ValueError(answer) from OSError(answer)

    with pytest.raises(Crashed) as told, noted(lambda: tmp_path / "data"):
        fail(SECRET)
    path = tmp_path / "data" / NAME
    kept = path.read_text()
    assert str(path) in str(told.value)
    assert told.value.status == FAILED
    assert "builtins.ValueError" in kept and "behind it: builtins.OSError" in kept
    assert f"{Path(__file__).name}:" in kept and "raise ValueError(answer)" in kept
    assert SECRET not in kept + str(told.value)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_a_crash_everything_behind_it_is_noted(tmp_path: Path) -> None:
    """What a worker failed with, and each error of a group; something else of that name is none."""

    class WorkerFailed(Exception):
        def __init__(self, error: object) -> None:
            self.error = error

    group = ExceptionGroup(SECRET, [KeyError(SECRET), WorkerFailed(LookupError(SECRET)), WorkerFailed(SECRET)])
    with pytest.raises(Crashed), noted(lambda: tmp_path):
        raise group
    kept = (tmp_path / NAME).read_text()
    assert "builtins.ExceptionGroup" in kept
    assert "behind it: builtins.KeyError" in kept and "behind it: builtins.LookupError" in kept
    assert SECRET not in kept


def test_what_the_user_can_mend_is_no_crash(tmp_path: Path) -> None:
    """It goes on as it is, and nothing is noted."""
    with pytest.raises(EventError, match="no such event"), noted(lambda: tmp_path):
        raise EventError("no such event")
    assert not (tmp_path / NAME).exists()


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    """It begins anew, and the one before is kept beside it."""
    path = tmp_path / NAME
    for _ in range(3):
        note(path, "x" * (LARGEST + 1))
    assert path.stat().st_size < 2 * LARGEST
    assert sorted(each.name for each in tmp_path.iterdir()) == ["crashes.before.log", NAME]


def test_a_disk_that_does_not_take_it_is_no_second_crash(tmp_path: Path) -> None:
    """Nothing is noted, and nothing goes wrong."""
    (tmp_path / "file").write_text("")
    note(tmp_path / "file" / NAME, "x")
