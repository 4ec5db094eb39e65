"""What guides state of levels: every shape of statement, and what is counted from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data_files import data_folder
from bot.guides.level_lines import Own, read_line
from bot.guides.level_statements import Statement, statements
from bot.guides.level_words import Level, level
from bot.guides.levels import Levels, disagreements, same, within
from bot.guides.library import Library, card_of
from bot.guides.model import Guide, LevelMapping
from bot.language.lexicon import lexicon
from bot.language.mentions import Mentions
from tests import making


def _mentions(library: Library | None = None) -> Mentions:
    words = lexicon(data_folder())
    companies = library.companies if library else {}
    return Mentions(companies, words.aliases, words.generic | words.vocabulary)


ACME = making.guide("acme-works", "staff-software-engineer", role_display="Staff Software Engineer")
FIND = _mentions(Library([card_of(ACME)])).find


def _stated(body: str, guide: Guide = ACME, raw: str | None = None) -> tuple[Statement, ...]:
    return statements(replace(guide, body=body, level_mapping=LevelMapping(raw=raw)), FIND)


def _pairs(found: Iterable[Statement]) -> list[str]:
    """`own words > company key`, of each level set equal to the guide's own."""
    return [
        f"{each.own.words} > {other.company} {other.key}"
        for each in found
        for other in each.levels[1:]
    ]


