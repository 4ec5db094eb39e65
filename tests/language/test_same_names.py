"""Two companies of one name."""

from __future__ import annotations

from bot.data_files import data_folder
from bot.language.asks import Unclear
from bot.language.reading import reader
from bot.wiring import registry
from tests import making


def test_they_are_offered_with_their_slugs() -> None:
    two = making.library(*(making.guide(slug, "pm", display="Acme") for slug in ("acme", "acme-2")))
    reading = reader(two, registry().shapes(), data_folder()).read("acme pm", "band")
    assert isinstance(reading, Unclear)
    assert [choice.label for choice in reading.choices] == ["Acme (acme)", "Acme (acme-2)"]
