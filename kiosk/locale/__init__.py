"""The words of the interface in the language of the moment."""

import datetime
import gettext
import math
from functools import cache
from pathlib import Path

from kiosk.model.workshop import Text

CATALOGUES = Path(__file__).parent
DOMAIN = "kiosk"


def marked(message: str) -> str:
    """Mark a message for the catalogues that is translated only later, as gettext's own `gettext_noop` does."""
    return message


MONTHS = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)


def whole_percents(share: float) -> int:
    """Round a share of 0 to 1 to whole percents as people do by hand, a half up: one of eight is 13."""
    return math.floor(round(share * 100, 6) + 0.5)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, [language], fallback=True)


class Words:
    """Says every sentence of the interface in one language; a language without a catalogue is told in English.

    Args:
        language: the two-letter code, as the workshop file declares it.
        languages: all that can be switched between, in the order of the switch.
    """

    def __init__(self, language: str, languages: tuple[str, ...] = ()) -> None:
        self.language = language
        self.languages = languages or (language,)
        self._catalogue = _catalogue(language)

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate one message and fill in its `{values}`."""
        return self._catalogue.gettext(message).format(**values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a message that counts: `one` for a single thing, `many` otherwise; `{n}` is the number."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)

    @property
    def own_name(self) -> str:
        """What this language calls itself; one without a catalogue as babel knows it, else by its letters."""
        own = self("English")
        if own != "English" or self.language == "en":
            return own
        from babel import Locale, UnknownLocaleError

        try:
            name = Locale(self.language).get_display_name() or self.language.upper()
        except UnknownLocaleError:
            return self.language.upper()
        return name[:1].upper() + name[1:]

    def following(self) -> "Words":
        """Speak the next language."""
        place = self.languages.index(self.language) + 1
        return Words(self.languages[place % len(self.languages)], self.languages)

    def text(self, table: Text | None) -> str:
        """Pick this language of a workshop's text; where it is not declared, its first; of no text, nothing."""
        return table.get(self.language) or next(iter(table.values())) if table else ""

    def date(self, day: datetime.date) -> str:
        """Write a day out as this language does: 14 december 2017.

        From the catalogue, since the welcome screen has one: importing babel would cost it a tenth of its time.
        """
        return self("{day} {month} {year}", day=day.day, month=self(MONTHS[day.month - 1]), year=day.year)

    def time(self, moment: datetime.datetime, *, seconds: bool = False) -> str:
        """Write the time of a moment as this language does: 14:05, or 14:05:07."""
        parts = {"hour": f"{moment:%H}", "minute": f"{moment:%M}", "second": f"{moment:%S}"}
        if seconds:
            return self("{hour}:{minute}:{second}", **parts)
        return self("{hour}:{minute}", hour=parts["hour"], minute=parts["minute"])

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number with `digits` decimals and this language's decimal sign."""
        from babel.numbers import format_decimal

        return format_decimal(value, format="0." + "0" * digits if digits else "0", locale=self._known())

    def figure(self, value: float) -> str:
        """Write a number that somebody gave, with this language's decimal sign where it has decimals."""
        if float(value).is_integer():
            return str(int(value))  # as most are; that needs no babel
        from babel.numbers import format_decimal

        return format_decimal(value, format="0.#########", locale=self._known())

    def percent(self, share: float) -> str:
        """Write a share of 0 to 1 in whole percents: 45 %."""
        return self("{percent} %", percent=whole_percents(share))

    def listing(self, items: list[str]) -> str:
        """Join items as this language does: a, b and c."""
        from babel.lists import format_list

        return format_list(items, locale=self._known())

    def sequence(self, items: list[str]) -> str:
        """Join items that stand in an order, or are only counted up: a, b, c."""
        return self(", ").join(items)

    def _known(self) -> str:
        """Tell the language for numbers and lists: this one, or English where babel knows nothing of it."""
        from babel import Locale, UnknownLocaleError

        try:
            return str(Locale(self.language))
        except UnknownLocaleError:
            return "en"
