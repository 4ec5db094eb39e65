"""Which guide and regions slash text names, and what is asked back."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask, Operand, Unclear
from bot.language.reading import Reader

SENIOR, STAFF, SWE = "senior-software-engineer", "staff-software-engineer", "software-engineer"


@pytest.mark.parametrize(
    ("text", "guide", "regions"),
    [
        pytest.param("square senior sf", f"square/{SENIOR}", ("San Francisco",), id="plain"),
        pytest.param("sf senior square", f"square/{SENIOR}", ("San Francisco",), id="any order"),
        pytest.param(
            "SQUARE, 'Staff' in NYC", f"square/{STAFF}", ("New York",), id="marks and case"
        ),
        pytest.param("square swe", f"square/{SWE}", (), id="no region means all"),
        pytest.param("snowflake staff", f"snowflake/{STAFF}", (), id="exact beats longer"),
        pytest.param("snowflake-ai staff", f"snowflake-ai/{STAFF}", (), id="longer in full"),
        pytest.param("hugging face senior", f"hugging-face/{SENIOR}", (), id="own name"),
        pytest.param(
            "morgan stanley appsec hk",
            "morgan-stanley/security-engineer",
            ("Hong Kong",),
            id="two-word company, role and place by nickname",
        ),
        pytest.param(
            "starling-bank pm uk",
            "starling-bank/product-manager",
            ("London (HQ)", "Cardiff", "Southampton"),
            id="country",
        ),
        pytest.param("square em remote", "square/engineering-manager", ("Remote US",), id="remote"),
        pytest.param(
            "square pm sf nyc",
            "square/product-manager",
            ("San Francisco", "New York"),
            id="two regions",
        ),
        pytest.param(
            "zuora swe India (Bangalore/Chennai)",
            f"zuora/{SWE}",
            ("India (Bangalore/Chennai)",),
            id="whole label typed",
        ),
        pytest.param(
            "zuora swe chennai",
            f"zuora/{SWE}",
            ("India (Bangalore/Chennai)",),
            id="part of a label",
        ),
        pytest.param(
            "zendesk pm new jersey",
            "zendesk/product-manager",
            ("NYC / New Jersey",),
            id="second place of a label",
        ),
        pytest.param(
            "akamai security cambridge",
            "akamai/security-engineer",
            ("Cambridge (MA)",),
            id="standard name beats a specialty's word",
        ),
        pytest.param(
            "akamai api security",
            "akamai/api-security-platform-engineer",
            (),
            id="specialty by its words",
        ),
        pytest.param(
            "microsoft copilot",
            "microsoft/copilot-ai-platform-engineer",
            (),
            id="specialty by one word",
        ),
        pytest.param("zürich sqüare swe".replace("zürich ", ""), f"square/{SWE}", (), id="accents"),
    ],
)
def test_text_names_one_guide(
    read: Reader, text: str, guide: str, regions: tuple[str, ...]
) -> None:
    reading = read.read(text, "band")
    assert isinstance(reading, Ask), reading
    assert reading.operands == (Operand(guide, regions),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("squre senior", "Read 'squre' as Square.", id="typo"),
        pytest.param("stanley swe", "Read 'stanley' as Morgan Stanley.", id="part of a name"),
        pytest.param("square senior pm", "Read 'senior pm' as Product Manager.", id="level"),
        pytest.param(
            "zuora swe menlo park",
            "Took 'US (Redwood City / Bay Area)', which covers 'menlo park'.",
            id="covering label",
        ),
        pytest.param("zendesk swe berlin", "Took 'Europe', which covers 'berlin'.", id="continent"),
    ],
)
def test_inexact_readings_are_said(read: Reader, text: str, said: str) -> None:
    reading = read.read(text, "band")
    assert isinstance(reading, Ask), reading
    assert said in reading.assumptions


def test_an_exact_reading_assumes_nothing(read: Reader) -> None:
    reading = read.read("square senior sf", "band")
    assert isinstance(reading, Ask)
    assert reading.assumptions == ()


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        pytest.param("mic data scientist", {"micron", "microsoft"}, id="beginning of two names"),
        pytest.param("ms pm", {"microsoft", "morgan-stanley"}, id="shared nickname"),
        pytest.param(
            "square data", {"square/data-engineer", "square/data-scientist"}, id="part of a role"
        ),
        pytest.param(
            "wandb platform engineer",
            {"wandb/devops-engineer", "wandb/mlops-platform-engineer"},
            id="specialty or standard",
        ),
        pytest.param(
            "brex ai engineer",
            {"brex/ml-ai-engineer", "brex-ai/software-engineer"},
            id="two readings of the same words",
        ),
        pytest.param(
            "wandb", {"wandb/product-manager", "wandb/mlops-platform-engineer"}, id="no role"
        ),
    ],
)
def test_ambiguity_is_asked_back(read: Reader, text: str, choices: set[str]) -> None:
    reading = read.read(text, "band")
    assert isinstance(reading, Unclear), reading
    assert reading.status == "ambiguous"
    assert choices <= {choice.id for choice in reading.choices}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("squarespace senior", "squarespace", id="longer word"),
        pytest.param("netflix senior", "netflix", id="no such company"),
        pytest.param("linear technology swe sf", "linear technology", id="longer name"),
        pytest.param("square recruiter", "recruiter", id="title"),
        pytest.param("square development lead", "development lead", id="pm inside a word"),
        pytest.param("square mechanical engineer", "mechanical engineer", id="modified title"),
        pytest.param("square senior tokyo", "tokyo", id="region"),
        pytest.param("square senior xyzzy", "xyzzy", id="unread word"),
    ],
)
def test_what_is_not_covered_is_named(read: Reader, text: str, named: str) -> None:
    reading = read.read(text, "band")
    assert isinstance(reading, Unclear), reading
    assert reading.status == "not_found"
    assert repr(named) in reading.problem


def test_a_missing_region_names_the_guide_and_its_regions(read: Reader) -> None:
    reading = read.read("square senior tokyo", "band")
    assert isinstance(reading, Unclear)
    assert reading.operands == (Operand(f"square/{SENIOR}"),)
    assert "San Francisco, New York, Remote US" in reading.remedy


@pytest.mark.parametrize("text", ["", "   ", "in", "senior sf", "245k"])
def test_without_a_company_nothing_is_answered(read: Reader, text: str) -> None:
    reading = read.read(text, "band")
    assert isinstance(reading, Unclear)
    assert reading.status in ("invalid", "not_found")
    assert reading.problem
