"""The words of the interface: every sentence in every language, alike in what it fills in."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from kiosk.locale import Words
from kiosk.locale.catalogue import catalogues, compiled, extracted

ROOT = Path(__file__).parents[2]
TECHNICAL = ("kiosk/report/__init__.py", "kiosk/web/protocol.py", "kiosk/web/live.py", "screens/start.py")
"""What is written for programs, or in English for whoever typed the command."""
CATALOGUES = {catalogue.locale_identifier: (path, catalogue) for path, catalogue in catalogues()}


@pytest.fixture(params=sorted(map(str, CATALOGUES)))
def translated(request: pytest.FixtureRequest) -> tuple[Path, Catalog]:
    """Each catalogue with its file."""
    return CATALOGUES[request.param]


def messages(catalogue: Catalog) -> list[Message]:
    """List the messages of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def said(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell a message and its translation, each in all its forms."""
    return forms(message.id), forms(message.string)


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """List the forms of a text: none, one, or one for each number."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def filled(text: str) -> set[str]:
    """Name what a text fills in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts() -> Iterator[str]:
    """Go through every text of the interface, in the sources' language and in every other."""
    for catalogue in (extracted(), *(catalogue for _, catalogue in CATALOGUES.values())):
        for message in messages(catalogue):
            yield from (*forms(message.id), *forms(message.string))


def test_dutch_is_there() -> None:
    """The language of the first workshop has a catalogue; English needs none."""
    assert "nl" in CATALOGUES
    assert "en" not in CATALOGUES


def test_every_catalogue_is_complete(translated: tuple[Path, Catalog]) -> None:
    """Every sentence of the sources has a translation, in every form that the language counts in."""
    _, catalogue = translated
    missing = []
    for source in messages(extracted()):
        found = catalogue.get(source.id)
        wanted = catalogue.num_plurals if source.pluralizable else 1
        if found is None or found.fuzzy or len(forms(found.string)) != wanted or not all(forms(found.string)):
            missing.append(source.id)
    assert missing == []


def test_no_catalogue_keeps_what_the_sources_no_longer_say(translated: tuple[Path, Catalog]) -> None:
    """A sentence that was changed or taken out does not linger."""
    _, catalogue = translated
    known = {forms(message.id) for message in messages(extracted())}
    assert [message.id for message in messages(catalogue) if forms(message.id) not in known] == []
    assert not catalogue.obsolete


def test_translations_fill_in_the_same_values(translated: tuple[Path, Catalog]) -> None:
    """The names in braces are those of the message; only the form for one thing may leave its number out."""
    _, catalogue = translated
    for message in messages(catalogue):
        sources, strings = forms(message.id), forms(message.string)
        wanted = set().union(*map(filled, sources))
        assert filled(strings[-1]) == wanted, message.id
        for string in strings:
            assert wanted - {"n"} <= filled(string) <= wanted, message.id


def test_what_is_installed_is_what_was_translated(translated: tuple[Path, Catalog]) -> None:
    """The compiled catalogue says what the readable one says."""
    path, catalogue = translated
    with path.with_suffix(".mo").open("rb") as file:
        installed, fresh = read_mo(file), read_mo(BytesIO(compiled(catalogue)))
    assert sorted(map(said, messages(installed))) == sorted(map(said, messages(fresh)))


def test_no_text_shouts() -> None:
    """No sentence of the interface has an exclamation mark, in any language."""
    assert [text for text in texts() if "!" in text] == []


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", ["0 mensen antwoordden", "Eén persoon antwoordde", "2 mensen antwoordden"]),
        ("en", ["0 people answered", "One person answered", "2 people answered"]),
    ],
)
def test_one_thing_is_told_otherwise_than_several(language: str, told: list[str]) -> None:
    """Nobody reads of 1 people; of none it is told as of several."""
    words = Words(language)
    assert [words.plural("One person answered", "{n} people answered", n) for n in (0, 1, 2)] == told


def test_a_language_without_catalogue_is_told_in_english() -> None:
    """A workshop in Frisian works, with the kiosk's own sentences in English."""
    assert Words("fy")("About you") == "About you"


def test_the_switch_goes_round() -> None:
    """After the last language comes the first, and each calls itself by its own name."""
    dutch = Words("nl", ("nl", "en"))
    assert [dutch.own_name, dutch.following().own_name] == ["Nederlands", "English"]
    assert dutch.following().following().language == "nl"


def test_numbers_days_and_lists_are_each_languages_own() -> None:
    """The decimal sign, the month and the last comma follow the language."""
    dutch, english = Words("nl"), Words("en")
    assert [words.number(3.14159, 1) for words in (dutch, english)] == ["3,1", "3.1"]
    assert dutch.date(date(2017, 12, 14)) == "14 december 2017"
    assert dutch.listing(["a", "b", "c"]) == "a, b en c"


def test_times_shares_and_what_somebody_gave_are_each_languages_own() -> None:
    """Hours, percents and decimals are written in one place, so that a catalogue, or babel, can write them otherwise."""
    dutch, english = Words("nl"), Words("en")
    moment = datetime(2017, 12, 14, 9, 5, 7, tzinfo=UTC)
    assert [dutch.time(moment), dutch.time(moment, seconds=True)] == ["09:05", "09:05:07"]
    assert [words.figure(value) for words in (dutch, english) for value in (2.5, 3.0)] == ["2,5", "3", "2.5", "3"]
    assert dutch.percent(0.454) == "45 %"
    assert [dutch.percent(number / 8) for number in (1, 3, 5)] == [
        "13 %",
        "38 %",
        "63 %",
    ]  # a half is always rounded up
    assert dutch.percent(57 / 200) == "29 %"  # though 0.285 times 100 is a little less than 28.5
    assert dutch.sequence(["b", "a"]) == "b, a"


def test_no_number_is_written_without_its_language() -> None:
    """Nothing that screens, page and report show formats decimals, percents, hours or lists by itself."""
    own = re.compile(r":\.\d[fg]\}|:g\}|:%[HMdYB]|\} ?%|strftime|[\"'], [\"']\.join")
    spoken = (
        *(ROOT / "screens").rglob("*.py"),
        *(ROOT / "kiosk" / "web").rglob("*.py"),
        *(ROOT / "kiosk" / "report").rglob("*.py"),
    )
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in spoken
        for line in path.read_text(encoding="utf-8").splitlines()
        if own.search(line)
    ]
    assert [line for line in found if not line.startswith(TECHNICAL)] == []


def test_a_language_without_catalogue_is_named_by_itself() -> None:
    """A workshop in Frisian offers “Frysk”; where nobody knows the language, its letters."""
    assert [Words(language).own_name for language in ("fy", "nds", "qqx")] == ["Frysk", "Neddersass’sch", "QQX"]
    assert Words("qqx").number(2.5, 1) == "2.5"


def test_no_sentence_hides_in_an_f_string() -> None:
    """What is called inside an f-string is not seen by the extraction, and would stay English."""
    hidden = [
        f"{path}:{node.lineno}"
        for room in ("kiosk", "screens")
        for path in (ROOT / room).rglob("*.py")
        for string in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(string, ast.JoinedStr)
        for node in ast.walk(string)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"words", "_words", "plural"}
    ]
    assert hidden == []
