"""What the terminal can show, as far as the environment tells."""

import os
import sys
from collections.abc import Mapping

CONSOLES = ("linux", "cons25", "ansi", "vt100", "vt102", "vt220")
"""Terminals whose fonts hold a few hundred signs; the console of Linux is one."""
SIGNS = "KIOSK_SIGNS"
"""A variable that says `plain` or `all` where the rest tells wrong, as in tmux on a console."""
COERCED = "C.UTF-8"
"""What Python itself sets LC_CTYPE to where it was started with a locale that has no UTF-8."""


def shows_few_signs(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether only letters and the simplest signs can be shown: on a console, or without UTF-8."""
    wanted = environ.get(SIGNS, "")
    if wanted in {"plain", "all"}:
        return wanted == "plain"
    return environ.get("TERM", "").split("-")[0] in CONSOLES or not speaks_utf8(environ)


def speaks_utf8(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether the locale is one with UTF-8; where none is set at all, the terminal most likely is.

    On Windows, where locales are no variables, it always is.
    """
    if sys.platform == "win32":
        return True
    names = [environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    named = [name for name in names if name and not (name == COERCED and _is_plain(environ.get("LANG", "")))]
    locale = next(iter(named), environ.get("LANG", ""))
    return not locale or not _is_plain(locale)


def wants_no_colours(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether the user asked for no colours (https://no-color.org)."""
    return bool(environ.get("NO_COLOR"))


def _is_plain(locale: str) -> bool:
    return bool(locale) and not locale.casefold().replace("-", "").endswith("utf8")