LINES = {
    "a chain": (
        "Acme Works Staff = Google L6 = Meta E6",
        ["Staff > google L6", "Staff > meta E/IC6"],
    ),
    "code in brackets": (
        "Acme Works Staff (L5) = Amazon Principal (L7)",
        ["Staff (L5) > amazon L7"],
    ),
    "code before the title": ("Acme Staff = Google L6 Security", ["Staff > google L6"]),
    "code after the title": ("Acme Staff = Google Security L6", ["Staff > google L6"]),
    "titles only": (
        "Acme Staff = Databricks Staff SWE",
        ["Staff > databricks staff software engineer"],
    ),
    "short for senior": ("Acme Staff = Stripe Sr Eng", ["Staff > stripe senior engineer"]),
    "range by hyphen": ("Acme DS = Google L4-L5", ["DS > google L4–L5"]),
    "range by dash": ("Acme DS = Google L4–L5", ["DS > google L4–L5"]),
    "range by slash": ("Acme DS = Google L4/L5", ["DS > google L4–L5"]),
    "range in short": ("Acme DS = Meta DS IC4-5", ["DS > meta E/IC4–IC5"]),
    "two kinds of code are no range": ("Acme EM = Google M1/L6", ["EM > google M1"]),
    "open end": ("Acme DS = Google L7+", ["DS > google L7+"]),
    "Microsoft's bare numbers": ("Acme DS = Microsoft 63/64", ["DS > microsoft 63–64"]),
    "Microsoft's numbers with a letter": ("Acme DS = Microsoft L63", ["DS > microsoft 63"]),
    "a bare number elsewhere is no code": (
        "Acme DS = Stripe Lead of 63",
        ["DS > stripe lead 63"],
    ),
    "roman rungs": ("Acme SWE = Amazon SDE II", ["SWE > amazon SDE II"]),
    "roman rungs in figures": ("Acme SWE = Amazon SDE2", ["SWE > amazon SDE II"]),
    "roman range": ("Acme DE = Amazon DE II-III", ["DE > amazon Data Engineer II–III"]),
    "Apple's": ("Acme SWE = Apple ICT4", ["SWE > apple ICT4"]),
    "bands": ("Acme SWE = Micron Band 7", ["SWE > micron Band 7"]),
    "level at company": (
        "Staff at Acme Works = L6 at Google, E6 at Meta, Senior at Netflix",
        ["Staff > google L6", "Staff > meta E/IC6", "Staff > netflix senior"],
    ),
    "code after the company": (
        "Analyst at Acme = Analyst at Meta (E4-E5), Analyst at Apple (ICT3)",
        ["Analyst > meta E/IC4–IC5", "Analyst > apple ICT3"],
    ),
    "two companies, one level": (
        "Scientist at Acme = Research Engineer at OpenAI/Anthropic",
        ["Scientist > openai research engineer", "Scientist > anthropic research engineer"],
    ),
    "companies by slash": (
        "- Acme EM = Google L6 Manager / Meta M1 / Amazon SDM",
        ["EM > google L6", "EM > meta M1", "EM > amazon sdm"],
    ),
    "about equal": (
        "Acme Staff (no levels) ~ Google L5-L6",
        ["Staff (no levels) > google L5–L6"],
    ),
    "about equal, by bars": (
        "Acme Staff ~ Google L6 | Meta E6 | Zoom Lead",
        ["Staff > google L6", "Staff > meta E/IC6", "Staff > zoom lead"],
    ),
    "two statements by a bar": (
        "Acme L3 = Google L3 | Acme L4 = Google L4",
        ["L3 > google L3", "L4 > google L4"],
    ),
    "maps to": (
        "Acme Staff (Band 8) maps to Google L6, Meta E6",
        ["Staff (Band 8) > google L6", "Staff (Band 8) > meta E/IC6"],
    ),
    "maps to a ladder, with an aside": (
        "Staff at Acme maps to E6 in the Palo Alto Networks ladder, an IC role. It is wide.",
        ["Staff > palo-alto-networks E6"],
    ),
    "maps to peers in brackets": (
        "Staff at Acme maps to staff work at peers (Rapid7 Lead, Zscaler Principal) and L6 at big "
        "firms.",
        ["Staff > rapid7 lead", "Staff > zscaler principal"],
    ),
    "this role": ("This role maps to Google L6.", ["Staff Software Engineer > google L6"]),
    "comparable to, or": (
        "- Comparable to Intel Principal Engineer or Qualcomm Staff Engineer",
        [
            "Staff Software Engineer > intel principal engineer",
            "Staff Software Engineer > qualcomm staff engineer",
        ],
    ),
    "with sums": (
        "Acme's EM band maps to Stripe M1 ($300K–$500K) and Google M1 ($350K).",
        ["EM > stripe M1", "EM > google M1"],
    ),
    "with a reservation": (
        "Acme Staff = Google L6 -- but with on-call duty at L7 pace",
        ["Staff > google L6"],
    ),
    "an aside in brackets names a company": (
        "Acme ML = Google L5 (YouTube ranking) = Netflix Senior",
        ["ML > google L5", "ML > netflix senior"],
    ),
    "own level last": ("Google L6 = Meta E6 = Acme Works Staff", None),
    "a nickname": ("Acme SA = AWS SA L6", ["SA > amazon L6"]),
    "the name in part": ("Acme Sec = Palo Alto Sec", ["Sec > palo-alto-networks sec"]),
    "unknown companies are left out": (
        "Acme Staff = Qwertzu Staff = Google L6",
        ["Staff > google L6"],
    ),
    "no company at all": ("Acme Staff = the top = very senior", []),
    "a sum is no statement": ("The bonus = 20% of base", []),
    "denied": ("No direct equivalent exists; not comparable to Google L6", []),
    "a comparison in prose": (
        "Acme owns features, which maps to broader scope than a Senior at Stripe",
        [],
    ),
    "a ladder by arrows is not equality": ("Acme L5 -> Acme L6 -> Google L7", []),
    "bold and code marks": ("*Acme Staff* = **Google** `L6`", ["Staff > google L6"]),
}


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES.keys())
def test_lines(line: str, expected: list[str] | None) -> None:
    found = _pairs(_stated(f"### Level Mapping\n{line}\n"))
    if expected is None:
        expected = ["Staff > google L6", "Staff > meta E/IC6"]
    assert found == expected


