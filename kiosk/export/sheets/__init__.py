"""The sheets of an event, one module for each: what CSV and XLSX hold."""

from kiosk.export.contents import Contents
from kiosk.export.gather import tallies as counted
from kiosk.export.sheet import Sheet
from kiosk.export.sheets.answers import answers
from kiosk.export.sheets.codebook import codebook
from kiosk.export.sheets.responses import responses
from kiosk.export.sheets.spoken import asked_sheet, conclusions_sheet, themes_sheet
from kiosk.export.sheets.tallies import everything, tallies
from kiosk.export.sheets.timings import timings
from kiosk.locale import Words


def restricted_sheets(contents: Contents) -> tuple[Sheet, ...]:
    """Make all sheets of the restricted class, in the workshop's first language; the codebook, last, is in all of them."""
    workshop = contents.workshop
    words = Words(workshop.default_language)
    told = {language: _sheets(contents, Words(language)) for language in workshop.languages}
    return (*told[words.language], codebook(workshop, words, told))


def _sheets(contents: Contents, words: Words) -> tuple[Sheet, ...]:
    return (
        responses(contents, words),
        answers(contents, words),
        timings(contents, words),
        tallies(contents.workshop, words, lambda: everything(counted(contents))),
        asked_sheet(contents, words),
        themes_sheet(contents, words),
        conclusions_sheet(contents, words),
    )
