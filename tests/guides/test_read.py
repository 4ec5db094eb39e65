"""One file to a guide, or to findings that say where and what to do."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides import read as reading
from bot.guides.findings import FileRefusedError, Finding
from bot.guides.model import Band, LevelMapping, Source
from bot.guides.read import MAX_FILE_BYTES, read_file, read_text
from tests.guides.kit import (
    BODY,
    COMPLETE,
    guide_text,
    line_of,
    read,
    refused,
    span,
    with_keys,
    write,
)

NOK = "    currency: NOK"
"""A band's currency, where it is not what a test is about."""


def one(findings: tuple[Finding, ...]) -> Finding:
    [finding] = findings
    return finding


def refused_file(root: Path, name: str) -> Finding:
    with pytest.raises(FileRefusedError) as caught:
        read_file(str(root), name)
    return one(caught.value.findings)


# What a whole guide gives


def test_a_complete_guide_is_read_without_a_remark() -> None:
    found = read()
    assert found.findings == ()
    guide = found.guide
    assert (guide.id, guide.title) == ("acme/staff-engineer", "Acme & Sons Staff Engineer")
    assert (guide.last_updated, guide.next_review_due) == (date(2026, 2, 23), date(2026, 5, 23))
    assert (guide.data_quality, guide.salary_data_quarter) == ("high", "2025-Q4")
    assert guide.bands == (Band("Oslo", "NOK", span(900_000, 1_200_000), line=11),)
    assert (guide.path, guide.body, guide.role_type) == ("acme/staff.md", BODY, "standard")


def test_names_to_show_default_to_the_slugs_in_words() -> None:
    guide = read("company: big-co\nrole: ml-ai-engineer\n").guide
    assert guide.title == "Big Co Ml Ai Engineer"


@pytest.mark.parametrize("region", ["NO", "On", "1:30", "007", "2026-02-23", "~x", "1e3"])
def test_a_region_stays_the_word_it_was(region: str) -> None:
    guide = read(with_keys("compensation:", f"  - region: {region}", NOK)).guide
    assert guide.labels == (region,)


def test_a_quoted_null_is_a_word_and_a_plain_null_is_nothing() -> None:
    assert read(with_keys('owner: "null"')).guide.owner == "null"
    assert read(with_keys("owner: null")).guide.owner is None


def test_null_figures_are_no_figures() -> None:
    keys = ("base", "stock", "bonus", "signing_bonus", "total_comp")
    nulls = [f"    {key}_{end}: null" for key in keys for end in ("low", "high")]
    front = with_keys("compensation:", "  - region: Oslo", NOK, *nulls, "    bonus_pct: null")
    [band] = read(front).guide.bands
    assert band == Band("Oslo", "NOK", line=11)
    assert band.empty


def test_every_figure_of_a_band_is_kept_as_written() -> None:
    figures = {
        "base_low": "100000.50", "base_high": "200000", "stock_low": "0", "stock_high": "1e5",
        "bonus_low": "1", "bonus_high": "2", "signing_bonus_low": "3", "signing_bonus_high": "4",
        "total_comp_low": "5", "total_comp_high": "6", "stock_vest_years": "3",
    }  # fmt: skip
    front = with_keys(
        "compensation:",
        "  - region: Oslo",
        NOK,
        *(f"    {key}: {v}" for key, v in figures.items()),
    )
    [band] = read(front).guide.bands
    assert band.base == span("100000.50", 200_000)
    assert band.stock == span(0, 100_000)
    assert (band.bonus, band.bonus_pct) == (span(1, 2), None)
    assert (band.signing, band.total, band.stock_vest_years) == (span(3, 4), span(5, 6), 3)


@pytest.mark.parametrize(
    ("lines", "percent", "bonus"),
    [
        pytest.param(["    bonus_pct: 7.5"], "7.5", None, id="a percentage"),
        pytest.param(["    bonus_low: 5", "    bonus_high: 9"], None, (5, 9), id="amounts"),
        pytest.param(
            ["    bonus_pct: 10", "    bonus_low: 5", "    bonus_high: 9"], "10", (5, 9), id="both"
        ),
    ],
)
def test_a_bonus_is_a_percentage_or_amounts(
    lines: list[str], percent: str | None, bonus: tuple[int, int] | None
) -> None:
    [band] = read(with_keys("compensation:", "  - region: Oslo", NOK, *lines)).guide.bands
    assert (None if band.bonus_pct is None else str(band.bonus_pct)) == percent
    assert band.bonus == (span(*bonus) if bonus else None)