TABLES = {
    "companies as titles": (
        "| Acme Works | Google | Meta |\n|---|---|---|\n| Staff | L6 | E6 |\n",
        ["Staff > google L6", "Staff > meta E/IC6"],
    ),
    "equivalent at": (
        "| Level | Equivalent at Stripe | Equivalent @ Google |\n|---|---|---|\n| Staff (L7) | L4 "
        "| L6 (high) |\n",
        ["Staff (L7) > stripe L4", "Staff (L7) > google L6"],
    ),
    "a row per level": (
        "| Acme | Google |\n|---|---|\n| L1 | L3 |\n| L2 | L4 |\n",
        ["L1 > google L3", "L2 > google L4"],
    ),
    "what is no level is left out": (
        "| Acme | Google | Scope |\n|---|---|---|\n| Staff | L6 | 10 people |\n"
        "| Typical YOE | 8 | 9 |\n| $300K | $400K | x |\n| All cash | stock | x |\n",
        ["Staff > google L6"],
    ),
    "own level in the second column": (
        "| Attribute | Acme Level | Google Equivalent |\n|---|---|---|\n| Title | Staff (VP) | L6 "
        "|\n| Scope | wide | wider |\n",
        ["Staff (VP) > google L6"],
    ),
    "nothing there": (
        "| Acme | Google | Meta |\n|---|---|---|\n| Staff | N/A — no equivalent | E6 |\n",
        ["Staff > meta E/IC6"],
    ),
    "a company that no table of names knows": (
        "| Acme | Qwertzu | Google |\n|---|---|---|\n| Staff | Lead | L6 |\n",
        ["Staff > qwertzu lead", "Staff > google L6"],
    ),
    "own words that sound like an attribute": (
        "| Acme | Google |\n|---|---|\n| Staff (senior scope) | L6 |\n"
        "| Private Equity Lead | L7 |\n",
        ["Staff (senior scope) > google L6", "Private Equity Lead > google L7"],
    ),
    "a name in brackets": (
        "| Acme | Block (Square) Equivalent |\n|---|---|\n| Staff | L6 |\n",
        ["Staff > block L6"],
    ),
    "the nearest": (
        "| Acme | Google |\n|---|---|\n| — Closest mapping: Principal | L7 |\n",
        ["Principal > google L7"],
    ),
    "only its own ladder": (
        "| Internal Level | Title | Typical YoE |\n|---|---|---|\n| L5 | Senior | 5 |\n",
        [],
    ),
    "a table of something else": ("| Week | Task |\n|---|---|\n| 1 | Read |\n", []),
    "a header without rows": ("| Acme | Google |\n|---|---|\n", []),
}


@pytest.mark.parametrize(("table", "expected"), TABLES.values(), ids=TABLES.keys())
def test_tables(table: str, expected: list[str]) -> None:
    assert _pairs(_stated(f"## Level Mapping\n\n{table}")) == expected


@pytest.mark.parametrize(
    ("body", "raw", "expected"),
    [
        pytest.param("**Level Mapping:** Acme Staff = Google L6", None, ["google"], id="bold"),
        pytest.param(
            "### Level Mapping & Titles\nAcme Staff = Google L6", None, ["google"], id="heading"
        ),
        pytest.param("", "Acme Staff = Google L6", ["google"], id="front matter"),
        pytest.param("", "- Acme Staff = Google L6", ["google"], id="a first bullet kept"),
        pytest.param("", "| Acme | Google | Meta |", [], id="a header row kept"),
        pytest.param(
            "## Level Mapping\nAcme Staff = Google L6",
            "Acme Staff = Meta E6",
            ["google"],
            id="the body is the witness",
        ),
        pytest.param("## Pay\nAcme Staff = Google L6", None, [], id="not a section on levels"),
        pytest.param(
            "## Level Mapping\nnone\n## Pay\nAcme Staff = Google L6", None, [], id="ends at a title"
        ),
    ],
)
def test_where_statements_stand(body: str, raw: str | None, expected: list[str]) -> None:
    found = _stated(body, raw=raw)
    assert [other.company for each in found for other in each.levels[1:]] == expected


def test_structured_equivalents_are_statements() -> None:
    mapping = LevelMapping(equivalents=(("google", "L6"), ("meta_platforms", "E6")))
    (found,) = statements(replace(ACME, level_mapping=mapping), FIND)
    assert [(each.company, each.key) for each in found.levels[1:]] == [
        ("google", "L6"),
        ("meta", "E/IC6"),
    ]


