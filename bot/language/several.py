"""A question that sets guides side by side.

"google and databricks senior in nyc" names the role and the place once for both; "wandb staff
sf vs london" names the company and the role once. Each stretch between joining words is read
on its own, then what one lacks is taken from its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.language.asks import Ask, Choice, Operand, Reading, Shape, Unclear
from bot.language.clause import Clause, read_clause
from bot.language.names import Names
from bot.language.regions import Asked
from bot.language.single import Case, assumptions, regions_of, resolve
from bot.language.words import Word

MOST_SIDES = 20
EXAMPLE = "Name two, as in: compare wandb senior sf vs hf senior paris."


def read(shape: Shape, found: Sequence[Word], text: str, names: Names) -> Reading:
    """The guides to compare, in the order asked."""
    if not found:
        return Unclear(shape.name, "invalid", f"/{shape.name} needs two or more guides.", EXAMPLE)
    windows = _windows(found, names)
    if len(windows) > MOST_SIDES:
        problem = f"That names more than the {MOST_SIDES} sides I can tell apart."
        return Unclear(shape.name, "invalid", problem, "Leave some out.")
    cases = [
        Case(shape, side, text, names)
        for side in _completed(_sides(_clauses(found, windows, names)), names)
    ]
    resolved = [resolve(case) for case in cases]
    # A company nobody covers first: no choice of role would help.
    troubles = sorted(
        (i for i, each in enumerate(resolved) if isinstance(each, Unclear)),
        key=lambda i: not cases[i].clause.unknown_company,
    )
    if troubles:
        return _asked_of_all(resolved, cases, troubles[0])
    operands = [each for each in resolved if isinstance(each, Operand)]
    said = [
        sentence
        for case, operand in zip(cases, operands, strict=True)
        for sentence in assumptions(case, operand)
    ]
    return asked(shape, _spread(operands), tuple(dict.fromkeys(said)))


def _asked_of_all(resolved: list[Operand | Unclear], cases: list[Case], at: int) -> Unclear:
    """The question back about one side, each choice completing the whole comparison."""
    trouble = resolved[at]
    assert isinstance(trouble, Unclear)
    choices = tuple(
        replace(choice, ask=_with_choice(choice, resolved, cases, at)) for choice in trouble.choices
    )
    return replace(trouble, choices=choices)


def _with_choice(
    choice: Choice, resolved: list[Operand | Unclear], cases: list[Case], at: int
) -> Ask:
    """The comparison with this side chosen; sides without a role take the chosen one."""
    if not choice.ask.operands:
        return choice.ask
    chosen = choice.ask.operands[0]
    role = chosen.guide.partition("/")[2]
    operands: list[Operand] = []
    for i, (each, case) in enumerate(zip(resolved, cases, strict=True)):
        same = [f"{slug}/{role}" for slug in case.clause.companies]
        if i == at:
            operands.append(chosen)
        elif isinstance(each, Operand):
            operands.append(each)
        elif len(same) == 1 and same[0] in case.names.library:
            operands.append(regions_of(case, case.names.library.card(same[0])))
    if len(operands) < case.shape.least:
        return Ask("band", (chosen,))
    return Ask(case.shape.name, tuple(operands))


def asked(shape: Shape, given: list[Operand], said: tuple[str, ...]) -> Reading:
    """The comparison of those guides; unclear where they are too few or too many."""
    operands = list(dict.fromkeys(given))  # nothing is set beside itself
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


def _clauses(found: Sequence[Word], windows: list[tuple[int, int]], names: Names) -> list[Clause]:
    """Each stretch between joining words read on its own."""
    clauses: list[Clause] = []
    company: str | None = None
    for window in windows:
        clause = read_clause(found, names, company, window)
        company = clause.companies[0] if len(clause.companies) == 1 else company
        clauses.append(clause)
    return clauses


def _windows(found: Sequence[Word], names: Names) -> list[tuple[int, int]]:
    """The stretches between joining words and commas; never inside a company's name."""
    inside = {i for n in names.companies.find(found) for i in range(n.start + 1, n.end)}
    named = {n.start for n in names.companies.find(found) if n.slugs}
    others = _later_companies(found, names)
    joining = names.lexicon.strong | names.lexicon.weak
    windows: list[tuple[int, int]] = []
    start = 0
    for i, word in enumerate(found):
        if i in others and any(a in named for a in range(start, i)):
            windows.append((start, i))
            start = i
        joins = i not in inside and word.text in joining
        if joins or (word.after_comma and i not in inside):
            windows.append((start, i))
            start = i + 1 if joins else i
    windows.append((start, len(found)))
    return [(a, b) for a, b in windows if any(w.text not in names.empty for w in found[a:b])]