def test_vest_years_stand_on_the_guide_or_the_band() -> None:
    guide = read(with_keys("stock_vest_years: 4", "compensation:", "  - region: Oslo", NOK)).guide
    assert (guide.stock_vest_years, guide.bands[0].stock_vest_years) == (4, None)


def test_a_repeated_region_is_two_bands_under_one_label() -> None:
    places = [
        line for place in ("Oslo", "Bergen", "Oslo") for line in (f"  - region: {place}", NOK)
    ]
    front = with_keys("compensation:", *places)
    guide = read(front).guide
    assert [band.region for band in guide.bands] == ["Oslo", "Bergen", "Oslo"]
    assert guide.labels == ("Oslo", "Bergen")
    assert [band.line for band in guide.bands] == [11, 13, 15]


@pytest.mark.parametrize(
    ("lines", "mapping"),
    [
        pytest.param(["level_mapping: A = B"], LevelMapping(None, "A = B"), id="text"),
        pytest.param(["level_mapping: null"], LevelMapping(), id="null"),
        pytest.param(["level_mapping: {}"], LevelMapping(), id="empty"),
        pytest.param(
            ["level_mapping:", "  internal: L5", '  raw: "| PayPal | Google |"'],
            LevelMapping("L5", "| PayPal | Google |"),
            id="raw with bars",
        ),
        pytest.param(
            ["level_mapping:", "  raw: |", "    - A = B", "    - C = D"],
            LevelMapping(None, "- A = B\n- C = D\n"),
            id="raw over lines",
        ),
        pytest.param(
            ["level_mapping:", "  google: L5", "  meta: [E5, E6]"],
            LevelMapping(None, None, (("google", "L5"), ("meta", "E5"), ("meta", "E6"))),
            id="by company",
        ),
        pytest.param(
            ["level_mapping:", "  internal: X", "  equivalents:", "    google: L5", "    hp: null"],
            LevelMapping("X", None, (("google", "L5"),)),
            id="by company, inside a key",
        ),
    ],
)
def test_level_mapping_raw_or_structured(lines: list[str], mapping: LevelMapping) -> None:
    assert read(with_keys(*lines)).guide.level_mapping == mapping


def test_sources_as_words_or_mappings_each_once() -> None:
    front = with_keys(
        "data_sources:",
        "  - Blind",
        "  - name: Levels.fyi",
        "    url: https://levels.fyi/x?a=b&c",
        "  - title: A report",
        "  - url: https://example.org",
        "  - Blind",
    )
    assert read(front).guide.sources == (
        Source("Blind"),
        Source("Levels.fyi", "https://levels.fyi/x?a=b&c"),
        Source("A report"),
        Source("https://example.org", "https://example.org"),
    )


def test_an_owner_is_kept() -> None:
    assert read(with_keys("owner: Ada Lovelace <ada@example.org>")).guide.owner == (
        "Ada Lovelace <ada@example.org>"
    )


# What is refused, and on which line