def test_a_nickname_of_several_companies_is_none_of_them() -> None:
    (mention,) = FIND("Apollo Staff")
    assert mention.slug == "apollo"


def test_one_company_under_several_slugs_has_one() -> None:
    assert _mentions().slug("facebook") == _mentions().slug("meta-platforms")
    assert {FIND(name)[0].slug for name in ("Meta E5", "Facebook E5")} == {_mentions().slug("meta")}


def _levels(*lines: tuple[str, str]) -> Levels:
    """The statements of one-line guides: (company slug, its line)."""
    guides = [
        replace(
            making.guide(company, "staff-software-engineer"), body=f"## Level Mapping\n{line}\n"
        )
        for company, line in lines
    ]
    find = _mentions(making.library(*guides)).find
    return Levels(each for guide in guides for each in statements(guide, find))


def _google(words: str) -> Level:
    found = level("google", "Google", words)
    assert found is not None
    return found


def _said(levels: Levels, asked: Level) -> dict[str, tuple[int, int]]:
    named = levels.alike(asked)
    return {
        f"{each.level.company} {each.level.key}": (len(each.by), len(each.of))
        for each in levels.elsewhere(named)
    }


def test_pairs_are_counted_among_guides_that_compare_the_two() -> None:
    levels = _levels(
        ("acme", "Acme Staff = Google L6 = Meta E6"),
        ("birch", "Birch Staff = Google L6 = Meta E6"),
        ("cedar", "Cedar Staff = Google L6 = Meta E7"),
        ("delta-x", "Delta X Staff = Google L6"),
    )
    said = _said(levels, _google("L6"))
    assert said["meta E/IC6"] == (2, 3)
    assert said["meta E/IC7"] == (1, 3)
    assert said["acme staff"] == (1, 1)


def test_nothing_is_chained_across_guides() -> None:
    levels = _levels(
        ("acme", "Acme Staff = Google L6"),
        ("birch", "Birch Lead = Google L6 = Birch Lead"),
        ("cedar", "Cedar Top = Meta E6"),
        ("fir", "Fir Top = Meta E6 = Apple ICT5"),
    )
    said = _said(levels, _google("L6"))
    assert set(said) == {"acme staff", "birch lead"}
    acme = level("acme", "Acme", "Staff")
    assert acme is not None
    assert set(_said(levels, acme)) == {"google L6"}


def test_a_loose_line_relates_its_levels_only_to_the_guides_own() -> None:
    levels = _levels(("acme", "Acme Staff maps to Google L6, Meta E6"))
    assert set(_said(levels, _google("L6"))) == {"acme staff"}


def test_levels_of_one_company_in_one_line_that_clash() -> None:
    (found,) = _stated("## Level Mapping\nAcme Staff = Meta E4 = Google L4 = Meta IC2")
    assert [(a.key, b.key) for a, b in found.contradictions()] == [("E/IC4", "E/IC2")]
    (fine,) = _stated("## Level Mapping\nAcme Staff = Meta E4 = Meta IC4-IC5 = Meta M1")
    assert list(fine.contradictions()) == []


def test_disagreements_are_codes_of_one_kind_without_a_rung_in_common() -> None:
    levels = _levels(
        ("acme", "Acme Staff = Google L6 = Meta E6"),
        ("birch", "Birch Staff = Google L6 = Meta E7"),
        ("cedar", "Cedar Staff = Google L6 = Amazon L6-L7"),
        ("fir", "Fir Staff = Google L6 = Amazon L7"),
        ("elm", "Elm Staff = Google L6 = Amazon Principal"),
    )
    named = levels.alike(_google("L6"))
    split = disagreements(levels.elsewhere(named))
    assert [[each.level.key for each in group] for group in split] == [["E/IC6", "E/IC7"]]


