"""Every name of the corpus finds its own: companies their guides, titles theirs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.data_files import data_folder
from bot.guides.library import Card, Library
from bot.language.asks import Ask
from bot.language.reading import Reader, reader
from bot.wiring import registry

WORDINGS = (
    "/band {company} {role}",
    "{company} {role}",
    "what does {company} pay a {role}?",
    "salary for {role} at {company} please",
)


@pytest.fixture(scope="module")
def read(corpus: Library) -> Reader:
    return reader(corpus, registry().shapes(), data_folder())


@pytest.mark.parametrize(
    "named",
    [
        pytest.param(lambda slug, display: display, id="display name"),
        pytest.param(lambda slug, display: slug, id="slug"),
        pytest.param(lambda slug, display: display.upper(), id="in capitals"),
        pytest.param(lambda slug, display: display.lower(), id="in lower case"),
    ],
)
@pytest.mark.parametrize("wording", ["/guides {}", "guides {}", "which guides do you have for {}?"])
def test_every_company_lists_its_own_guides(
    read: Reader, corpus: Library, wording: str, named: Callable[[str, str], str]
) -> None:
    wrong = {}
    for company in corpus.companies.values():
        text = wording.format(named(company.slug, company.display))
        reading = read.read(text)
        if not isinstance(reading, Ask) or (reading.command, reading.company) != (
            "guides",
            company.slug,
        ):
            wrong[text] = reading
    assert wrong == {}


@pytest.mark.parametrize("wording", WORDINGS)
def test_every_title_finds_its_own_guide(read: Reader, corpus: Library, wording: str) -> None:
    wrong = {}
    for card in corpus:
        text = wording.format(company=_display(corpus, card), role=card.role_display)
        reading = read.read(text)
        found = [o.guide for o in reading.operands] if isinstance(reading, Ask) else reading
        if found != [card.id]:
            wrong[text] = found
    assert wrong == {}


@pytest.mark.parametrize("wording", WORDINGS)
def test_a_title_s_words_ask_for_no_other_command(
    read: Reader, corpus: Library, wording: str
) -> None:
    texts = [wording.format(company=_display(corpus, c), role=c.role_display) for c in corpus]
    commands = {text: read.read(text).command for text in texts}
    assert {text: name for text, name in commands.items() if name != "band"} == {}


def _display(library: Library, card: Card) -> str:
    return library.companies[card.company].display