@pytest.mark.parametrize(
    ("lines", "at", "says"),
    [
        pytest.param(["company: null"], "company", "company", id="company null"),
        pytest.param(["company: Acme"], "company", "pattern", id="company in capitals"),
        pytest.param(["company: a/../b"], "company", "pattern", id="company with a path"),
        pytest.param(["company: -a"], "company", "pattern", id="company with a dash first"),
        pytest.param([f"company: {'a' * 81}"], "company", "pattern", id="company too long"),
        pytest.param(["company: ''"], "company", "pattern", id="company empty"),
        pytest.param(['company: "acme\\n"'], "company", "", id="company with a line break"),
        pytest.param(["company: [acme]"], "company", "not a list", id="company a list"),
        pytest.param(["role: {a: b}"], "role", "not a list", id="role a mapping"),
        pytest.param(["role: staff_engineer"], "role", "pattern", id="role with an underscore"),
        pytest.param(["role_display: [a]"], "role_display", "not a list", id="list for text"),
        pytest.param(["owner: ''"], "owner", "it is empty", id="empty text"),
        pytest.param(
            [f"owner: {'x' * 2001}"], "owner", "more than 2000 characters", id="endless text"
        ),
        pytest.param(["last_updated: 2026-02-30"], "last_updated", "date", id="no such day"),
        pytest.param(["last_updated: 23.02.2026"], "last_updated", "date", id="German date"),
        pytest.param(["last_updated: yesterday"], "last_updated", "date", id="no date"),
        pytest.param(["last_updated: 20260223"], "last_updated", "date", id="date in one"),
        pytest.param(["last_updated: 0"], "last_updated", "date", id="zero is no date"),
        pytest.param(["last_updated: 86400"], "last_updated", "date", id="seconds are no date"),
        pytest.param(["next_review_due: [x]"], "next_review_due", "not a list", id="date a list"),
        pytest.param(["salary_data_quarter: Q4"], "salary_data_quarter", "", id="no year"),
        pytest.param(["salary_data_quarter: 2025-Q5"], "salary_data_quarter", "", id="fifth"),
        pytest.param(["salary_data_quarter: ٢٠٢٥-Q4"], "salary_data_quarter", "", id="digits"),
        pytest.param(["stock_vest_years: 0"], "stock_vest_years", "1", id="no vest"),
        pytest.param(["stock_vest_years: 11"], "stock_vest_years", "10", id="endless vest"),
        pytest.param(["stock_vest_years: four"], "stock_vest_years", "integer", id="four"),
        pytest.param(["stock_vest_years: 3.5"], "stock_vest_years", "integer", id="half a year"),
        pytest.param(["compensation: text"], "compensation", "list", id="pay as text"),
        pytest.param(["compensation: {a: b}"], "compensation", "list", id="pay as a mapping"),
        pytest.param(["compensation: [Oslo]"], "compensation", "dictionary", id="band as text"),
        pytest.param(["level_mapping: [a]"], "level_mapping", "dictionary", id="levels as a list"),
        pytest.param(
            ["level_mapping:", "  internal: [a]"], "internal", "not a list", id="internal a list"
        ),
        pytest.param(["data_sources: Blind"], "data_sources", "list", id="sources as text"),
    ],
)
def test_a_bad_value_is_a_finding_on_its_line(lines: list[str], at: str, says: str) -> None:
    text = guide_text(with_keys(*lines))
    finding = one(refused(text))
    assert (finding.severity, finding.path) == ("error", "acme/staff.md")
    assert finding.line == line_of(text, f"{at}:")
    assert at in finding.problem
    assert says in finding.problem
    assert finding.remedy


