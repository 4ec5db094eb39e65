"""Who says that their level equals "Google L6", and what else they set equal to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from bot.chat.command import Desk
from bot.chat.reply import (
    Actions,
    Block,
    Button,
    Cell,
    Column,
    Heading,
    Notice,
    Reply,
    SmallPrint,
    Table,
    Text,
)
from bot.guides.level_words import Level, level
from bot.guides.levels import Named, Said, disagreements, same, within
from bot.language.asks import Ask, Operand
from handlers._level_index import (
    LevelIndex,
    disagreeing,
    guides,
    level_button,
    naming,
    said_by,
)

_MOST_COMPANIES = 15
_MOST_ELSEWHERE = 12
_MOST_IDS = 12
_MOST_WORDS = 2
_MOST_BANDS = 3
_MOST_RANGES = 3
_MOST_NOTICES = 3
_MOST_NEAR = 6
_MANAGERS = "engineering-manager"
_SPELLED = re.compile(r"\b(?:level|lvl)[ -]?(?=\d)")


def lookup(text: str, index: LevelIndex, desk: Desk) -> Reply:
    """The guides that name a level of a company: `google l6`."""
    asked = _asked(text, index)
    if asked is None:
        return Reply(
            (Text("Name a company and one of its levels, as in: levels google L6."),), "invalid"
        )
    found = list(index.levels.naming(asked.company, partial(same, asked=asked)))
    ranges = list(index.levels.naming(asked.company, partial(within, asked=asked)))
    if not found and not ranges:
        return _not_stated(asked, index)
    ids = _ids(found or ranges)
    shown = ids[:_MOST_IDS]
    blocks: list[Block] = [Heading(f"{_name(asked, found)} elsewhere")]
    blocks += _counted(found, "it", index) or _counted(ranges, "a range that includes it", index)
    blocks += _elsewhere(found, index)
    blocks += [*_disagreements(found, asked, index), *_ranges(ranges, asked, found)]
    keys = (level.key for each in found for level in each.statement.levels)
    blocks += naming((asked.key, *keys))
    blocks += [_origin(ids, desk), Actions(_bands(shown, desk))]
    return Reply(tuple(blocks), guides=tuple(shown), regions=((),) * len(shown), shareable=True)


def _asked(text: str, index: LevelIndex) -> Level | None:
    """The level that `<company slug> <level>` names."""
    text = " ".join(text.split())
    mentions = index.mentions.find(text.upper())
    if mentions and mentions[0].start == 0:
        slug, rest = mentions[0].slug, text[mentions[0].end :]
    else:
        slug, _, rest = text.partition(" ")
    slug = index.mentions.slug(slug)
    return level(slug, index.company(slug), _SPELLED.sub("L", rest.casefold()))


def _name(asked: Level, found: Sequence[Named] = ()) -> str:
    """The level by its code, else as guides write it where they do."""
    if asked.codes:
        return f"{asked.name} {asked.codes[0].text}"
    return f"{asked.name} {found[0].level.words if found else asked.words}"


def _counted(found: Sequence[Named], what: str, index: LevelIndex) -> list[Block]:
    """A row per company whose own level guides set equal to it, with how many guides do."""
    own: dict[str, dict[str, str]] = {}
    for each in found:
        mine = each.statement.own
        if mine is not each.level:
            own.setdefault(mine.company, {}).setdefault(each.statement.guide, mine.words)
    if not own:
        return []
    rows = sorted(own.items(), key=lambda item: (-len(item[1]), index.company(item[0])))
    columns = (Column("Company"), Column("Its level"), Column("Guides", numeric=True))
    table = Table(
        columns,
        tuple(
            (Cell(index.company(slug)), Cell(_words(list(by.values()))), Cell(str(len(by))))
            for slug, by in rows[:_MOST_COMPANIES]
        ),
    )
    number = guides(sum(map(len, own.values())))
    companies = f"{len(own)} compan{'y' if len(own) == 1 else 'ies'}"
    line = f"Their own level is set equal to {what} by {number} of {companies}:"
    return [Text(line), table, *_more(rows)]


def _more(rows: Sequence[object]) -> list[Block]:
    rest = len(rows) - _MOST_COMPANIES
    return [Text(f"And {rest} more compan{'y' if rest == 1 else 'ies'}.")] if rest > 0 else []


def _words(words: list[str]) -> str:
    each = list(dict.fromkeys(words))
    more = f" and {len(each) - _MOST_WORDS} more" if len(each) > _MOST_WORDS else ""
    return "; ".join(each[:_MOST_WORDS]) + more


def _elsewhere(found: Sequence[Named], index: LevelIndex) -> list[Block]:
    """Other companies' levels in the same statements; managers apart from the others."""
    own = {(each.statement.own.company, each.statement.own.key) for each in found}
    rows: list[tuple[str, Said]] = []
    for managers in (False, True):
        kind = [each for each in found if (each.statement.discipline == _MANAGERS) is managers]
        said = [
            s for s in index.levels.elsewhere(kind) if (s.level.company, s.level.key) not in own
        ]
        rows += [(" (managers)" if managers else "", each) for each in said]
    rows.sort(key=lambda row: -len(row[1].by))
    if not rows:
        return []
    columns = (Column("Company"), Column("Level"), Column("Said by", numeric=True))
    cells = tuple(
        (
            Cell(index.company(said.level.company)),
            Cell((said.level.key if said.level.codes else said.level.words) + kind),
            Cell(said_by(said)),
        )
        for kind, said in rows[:_MOST_ELSEWHERE]
    )
    return [Text("The same lines also set it equal to:"), Table(columns, cells)]


