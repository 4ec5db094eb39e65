"""What a level is elsewhere: of one guide's role, or who says they equal "Google L6"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.chat.command import Desk
from bot.chat.reply import (
    Actions,
    Block,
    Bullets,
    Button,
    Cell,
    Column,
    Heading,
    Notice,
    Quote,
    Reply,
    Table,
    Text,
)
from bot.guides.level_statements import Statement, blocks, level_sections
from bot.guides.level_words import Level
from bot.guides.levels import Said, disagreements
from bot.guides.model import Guide
from bot.language.asks import Ask, Operand
from handlers._bands import guide_reply
from handlers._level_index import (
    LevelIndex,
    disagreeing,
    level_button,
    level_index,
    naming,
    said_by,
)
from handlers._level_lookup import lookup
from handlers._parts import buttons, lacking
from handlers._provenance import badges, origin

_MOST_ROWS = 30
_MOST_SHARES = 5
_SHARES = "Of the guides for such roles that say what the first is at the second's company:"
_MOST_NOTICES = 3
_MOST_BANDS = 3
_MOST_LEVELS = 2
_MOST_NAMED = 8
_MOST_QUOTED = 600


def answer(ask: Ask, desk: Desk) -> Reply:
    """One guide's statements with what other guides say of them; or the guides naming a level."""
    index = level_index(desk.library)
    if not ask.operands:
        return lookup(ask.text, index, desk)
    operand = ask.operands[0]
    guide = desk.library.guide(operand.guide)
    head: list[Block] = [Heading(f"{guide.title}: levels elsewhere"), *badges([guide], desk)]
    said = index.levels.of(guide.id)
    if not said:
        return guide_reply([*head, *_without(guide, ask, desk)], operand, ())
    body = [
        *_inside(said),
        _table(said, index),
        *_quoted(guide),
        *_shares(said, index),
        *_others(said, index),
    ]
    found = [*head, *body, origin(guide, desk), *_next(said, index), buttons(ask, desk)]
    return guide_reply(found, operand, ())


def _table(said: Sequence[Statement], index: LevelIndex) -> Table:
    """A row per level elsewhere; the guide's own levels too where it states several."""
    rows = list(_rows(said, index))[:_MOST_ROWS]
    columns = [Column("Company"), Column("Level"), Column("Said by", numeric=True)]
    cells = [
        [Cell(other.level.name), Cell(other.level.words), Cell(said_by(other))] for _, other in rows
    ]
    if len({statement.own.key for statement in said}) > 1:
        columns.insert(0, Column("Level here"))
        cells = [[Cell(own.words), *row] for (own, _), row in zip(rows, cells, strict=True)]
    return Table(tuple(columns), tuple(map(tuple, cells)))


def _rows(said: Sequence[Statement], index: LevelIndex) -> Iterator[tuple[Level, Said]]:
    """Each pair of the guide once, with how many guides state it of those comparing the two."""
    seen: set[tuple[str, str, str]] = set()
    for statement in said:
        counted = _elsewhere(statement.own, statement, index)
        for other in statement.levels[1:]:
            key = (statement.own.key, other.company, other.key)
            found = next((s for s in counted if _is(s, other)), None)
            if found is not None and key not in seen:
                seen.add(key)
                yield statement.own, Said(other, found.by, found.of)


def _is(said: Said, level: Level) -> bool:
    return said.level.company == level.company and said.level.key == level.key


def _elsewhere(level: Level, statement: Statement, index: LevelIndex) -> tuple[Said, ...]:
    """What guides for the same kind of work set equal to a level."""
    named = index.levels.alike(level)
    return index.levels.elsewhere(
        each for each in named if each.statement.discipline == statement.discipline
    )


def _inside(said: Sequence[Statement]) -> list[Block]:
    """Where one statement gives one company two levels that have nothing in common."""
    found = [(a, b) for statement in said for a, b in statement.contradictions()]
    return [
        Notice(f"This guide contradicts itself: {a.label} and {b.label} in one line.", "warning")
        for a, b in found[:_MOST_NOTICES]
    ]


def _quoted(guide: Guide) -> list[Block]:
    """The guide's own line, where it is one and not a table."""
    sections = list(level_sections(guide.body))
    lines = [
        b for section in sections for b in blocks(section) if isinstance(b, str) and " = " in b
    ]
    raw = guide.level_mapping.raw or ""
    text = lines[0] if lines else "" if raw.startswith("|") else raw.lstrip("- ")
    if not text or len(text) > _MOST_QUOTED:
        return []
    return [Quote(text, "the guide's level mapping")]


