"""Sums of money in prose, as written and in their currency."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guides.sums import currencies_in, sums


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("$270K", [(270_000, 270_000, "USD", "$270K")], id="thousands"),
        pytest.param("£1.2M", [(1_200_000, 1_200_000, "GBP", "£1.2M")], id="millions"),
        pytest.param("€95,500 base", [(95_500, 95_500, "EUR", "€95,500")], id="commas"),
        pytest.param("$200K–$300K", [(200_000, 300_000, "USD", "$200K–$300K")], id="range"),
        pytest.param("$200-300K", [(200_000, 300_000, "USD", "$200-300K")], id="shared unit"),
        pytest.param("S$160K+", [(160_000, 160_000, "SGD", "S$160K+")], id="other dollar"),
        pytest.param("HK$1.7M", [(1_700_000, 1_700_000, "HKD", "HK$1.7M")], id="long sign"),
        pytest.param("CHF 180K", [(180_000, 180_000, "CHF", "CHF 180K")], id="code"),
        pytest.param("₹22,00,000", [(2_200_000, 2_200_000, "INR", "₹22,00,000")], id="lakhs"),
        pytest.param("₹20 lakh", [(2_000_000, 2_000_000, "INR", "₹20 lakh")], id="lakh"),
        pytest.param("$1B fund", [(10**9, 10**9, "USD", "$1B")], id="billions"),
        pytest.param("$90K and £80K", [(90_000, 90_000, "USD", "$90K"),
                                       (80_000, 80_000, "GBP", "£80K")], id="two"),
        pytest.param("20% of 400 people, L5, 2026", [], id="no money"),
        pytest.param("$[X]K", [], id="placeholder"),
    ],
)  # fmt: skip
def test_sums(text: str, expected: list[tuple[int, int, str, str]]) -> None:
    found = [(int(s.amount.low), int(s.amount.high), s.currency, s.text) for s in sums(text)]
    assert found == expected


def test_a_sign_of_several_currencies_is_the_guide_s() -> None:
    assert sums("¥300K", {"CNY"})[0].currency == "CNY"
    assert sums("¥300K")[0].currency == "JPY"
    assert sums("kr 700K", {"DKK"})[0].currency == "DKK"


def test_a_placeholder_s_sign_says_the_currency() -> None:
    assert currencies_in("$[X]K base, £90K") == {"USD", "GBP"}


@given(st.text(alphabet="$£€¥₹SHKCF 0123456789.,KMk–-to+lakh", max_size=120))
def test_any_text_is_read(text: str) -> None:
    for each in sums(text):
        assert Decimal(0) <= each.amount.low <= each.amount.high
        assert text[each.start : each.end] == each.text
