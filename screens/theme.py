"""The kiosk's own colours: paper (light), ink (dark) and contrast.

Every pair that carries text is at least 5:1; WCAG AA asks for 4.5:1.
"""

from pathlib import Path, PurePath
from typing import Any, TypeAlias

from textual.app import App
from textual.theme import Theme

from kiosk.terminal import shows_few_signs

DEFAULT = "paper"
HERE = Path(__file__).parent
Sheets: TypeAlias = list[str | PurePath]
WIDGETS: Sheets = [HERE / "frame.tcss", *sorted((HERE / "widgets").glob("*.tcss"))]
"""The stylesheets of what all screens share."""
WELCOME: Sheets = [HERE / "frame.tcss", HERE / "participant" / "welcome.tcss"]
"""What the first paint needs; the sheets of the other screens are read behind it, all at once."""
AFTER_WELCOME: list[PurePath] = [
    *sorted((HERE / "widgets").glob("*.tcss")),
    *sorted((HERE / "participant").glob("*.tcss")),
    HERE / "dialogs" / "dialogs.tcss",
]
DESK: list[PurePath] = [*sorted((HERE / "desk").glob("*.tcss")), HERE / "dialogs" / "dialogs.tcss"]
"""The stylesheets of the facilitator's desk."""


def _theme(
    name: str,
    *,
    dark: bool,
    ground: str,
    raised: str,
    text: str,
    quiet: str,
    accent: str,
    saved: str,
    focus: str,
    track: str,
) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=focus,
        accent=accent,
        success=saved,
        warning=accent,
        error=accent,
        foreground=text,
        background=ground,
        surface=raised,
        panel=raised,
        variables={
            "ground": ground,
            "raised": raised,
            "ink": text,
            "quiet": quiet,
            "you": accent,
            "saved": saved,
            "focus": focus,
            "track": track,
            "input-cursor-background": accent,
            "input-cursor-foreground": ground,
            "input-selection-background": f"{focus} 30%",
            "scrollbar": quiet,
            "scrollbar-hover": accent,
            "scrollbar-active": accent,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
        },
    )


THEMES = (
    _theme(
        "paper",
        dark=False,
        ground="#FBF8F2",
        raised="#FFFFFF",
        text="#14213D",
        quiet="#5B6477",
        accent="#B5452F",
        saved="#2A7453",
        focus="#1F4E8C",
        track="#DDD6C8",
    ),
    _theme(
        "ink",
        dark=True,
        ground="#0F1626",
        raised="#1B2540",
        text="#EDE8DC",
        quiet="#9AA3B8",
        accent="#F2A65A",
        saved="#7BC8A4",
        focus="#8AB6F9",
        track="#2C3755",
    ),
    _theme(
        "contrast",
        dark=True,
        ground="#000000",
        raised="#1A1A1A",
        text="#FFFFFF",
        quiet="#D0D0D0",
        accent="#FFD400",
        saved="#5CFF9D",
        focus="#7FD4FF",
        track="#4A4A4A",
    ),
)
NAMES = tuple(theme.name for theme in THEMES)


def register(app: App[Any], name: str = DEFAULT) -> None:
    """Teach an app that does not run yet the three themes, and put on the one named, as far as the terminal shows it.

    The theme is set without its watcher, which would read all stylesheets a second time.
    """
    for theme in THEMES:
        app.register_theme(theme)
    app.set_reactive(App.theme, name)
    app.stylesheet.set_variables(app.get_css_variables())
    if app.no_color:  # as Textual found it in NO_COLOR; its own way is shades of grey
        from screens.no_colours import NoColours

        app._filters[:] = [NoColours(app.theme_variables["ground"])]
    elif app.console.color_system == "standard":
        from screens.sixteen_colours import SixteenColours

        app._filters.append(SixteenColours())
    if shows_few_signs():
        from screens.plain_signs import PlainSigns

        app._filters.append(PlainSigns())


def stylesheet(module: str) -> Path:
    """Find the stylesheet beside a module, given its `__file__`: the two are twins."""
    return Path(module).with_suffix(".tcss")
