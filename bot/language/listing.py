"""A question for a list of guides: all of them, a company's, or those that match some words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.guides.library import Card
from bot.language.asks import Ask, Operand, Reading, Shape
from bot.language.clause import read_clause
from bot.language.names import Names
from bot.language.regions import match
from bot.language.single import Case, company_said, unknown_company, which_company
from bot.language.words import Word, quoted

GAPS = "gaps"
"""The word that asks for what people miss."""


def read(shape: Shape, found: Sequence[Word], text: str, names: Names) -> Reading:
    """The company to list, or the guides the words describe."""
    if not found:
        return Ask(shape.name)
    if [word.text for word in found] == [GAPS]:
        return Ask(shape.name, text=GAPS)
    case = Case(shape, read_clause(found, names), text, names)
    clause = case.clause
    if clause.unknown_company:
        return unknown_company(case, quoted(text, clause.unknown_company))
    if len(clause.companies) == 1 and not (clause.role.slugs or clause.left or clause.places):
        return Ask(shape.name, company=clause.companies[0], assumptions=company_said(case))
    if len(clause.companies) > 1 and not clause.role.slugs:
        return which_company(case)
    guides = _matching(case)
    if guides:
        return Ask(
            shape.name, tuple(map(Operand, guides)), text=text, assumptions=company_said(case)
        )
    said = case.said(clause.left or range(len(clause.words)))
    return unknown_company(case, said)


def _matching(case: Case) -> list[str]:
    """Guides of the companies and roles the words name, with bands in the places they name."""
    clause, library = case.clause, case.names.library
    companies = clause.companies or tuple(library.companies)
    if not (clause.companies or clause.role.slugs or clause.places):
        return []
    roles = clause.role.slugs
    return [
        card.id
        for slug in companies
        for card in library.companies[slug].cards
        if (not roles or card.role in roles) and _lies_there(case, card)
    ]


def _lies_there(case: Case, card: Card) -> bool:
    """Whether the guide has bands for one of the places asked, if any is."""
    places = case.clause.places
    return not places or bool(match(places, card.labels, case.names.atlas).labels)
