"""A question about one guide: which one, and which of its regions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guides.library import Card
from bot.language.asks import Ask, Choice, Missing, Operand, Reading, Shape, Trouble, Unclear
from bot.language.clause import Clause, read_clause
from bot.language.names import Names
from bot.language.regions import Asked, match
from bot.language.roles import role_display
from bot.language.words import Word, phrase, quoted

_HEADQUARTERS = frozenset(("hq", "headquarters"))
MOST_NAME = 60
"""Characters of a name that are remembered as missing."""
HOW = "Name a company and a role, as in: band wandb staff sf. Type help for all I can answer."
EXAMPLE = "Name a company and a role, as in: wandb staff sf."


@dataclass(frozen=True, slots=True)
class Case:
    """A clause with what is needed to word an answer about it."""

    shape: Shape
    clause: Clause
    text: str
    names: Names

    def said(self, indexes: Sequence[int]) -> str:
        """Those words as the person wrote them."""
        return quoted(self.text, [self.clause.words[i] for i in indexes])

    def unclear(
        self,
        status: Trouble,
        problem: str,
        remedy: str = "",
        choices: Sequence[Choice] = (),
        operands: Sequence[Operand] = (),
        missing: Missing | None = None,
    ) -> Unclear:
        """The question back, with the readings made so far."""
        return Unclear(
            self.shape.name,
            status,
            problem,
            remedy,
            tuple(choices),
            tuple(operands),
            self.clause.rereads + company_said(self),
            None if missing and _personal(missing) else missing,
        )


def read(shape: Shape, found: Sequence[Word], text: str, names: Names) -> Reading:
    """The guide and regions the words name, or what is missing."""
    if not found:
        return Unclear(
            shape.name, "invalid", f"{shape.name.capitalize()}: of which company and role?", EXAMPLE
        )
    case = Case(shape, read_clause(found, names), text, names)
    operand = resolve(case)
    if isinstance(operand, Unclear):
        return operand
    return Ask(shape.name, (operand,), assumptions=assumptions(case, operand))


def resolve(case: Case) -> Operand | Unclear:
    """The one guide a clause names, with the labels it asks for."""
    company = _company(case)
    if isinstance(company, Unclear):
        return company
    card = _card(case, company)
    if isinstance(card, Unclear):
        return card
    return _with_regions(case, card)


def _company(case: Case) -> str | Unclear:
    clause = case.clause
    if clause.either:
        return _which_guide(case)
    if len(clause.companies) > 1:
        return which_company(case)
    if clause.companies:
        return _whole_name(case, clause.companies[0])
    if clause.unknown_company:
        return unknown_company(case, quoted(case.text, clause.unknown_company))
    unread = [i for i in (*clause.role.unknown, *clause.left) if not _amount(clause.words[i].text)]
    if unread:
        return unknown_company(case, case.said(_first_run(sorted(unread))))
    return case.unclear("invalid", "Which company?", EXAMPLE)


def _amount(text: str) -> bool:
    return text[0].isdigit() and text.rstrip("kmbpaylrhousd").isdigit()


def _personal(missing: Missing) -> bool:
    """Whether an amount is among the words: it may be somebody's pay, and is never counted."""
    return not missing.known and any(_amount(word) for word in missing.name.split())


def _which_guide(case: Case) -> Unclear:
    """Two whole readings of the same words."""
    cards = [case.names.library.card(g) for g in case.clause.either if g in case.names.library]
    choices = [Choice(c.id, c.title, Ask(case.shape.name, (regions_of(case, c),))) for c in cards]
    problem = f"That could be {_either([choice.label for choice in choices])}."
    return case.unclear("ambiguous", problem, "Which one?", choices)


def _whole_name(case: Case, slug: str) -> str | Unclear:
    """Refuses "Linear Technology" where only Linear is known: a word beside it is unread."""
    clause = case.clause
    if not clause.role.slugs or not clause.left or not clause.company_words:
        return slug
    start = clause.words.index(clause.company_words[0])
    end = clause.words.index(clause.company_words[-1]) + 1
    if end in clause.left and end + 1 < len(clause.words):
        name = quoted(case.text, [*clause.company_words, clause.words[end]])
        return unknown_company(case, name, (slug,))
    if start - 1 in clause.left:
        name = quoted(case.text, [clause.words[start - 1], *clause.company_words])
        return unknown_company(case, name, (slug,))
    return slug


def which_company(case: Case) -> Unclear:
    """Several companies fit the words: ask which."""
    clause, names = case.clause, case.names
    role = clause.role.slugs[0] if len(clause.role.slugs) == 1 else None
    choices = [
        Choice(slug, names.library.companies[slug].told, _ask_of(case, slug, role))
        for slug in clause.companies
    ]
    said = quoted(case.text, clause.company_words)
    problem = f"{said!r} could be {_either([choice.label for choice in choices])}."
    return case.unclear("ambiguous", problem, "Which one?", choices)


def _ask_of(case: Case, slug: str, role: str | None) -> Ask:
    """The question of that company; a listing of its guides where the role is open."""
    guide = f"{slug}/{role}"
    if role is not None and guide in case.names.library:
        return Ask(case.shape.name, (Operand(guide),))
    return Ask("guides", company=slug)


