"""Slips and unread words in messages: read and said, or refused, and never passed over."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask
from tests.language.town import town_reader


@pytest.mark.parametrize(
    ("text", "guide", "said"),
    [
        ("google stff engineer", "google/staff-software-engineer", "Read 'stff' as 'staff'."),
        ("google taff engineer", "google/staff-software-engineer", "Read 'taff' as 'staff'."),
        ("what does google pay a stafff engineer", "google/staff-software-engineer", "'stafff'"),
        ("dta engineer at google salary", "google/data-engineer", "Read 'dta' as 'data'."),
        ("google cenior engineer sf", "google/senior-software-engineer", "'cenior'"),
        ("a denior swe at google", "google/senior-software-engineer", "'denior'"),
        ("google stff software engineer", "google/staff-software-engineer", "'stff'"),
        ("google devos engineer", "google/devops-engineer", "Read 'devos' as"),
        ("google securityy engineer", "google/security-engineer", "as 'security'."),
        ("a machine kearning engineer at google", "google/ml-ai-engineer", "as 'learning'."),
    ],
    ids=lambda each: each.replace(" ", "-"),
)
def test_a_slip_in_a_role_s_name_is_read_and_said(text: str, guide: str, said: str) -> None:
    reading = town_reader().read(text)
    assert isinstance(reading, Ask)
    assert [operand.guide for operand in reading.operands] == [guide]
    assert any(said in sentence for sentence in reading.assumptions)


@pytest.mark.parametrize(
    "text",
    [
        "google xyzzy engineer",
        "what does google pay an hvac engineer",
        "google plc engineer",
        "google vlsi designer",
        "google cad engineer",
        "google mk engineer",
        "google grid engineer",
        "google geotechnical engineer",
    ],
)
def test_a_word_that_makes_another_title_is_never_a_plain_engineer(text: str) -> None:
    reading = town_reader().read(text)
    assert not isinstance(reading, Ask)
    assert reading.status == "not_found"
    assert text.split()[-2] in reading.problem


@pytest.mark.parametrize(
    "text",
    [
        "how does google compare to airtable for a PM",
        "how does google compare to quillmark for a PM",
        "google versus quillmark for a PM",
    ],
)
def test_an_unknown_side_of_a_comparison_is_never_dropped(text: str) -> None:
    reading = town_reader().read(text)
    assert not isinstance(reading, Ask)
    assert reading.status == "not_found"
    assert text.split()[-4] in reading.problem


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("band google staff new yrok", "New York", "Read 'new yrok' as 'new york'."),
        ("google staff neww york", "New York", "Read 'neww york' as 'new york'."),
        ("pay of google pms in san fransisco", "San Francisco", "'san fransisco'"),
        ("google staff sanfrancisco", "San Francisco", ""),
    ],
)
def test_a_slip_in_a_place_s_name_is_read_and_said(text: str, label: str, said: str) -> None:
    reading = town_reader().read(text)
    assert isinstance(reading, Ask)
    assert [operand.regions for operand in reading.operands] == [(label,)]
    assert said in " ".join(reading.assumptions)
