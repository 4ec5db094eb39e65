"""The front matter's keys and what each may hold (pydantic), turned into a `Guide`.

Values arrive as the text that stands in the file (see `yaml_data`); pydantic converts, so a
region called `NO` stays a region and a figure written `1:30` is refused, not turned into 90.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot.guides.model import Band, LevelMapping, Range, Source

SLUG = r"^[a-z0-9][a-z0-9-]{0,79}$"

# Currencies of which a good salary runs to hundreds of millions of units; elsewhere a
# billion is a slip of the keyboard.
_SMALL_UNITS = frozenset(("COP", "CLP", "HUF", "IDR", "IRR", "JPY", "KRW", "NGN", "PYG", "VND"))
_ABSURD = Decimal(1_000_000_000)
_ABSURD_SMALL_UNITS = Decimal(1_000_000_000_000)

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
"""All but tab and line feed, and what turns the direction of the words after it; an escape such
as `"\\x1b"` can bring any of them."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _only_text(value: object) -> object:
    if isinstance(value, list | dict):
        raise ValueError("it must be one value, not a list or mapping")
    if isinstance(value, str) and _CONTROL.search(value):
        raise ValueError("it holds a control character")
    return value


def _one_line(value: object) -> object:
    if isinstance(value, str) and not {"\t", "\n"}.isdisjoint(value):
        raise ValueError("it must be one line, without tabs")
    return _only_text(value)


def _dashed(value: object) -> object:
    """A date in digits and dashes: of bare numbers pydantic would make seconds since 1970."""
    if isinstance(value, str) and not _DAY.match(value):
        raise ValueError("it must be a date such as 2026-02-23")
    return _only_text(value)


Text = Annotated[str, BeforeValidator(_only_text), Field(min_length=1, max_length=2000)]
Line = Annotated[str, BeforeValidator(_one_line), Field(min_length=1, max_length=2000)]
Slug = Annotated[str, BeforeValidator(_only_text), Field(pattern=SLUG)]
Money = Annotated[Decimal, BeforeValidator(_only_text), Field(ge=0)]
Percent = Annotated[Decimal, BeforeValidator(_only_text), Field(ge=0, le=1000)]
Day = Annotated[date, BeforeValidator(_dashed)]
Years = Annotated[int, BeforeValidator(_only_text), Field(ge=1, le=10)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class BandIn(_Strict):
    """One entry of `compensation`."""

    region: Line
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    base_low: Money | None = None
    base_high: Money | None = None
    stock_low: Money | None = None
    stock_high: Money | None = None
    bonus_pct: Percent | None = None
    bonus_low: Money | None = None
    bonus_high: Money | None = None
    signing_bonus_low: Money | None = None
    signing_bonus_high: Money | None = None
    total_comp_low: Money | None = None
    total_comp_high: Money | None = None
    stock_vest_years: Years | None = None

    @model_validator(mode="after")
    def _ranges_hold(self) -> Self:
        limit = _ABSURD_SMALL_UNITS if self.currency in _SMALL_UNITS else _ABSURD
        for name in ("base", "stock", "bonus", "signing_bonus", "total_comp"):
            low, high = getattr(self, f"{name}_low"), getattr(self, f"{name}_high")
            if (low is None) != (high is None):
                raise ValueError(f"{name}_low and {name}_high must both be given, or neither")
            if low is not None and low > high:
                raise ValueError(f"{name}_low {low} is above {name}_high {high}")
            if high is not None and high >= limit:
                raise ValueError(f"{name}_high {high} {self.currency} a year is absurd")
        return self

    def band(self, line: int) -> Band:
        """The band these keys describe."""
        return Band(
            region=self.region,
            currency=self.currency,
            base=_range(self.base_low, self.base_high),
            stock=_range(self.stock_low, self.stock_high),
            bonus_pct=self.bonus_pct,
            bonus=_range(self.bonus_low, self.bonus_high),
            signing=_range(self.signing_bonus_low, self.signing_bonus_high),
            total=_range(self.total_comp_low, self.total_comp_high),
            stock_vest_years=self.stock_vest_years,
            line=line,
        )


def _range(low: Decimal | None, high: Decimal | None) -> Range | None:
    return None if low is None or high is None else Range(low, high)


def _mapping_of(value: object) -> object:
    """`level_mapping: text` means its raw form."""
    return {"raw": value} if isinstance(value, str) else value


class LevelMappingIn(BaseModel):
    """Raw text, or levels by company in whatever keys the guide uses."""

    model_config = ConfigDict(frozen=True, extra="allow")

    internal: Line | None = None
    raw: Text | None = None

    def mapping(self) -> LevelMapping:
        """The mapping, structured equivalents flattened to (company, level)."""
        extra: dict[str, Any] = self.model_extra or {}
        return LevelMapping(self.internal, self.raw, tuple(_equivalents(extra)))


def _equivalents(extra: dict[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in extra.items():
        if isinstance(value, str):
            pairs.append((name, value))
        elif isinstance(value, list):
            pairs += [(name, level) for level in value if isinstance(level, str)]
        elif isinstance(value, dict):
            pairs += _equivalents(value)
    return pairs


def _source_of(value: object) -> object:
    """A source given as a word is one that has only a name."""
    return {"name": value} if isinstance(value, str) else value


class SourceIn(_Strict):
    """A source: its name, its address, or both."""

    name: Line | None = None
    title: Line | None = None
    url: Line | None = None

    @model_validator(mode="after")
    def _named(self) -> Self:
        if not (self.name or self.title or self.url):
            raise ValueError("a source needs a name")
        return self

    def source(self) -> Source:
        """The source, named by the first of name, title and address."""
        return Source(self.name or self.title or self.url or "", self.url)


class FrontMatter(_Strict):
    """Every key a guide's front matter may have."""

    company: Slug
    company_display: Line | None = None
    role: Slug
    role_display: Line | None = None
    role_type: Line = "standard"
    last_updated: Day | None = None
    data_quality: Line | None = None
    salary_data_quarter: Annotated[str, Field(pattern=r"^[0-9]{4}-?Q[1-4]$")] | None = None
    next_review_due: Day | None = None
    compensation: Annotated[list[BandIn], Field(max_length=200)] | None = None
    level_mapping: Annotated[LevelMappingIn, BeforeValidator(_mapping_of)] | None = None
    data_sources: (
        Annotated[list[Annotated[SourceIn, BeforeValidator(_source_of)]], Field(max_length=200)]
        | None
    ) = None
    negotiation_dna_summary: Text | None = None
    owner: Line | None = None
    stock_vest_years: Years | None = None

    def sources(self) -> tuple[Source, ...]:
        """The data sources, each once, in the guide's order."""
        return tuple(dict.fromkeys(given.source() for given in self.data_sources or ()))


KEYS = frozenset(FrontMatter.model_fields)
BAND_KEYS = frozenset(BandIn.model_fields)
WANTED: tuple[
    Literal["last_updated", "next_review_due", "data_quality", "salary_data_quarter"], ...
]
WANTED = ("last_updated", "next_review_due", "data_quality", "salary_data_quarter")
"""Keys without which an answer cannot say how far to trust its figures."""
