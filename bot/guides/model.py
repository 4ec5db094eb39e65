"""A guide and what is in it. Plain frozen values: reading and checking happen elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

Amount = Decimal
"""Money in whole or fractional units of the band's currency."""


@dataclass(frozen=True, slots=True)
class Range:
    """Low to high, both ends included; currency units a year unless said otherwise."""

    low: Amount
    high: Amount

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def scaled(self, factor: Decimal) -> Range:
        """Both ends times `factor`."""
        return Range(self.low * factor, self.high * factor)

    def over(self, years: int) -> Range:
        """Both ends divided by `years`: a grant over its vest, a year at a time."""
        return Range(self.low / years, self.high / years)


@dataclass(frozen=True, slots=True)
class Band:
    """The figures a guide's front matter gives for one region, as written there.

    `stock` is in the guide's own basis, which only the body may tell: see `basis.py`.
    """

    region: str
    """The region label as the guide writes it."""
    currency: str
    """ISO 4217 code."""
    base: Range | None = None
    stock: Range | None = None
    bonus_pct: Decimal | None = None
    """Percent of base."""
    bonus: Range | None = None
    """Bonus in money, where the guide gives it so."""
    signing: Range | None = None
    total: Range | None = None
    """Stated total compensation a year."""
    stock_vest_years: int | None = None
    line: int = 0
    """Line of the file where the band begins."""

    @property
    def empty(self) -> bool:
        """True where the guide names the region but gives none of its figures."""
        return self.base is None and self.stock is None and self.total is None


@dataclass(frozen=True, slots=True)
class LevelMapping:
    """Which levels elsewhere the guide calls the same: raw text, or by company."""

    internal: str | None = None
    raw: str | None = None
    equivalents: tuple[tuple[str, str], ...] = ()
    """(company, level) pairs where the guide gives them structured."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from."""

    name: str
    url: str | None = None


@dataclass(frozen=True)
class Guide:
    """One negotiation guide: a company, a role, its bands, and the Markdown body."""

    company: str
    role: str
    company_display: str
    role_display: str
    role_type: str = "standard"
    last_updated: date | None = None
    next_review_due: date | None = None
    data_quality: str | None = None
    salary_data_quarter: str | None = None
    bands: tuple[Band, ...] = ()
    level_mapping: LevelMapping = LevelMapping()
    sources: tuple[Source, ...] = ()
    dna_summary: str | None = None
    owner: str | None = None
    stock_vest_years: int | None = None
    path: str = ""
    """Relative to the guides folder, with forward slashes."""
    body: str = field(default="", repr=False)
    body_line: int = 1
    """Line of the file on which the body begins."""

    @property
    def id(self) -> str:
        """`<company slug>/<role slug>`."""
        return f"{self.company}/{self.role}"

    @property
    def title(self) -> str:
        """As a person would say it: company, then role."""
        return f"{self.company_display} {self.role_display}"

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Region labels in the guide's order, each once."""
        return tuple(dict.fromkeys(band.region for band in self.bands))