@pytest.mark.parametrize(
    ("lines", "at", "says"),
    [
        pytest.param(["base_low: -1", "base_high: 5"], "base_low", "0", id="negative"),
        pytest.param(["base_low: 7", "base_high: 5"], "- region", "above", id="low above high"),
        pytest.param(["stock_low: 7"], "- region", "stock_high must both", id="low alone"),
        pytest.param(["total_comp_high: 7"], "- region", "total_comp_high must", id="high alone"),
        pytest.param(["base_low: 7", "base_high: null"], "- region", "both", id="high null"),
        pytest.param(["base_low: 1", "base_high: 1e9"], "- region", "absurd", id="a billion"),
        pytest.param(["base_low: 1", "base_high: 1e999999"], "- region", "absurd", id="endless"),
        pytest.param(["base_low: NaN", "base_high: 5"], "base_low", "finite", id="NaN"),
        pytest.param(["base_low: 5", "base_high: Infinity"], "base_high", "finite", id="infinity"),
        pytest.param(["base_low: 1:30", "base_high: 5"], "base_low", "decimal", id="base 60"),
        pytest.param(["base_low: 1,000", "base_high: 5"], "base_low", "decimal", id="comma"),
        pytest.param(["base_low: $5", "base_high: 5"], "base_low", "decimal", id="sign"),
        pytest.param(["base_low: 5K", "base_high: 9"], "base_low", "decimal", id="thousands"),
        pytest.param(["base_low: [5]", "base_high: 9"], "base_low", "not a list", id="list"),
        pytest.param(["bonus_pct: -5"], "bonus_pct", "0", id="negative bonus"),
        pytest.param(["bonus_pct: 1001"], "bonus_pct", "1000", id="absurd bonus"),
        pytest.param(["bonus_pct: 5%"], "bonus_pct", "decimal", id="percent sign"),
        pytest.param(["currency: usd"], "currency", "pattern", id="currency in small letters"),
        pytest.param(["currency: $"], "currency", "pattern", id="currency as a sign"),
        pytest.param(["currency: EURO"], "currency", "pattern", id="currency of four letters"),
        pytest.param(["currency: null"], "currency", "string", id="currency null"),
        pytest.param(["currency: [USD]"], "currency", "string", id="currency a list"),
        pytest.param(["stock_vest_years: x"], "stock_vest_years", "integer", id="vest in words"),
    ],
)
def test_a_bad_band_is_a_finding_on_its_line(lines: list[str], at: str, says: str) -> None:
    text = guide_text(
        with_keys(
            "compensation:",
            "  - currency: NOK",
            "    region: Bergen",
            "  - region: Oslo",
            *([] if "currency" in at else [NOK]),
            *(f"    {line}" for line in lines),
        )
    )
    finding = one(refused(text))
    assert finding.line == line_of(text, at)
    assert "compensation entry 2" in finding.problem
    assert says in finding.problem
    assert finding.remedy


def test_small_currencies_may_run_to_billions() -> None:
    front = with_keys(
        "compensation:",
        "  - region: Jakarta",
        "    currency: IDR",
        "    base_low: 900000000",
        "    base_high: 1500000000",
    )
    assert read(front).guide.bands[0].base == span(900_000_000, 1_500_000_000)


def test_a_band_without_a_region_is_missing_a_key() -> None:
    text = guide_text(with_keys("compensation:", "  - currency: NOK"))
    finding = one(refused(text))
    assert (finding.rule, finding.line) == ("missing-key", line_of(text, "- currency"))
    assert finding.remedy == "Add compensation entry 1 region."


def test_a_band_without_a_currency_is_never_taken_for_dollars() -> None:
    lines = ["  - region: London", "    base_low: 100000", "    base_high: 120000"]
    text = guide_text(with_keys("compensation:", *lines))
    finding = one(refused(text))
    assert (finding.rule, finding.line) == ("missing-key", line_of(text, "- region: London"))
    assert finding.remedy == "Add compensation entry 1 currency."


def test_each_bad_value_has_its_own_finding() -> None:
    text = guide_text(with_keys("company: A", "role: B", "owner: ''", "last_updated: x"))
    assert sorted(f.line for f in refused(text)) == sorted(
        line_of(text, f"{key}:") for key in ("company", "role", "owner", "last_updated")
    )


def test_a_thousand_bad_values_are_not_a_thousand_findings() -> None:
    front = with_keys("compensation:", *["  - x"] * 150)
    assert 1 <= len(refused(guide_text(front))) <= 20


def test_more_bands_than_any_guide_has_are_refused() -> None:
    assert "200" in one(refused(guide_text(with_keys(f"compensation: [{'a, ' * 201}]")))).problem


@pytest.mark.parametrize(
    ("source", "says"),
    [
        pytest.param("- [a]", "dictionary", id="a list"),
        pytest.param("- x: y", "needs a name", id="a mapping without a name"),
        pytest.param("- url: {a: b}", "not a list", id="an address that is a mapping"),
        pytest.param("- ''", "it is empty", id="an empty word"),
    ],
)
def test_a_bad_source_is_told_in_words_of_the_guide(source: str, says: str) -> None:
    text = guide_text(with_keys("data_sources:", "  - Blind", f"  {source}"))
    finding = one(refused(text))
    assert finding.line == line_of(text, source)
    assert finding.problem.startswith("data_sources entry 2")
    assert says in finding.problem
    assert "function-" not in finding.problem  # the checker's own words for its types