def _disagreements(found: Sequence[Named], asked: Level, index: LevelIndex) -> list[Block]:
    """Where guides for one kind of work give it two levels of one company."""
    split: dict[str, int] = {}
    for kind in dict.fromkeys(each.statement.discipline for each in found):
        alike = [each for each in found if each.statement.discipline == kind]
        for group in disagreements(index.levels.elsewhere(alike)):
            text = disagreeing(_name(asked, found), group, index)
            split[f"{text} ({kind.replace('-', ' ')} guides)"] = len(group[0].of)
    most = sorted(split, key=lambda text: -split[text])[:_MOST_NOTICES]
    return [Notice(f"Guides disagree. {'; '.join(most)}.", "warning")] if most else []


def _ranges(ranges: Sequence[Named], asked: Level, found: Sequence[Named]) -> list[Block]:
    if not ranges:
        return []
    counted: dict[str, set[str]] = {}
    for each in ranges:
        counted.setdefault(each.level.key, set()).add(each.statement.guide)
    most = sorted(counted, key=lambda key: -len(counted[key]))[:_MOST_RANGES]
    shown = ", ".join(f"{key} ({guides(len(counted[key]))})" for key in most)
    number = len({each.statement.guide for each in ranges})
    line = f"A range that includes it is named by {guides(number)}, as {shown}"
    if not found:
        return [Text(f"No guide names {_name(asked)} alone. {line}.")]
    return [Text(f"{line}; those are not counted above.")]


def _ids(found: Sequence[Named]) -> list[str]:
    """The guides, the company's own first."""
    own = [each.statement.guide for each in found if each.statement.own is each.level]
    return list(dict.fromkeys((*own, *(each.statement.guide for each in found))))


def _origin(ids: Sequence[str], desk: Desk) -> SmallPrint:
    """Which guides say so, and as of when."""
    dated: dict[str, list[str]] = {}
    for guide_id in ids[:_MOST_IDS]:
        updated = desk.library.guide(guide_id).last_updated
        dated.setdefault(str(updated or "no stated date"), []).append(guide_id)
    said = "; ".join(f"as of {day}: {', '.join(of)}" for day, of in dated.items())
    more = f" and {len(ids) - _MOST_IDS} more" if len(ids) > _MOST_IDS else ""
    return SmallPrint(f"Stated by guides {said}{more}.")


def _bands(ids: Sequence[str], desk: Desk) -> tuple[Button, ...]:
    cards = [desk.library.card(guide_id) for guide_id in ids[:_MOST_BANDS]]
    return tuple(Button(f"{card.title}: band", Ask("band", (Operand(card.id),))) for card in cards)


def _not_stated(asked: Level, index: LevelIndex) -> Reply:
    """Which levels of the company guides do state, the nearest first."""
    stated = sorted(index.levels.stated(asked.company), key=partial(_distance, asked))
    name = _name(asked)
    if not stated:
        most = [index.company(slug) for slug in list(index.levels.names)[:_MOST_NEAR]]
        known = f" Guides state levels of {', '.join(most)}." if most else ""
        return Reply((Text(f"No guide says what {name} is elsewhere.{known}"),), "not_found")
    near = tuple(level_button(each, index) for each in stated[:_MOST_NEAR])
    line = f"No guide says what {name} is elsewhere. Levels of it that guides state, nearest first:"
    return Reply((Text(line), Actions(near, pick=True)), "not_found")


def _distance(asked: Level, stated: Level) -> tuple[int, float]:
    """Rungs apart where both have codes of one kind, else how unlike the words are."""
    if asked.codes and stated.codes and asked.codes[0].prefix == stated.codes[0].prefix:
        return 0, abs(asked.codes[0].low - stated.codes[0].low)
    from rapidfuzz.fuzz import ratio  # only a level that nobody states pays for this import

    return 1, -ratio(asked.key.casefold(), stated.key.casefold())
