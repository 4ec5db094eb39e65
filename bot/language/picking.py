"""Picking one of the questions that were offered: "2", "the first one", "staff"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.guides.library import Card
from bot.language.asks import Ask, Topic
from bot.language.clause import read_clause
from bot.language.names import Names
from bot.language.regions import match
from bot.language.roles import RoleReading, own_words, read_role
from bot.language.spoken import Spoken
from bot.language.words import Word

_NUMBER = re.compile(r"(?:(?:option|number|no|the|choice|take) )*(?:#?(\d{1,2}))(?: please| pls)?")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def read(spoken: Spoken, topic: Topic, found: Sequence[Word]) -> Ask | None:
    """The offered question that a number or a name picks."""
    choices = topic.choices
    said = " ".join(word.text for word in found)
    number = _number(said)
    if number is not None:
        return choices[number - 1] if 0 < number <= len(choices) else None
    if not choices or len(found) > 6:
        return None
    named = [c for c in choices if _names_choice(spoken.names, c, choices, found)]
    if len(named) != 1 or _says_more(spoken, named[0], found, choices):
        return None
    return named[0]


def _says_more(spoken: Spoken, choice: Ask, found: Sequence[Word], choices: Sequence[Ask]) -> bool:
    """Whether the words also name what tells the choices not apart: another company or role."""
    clause = read_clause(found, spoken.names, default=_company(choice))
    if clause.left or clause.role.unknown or clause.unknown_company:
        return True
    companies = {_company(each) for each in choices}
    guides = {o.guide for each in choices for o in each.operands}
    named = set(clause.companies) if clause.company_words else set()
    if len(guides) == 1 and (named or clause.role.slugs):
        return {f"{c}/{r}" for c in named or companies for r in clause.role.slugs} != guides
    return bool(named - companies) or (len(guides) > 1 and bool(clause.places))


def _number(said: str) -> int | None:
    match_ = _NUMBER.fullmatch(said)
    if match_:
        return int(match_[1])
    bare = said.removeprefix("the ").removesuffix(" one").removesuffix(" please")
    return _ORDINALS.index(bare) + 1 if bare in _ORDINALS else None


def _names_choice(names: Names, choice: Ask, choices: Sequence[Ask], found: Sequence[Word]) -> bool:
    """Whether the words name this choice among the others."""
    texts = [word.text for word in found]
    free = [text not in names.empty for text in texts]
    slugs = {slug for named in names.companies.find(found) for slug in named.slugs}
    company = choice.company or choice.operands[0].guide.partition("/")[0]
    if slugs and not any(not slugs & {_company(c)} for c in choices):
        slugs = set()  # every choice is of that company: the name tells none apart
    if slugs:
        return company in slugs
    cards = [names.library.card(o.guide) for c in choices for o in c.operands]
    if choice.company or not cards:
        return False
    operand = choice.operands[0]
    if len({card.id for card in cards}) == 1:
        return _labels(names, names.library.card(operand.guide), texts, free) == operand.regions
    role = _role(names, cards, texts, free)
    return names.library.card(operand.guide).role in role.slugs and len(role.slugs) == 1


def _company(ask: Ask) -> str:
    return ask.company or ask.operands[0].guide.partition("/")[0]


def _role(names: Names, cards: Sequence[Card], texts: list[str], free: list[bool]) -> RoleReading:
    own = own_words(texts, free, cards, names.lexicon)
    return read_role(texts, free, cards, names.roles, own)


def _labels(names: Names, card: Card, texts: list[str], free: list[bool]) -> tuple[str, ...]:
    asked = names.places.find(texts, free, card.labels, world=True)
    return match(asked, card.labels, names.atlas).labels
