"""`bandstand gaps`: what was missed, most wanted first, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.cli.gaps import NOTHING
from bot.language.asks import Missing
from bot.people.kept import Kept
from tests.people.kit import NOW, company, who

PARIS = Missing("region", "paris", True, company="wandb", role="staff")


@pytest.fixture
def missed() -> None:
    """Two workspaces in which something was missed."""
    kept = Kept(None)
    for person in ("U1", "U2"):
        kept.missed(who(person), PARIS, NOW)
    kept.missed(who("U1"), company("once"), NOW)
    kept.missed(who("local", workspace="terminal"), company("acme", known=True), NOW)
    kept.close()


def _said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["gaps", *args]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("missed")
def test_the_list_names_workspace_counts_and_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = [line.split() for line in _said(capsys).splitlines()]
    assert lines == [
        ["WORKSPACE", "PEOPLE", "TIMES", "KIND", "ASKED", "FOR", "COMPANY", "ROLE"],
        ["slack:T1", "2", "2", "region", "paris", "wandb", "staff"],
        ["terminal", "1", "1", "company", "acme"],
    ]


@pytest.mark.usefixtures("missed")
def test_one_workspace_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = _said(capsys, "--workspace", "slack:T1", "--json").splitlines()
    assert json.loads(line) == {
        "workspace": "slack:T1",
        "kind": "region",
        "name": "paris",
        "known": True,
        "company": "wandb",
        "role": "staff",
        "people": 2,
        "times": 2,
    }


@pytest.mark.parametrize(("args", "said"), [((), NOTHING), (("--json",), "")])
def test_nothing_missed(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], said: str
) -> None:
    assert _said(capsys, *args).strip() == said


def test_a_database_that_cannot_be_opened_is_a_clear_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:hunter2@127.0.0.1:1/pay")
    assert main(["gaps"]) == 2
    said = capsys.readouterr().err
    assert "The database pay at 127.0.0.1 failed" in said
    assert "DATABASE_URL" in said
    assert "hunter2" not in said
    assert "Traceback" not in said


def test_asking_opens_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "band wandb staff sf"]) == 0
    assert "$240K–$300K" in capsys.readouterr().out
    assert not (tmp_path / "data").exists()