def _shares(said: Sequence[Statement], index: LevelIndex) -> list[Block]:
    """How far all guides agree on the pairs that this one states, and where they do not."""
    agreed: dict[frozenset[Level], tuple[str, Said]] = {}
    split: dict[str, int] = {}
    for statement in said:
        for level in statement.levels:
            counted = _elsewhere(level, statement, index)
            for other in statement.beside(level):
                found = next((s for s in counted if _is(s, other)), None)
                if level is not statement.own and other is not statement.own and found:
                    text = f"{_short(level, index)} = {_short(other, index)}"
                    agreed.setdefault(frozenset((level, other)), (text, found))
            for group in disagreements(counted):
                if any(each.company == group[0].level.company for each in statement.levels):
                    text = disagreeing(_short(level, index), group, index)
                    split[text] = len(group[0].of)
    counted_up = [*_agreed(agreed.values()), *_split(split)]
    keys = (level.key for statement in said for level in statement.levels)
    return [*counted_up, *naming(keys)] if counted_up else []


def _agreed(agreed: Iterable[tuple[str, Said]]) -> list[Block]:
    """The pairs that most guides speak of; what one guide alone says is in its table."""
    compared = [(text, said) for text, said in agreed if len(said.of) > 1]
    most = sorted(compared, key=lambda pair: -len(pair[1].of))[:_MOST_SHARES]
    if not most:
        return []
    lines = tuple(f"{text}: {said_by(said)}" for text, said in most)
    return [Text(_SHARES), Bullets(lines)]


def _split(split: dict[str, int]) -> list[Block]:
    most = sorted(split, key=lambda text: -split[text])[:_MOST_NOTICES]
    return [Notice(f"Guides disagree. {'; '.join(most)}.", "warning")] if most else []


def _short(level: Level, index: LevelIndex) -> str:
    return f"{index.company(level.company)} {level.key if level.codes else level.words}"


def _others(said: Sequence[Statement], index: LevelIndex) -> list[Block]:
    """Other companies' guides that set this level equal to their own."""
    found: dict[str, None] = {}
    for own in {statement.own: None for statement in said}:
        for each in index.levels.alike(own):
            same_kind = each.statement.discipline == said[0].discipline
            if same_kind and each.statement.own.company != own.company:
                found[each.statement.own.label] = None
    if not found:
        return []
    names = list(found)
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return [Text(f"Other guides set it equal to: {', '.join(names[:_MOST_NAMED])}{more}.")]


def _next(said: Sequence[Statement], index: LevelIndex) -> list[Block]:
    """The bands of equivalents whose own guide states that level, and who else names them."""
    others = [level for statement in said for level in statement.levels[1:]]
    bands = list(_band_buttons(others, said[0].discipline, index))[:_MOST_BANDS]
    single = [level for level in others if level.codes and level.codes[0].single]
    named = list(dict.fromkeys(level_button(level, index) for level in single))[:_MOST_LEVELS]
    return [Actions((*bands, *named))] if bands or named else []


def _band_buttons(others: Iterable[Level], kind: str, index: LevelIndex) -> Iterator[Button]:
    """One button per company at most; a guide that states several own levels is none of them."""
    done: set[str] = set()
    for level in others:
        company = index.library.companies.get(level.company)
        if company is None or level.company in done:
            continue
        for card in sorted(company.cards, key=lambda card: card.role_type != "standard"):
            if _is_plainly(level, index.levels.of(card.id), kind):
                done.add(level.company)
                yield Button(f"{card.title}: band", Ask("band", (Operand(card.id),)))
                break


def _is_plainly(level: Level, said: Sequence[Statement], kind: str) -> bool:
    """Whether a guide states that its own level, its only one, is this one."""
    if not said or said[0].discipline != kind or len({each.own.key for each in said}) > 1:
        return False
    own = said[0].own
    if level.codes and own.codes:
        return level.key == own.key
    return bool(level.title) and not level.codes and level.title == own.title


def _without(guide: Guide, ask: Ask, desk: Desk) -> list[Block]:
    """Says that the guide sets nothing equal; its own ladder, where it gives one."""
    rungs = [
        row
        for section in level_sections(guide.body)
        for block in blocks(section)
        if not isinstance(block, str)
        for row in block[1:_MOST_ROWS]
        if len(row) > 1
    ]
    own = Bullets(tuple(": ".join(row[:2]) for row in rungs))
    ladder: list[Block] = [Text("Its own levels are:"), own] if rungs else []
    *said, actions = lacking("levels at other companies", ask, desk)
    return [*said, *ladder, *_quoted(guide), origin(guide, desk), actions]
