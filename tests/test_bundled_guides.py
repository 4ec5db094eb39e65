"""The bundled guides and playbook: exact figures, stable sections, our own wording.

The expected figures are typed out here on purpose. They come from the seed documents and do not
depend on them being present; only the comparison with the seeds' text does.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import frontmatter
import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
GUIDES: Final = ROOT / "data" / "guides"
PLAYBOOK: Final = ROOT / "data" / "playbook.md"
SEEDS: Final = ROOT.parent / "shared" / "seeds"
PLAYBOOK_SEED: Final = "004_e94c3a0c51f82b3a.txt"

FRONT_MATTER_KEYS: Final = [
    "company",
    "company_display",
    "role",
    "role_display",
    "role_type",
    "last_updated",
    "data_quality",
    "salary_data_quarter",
    "next_review_due",
    "compensation",
    "level_mapping",
    "data_sources",
    "negotiation_dna_summary",
]
BAND_KEYS: Final = [
    "region",
    "base_low",
    "base_high",
    "stock_low",
    "stock_high",
    "bonus_pct",
    "total_comp_low",
    "total_comp_high",
    "currency",
]
TABLE_HEADER: Final = "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |"

Band = tuple[str, int, int, int, int, int, int, int, str]


@dataclass(frozen=True)
class Expected:
    """What one bundled guide must say; `bands` follow `BAND_KEYS`."""

    company: str
    company_display: str
    role: str
    role_display: str
    seed: str
    bands: tuple[Band, Band, Band]
    rows: tuple[str, str, str]
    levels: str
    lever: str
    levers: tuple[str, str, str, str]
    floor: str

    @property
    def name(self) -> str:
        return f"{self.company}/{self.role}"

    @property
    def path(self) -> Path:
        return GUIDES / self.company / f"{self.role}.md"


EXPECTED: Final = (
    Expected(
        company="weights-and-biases",
        company_display="Weights & Biases",
        role="senior-software-engineer",
        role_display="Senior Software Engineer",
        seed="000_33f4cc1492f3a143.txt",
        bands=(
            ("San Francisco", 200000, 255000, 190000, 340000, 5, 268000, 405000, "USD"),
            ("New York", 195000, 250000, 190000, 340000, 5, 263000, 398000, "USD"),
            ("London", 152000, 194000, 143000, 255000, 5, 203000, 305000, "GBP"),
        ),
        rows=(
            "| San Francisco | $200K–$255K | $190K–$340K | 5–10% | $268K–$405K |",
            "| New York | $195K–$250K | $190K–$340K | 5–10% | $263K–$398K |",
            "| London | £152K–£194K | £143K–£255K | 5–10% | £203K–£305K |",
        ),
        levels=(
            "W&B Senior SWE = Google L5 = Meta E5 = Databricks Senior SWE"
            " = Datadog Senior SWE = Snowflake Senior SWE"
        ),
        lever="Full-Stack AI Platform Engineering Lever",
        levers=(
            "AI Platform Scale Experience",
            "ML Framework Integration Depth",
            "Competing Senior Offers",
            "Developer Community Impact",
        ),
        floor="$230K",
    ),
    Expected(
        company="weights-and-biases",
        company_display="Weights & Biases",
        role="staff-software-engineer",
        role_display="Staff Software Engineer",
        seed="001_fc56c652e53388ce.txt",
        bands=(
            ("San Francisco", 240000, 300000, 300000, 500000, 10, 365000, 545000, "USD"),
            ("New York", 235000, 295000, 300000, 500000, 10, 360000, 535000, "USD"),
            ("London", 182000, 228000, 225000, 375000, 10, 278000, 413000, "GBP"),
        ),
        rows=(
            "| San Francisco | $240K–$300K | $300K–$500K | 10–15% | $365K–$545K |",
            "| New York | $235K–$295K | $300K–$500K | 10–15% | $360K–$535K |",
            "| London | £182K–£228K | £225K–£375K | 10–15% | £278K–£413K |",
        ),
        levels=(
            "W&B Staff SWE = Google L6 = Meta E6 = Databricks Staff SWE"
            " = Datadog Staff SWE = Snowflake Principal SWE"
        ),
        lever="Unified AI Development Platform Architecture Lever",
        levers=(
            "Platform Architecture Leadership",
            "Competing Staff Offers",
            "Scale Architecture Experience",
            "Retention-Grade Equity",
        ),
        floor="$270K",
    ),
    Expected(
        company="weights-and-biases",
        company_display="Weights & Biases",
        role="ml-ai-engineer",
        role_display="ML/AI Engineer",
        seed="002_5ae9dcfe2e03ad59.txt",
        bands=(
            ("San Francisco", 195000, 255000, 170000, 310000, 5, 268000, 395000, "USD"),
            ("New York", 190000, 250000, 170000, 310000, 5, 263000, 388000, "USD"),
            ("London", 148000, 194000, 128000, 233000, 5, 203000, 300000, "GBP"),
        ),
        rows=(
            "| San Francisco | $195K–$255K | $170K–$310K | 5–15% | $268K–$395K |",
            "| New York | $190K–$250K | $170K–$310K | 5–15% | $263K–$388K |",
            "| London | £148K–£194K | £128K–£233K | 5–15% | £203K–£300K |",
        ),
        levels=(
            "W&B ML/AI Engineer = Google L4-L5 ML Engineer = Meta ML Engineer IC4-5"
            " = Databricks ML Engineer = OpenAI SWE = Anthropic SWE"
        ),
        lever="Intelligent ML Platform Features Lever",
        levers=(
            "AI Talent Market Premium",
            "LLM Evaluation Expertise",
            "Meta-ML Systems Experience",
            "AI Lab Competing Offers",
        ),
        floor="$230K",
    ),
    Expected(
        company="huggingface-enterprise",
        company_display="Hugging Face Enterprise",
        role="senior-software-engineer",
        role_display="Senior Software Engineer",
        seed="003_5e285e9e1a1cc653.txt",
        bands=(
            ("San Francisco", 205000, 260000, 200000, 350000, 5, 273000, 410000, "USD"),
            ("New York", 200000, 255000, 200000, 350000, 5, 268000, 403000, "USD"),
            ("Paris", 175000, 222000, 170000, 298000, 5, 233000, 350000, "EUR"),
        ),
        rows=(
            "| San Francisco | $205K–$260K | $200K–$350K | 5–10% | $273K–$410K |",
            "| New York | $200K–$255K | $200K–$350K | 5–10% | $268K–$403K |",
            "| Paris | EUR175K–EUR222K | EUR170K–EUR298K | 5–10% | EUR233K–EUR350K |",
        ),
        levels=(
            "HF Enterprise Senior SWE = Google L5 = Meta E5 = Databricks Senior SWE"
            " = OpenAI Senior SWE = Anthropic Senior SWE"
        ),
        lever="Enterprise-Grade Model Serving & Hub Infrastructure Lever",
        levers=(
            "Model Serving Architecture Premium",
            "Open-Source Ecosystem Leadership",
            "Competing Senior AI Offers",
            "Enterprise Revenue Enablement",
        ),
        floor="$235K",
    ),
)

BANDS: Final = [
    pytest.param(guide, i, id=f"{guide.name}:{guide.bands[i][0]}")
    for guide in EXPECTED
    for i in range(len(guide.bands))
]
# Each of our files with the seed it was written from.
PAIRS: Final = [
    *(pytest.param(guide.path, guide.seed, id=guide.name) for guide in EXPECTED),
    pytest.param(PLAYBOOK, PLAYBOOK_SEED, id="playbook"),
]

each_guide = pytest.mark.parametrize("guide", EXPECTED, ids=lambda guide: guide.name)
each_pair = pytest.mark.parametrize(("path", "seed"), PAIRS)
needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the seed documents are not present at {SEEDS}"
)


def lines_of(path: Path) -> list[str]:
    return frontmatter.load(str(path)).content.splitlines()


def the_line(path: Path, start: str) -> str:
    """Return the one line of a body that begins with `start`."""
    [line] = [line for line in lines_of(path) if line.startswith(start)]
    return line


def section(path: Path, heading: str) -> str:
    """Return the text under a heading, up to the next heading of the same or a higher level."""
    lines = lines_of(path)
    depth = len(heading) - len(heading.lstrip("#"))
    begin = lines.index(heading) + 1
    taken: list[str] = []
    for line in lines[begin:]:
        found = re.match(r"(#+) ", line)
        if found and len(found[1]) <= depth:
            break
        taken.append(line)
    return "\n".join(taken).strip()


# (a) Front matter


@each_guide
def test_front_matter_identifies_the_guide(guide: Expected) -> None:
    meta = frontmatter.load(str(guide.path)).metadata
    assert list(meta) == FRONT_MATTER_KEYS
    assert meta["company"] == guide.company
    assert meta["company_display"] == guide.company_display
    assert meta["role"] == guide.role
    assert meta["role_display"] == guide.role_display
    assert meta["role_type"] == "standard"
    assert meta["last_updated"] == datetime.date(2026, 2, 23)
    assert meta["next_review_due"] == datetime.date(2026, 5, 23)
    assert meta["data_quality"] == "high"
    assert meta["salary_data_quarter"] == "2025-Q4"
    assert meta["level_mapping"] == {"internal": None, "raw": guide.levels}
    assert meta["data_sources"] == ["Levels.fyi", "Glassdoor", "Blind"]


@pytest.mark.parametrize(("guide", "index"), BANDS)
def test_band_figures(guide: Expected, index: int) -> None:
    compensation = frontmatter.load(str(guide.path)).metadata["compensation"]
    assert isinstance(compensation, list)
    assert len(compensation) == len(guide.bands)
    band = compensation[index]
    assert list(band) == BAND_KEYS
    assert tuple(band.values()) == guide.bands[index]


@each_guide
def test_summary_has_three_parts_and_opens_the_body(guide: Expected) -> None:
    summary = frontmatter.load(str(guide.path)).metadata["negotiation_dna_summary"]
    assert isinstance(summary, str)
    assert len(summary.split(" | ")) == 3
    assert the_line(guide.path, "**Negotiation DNA:**") == f"**Negotiation DNA:** {summary}"


# (b) Body


@each_guide
def test_sections_stand_in_order(guide: Expected) -> None:
    starts = [
        f"### {guide.role_display} | {guide.company_display} Global Negotiation Guide",
        "**Negotiation DNA:** ",
        TABLE_HEADER,
        "**Negotiation DNA**",
        "**Level Mapping:** ",
        f"### {guide.lever}",
        "**Global Levers**",
        '> **Negotiate Up Strategy:** "',
        "#### Evidence & Sources",
    ]
    lines = lines_of(guide.path)
    where = [[i for i, line in enumerate(lines) if line.startswith(start)] for start in starts]
    assert [len(found) for found in where] == [1] * len(starts)
    assert where == sorted(where)


@each_guide
def test_compensation_table_cells(guide: Expected) -> None:
    header, rule, *rows = [line for line in lines_of(guide.path) if line.startswith("|")]
    assert header == TABLE_HEADER
    assert set(rule) == {"|", "-"}
    assert tuple(rows) == guide.rows


@each_guide
def test_level_mapping_line_repeats_the_front_matter(guide: Expected) -> None:
    assert the_line(guide.path, "**Level Mapping:**") == f"**Level Mapping:** {guide.levels}"


@each_guide
def test_four_levers_each_with_a_quoted_script(guide: Expected) -> None:
    found = [
        match.groups()
        for line in lines_of(guide.path)
        if (match := re.fullmatch(r'(\d)\. \*\*(.+):\*\* "[^"]+"', line))
    ]
    assert found == [(str(i), title) for i, title in enumerate(guide.levers, start=1)]


@each_guide
def test_strategy_states_the_floor(guide: Expected) -> None:
    strategy = the_line(guide.path, "> **Negotiate Up Strategy:**")
    assert re.findall(r"My floor is (\$\d+K)", strategy) == [guide.floor]


@each_guide
def test_evidence_is_a_list_of_four(guide: Expected) -> None:
    bullets = section(guide.path, "#### Evidence & Sources").splitlines()
    assert len(bullets) == 4
    assert all(bullet.startswith("- ") for bullet in bullets)


# (c) Against the seeds

MONEY_OR_PERCENT: Final = re.compile(r"(?:[$£€]|EUR)\d[\d.,]*[KMB]?|\d+(?:[–-]\d+)?%")
NUMBERED: Final = re.compile(r"\w*\d+\w*")
NOT_PROSE: Final = ("|", "#", "**Level Mapping:**")


def body_of(path: Path) -> str:
    return frontmatter.load(str(path)).content


def normalised(text: str) -> str:
    """Lower-case words with single spaces: quotes, emphasis and punctuation do not count."""
    return " ".join(re.findall(r"[a-z0-9$£€%&]+", text.lower()))


def sentences(body: str) -> Iterator[str]:
    """Yield the prose sentences of eight words or more; bold titles stand apart."""
    for line in body.splitlines():
        if line.startswith(NOT_PROSE):
            continue
        for sentence in re.split(r"(?<=[.!?])[\"”]?\s+|:\*\*\s+", line):
            if len(sentence.split()) >= 8:
                yield normalised(sentence)


@needs_seeds
@each_pair
def test_no_sentence_is_copied(path: Path, seed: str) -> None:
    ours = f" {normalised(body_of(path))} "
    theirs = list(sentences(body_of(SEEDS / seed)))
    assert theirs, "the seed has prose to compare with"
    assert [sentence for sentence in theirs if f" {sentence} " in ours] == []


@needs_seeds
@each_pair
def test_amounts_and_percentages_are_the_seeds(path: Path, seed: str) -> None:
    expected = Counter(MONEY_OR_PERCENT.findall(body_of(SEEDS / seed)))
    assert expected
    assert Counter(MONEY_OR_PERCENT.findall(body_of(path))) == expected


@needs_seeds
@each_guide
def test_years_levels_and_sizes_are_the_seeds(guide: Expected) -> None:
    expected = Counter(NUMBERED.findall(body_of(SEEDS / guide.seed)))
    assert Counter(NUMBERED.findall(body_of(guide.path))) == expected


@needs_seeds
@each_guide
def test_front_matter_is_the_seeds_but_for_the_summary(guide: Expected) -> None:
    ours = dict(frontmatter.load(str(guide.path)).metadata)
    theirs = dict(frontmatter.load(str(SEEDS / guide.seed)).metadata)
    assert ours.pop("negotiation_dna_summary") != theirs.pop("negotiation_dna_summary")
    assert ours == theirs


# (d) Playbook

PLAYBOOK_HEADINGS: Final = [
    "## In short",
    "## Components",
    "## Level",
    "## When to negotiate",
    "## Timing",
    "## Salary talk before the offer",
    "## Research",
    "## Market",
    "## Counter framework",
    "## Flexibility",
    "### What to ask for first",
    "## Do and don't",
    "### Do",
    "### Don't",
    "## Pushback",
    '### "This is our final offer"',
    '### "Take it or leave it"',
    '### "The band doesn\'t allow higher"',
    '### "We don\'t negotiate"',
    '### "We can\'t move on base"',
    '### "There is no budget for more"',
    '### "We have already stretched"',
    '### "Everyone at this level is paid the same"',
    '### "Your expectations are above our range"',
    '### "What is your current salary?"',
    '### "What number are you looking for?"',
    '### "Do you have other offers?"',
    '### "Show us the other offer in writing"',
    '### "We can\'t match that offer"',
    '### "We need your answer by tomorrow"',
    '### "If we agree to this, will you sign?"',
    '### "The equity is worth more than you think"',
    '### "We can\'t change the equity"',
    '### "We don\'t give signing bonuses"',
    '### "The level can\'t change"',
    '### "We can look at your pay again in six months"',
    '### "Pay depends on where you live"',
    '### "This is a competitive offer"',
    '### "Other candidates are waiting"',
    '### "It\'s not my decision"',
    '### "Why should we pay you more?"',
    "## Special situations",
    "### Competing offers",
    "### No other offer",
    "### Exploding offers",
    "### Startup equity",
    "### Relocation",
    "### Internal transfer",
    "### Counter-offer from your employer",
    "## Final decision",
    "## Checklist before signing",
]


def table_rows(text: str) -> list[list[str]]:
    """Return the cells of a Markdown table, without its header and rule."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def test_playbook_has_no_invented_dates() -> None:
    assert frontmatter.load(str(PLAYBOOK)).metadata == {
        "title": "Negotiation playbook",
        "last_updated": None,
        "next_review_due": None,
    }