@pytest.mark.parametrize("control", "\x00\x07\t\n\x0b\r\x1b\x1f\x7f\x85\x9f\u202a\u202e", ids=ascii)
@pytest.mark.parametrize("key", ["region", "company_display", "role_display", "owner", "company"])
def test_a_control_character_in_a_name_is_refused(key: str, control: str) -> None:
    value = f'"Os\\u{ord(control):04x}lo"'
    band = ["compensation:", f"  - region: {value}", NOK]
    lines = band if key == "region" else [f"{key}: {value}"]
    text = guide_text(with_keys(*lines))
    finding = one(refused(text))
    assert finding.line == line_of(text, "- region" if key == "region" else f"{key}:")
    assert key in finding.problem


def test_line_breaks_are_allowed_where_a_text_has_several_lines() -> None:
    guide = read(with_keys("negotiation_dna_summary: |-", "  One.", "  Two.")).guide
    assert guide.dna_summary == "One.\nTwo."
    assert "control" in one(refused(guide_text(with_keys('level_mapping: "\\x1b[2J"')))).problem


@pytest.mark.parametrize(
    ("front", "missing"),
    [
        pytest.param("role: x\n", "company", id="company"),
        pytest.param("company: x\n", "role", id="role"),
    ],
)
def test_a_guide_without_its_name_is_refused(front: str, missing: str) -> None:
    finding = one(refused(guide_text(front)))
    assert (finding.rule, finding.line) == ("missing-key", 1)
    assert finding.sentence == f"The key {missing} is missing. Add {missing}."


@pytest.mark.parametrize("front", ["- a\n- b\n", "text\n", "", "# nothing\n", "null\n", "[]\n"])
def test_front_matter_that_is_no_mapping_is_refused(front: str) -> None:
    finding = one(refused(guide_text(front)))
    assert (finding.rule, finding.line) == ("front-matter", 1)


@pytest.mark.parametrize(
    ("extra", "says"),
    [
        pytest.param("x: [1, 2\n", "not YAML", id="left open"),
        pytest.param("company: again\n", "stands twice", id="duplicate key"),
        pytest.param("x: &a 1\n", "anchors", id="anchor"),
        pytest.param("x: *a\n", "aliases", id="alias"),
        pytest.param("x: !!int 1\n", "tags", id="tag"),
        pytest.param(f"x: {'[' * 20}{']' * 20}\n", "deeper", id="deep"),
        pytest.param(f"x: {'[' * 30_000}\n", "deeper", id="deep enough to crash a loader"),
    ],
)
def test_yaml_that_is_not_data_is_refused_on_its_line(extra: str, says: str) -> None:
    text = guide_text(COMPLETE + extra)
    finding = one(refused(text))
    assert (finding.rule, says in finding.problem) == ("yaml", True)
    last = line_of(text, extra.strip()[:60])
    assert finding.line in (last, last + 1)  # what is left open is marked where it ends


def test_front_matter_over_the_limit_is_refused() -> None:
    finding = one(refused(guide_text(COMPLETE + f"owner: {'x' * 40_000}\n")))
    assert "larger than 32 KiB" in finding.problem


# What does not keep a guide out


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        pytest.param("company_dispaly", "Did you mean company_display?", id="swapped letters"),
        pytest.param("sources", "Did you mean data_sources?", id="half the key"),
        pytest.param("zzz", "Delete it", id="nothing near"),
    ],
)
def test_an_unknown_key_is_a_warning_with_a_suggestion(key: str, remedy: str) -> None:
    front = COMPLETE + f"{key}: x\n"
    finding = one(read(front).findings)
    assert (finding.severity, finding.rule) == ("warning", "unknown-key")
    assert finding.line == line_of(guide_text(front), f"{key}:")
    assert repr(key) in finding.problem
    assert remedy in finding.remedy


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("base_lo", "Did you mean base_low?"),
        ("equity_high", "Did you mean stock_high?"),
        ("total_low", "Did you mean total_comp_low?"),
        ("tc_high", "Did you mean total_comp_high?"),
        ("salary_low", "Did you mean base_low?"),
        ("bonus_percent", "Did you mean bonus_pct?"),
        ("perks_high", "Delete it, or ask for it to be supported."),
    ],
)
def test_an_unknown_key_of_a_band_is_a_warning_with_a_suggestion(key: str, remedy: str) -> None:
    front = with_keys("compensation:", "  - region: Oslo", NOK, f"    {key}: 5")
    finding = one(read(front).findings)
    assert finding.line == line_of(guide_text(front), f"{key}:")
    assert finding.remedy == remedy