def _later_companies(found: Sequence[Word], names: Names) -> set[int]:
    """Where another company's name begins: "google databricks staff" has two sides."""
    named = [n for n in names.companies.find(found) if n.slugs]
    return {
        b.start
        for a, b in pairwise(named)
        if a.slugs != b.slugs and found[b.start].text not in _own_words(a.slugs, names)
    }


def _own_words(slugs: tuple[str, ...], names: Names) -> set[str]:
    """Words of the companies' own roles: "Linode Akamai Cloud Engineer" is one guide."""
    roles = (card.role for slug in slugs for card in names.cards(slug))
    return {word for role in roles if role not in names.lexicon.roles for word in role.split("-")}


def _sides(clauses: list[Clause]) -> list[Clause]:
    """Sides from clauses: one that names no company completes the side before it, if it can."""
    sides: list[Clause] = []
    for clause in clauses:
        if sides and _only_places(clause) and len({s.companies for s in sides}) > 1:
            # "a and b in london and new york": one more place for all of them.
            sides[-1] = replace(sides[-1], places=(*sides[-1].places, *clause.places))
        elif sides and not clause.company_words and _completes(clause, sides[-1]):
            last = sides[-1]
            role = clause.role if _has_role(clause) else last.role
            sides[-1] = replace(last, role=role, places=clause.places or last.places)
        elif not _says_nothing(clause):
            sides.append(clause)
    return sides


def _has_role(clause: Clause) -> bool:
    return bool(clause.role.slugs or clause.role.unknown)


def _only_places(clause: Clause) -> bool:
    named = clause.company_words or clause.unknown_company
    return bool(clause.places) and not (named or _has_role(clause) or clause.left)


def _says_nothing(clause: Clause) -> bool:
    named = clause.companies and clause.company_words
    return not (named or clause.unknown_company or clause.places or clause.left) and not _has_role(
        clause
    )


def _completes(clause: Clause, side: Clause) -> bool:
    if _has_role(clause) and _has_role(side):
        return False
    return not (clause.places and side.places) and not clause.left and not clause.unknown_company


def _completed(sides: list[Clause], names: Names) -> list[Clause]:
    """Each side with the company, role and places it did not name, from the nearest that did."""
    done: list[Clause] = []
    for i, side in enumerate(sides):
        before, after = [*reversed(sides[:i])], sides[i + 1 :]
        if not side.companies and not side.unknown_company and not side.left:
            giver = next((s for s in (*before, *after) if s.companies), side)
            side = replace(side, companies=giver.companies)
        if not _has_role(side):
            giver = next((s for s in (*after, *before) if s.role.slugs), side)
            side = replace(side, role=giver.role)
        done.append(side)
    return _with_places(done, names)


def _with_places(sides: list[Clause], names: Names) -> list[Clause]:
    """A place named once is meant for every side whose guides have places."""
    named = {tuple(asked.place for asked in side.places) for side in sides if side.places}
    if len(named) != 1:
        return sides
    places = next(side.places for side in sides if side.places)
    return [_lent(side, places, names) for side in sides]


def _lent(side: Clause, places: tuple[Asked, ...], names: Names) -> Clause:
    """The side with its neighbour's places; levels instead of regions are shown whole, and said."""
    slug = side.companies[0] if len(side.companies) == 1 else None
    if slug is None or names.places.any_place(names.labels(slug)):
        return side if side.places else replace(side, places=places)
    display = names.library.companies[slug].display
    return replace(
        side, places=(), rereads=(*side.rereads, f"{display} gives no regions; all is shown.")
    )
