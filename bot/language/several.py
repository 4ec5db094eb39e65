"""A question that sets guides side by side.

"google and databricks senior in nyc" names the role and the place once for both; "wandb staff
sf vs london" names the company and the role once. Each stretch between joining words is read
on its own, then what one lacks is taken from its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.language.asks import Ask, Operand, Reading, Shape, Unclear
from bot.language.clause import Clause, Names, read_clause
from bot.language.regions import Asked
from bot.language.roles import RoleReading
from bot.language.single import Case, assumptions, resolve
from bot.language.words import Word

EXAMPLE = "Name two, as in: compare wandb senior sf vs hf senior paris."


@dataclass(slots=True)
class _Side:
    """One side of the comparison, while it is being completed."""

    clause: Clause
    companies: tuple[str, ...]
    role: RoleReading
    role_clause: Clause
    places: tuple[Asked, ...]
    place_clause: Clause


def read(shape: Shape, found: Sequence[Word], text: str, names: Names) -> Reading:
    """The guides to compare, in the order asked."""
    if not found:
        return Unclear(shape.name, "invalid", f"/{shape.name} needs two or more guides.", EXAMPLE)
    clauses = _clauses(found, names)
    sides = _completed(_sides(clauses))
    operands: list[Operand] = []
    said: list[str] = []
    for side in sides:
        case = Case(shape, _whole(side), text, names)
        operand = resolve(case)
        if isinstance(operand, Unclear):
            return operand
        operands.append(operand)
        said += assumptions(case, operand)
    return _ask(shape, _spread(operands), tuple(dict.fromkeys(said)))


def _ask(shape: Shape, operands: list[Operand], said: tuple[str, ...]) -> Reading:
    if len(operands) < shape.least:
        problem = f"There is only one band to {shape.name} there."
        return Unclear(shape.name, "invalid", problem, EXAMPLE, operands=tuple(operands))
    if len(operands) > shape.most:
        problem = f"That is {len(operands)} bands; {shape.most} fit side by side."
        return Unclear(shape.name, "invalid", problem, "Leave some out.")
    return Ask(shape.name, tuple(operands), assumptions=said)


def _spread(operands: list[Operand]) -> list[Operand]:
    """One guide asked in two regions, alone, is two bands to compare."""
    if len(operands) == 1 and len(operands[0].regions) > 1:
        return [Operand(operands[0].guide, (label,)) for label in operands[0].regions]
    return operands


def _clauses(found: Sequence[Word], names: Names) -> list[Clause]:
    """The stretches between joining words and commas; never inside a company's name."""
    inside = {i for n in names.companies.find(found) for i in range(n.start + 1, n.end)}
    joining = names.lexicon.strong | names.lexicon.weak
    stretches: list[list[Word]] = [[]]
    for i, word in enumerate(found):
        if i in inside:
            stretches[-1].append(word)
        elif word.text in joining:
            stretches.append([])
        else:
            if word.after_comma:
                stretches.append([])
            stretches[-1].append(word)
    clauses: list[Clause] = []
    company: str | None = None
    for stretch in stretches:
        if stretch:
            clause = read_clause(stretch, names, company)
            company = clause.companies[0] if len(clause.companies) == 1 else company
            clauses.append(clause)
    return clauses


def _sides(clauses: list[Clause]) -> list[_Side]:
    """Sides from clauses: one that names no company completes the side before it, if it can."""
    sides: list[_Side] = []
    for clause in clauses:
        if clause.company_words or not sides or not _completes(clause, sides[-1]):
            sides.append(
                _Side(clause, clause.companies, clause.role, clause, clause.places, clause)
            )
            continue
        if clause.role.slugs or clause.role.unknown:
            sides[-1].role, sides[-1].role_clause = clause.role, clause
        if clause.places:
            sides[-1].places, sides[-1].place_clause = clause.places, clause
    return sides


def _completes(clause: Clause, side: _Side) -> bool:
    has_role = bool(clause.role.slugs or clause.role.unknown)
    if has_role and (side.role.slugs or side.role.unknown):
        return False
    return not (clause.places and side.places) and not clause.left


def _completed(sides: list[_Side]) -> list[_Side]:
    """Each side with the role and place it did not name, from the nearest that did."""
    for i, side in enumerate(sides):
        later_first = [*sides[i + 1 :], *reversed(sides[:i])]
        if not side.companies:
            giver = next((s for s in reversed(sides[:i]) if s.companies), None)
            side.companies = giver.companies if giver else ()
        if not side.role.slugs and not side.role.unknown:
            giver = next((s for s in later_first if s.role.slugs), None)
            if giver is not None:
                side.role, side.role_clause = giver.role, giver.role_clause
    return _with_places(sides)


def _with_places(sides: list[_Side]) -> list[_Side]:
    """A place named once is meant for every side."""
    named = {tuple(a.place for a in side.places) for side in sides if side.places}
    if len(named) == 1:
        giver = next(side for side in sides if side.places)
        for side in sides:
            if not side.places:
                side.places, side.place_clause = giver.places, giver.place_clause
    return sides


def _whole(side: _Side) -> Clause:
    """A side as one clause, its words joined from wherever they came."""
    by_id = {id(c): c for c in (side.clause, side.role_clause, side.place_clause)}
    start: dict[int, int] = {}
    words: list[Word] = []
    for key, clause in by_id.items():
        start[key] = len(words)
        words += clause.words
    role, places = side.role, side.places
    by_role, by_place = start[id(side.role_clause)], start[id(side.place_clause)]
    return replace(
        side.clause,
        words=tuple(words),
        companies=side.companies,
        role=replace(
            role,
            used=frozenset(i + by_role for i in role.used),
            unknown=tuple(i + by_role for i in role.unknown),
        ),
        places=tuple(replace(a, start=a.start + by_place, end=a.end + by_place) for a in places),
    )
