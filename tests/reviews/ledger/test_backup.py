"""Export and import: all of it or nothing, and nothing twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.reviews.ledger import standings
from bot.reviews.ledger.backup import BackupError, Imported
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.planning import Reminder
from bot.reviews.schedule import WEEKDAYS
from bot.store.store import Store, open_store
from tests.reviews.ledger.kit import (
    DEFAULT,
    FILED,
    GUIDE,
    HERE,
    NEXT,
    NOW,
    OTHER,
    THERE,
    assign,
    done,
    flag,
    ledger,
    notices,
    snooze,
)


def _filled(kept: Ledger) -> Ledger:
    snooze(kept)
    done(kept, 1, "k2")
    flag(kept)
    flag(kept, "U6", guide=OTHER, note='what "is" this — 50 %?')
    kept.resolve(HERE, OTHER, outcome="fixed", person="U1", now=NOW)
    kept.looked_up(HERE, [OTHER])
    kept.change_calendar(HERE, replace(DEFAULT, hour=7, quiet=("sun", "2026-12-25")), "U1", NOW)
    done(kept, workspace=THERE)
    return kept


@pytest.fixture
def exported(store: Store) -> list[str]:
    return list(_filled(ledger(store)).export())


@pytest.fixture
def other(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return ledger(open_store(f"sqlite:///{tmp_path_factory.mktemp('other')}/x.db"))


def _all(kept: Ledger) -> list[tuple[object, ...]]:
    return [_of(kept, workspace) for workspace in (HERE, THERE)]


def _of(kept: Ledger, workspace: str) -> tuple[object, ...]:
    flags = [replace(flag, id=0) for flag in kept.flags(workspace)]
    acts = sorted(map(repr, kept.history(workspace)))
    return kept.standings(workspace), kept.calendar(workspace), flags, acts


def test_an_export_makes_another_database_the_same(
    store: Store, exported: list[str], other: Ledger
) -> None:
    assert other.import_(exported) == Imported(len(exported) - 1, len(exported) - 1)
    assert _all(other) == _all(ledger(store))
    assert list(other.export()) == exported
    assert other.workspaces() == (HERE, THERE)
    assert notices(other.store) == []
    other.store.close()


def test_importing_twice_or_over_itself_changes_nothing(
    store: Store, exported: list[str], other: Ledger
) -> None:
    other.import_(exported)
    for kept in (other, ledger(store)):
        assert kept.import_(exported) == Imported(len(exported) - 1, 0)
        assert list(kept.export()) == exported
    other.store.close()


def test_one_workspace_is_exported_alone(store: Store, exported: list[str], other: Ledger) -> None:
    lines = list(ledger(store).export(THERE))
    assert {json.loads(line)["workspace"] for line in lines[1:]} == {THERE}
    other.import_(lines)
    assert other.workspaces() == (THERE,)
    assert list(ledger(store).export("slack:T3")) == exported[:1]
    other.store.close()


def test_of_two_standings_the_one_with_more_acts_stays(store: Store, other: Ledger) -> None:
    kept = ledger(store)
    assign(kept)
    with store.writing() as connection:
        standings.remind(connection, HERE, [Reminder(GUIDE, NEXT, "due")])
    assign(other)
    done(other, 1, "k2")
    with other.store.writing() as connection:
        standings.remind(connection, HERE, [Reminder(GUIDE, FILED, "due")])
    older, newer = list(kept.export()), list(other.export())
    kept.import_(newer)
    other.import_(older)
    assert (kept.standings(HERE)[GUIDE].version, other.standings(HERE)[GUIDE].version) == (2, 2)
    assert kept.standings(HERE)[GUIDE].reminded_due == NEXT
    other.store.close()


def _without(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda line: line.pop(name)


def _with(**values: object) -> Callable[[dict[str, Any]], object]:
    return lambda line: line.update(values)


@pytest.mark.parametrize(
    ("table", "spoil", "why"),
    [
        pytest.param("standing", _without("version"), "version: field required", id="missing"),
        pytest.param("standing", _with(extra=1), "extra: extra inputs", id="unknown name"),
        pytest.param("standing", _with(next_due="soon"), "next_due: ", id="no date"),
        pytest.param("standing", _with(version=-1), "version: ", id="below zero"),
        pytest.param("standing", _with(workspace=""), "workspace: ", id="no workspace"),
        pytest.param("standing", _with(table="seen"), "tag 'seen'", id="another table"),
        pytest.param("act", _with(at="2026-11-22T09:00:00"), "at: ", id="no time zone"),
        pytest.param("act", _with(kind="hack"), "kind: ", id="no such act"),
        pytest.param("act", _with(details={"a": 1}), "details.a: ", id="no text"),
        pytest.param("act", _with(at="0001-01-01T00:00:00+14:00"), "at: ", id="before all time"),
        pytest.param("act", _with(at="9999-12-31T23:59:59-14:00"), "at: ", id="after all time"),
        pytest.param("act", _with(details="[" * 100_000), "details: ", id="nested deeply"),
        pytest.param(
            "act", _with(details='["\\ud800"]'), "details: it is no JSON", id="half a letter"
        ),
        pytest.param("act", _with(before="notjson"), "before: ", id="nothing to put back"),
        pytest.param("act", _with(before="[" * 100_000), "before: ", id="back, nested deeply"),
        pytest.param("act", _with(before="[]"), "before: ", id="a list to put back"),
        pytest.param("act", _with(before="{}"), "before: ", id="no version to go back to"),
        pytest.param("act", _with(before='{"version":0,"x":1}'), "before: ", id="unknown, back"),
        pytest.param("act", _with(before='{"version":0,"guide":"a"}'), "before: ", id="key, back"),
        pytest.param("act", _with(before='{"version":0,"next_due":5}'), "before: ", id="day, back"),
        pytest.param("flag", _with(note="a\0b"), "note: ", id="nul"),
        pytest.param("calendar", _with(hour=24), "hour: ", id="no hour"),
        pytest.param("calendar", _with(zone="Mars/Base"), "'Mars/Base' is not known", id="zone"),
        pytest.param("calendar", _with(weekdays=[]), "weekdays: ", id="no day"),
        pytest.param("calendar", _with(quiet=["sometimes"]), "quiet.0: ", id="no quiet day"),
        pytest.param("calendar", _with(quiet=["2026-99-99"]), "quiet.0: month", id="no such date"),
        pytest.param("calendar", _with(quiet=list(WEEKDAYS)), "nothing would", id="never"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_imported(
    exported: list[str],
    other: Ledger,
    table: str,
    spoil: Callable[[dict[str, Any]], object],
    why: str,
) -> None:
    at = next(n for n, line in enumerate(exported) if f'"table":"{table}"' in line)
    line = json.loads(exported[at])
    spoil(line)
    # Last, so that everything before it would have been taken in.
    with pytest.raises(BackupError) as caught:
        other.import_([*exported, json.dumps(line)])
    assert caught.value.line == len(exported) + 1
    assert caught.value.problem.startswith(f"Line {len(exported) + 1} is none of an export")
    assert why in caught.value.problem
    assert other.workspaces() == ()
    other.store.close()


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        pytest.param([], 1, id="nothing"),
        pytest.param(["", "hello"], 2, id="no export"),
        pytest.param(['{"bandstand":"reviews","version":2}'], 1, id="a later form"),
    ],
)
def test_what_is_no_export_says_how_one_begins(
    other: Ledger, lines: list[str], number: int
) -> None:
    with pytest.raises(BackupError, match="an export begins with") as caught:
        other.import_(lines)
    assert caught.value.line == number
    other.store.close()


def test_a_line_that_is_no_json_is_named(exported: list[str], other: Ledger) -> None:
    with pytest.raises(BackupError, match=r"Line 2 .* it is no JSON"):
        other.import_([exported[0], "{"])
    other.store.close()