@pytest.mark.parametrize(
    ("words", "asked", "equal", "inside"),
    [
        pytest.param("L6", "l6", True, False, id="code"),
        pytest.param("L6 Manager", "l6", True, False, id="code and title"),
        pytest.param("L6", "l6 manager", False, False, id="a title asked for"),
        pytest.param("L5–L6", "l6", False, True, id="range"),
        pytest.param("L5+", "l6", False, True, id="open"),
        pytest.param("L5+", "l9", False, False, id="not endlessly"),
        pytest.param("L5–L6", "l5-l6", True, False, id="the range itself"),
        pytest.param("Senior SWE", "senior software engineer", True, False, id="title"),
        pytest.param("Senior SWE", "software engineer", False, False, id="another title"),
    ],
)
def test_what_names_the_level_asked_for(words: str, asked: str, equal: bool, inside: bool) -> None:
    assert same(_google(words), _google(asked)) is equal
    assert within(_google(words), _google(asked)) is inside


def test_managers_and_engineers_are_not_counted_together() -> None:
    manager = making.guide("acme", "engineering-manager")
    specialty = making.guide("acme", "quantum-platform-engineer")
    kinds = [
        each.discipline
        for guide in (manager, specialty, ACME)
        for each in statements(replace(guide, body="## Level Mapping\nAcme = Google L6"), FIND)
    ]
    assert kinds == ["engineering-manager", "software-engineer", "software-engineer"]


_PIECES = st.sampled_from(
    ("Acme", "Google", "Meta", " = ", " ~ ", " | ", "|", "\n", "L5", "E4-", "63/", "(", ")", ", ",
     "---", "$5", " at ", "maps to ", " -- ", "II", "SDE0-3", "**", "- ", "+", "/", "\x00", "É")
)  # fmt: skip


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    for body in (text, f"## Level Mapping\n{text}"):
        for each in _stated(body, raw=text):
            assert len(each.levels) > 1
            list(each.pairs())
            list(each.contradictions())


@pytest.mark.parametrize(
    "piece",
    ["(" * 50, "= Google L5 ", "| Google ", "a, ", " and ", "($ ", "level mapping ", "Meta/", "  "],
)
def test_endless_text_is_bounded(piece: str) -> None:
    text = "## Level Mapping\n" + piece * (60_000 // len(piece))
    assert len(_stated(text, raw=text)) <= 60


def test_the_corpus_is_read(corpus: Library) -> None:
    find = _mentions(corpus).find
    known = {*corpus.companies, *lexicon(data_folder()).aliases}
    found = {card.id: statements(corpus.guide(card.id), find) for card in corpus}
    levels = [each for said in found.values() for statement in said for each in statement.levels]
    # Six companies' guides (98 of them) only show their own ladder, or nothing.
    assert sum(bool(said) for said in found.values()) >= 769
    assert sum(map(len, found.values())) >= 1_150
    assert len(levels) >= 5_560
    assert sum(each.company in known for each in levels) / len(levels) >= 0.975
    assert sum(bool(each.codes) for each in levels) / len(levels) >= 0.42


def test_the_corpus_front_matter_is_read_as_well_as_by_hand(corpus: Library) -> None:
    """The reference over all guides: 95.2% of the levels with their company, 50.8% with a code."""
    find = _mentions(corpus).find
    named, coded, sides = 0, 0, 0
    for card in corpus:
        guide = corpus.guide(card.id)
        raw = guide.level_mapping.raw or ""
        own = Own(guide.company, guide.company_display, guide.role_display)
        levels = [each for line in read_line(raw, own, find) for each in line.levels]
        if raw.startswith("|") or not levels:
            continue
        named += len(levels)
        coded += sum(bool(each.codes) for each in levels)
        sides += len(levels) + sum(not find(side) for side in raw.split(" = ")[1:])
    assert named >= 2_250
    assert named / sides >= 0.952
    assert coded / named >= 0.508


def test_the_corpus_agrees_on_google_and_meta(corpus: Library) -> None:
    find = _mentions(corpus).find
    levels = Levels(s for card in corpus for s in statements(corpus.guide(card.id), find))
    for rung in (3, 4, 5, 6):
        named = [
            each
            for each in levels.naming("google", partial(same, asked=_google(f"L{rung}")))
            if each.statement.discipline == "software-engineer"
        ]
        best = next(s for s in levels.elsewhere(named) if s.level.company == "meta")
        assert best.level.key == f"E/IC{rung}"
        assert best.share >= 0.9
