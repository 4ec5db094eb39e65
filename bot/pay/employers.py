"""Can an employer's shares be sold? Dated facts about the bundled companies, else unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from bot.data_files import data_folder, load_table

Status = Literal["private", "public", "acquired", "tender", "unknown"]
_STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer's status, since when, and where that was read on which day."""

    company: str
    """The slug of its guides."""
    status: Status = "unknown"
    display: str = ""
    since: date | None = None
    buyer: str = ""
    buyer_status: Status = "unknown"
    source: str = ""
    as_of: date | None = None
    """The day the source speaks of."""
    read: date | None = None
    guide_says: str = ""
    """What the bundled guides say that the status has overtaken."""

    @property
    def sellable(self) -> bool | None:
        """Whether vested shares can be sold on a market; None where that is not known."""
        status = self.buyer_status if self.status == "acquired" else self.status
        return {"public": True, "private": False, "tender": False}.get(status)

    @property
    def sentence(self) -> str:
        """The status with its day and source, or the question to ask."""
        if self.status == "unknown":
            return (
                "Whether this employer's shares can be sold is not known here: ask whether it is "
                "public, private, or holds tender offers."
            )
        day = f" on {self.since}" if self.since else ""
        dated = f", as of {self.as_of}" if self.as_of else ""
        where = f"({self.source}{dated}, read {self.read})"
        return f"{self.display} {self._fact}{day} {where}.{self._overtaken}"

    @property
    def _fact(self) -> str:
        return {
            "private": "is private: its equity is not cash",
            "public": "is public",
            "tender": "is private and lets shares be sold in tender offers only",
            "acquired": f"was acquired by {self.buyer} ({self.buyer_status})",
            "unknown": "",
        }[self.status]

    @property
    def _overtaken(self) -> str:
        if not self.guide_says:
            return ""
        return f" Its guide still speaks of {self.guide_says}: ask whose shares the grant is in."


def employer(company: str) -> Employer:
    """What is known of a company, by its slug; of all others, that it is unknown."""
    return employers().get(company) or Employer(company)


@lru_cache(maxsize=1)
def employers(folder: Path | None = None) -> Mapping[str, Employer]:
    """The facts of data/companies.yaml by company slug."""
    table = load_table((folder or data_folder()) / "companies.yaml")["companies"]
    return {company: _employer(company, entry) for company, entry in table.items()}


def _employer(company: str, entry: Mapping[str, Any]) -> Employer:
    return Employer(
        company=company,
        status=_status(entry["status"]),
        display=entry["display"],
        since=_day(entry.get("since")),
        buyer=entry.get("buyer", ""),
        buyer_status=_status(entry.get("buyer_status", "unknown")),
        source=entry["source"],
        as_of=_day(entry.get("as_of")),
        read=_day(entry["read"]),
        guide_says=entry.get("guide_says", ""),
    )


def _status(text: str) -> Status:
    if text not in _STATUSES:
        raise ValueError(f"data/companies.yaml: {text!r} is no status of an employer")
    return text


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