def test_unknown_keys_are_told_in_the_order_of_the_file() -> None:
    front = COMPLETE + "".join(f"q{n}x: 1\n" for n in range(40))
    lines = [finding.line for finding in read(front).findings]
    assert len(lines) == 40
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "key", ["last_updated", "next_review_due", "data_quality", "salary_data_quarter"]
)
def test_a_key_that_tells_how_far_to_trust_is_missed(key: str) -> None:
    front = "".join(f"{line}\n" for line in COMPLETE.splitlines() if not line.startswith(key))
    finding = one(read(front).findings)
    assert (finding.severity, finding.rule, finding.line) == ("warning", "missing-key", 1)
    assert key in finding.problem
    nulled = one(read(with_keys(f"{key}: null")).findings)
    assert nulled.line == line_of(guide_text(with_keys(f"{key}: null")), f"{key}:")


@pytest.mark.parametrize("lines", [["compensation: []"], ["compensation: null"]])
def test_a_guide_without_bands_is_served_with_a_warning(lines: list[str]) -> None:
    found = read(with_keys(*lines))
    assert found.guide.bands == ()
    assert one(found.findings).rule == "no-bands"


# The file around the front matter


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param("", "no-front-matter", id="empty file"),
        pytest.param("# A dossier\n\nWords.\n", "no-front-matter", id="only a body"),
        pytest.param("\n---\ncompany: a\n---\n", "no-front-matter", id="a blank line first"),
        pytest.param("--\ncompany: a\n--\n", "no-front-matter", id="two dashes"),
        pytest.param("---\ncompany: a\nrole: b\n", "front-matter-open", id="left open"),
        pytest.param("---\n", "front-matter-open", id="only opened"),
        pytest.param("---", "front-matter-open", id="only dashes"),
    ],
)
def test_a_file_without_front_matter_is_refused(text: str, rule: str) -> None:
    finding = one(refused(text))
    assert (finding.rule, finding.line) == (rule, 1)
    assert "---" in finding.remedy or "three dashes" in finding.remedy


def test_rules_in_the_body_stay_in_the_body() -> None:
    body = "# One\n\n---\n\n### Two\n\n---\nmore: text\n---\n"
    assert read(body=body).guide.body == body


def test_comments_emoji_and_headings_out_of_order_stay_in_the_body() -> None:
    body = "### Low first\n# High after\n<!-- hidden --> 👩🏽‍💻\n"
    assert read(body=body).guide.body == body


def test_the_body_may_be_missing() -> None:
    guide = read_text(f"---\n{COMPLETE}---", "x.md").guide
    assert (guide.body, len(guide.bands)) == ("", 1)


@pytest.mark.parametrize("blank", ["", "\n", "\n\n\n"], ids=["none", "one", "three"])
def test_the_line_of_the_body_is_where_its_first_text_stands(blank: str) -> None:
    text = guide_text(body=blank + BODY)
    assert read_text(text, "x.md").guide.body_line == line_of(text, "###")


@pytest.mark.parametrize("opening", ["---\n", "---\n\n\n", "---   \n", "-----\n", "---\n \n"])
def test_lines_are_counted_from_the_top_of_the_file(opening: str) -> None:
    text = f"{opening}{COMPLETE}owner: ''\n---\n{BODY}"
    assert one(refused(text)).line == line_of(text, "owner:")
    good = f"{opening}{COMPLETE}---\n{BODY}"
    assert read_text(good, "x.md").guide.bands[0].line == line_of(good, "- region")


