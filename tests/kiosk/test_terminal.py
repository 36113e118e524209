"""What the environment tells of a terminal: few signs on a console and without UTF-8, no colours where none are wanted."""

import pytest

from kiosk.terminal import shows_few_signs, speaks_utf8, wants_no_colours


@pytest.mark.parametrize("term", ["linux", "linux-16color", "vt220", "cons25", "ansi"])
def test_a_console_has_few_signs(term: str) -> None:
    """Its font holds a few hundred, whatever the locale says."""
    assert shows_few_signs({"TERM": term, "LANG": "nl_NL.UTF-8"})


@pytest.mark.parametrize("term", ["xterm-256color", "tmux-256color", "screen-256color", "foot", "alacritty", ""])
def test_a_terminal_on_a_desktop_has_all(term: str) -> None:
    """It takes signs from any font there is."""
    assert not shows_few_signs({"TERM": term, "LANG": "nl_NL.UTF-8"})


@pytest.mark.parametrize(
    ("environ", "utf8"),
    [
        ({}, True),
        ({"LANG": "C.UTF-8"}, True),
        ({"LANG": "nl_NL.utf8"}, True),
        ({"LANG": "C"}, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False),
        ({"LANG": "nl_NL.ISO-8859-1"}, False),
        ({"LANG": "nl_NL@euro"}, False),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "POSIX"}, False),
        ({"LANG": "C", "LC_ALL": "nl_NL.UTF-8"}, True),
        ({"LANG": "", "LC_CTYPE": "nl_NL.UTF-8"}, True),
    ],
    ids=str,
)
def test_the_locale_tells_whether_there_is_utf8(environ: dict[str, str], utf8: bool) -> None:
    """As setlocale reads it; what Python sets for itself in a locale without UTF-8 does not count."""
    assert speaks_utf8(environ) == utf8
    assert shows_few_signs({"TERM": "xterm", **environ}) == (not utf8)


def test_a_variable_knows_better() -> None:
    """In tmux on a console the terminal is called otherwise; a console's font may have more."""
    assert shows_few_signs({"TERM": "tmux-256color", "KIOSK_SIGNS": "plain"})
    assert not shows_few_signs({"TERM": "linux", "KIOSK_SIGNS": "all"})


def test_no_colours_are_wanted_by_any_value() -> None:
    """As no-color.org has it: present and not empty."""
    assert [wants_no_colours(environ) for environ in ({"NO_COLOR": "0"}, {"NO_COLOR": ""}, {})] == [True, False, False]
