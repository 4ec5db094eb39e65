"""Killed at any moment, ill-treated by Slack and the database: each message arrives once."""

from __future__ import annotations

from pathlib import Path

from tests.faults.trial import Plan, trial


async def test_whatever_happens_each_message_arrives_once(address: str, tmp_path: Path) -> None:
    plan = Plan(workspaces=8, days=2, kill_every=2, fatal=0.08, cut_every=1.0, patience=240)
    result = await trial(address, tmp_path, plan)
    assert result.finished
    tally = result.tally
    assert (tally.lost, tally.waiting, tally.early) == (0, 0, 0)
    assert tally.duplicated <= tally.possible_duplicates
    assert result.between > 0
    if address.startswith("sqlite"):
        assert tally.duplicated == 0
