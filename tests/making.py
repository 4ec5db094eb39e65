"""Guides made in memory for tests: companies and roles as a test needs them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bot.guides.library import Library, card_of
from bot.guides.model import Band, Guide, Range

STANDARD = (
    "software-engineer",
    "senior-software-engineer",
    "staff-software-engineer",
    "engineering-manager",
    "product-manager",
    "product-designer",
    "data-scientist",
    "data-engineer",
    "ml-ai-engineer",
    "devops-engineer",
    "security-engineer",
    "solutions-architect",
    "technical-program-manager",
)


def band(region: str, currency: str = "USD") -> Band:
    """A band with plain figures."""
    return Band(
        region=region,
        currency=currency,
        base=Range(Decimal(100_000), Decimal(150_000)),
        total=Range(Decimal(120_000), Decimal(190_000)),
    )


def guide(
    company: str, role: str, labels: Sequence[str] = ("San Francisco",), **more: str
) -> Guide:
    """A guide of that company and role."""
    return Guide(
        company=company,
        role=role,
        company_display=more.get("display", company.replace("-", " ").title()),
        role_display=more.get("role_display", role.replace("-", " ").title()),
        role_type="standard" if role in STANDARD else "specialty",
        bands=tuple(band(label) for label in labels),
        path=f"{company}/{role}.md",
    )


def library(*guides: Guide) -> Library:
    """A library of these guides."""
    return Library(card_of(each) for each in guides)


def company(slug: str, labels: Sequence[str], *specialties: str, display: str = "") -> list[Guide]:
    """A company with all standard roles and its own specialties."""
    shown = {"display": display} if display else {}
    return [guide(slug, role, labels, **shown) for role in (*STANDARD, *specialties)]