def unknown_company(case: Case, said: str, near: Sequence[str] = ()) -> Unclear:
    """No guide covers a company called `said`; names like it are offered."""
    names = case.names
    folded = " ".join(word for word in said.casefold().split())
    slugs = near or names.companies.nearest(folded)
    choices = [Choice(s, names.library.companies[s].told, Ask("guides", company=s)) for s in slugs]
    remedy = (
        f"The nearest names are {_either([c.label for c in choices])}."
        if choices
        else "Type guides for the companies there are."
    )
    known = bool(case.clause.unknown_company)
    missing = Missing("company", folded[:MOST_NAME], known)
    return case.unclear("not_found", f"No guide covers {said!r}.", remedy, choices, missing=missing)


def _card(case: Case, slug: str) -> Card | Unclear:
    clause, names = case.clause, case.names
    cards = names.cards(slug)
    display = names.library.companies[slug].display
    if clause.role.unknown:
        return _no_role(case, display, cards, case.said(clause.role.unknown), slug)
    if not clause.role.slugs and clause.left:
        return _no_role(case, display, cards, case.said(_first_run(clause.left)), slug)
    if not clause.role.slugs:
        problem = f"{display} has {len(cards)} guides." if len(cards) > 1 else f"{display}:"
        return case.unclear("ambiguous", problem, "Which role?", _choices(case, cards))
    meant = [card for card in cards if card.role in clause.role.slugs]
    if len(meant) > 1:
        said = case.said(sorted(clause.role.used))
        problem = f"{said!r} at {display} could be {_either([c.role_display for c in meant])}."
        return case.unclear("ambiguous", problem, "Which one?", _choices(case, meant))
    if not meant:
        lacking = role_display(clause.role.slugs[0], names.lexicon.roles)
        return _no_role(case, display, cards, lacking, slug)
    return meant[0]


def _no_role(case: Case, display: str, cards: Sequence[Card], said: str, slug: str) -> Unclear:
    listed = ", ".join(card.role_display for card in cards)
    problem = f"{display} has no guide for {said!r}."
    folded = phrase(said)
    names = case.names
    known = folded in names.roles.titles or folded in names.roles.phrases
    missing = Missing("role", folded[:MOST_NAME], known, slug)
    choices = _choices(case, cards)
    return case.unclear("not_found", problem, f"It has: {listed}.", choices, missing=missing)


def _choices(case: Case, cards: Sequence[Card]) -> list[Choice]:
    return [
        Choice(card.id, card.role_display, Ask(case.shape.name, (regions_of(case, card),)))
        for card in cards
    ]


def regions_of(case: Case, card: Card) -> Operand:
    """The guide with whichever of the places asked it has."""
    return Operand(card.id, match(case.clause.places, card.labels, case.names.atlas).labels)


def _with_regions(case: Case, card: Card) -> Operand | Unclear:
    clause = case.clause
    if not clause.places and any(word.text in _HEADQUARTERS for word in clause.words):
        labels = tuple(label for label in card.labels if "hq" in phrase(label).split())
        return Operand(card.id, labels) if labels else _no_region(case, card, "hq")
    regions = match(clause.places, card.labels, case.names.atlas)
    if regions.missing:
        return _no_region(case, card, _place_said(case, regions.missing[0]))
    left = _outside_labels(clause, regions.labels)
    if left:
        return _no_region(case, card, case.said(_first_run(left)))
    return Operand(card.id, regions.labels)


def _outside_labels(clause: Clause, labels: Sequence[str]) -> list[int]:
    """Unread words that are no part of the labels already found, as in "London (DeepMind)"."""
    inside = {word for label in labels for word in phrase(label).split()}
    return [i for i in clause.left if clause.words[i].text not in inside]


def _place_said(case: Case, asked: Asked) -> str:
    return case.said(range(asked.start, asked.end))


def _no_region(case: Case, card: Card, said: str) -> Unclear:
    labels = ", ".join(card.labels) or "none"
    folded = phrase(said)
    known = case.names.atlas.known(folded) is not None
    choices = [
        Choice(card.id, label, Ask(case.shape.name, (Operand(card.id, (label,)),)))
        for label in card.labels
    ]
    by_level = not case.names.places.any_place(card.labels)
    problem = f"The {card.title} guide has nothing for {said!r}."
    if by_level:
        problem = f"The {card.title} guide gives its bands by level, not by place."
    return case.unclear(
        "not_found",
        problem,
        f"Its {'levels' if by_level else 'regions'} are: {labels}.",
        choices,
        (Operand(card.id),),
        Missing("region", folded[:MOST_NAME], known, card.company, card.role),
    )


def assumptions(case: Case, operand: Operand) -> tuple[str, ...]:
    """A sentence for every reading that was not exact."""
    clause, card = case.clause, case.names.library.card(operand.guide)
    said = [*clause.rereads, *company_said(case)]
    if not clause.role.exact and clause.role.used:
        words = case.said(sorted(clause.role.used))
        said.append(f"Read {words!r} as {card.role_display}.")
    regions = match(clause.places, card.labels, case.names.atlas)
    for place, labels in regions.covering:
        shown = " and ".join(repr(label) for label in labels)
        name = next(_place_said(case, a) for a in clause.places if a.place == place)
        said.append(f"Took {shown}, which covers {name!r}.")
    return tuple(said)


def company_said(case: Case) -> tuple[str, ...]:
    """How the company's name was read, where it was not its full name."""
    clause = case.clause
    if clause.company_exact or len(clause.companies) != 1:
        return ()
    display = case.names.library.companies[clause.companies[0]].display
    return (f"Read {quoted(case.text, clause.company_words)!r} as {display}.",)


def _first_run(left: Sequence[int]) -> list[int]:
    """The first unread words that stand together."""
    run = [left[0]]
    for index in left[1:]:
        if index != run[-1] + 1:
            break
        run.append(index)
    return run


def _either(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + f" or {names[-1]}"
