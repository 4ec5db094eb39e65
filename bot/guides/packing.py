"""A guide as JSON for the warm-start cache, and back, exactly."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from bot.guides.model import Band, Guide, LevelMapping, Range, Source

_RANGES = ("base", "stock", "bonus", "signing", "total")
_DATES = ("last_updated", "next_review_due")
_PLAIN = (
    "data_quality",
    "salary_data_quarter",
    "dna_summary",
    "owner",
    "stock_vest_years",
    "body_line",
)


def pack(guide: Guide) -> str:
    """Everything but the index fields and the body, which the cache keeps in columns."""
    data: dict[str, Any] = {name: getattr(guide, name) for name in _PLAIN}
    data |= {name: _iso(getattr(guide, name)) for name in _DATES}
    data["bands"] = [_pack_band(band) for band in guide.bands]
    levels = guide.level_mapping
    data["levels"] = [levels.internal, levels.raw, levels.equivalents]
    data["sources"] = [[source.name, source.url] for source in guide.sources]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str, **index: str) -> Guide:
    """The guide `pack` was given; `index` holds company, role, displays, path and body."""
    data = json.loads(packed)
    internal, raw, equivalents = data["levels"]
    plain: dict[str, Any] = {name: data[name] for name in _PLAIN} | index
    plain |= {name: date.fromisoformat(data[name]) if data[name] else None for name in _DATES}
    return Guide(
        **plain,
        bands=tuple(_unpack_band(band) for band in data["bands"]),
        level_mapping=LevelMapping(internal, raw, tuple((c, lv) for c, lv in equivalents)),
        sources=tuple(Source(name, url) for name, url in data["sources"]),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _pack_band(band: Band) -> list[Any]:
    ranges = [
        None if (r := getattr(band, name)) is None else [str(r.low), str(r.high)]
        for name in _RANGES
    ]
    percent = None if band.bonus_pct is None else str(band.bonus_pct)
    return [band.region, band.currency, *ranges, percent, band.stock_vest_years, band.line]


def _unpack_band(packed: list[Any]) -> Band:
    region, currency, *ranges, percent, years, line = packed
    figures = {
        name: None if pair is None else Range(Decimal(pair[0]), Decimal(pair[1]))
        for name, pair in zip(_RANGES, ranges, strict=True)
    }
    return Band(
        region=region,
        currency=currency,
        bonus_pct=None if percent is None else Decimal(percent),
        stock_vest_years=years,
        line=line,
        **figures,
    )