def test_playbook_headings_in_order() -> None:
    assert [line for line in lines_of(PLAYBOOK) if re.match("##+ ", line)] == PLAYBOOK_HEADINGS


@pytest.mark.parametrize("heading", PLAYBOOK_HEADINGS)
def test_playbook_section_is_not_empty(heading: str) -> None:
    assert section(PLAYBOOK, heading)


def test_playbook_flexibility_ratings() -> None:
    rows = table_rows(section(PLAYBOOK, "## Flexibility"))
    assert [row[:2] for row in rows] == [
        ["Base", "Medium"],
        ["Equity", "High"],
        ["Signing", "High"],
        ["Level", "Low but important"],
        ["Start date", "High"],
    ]
    assert all(len(row) == 3 and row[2] for row in rows)


def test_playbook_example_figures() -> None:
    text = section(PLAYBOOK, "## Components")
    assert "L5" in text
    assert "equity per year" in text
    assert [row[:2] for row in table_rows(text)] == [
        ["Base", "$200K"],
        ["Equity", "$300K/year"],
        ["Bonus", "$40K"],
        ["Benefits", "$30K"],
        ["Total", "~$570K"],
    ]
    assert "20% target" in text


def test_playbook_timeline() -> None:
    assert "24–48h" in section(PLAYBOOK, "## Timing")


def test_playbook_counter_has_three_asks_with_placeholders() -> None:
    asks = re.findall(r"^> \d\. (.+?):(.+)$", section(PLAYBOOK, "## Counter framework"), re.M)
    assert [name for name, _ in asks] == ["Base salary", "Equity", "Signing bonus"]
    assert all(re.search(r"\[[^\]]+\]", ask) for _, ask in asks)


def test_playbook_rules_out_bluffing() -> None:
    assert "- Bluff" in section(PLAYBOOK, "### Don't")
    assert "only if you have it" in section(PLAYBOOK, "## Counter framework")
