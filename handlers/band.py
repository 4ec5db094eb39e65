"""The pay band of one guide, in the regions asked or in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.command import Command, Desk, Parameter
from bot.chat.reply import Actions, Block, Button, Facts, Heading, Notice, Reply
from bot.guides.figures import BandFigures
from bot.guides.model import Guide
from bot.language.asks import Ask, Operand
from handlers._bands import band_table, band_titles, guide_reply, level_table
from handlers._component import component_line
from handlers._notices import band_notices
from handlers._provenance import badges, origin

_MOST_REGION_BUTTONS = 2
_MOST_BUTTONS = 6
_PARTS = (
    ("levers", "Levers"),
    ("script", "Script"),
    ("levels", "Levels elsewhere"),
    ("guide", "Whole guide"),
)
"""The guide's other sections, most useful first."""


def band(ask: Ask, desk: Desk) -> Reply:
    """Figures per region, what to know about them, and where they come from."""
    operand = ask.operands[0]
    guide = desk.library.guide(operand.guide)
    bands = desk.library.figures(operand.guide).of(operand.regions)
    titles = band_titles(bands)
    blocks: list[Block] = [Heading(guide.title)]
    if ask.component and bands:
        about = f" at {guide.company_display} for {guide.role_display}"
        blocks.append(component_line(ask.component, about, titles, bands))
    blocks += [*badges([guide], desk), *_figures(titles, bands)]
    blocks += level_line(guide)
    blocks += [origin(guide, desk), Actions(_next_questions(guide, operand, desk))]
    return guide_reply(blocks, operand, bands)


def _figures(titles: Sequence[str], bands: Sequence[BandFigures]) -> list[Block]:
    """The figures by region, or by level where the guide's table has a row for each."""
    if not bands:
        return [Notice("This guide has no pay bands yet.")]
    levels = level_table(titles, bands)
    blocks: list[Block] = [levels] if levels else []
    if not levels or any(b.readings.base.amounts or b.readings.stock.amounts for b in bands):
        blocks.append(band_table(titles, bands))
    return [*blocks, *band_notices(titles, bands, levels_shown=levels is not None)]


def level_line(guide: Guide) -> list[Block]:
    """What the guide calls the same level elsewhere."""
    levels = guide.level_mapping
    said = levels.raw or " = ".join(f"{c} {level}" for c, level in levels.equivalents)
    # A generator kept a table's header row as the mapping of some guides; that says nothing.
    if not said or said.startswith("|"):
        return []
    return [Facts((("Level", said.lstrip("- ")),))]


def _next_questions(guide: Guide, operand: Operand, desk: Desk) -> tuple[Button, ...]:
    """Other regions, other sections, the same role elsewhere: six at most; then offer and flag."""
    regions = _region_buttons(guide, operand)
    compare = _compare_button(guide, operand, desk)
    parts = [Button(label, Ask(name, (operand,))) for name, label in _PARTS if desk.menu.get(name)]
    left = _MOST_BUTTONS - len(regions) - len(compare)
    judge = _judge_button(operand, desk)
    return (*regions, *parts[:left], *compare, *judge, *_flag_button(operand, desk))


def _judge_button(operand: Operand, desk: Desk) -> tuple[Button, ...]:
    """The form for an offer of one's own."""
    if desk.menu.get("offer") is None:
        return ()
    return (Button("Judge an offer", Ask("offer", (operand,))),)


def _flag_button(operand: Operand, desk: Desk) -> tuple[Button, ...]:
    """Where flags are kept."""
    if desk.reviews is None or desk.menu.get("flag") is None:
        return ()
    return (Button("Flag a figure", Ask("flag", (operand,))),)


def _region_buttons(guide: Guide, operand: Operand) -> list[Button]:
    if not operand.regions:
        return []
    others = [label for label in guide.labels if label not in operand.regions]
    buttons = [
        Button(label, Ask("band", (Operand(guide.id, (label,)),)))
        for label in others[:_MOST_REGION_BUTTONS]
    ]
    if len(others) > 1:
        buttons.append(Button("All regions", Ask("band", (Operand(guide.id),))))
    return buttons


def _compare_button(guide: Guide, operand: Operand, desk: Desk) -> tuple[Button, ...]:
    """The same standard role at the next company that has it."""
    if guide.role_type != "standard":
        return ()
    for slug, company in desk.library.companies.items():
        other = f"{slug}/{guide.role}"
        if slug != guide.company and other in desk.library:
            labels = desk.library.card(other).labels
            shared = tuple(label for label in operand.regions if label in labels)
            ask = Ask("compare", (operand, Operand(other, shared)))
            return (Button(f"Compare with {company.display}", ask),)
    return ()


COMMAND = Command(
    name="band",
    summary="Show the pay band of a company's role.",
    parameters=(
        Parameter("company", "A company, by name or nickname."),
        Parameter("role", "A role, as in: staff, swe, product manager."),
        Parameter("region", "A city, country or area; all regions without it.", required=False),
    ),
    examples=("wandb staff sf", "hugging face senior paris"),
    needs="guide",
    run=band,
    core=True,
)
