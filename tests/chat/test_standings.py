"""What is kept of guides, for one answer: read once, and never waited for when it is down."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest

from bot.chat.reviewing import Calendar, Reviews, Standing
from bot.chat.standings import RETRY_AFTER, Patience, Standings, day_in
from bot.errors import StoreError

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
A, B = Standing("acme/a", lookups=1), Standing("acme/b")


@dataclass
class Shelf:
    """Counts what is asked of it; `down` while it fails."""

    down: bool = False
    asked: list[object] = field(default_factory=list)

    def standings(self, _: str, guides: Collection[str] | None = None) -> Mapping[str, Standing]:
        self._answer(guides)
        kept = {A.guide: A, B.guide: B}
        return kept if guides is None else {g: kept[g] for g in guides if g in kept}

    def calendar(self, _: str) -> Calendar:
        self._answer("calendar")
        return Calendar(zone="Europe/Berlin")

    def _answer(self, what: object) -> None:
        self.asked.append(what)
        if self.down:
            raise StoreError("The database does not answer.", "Start it.")


def standings(shelf: Shelf, patience: Patience, now: datetime = NOW, of: str = "slack:T1") -> Standings:  # fmt: skip  # noqa: E501
    return Standings(cast(Reviews, shelf), of, now, patience)


def test_each_standing_is_read_once() -> None:
    shelf = Shelf()
    kept = standings(shelf, Patience())
    assert kept.of(["acme/a", "acme/none"]) == {"acme/a": A}
    assert (kept.of(["acme/none"]) or {}).get("acme/none") is None
    assert (kept.of(["acme/b", "acme/a"]) or {})["acme/b"] is B
    assert shelf.asked == [["acme/a", "acme/none"], ["acme/b"]]
    assert kept.of(None) == {"acme/a": A, "acme/b": B}
    assert kept.of(["acme/other"]) == {"acme/a": A, "acme/b": B}
    assert len(shelf.asked) == 3


def test_the_day_is_the_workspaces_and_utcs_in_the_terminal() -> None:
    assert standings(Shelf(), Patience()).today() == date(2026, 11, 23)
    assert standings(Shelf(), Patience(), of="terminal").today() == date(2026, 11, 22)


@pytest.mark.parametrize("zone", ["", "Mars/Base", "Europe", "../etc/passwd", "/etc/passwd"])
def test_a_zone_that_is_not_known_is_utc(zone: str) -> None:
    assert day_in(zone, NOW) == date(2026, 11, 22)


def test_a_database_that_is_down_is_left_alone_for_a_minute(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shelf, patience = Shelf(down=True), Patience()
    with caplog.at_level(logging.WARNING):
        for seconds in (0, 1, 59):
            kept = standings(shelf, patience, NOW + timedelta(seconds=seconds))
            assert kept.of(["acme/a"]) is None
            assert kept.today() == date(2026, 11, 22)
    assert len(shelf.asked) == 1
    shelf.down = False
    assert standings(shelf, patience, NOW + RETRY_AFTER).of(["acme/a"]) == {"acme/a": A}
    [record] = caplog.records
    assert "answers go without what is kept of reviews" in record.getMessage()