def test_windows_line_ends_change_nothing_but_the_body(tmp_path: Path) -> None:
    text = guide_text(COMPLETE + "zzz: x\n")
    write(tmp_path, {"a.md": text, "b.md": text.replace("\n", "\r\n")})
    unix, windows = (read_file(str(tmp_path), name) for name in ("a.md", "b.md"))
    assert windows.guide.bands == unix.guide.bands
    assert windows.guide.company_display == unix.guide.company_display
    assert windows.guide.body_line == unix.guide.body_line
    assert windows.guide.body.replace("\r\n", "\n") == unix.guide.body
    assert [f.line for f in windows.findings] == [f.line for f in unix.findings]


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": b"\xef\xbb\xbf" + guide_text().encode()})
    assert read_file(str(tmp_path), "a.md").guide.company == "acme"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        pytest.param(
            guide_text().encode() + b"\n\xff\n", guide_text().count("\n") + 2, id="in the body"
        ),
        pytest.param(b"---\ncompany: caf\xe9\n---\n", 2, id="Latin-1 in the front matter"),
        pytest.param(guide_text().encode("utf-16"), 1, id="UTF-16"),
        pytest.param(b"---\na: \xed\xa0\x80\n---\n", 2, id="half a surrogate pair"),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused_on_their_line(
    tmp_path: Path, raw: bytes, line: int
) -> None:
    write(tmp_path, {"a.md": raw})
    finding = refused_file(tmp_path, "a.md")
    assert (finding.rule, finding.line) == ("not-utf-8", line)
    assert finding.remedy == "Save the file as UTF-8."


def never_opened(*args: object) -> None:
    raise AssertionError("the file was opened")


def test_a_huge_file_is_refused_without_being_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"a.md": guide_text()})
    os.truncate(tmp_path / "a.md", 50_000_000)
    monkeypatch.setattr(reading, "open", never_opened, raising=False)
    finding = refused_file(tmp_path, "a.md")
    assert finding.rule == "too-large"
    assert "50.0 MB" in finding.problem


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path) -> None:
    text = guide_text()
    write(tmp_path, {"a.md": text + "x" * (MAX_FILE_BYTES - len(text))})
    assert len(read_file(str(tmp_path), "a.md").guide.body) > 1_000_000


def test_a_pipe_is_refused_without_being_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.md")
    monkeypatch.setattr(reading, "open", never_opened, raising=False)
    assert refused_file(tmp_path, "a.md").rule == "not-a-file"


def test_a_folder_is_no_guide(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert refused_file(tmp_path, "a.md").rule == "not-a-file"


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    finding = refused_file(tmp_path, "a.md")
    assert (finding.rule, finding.line) == ("unreadable", 1)
    assert "No such file" in finding.problem


@given(st.text())
def test_any_text_is_a_guide_or_findings(text: str) -> None:
    settle(text)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_front_matter_and_body_is_a_guide_or_findings(front: str, body: str) -> None:
    settle(f"---\n{COMPLETE}{front}\n---\n{body}")


_KEYS = st.sampled_from(
    [
        "company", "role", "owner", "last_updated", "salary_data_quarter", "compensation",
        "level_mapping", "data_sources", "stock_vest_years", "zzz",
    ]
)  # fmt: skip
_VALUES = st.one_of(
    st.sampled_from(["null", "''", "[]", "{}", "[[a]]", "{a: [b]}", "-1", "1e999", "NaN", "2026"]),
    st.text(alphabet="aZ0-.:é 1", max_size=12),
    st.integers().map(str),
    st.decimals().map(str),
    st.dates().map(str),
)


@given(st.dictionaries(_KEYS, _VALUES))
def test_any_values_of_known_keys_make_a_guide_or_findings(values: dict[str, str]) -> None:
    settle(guide_text(with_keys(*(f"{key}: {value}" for key, value in values.items()))))


def settle(text: str) -> None:
    """Read the text; what is refused must say where and what to do."""
    try:
        findings: tuple[Finding, ...] = read_text(text, "x.md").findings
        worst = "warning"
    except FileRefusedError as error:
        findings, worst = error.findings, "error"
    assert findings or worst == "warning"
    # YAML also counts these as line ends, and marks what is left open where it ends.
    last = sum(map(text.count, "\n\r\x85\u2028\u2029")) + 2
    for finding in findings:
        assert finding.severity == worst
        assert 1 <= finding.line <= last
        assert finding.problem
        assert finding.remedy
