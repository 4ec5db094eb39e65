"""`bandstand reviews`: what is kept of reviews, told, brought out and taken in."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from bot.chat.reviewing import Calendar
from bot.cli import main
from bot.cli.reviews_told import NOTHING
from bot.reviews.ledger.ledger import Ledger
from bot.store.outbox_tables import outbox, outlet
from tests.cli.reviewing import (
    NOW,
    SLACK,
    address,
    done,
    fixture_guides,
    kept,
    postgresql,
    postgresql_server,
    run,
    sqlite,
)

__all__ = ["address", "fixture_guides", "kept", "postgresql", "postgresql_server", "sqlite"]


@pytest.mark.parametrize(
    "args",
    [
        ("apply",),
        ("apply", "--workspace", SLACK, "--dry-run", "--commit"),
        (),
        ("history", "--most", "0"),
    ],
    ids=["no workspace", "dry run and commit", "nothing", "no acts"],
)
def test_what_is_no_command(args: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["reviews", *args])
    assert caught.value.code == 2
    assert "bandstand reviews" in capsys.readouterr().err


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("act", ["status", "history"])
def test_where_nothing_is_kept(act: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, act)[0] == f"{NOTHING}\n"
    assert run(capsys, act, "--json")[0].strip() == ""


@pytest.mark.parametrize(
    "act",
    [("apply",), ("apply", "--dry-run"), ("status",), ("history", "acme/staff"), ("export",)],
    ids=" ".join,
)
def test_a_workspace_that_is_not_known_is_no_success(
    kept: Ledger, capsys: pytest.CaptureFixture[str], act: tuple[str, ...]
) -> None:
    done(kept, "acme/staff")
    done(kept, "acme/staff", workspace="terminal")
    out, err = run(capsys, *act, "--workspace", "T1", status=2)
    assert out == ""
    assert err == "bandstand: Nothing is kept of T1.\nThere are: slack:T1, terminal.\n"


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("act", ["apply", "status", "export"])
def test_where_nothing_is_kept_of_any_workspace(
    act: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, err = run(capsys, act, "--workspace", SLACK, status=2)
    assert "Nothing is kept of slack:T1.\nNor of any other: " in err
    assert "DATABASE_URL" in err
    assert run(capsys, act, "--workspace", "terminal")[1] in (
        "",
        "The files have every review of terminal.\n",
    )


def test_a_workspace_that_is_only_reminded_is_known(
    kept: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    with kept.store.writing() as connection:
        connection.execute(insert(outlet).values(workspace=SLACK, last_tick=NOW))
    assert "Last look    2026-11-20 12:00 UTC" in run(capsys, "status")[0]
    _, err = run(capsys, "apply", "--workspace", SLACK)
    assert err == "The files have every review of slack:T1.\n"


def test_status_says_where_when_and_how_it_goes(
    kept: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    calendar = Calendar("C1", "Europe/Berlin", (0, 3), 8, ("sat", "2026-12-25"))
    kept.change_calendar(SLACK, calendar, "U1", NOW)
    out, _ = run(capsys, "status")
    assert out == (
        "slack:T1\n"
        "  Channel      C1\n"
        "  Digest       Mon, Thu from 08:00 Europe/Berlin\n"
        "  Quiet days   sat, 2026-12-25\n"
        "  Last look    never: no bot is running with reminders\n"
        "  Messages     none yet\n"
    )
    told = json.loads(run(capsys, "status", "--json", "--workspace", SLACK)[0])
    assert told["workspace"] == SLACK
    assert told["calendar"]["weekdays"] == [0, 3]
    assert told["deliveries"] == []


def test_status_lists_messages_and_trouble(
    kept: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    day = date(2026, 11, 20)
    sent = {"state": "sent", "sent_at": NOW, "possible_duplicate": True}
    waits = {"state": "pending", "error": "channel_not_found"}
    paused = {"paused_until": NOW, "trouble": "The channel is gone.", "last_tick": NOW}
    row = {"workspace": SLACK, "channel": "C1", "payload": ""}
    with kept.store.writing() as connection:
        for kind, when, more in (("digest", day, sent), ("due", day + timedelta(3), waits)):
            made = insert(outbox).values(key=kind, kind=kind, local_date=when, **row, **more)
            connection.execute(made)
        connection.execute(insert(outlet).values(workspace=SLACK, **paused))
    lines = run(capsys, "status", "--workspace", SLACK)[0].splitlines()
    assert lines[4:7] == [
        "  Last look    2026-11-20 12:00 UTC",
        "  Paused until 2026-11-20 12:00 UTC",
        "  Trouble      The channel is gone.",
    ]
    assert [" ".join(line.split()) for line in lines[8:]] == [
        "KIND DAY CHANNEL STATE SENT OR NEXT TRY NOTE",
        "due 2026-11-23 C1 pending 2026-11-20 12:00 UTC channel_not_found",
        "digest 2026-11-20 C1 sent 2026-11-20 12:00 UTC perhaps sent twice",
    ]


def test_history_is_newest_first(kept: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    done(kept, "acme/staff", person="U1")
    done(kept, "acme/lead", "numbers", "U2")
    done(kept, "acme/staff", "numbers", "U3", version=1)
    rows = [line.split() for line in run(capsys, "history", "acme/staff")[0].splitlines()]
    assert [row[3:6] for row in rows[2:]] == [
        ["acme/staff", "done", "U3"],
        ["acme/staff", "done", "U1"],
    ]
    [first] = run(capsys, "history", "--most", "1", "--json")[0].splitlines()
    assert json.loads(first) == {
        "workspace": SLACK,
        "guide": "acme/staff",
        "kind": "done",
        "person": "U3",
        "at": "2026-11-20T12:01:00+00:00",
        "details": {
            "as": "numbers",
            "next": "2027-02-18",
            "quarter": "2026-Q3",
            "source": "Own offers",
        },
    }


def test_history_of_a_guide_about_which_nothing_was_done(
    kept: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    done(kept, "acme/staff")
    out, _ = run(capsys, "history", "acme/lead", "--workspace", SLACK)
    assert out == "slack:T1\n  Nothing was done about acme/lead.\n"


def _fed(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_an_export_brings_another_database_to_the_same(
    kept: Ledger,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done(kept, "acme/staff", "numbers", "Zoë")
    done(kept, "acme/lead", workspace="slack:T2")
    exported, _ = run(capsys, "export")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'other.db'}")
    _fed(monkeypatch, exported.encode())
    lines = exported.count("\n") - 1
    said = "{} of {} lines were new here, and are kept now.\n"
    assert run(capsys, "import")[0] == said.format(lines, lines)
    assert run(capsys, "export")[0] == exported
    _fed(monkeypatch, exported.encode())
    assert run(capsys, "import")[0] == said.format(0, lines)
    of_one, _ = run(capsys, "export", "--workspace", "slack:T2")
    assert "slack:T1" not in of_one


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b'{"bandstand": "gaps"}\n'])
def test_what_is_no_export_is_refused(
    raw: bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _fed(monkeypatch, raw)
    _, err = run(capsys, "import", status=2)
    assert "is none of an export of reviews" in err
    assert "Traceback" not in err


@pytest.mark.usefixtures("kept")
def test_without_standard_input_there_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    _, err = run(capsys, "import", status=2)
    assert err.startswith("bandstand: There is no standard input to take an export from.\n")


def test_a_database_that_cannot_be_opened_is_a_clear_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:hunter2@127.0.0.1:1/pay")
    _, err = run(capsys, "apply", "--workspace", SLACK, status=2)
    assert "The database pay at 127.0.0.1 failed" in err
    assert "hunter2" not in err
