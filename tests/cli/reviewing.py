"""Guides to review and what is kept of it, for the tests of `bandstand reviews`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.reviewing import Calendar, ReviewKind
from bot.cli import main
from bot.reviews.ledger.ledger import Ledger
from bot.store.store import open_store
from tests.databases import address, postgresql, postgresql_server, sqlite

__all__ = ["address", "fixture_guides", "kept", "postgresql", "postgresql_server", "sqlite"]

SLACK = "slack:T1"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FRONT = (
    "---\ncompany: acme\nrole: {role}\nlast_updated: 2026-02-23\n"
    "salary_data_quarter: 2025-Q4\nnext_review_due: 2026-05-23\n---\nBody\n"
)


@pytest.fixture(name="guides", autouse=True)
def fixture_guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two guides."""
    folder = tmp_path / "guides"
    folder.mkdir()
    for role in ("lead", "staff"):
        (folder / f"{role}.md").write_text(FRONT.format(role=role))
    monkeypatch.setenv("BANDSTAND_GUIDES", str(folder))
    return folder


@pytest.fixture
def kept(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """What is kept of reviews, in the database that the command will open."""
    monkeypatch.setenv("DATABASE_URL", address)
    store = open_store(address)
    yield Ledger(store, lambda _workspace: Calendar())
    store.close()


def done(
    kept: Ledger,
    guide: str,
    kind: ReviewKind = "text",
    person: str = "U1",
    workspace: str = SLACK,
    version: int = 0,
) -> None:
    now = NOW + timedelta(minutes=version)
    numbers = kind == "numbers"
    kept.done(
        workspace,
        guide,
        kind=kind,
        source="Own offers" if numbers else "",
        quarter="2026-Q3" if numbers else "",
        today=now.date(),
        next_due=date(2027, 2, 18),
        seen_due=date(2026, 5, 23),
        person=person,
        now=now,
        version=version,
        key=f"{guide} {version}",
    )


def run(capsys: pytest.CaptureFixture[str], *args: str, status: int = 0) -> tuple[str, str]:
    assert main(["reviews", *args]) == status
    said = capsys.readouterr()
    return said.out, said.err


def applied(role: str) -> str:
    return FRONT.format(role=role).replace("2026-05-23", "2027-02-18")
