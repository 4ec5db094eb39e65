"""`bandstand stale`: which guides, in which order, on whose day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import wiring
from bot.chat.command import Call
from bot.chat.reviewing import Calendar
from bot.chat.standings import TERMINAL
from bot.cli import main, options
from bot.guides.shelf import Shelf
from bot.platforms.console import HERE
from bot.reviews.freshness import Dated, Thresholds, freshness
from bot.reviews.ledger.ledger import Ledger
from bot.store.store import open_store
from tests.databases import address, postgresql, postgresql_server, sqlite

__all__ = ["address", "postgresql", "postgresql_server", "sqlite"]

SLACK = "slack:T1"
LATE = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
GUIDES = {
    "acme/staff": ("2026-09-01", "2026-11-20", "Ann"),
    "acme/lead": ("2026-09-01", "2026-11-01", ""),
    "acme/intern": ("2026-01-01", "2027-01-01", "Bob"),
    "box/staff": ("2026-09-01", "2027-01-01", ""),
    "box/lead": ("2026-09-01", "", ""),
    "box/intern": ("2026-09-01", "2026-11-30", "Ann"),
}


@pytest.fixture(autouse=True)
def guides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of guides in all states on 20 November 2026, and that day's night."""
    folder = tmp_path / "guides"
    for guide, (updated, due, owner) in GUIDES.items():
        company, role = guide.split("/")
        file = folder / f"{guide}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"---\ncompany: {company}\nrole: {role}\nlast_updated: {updated}\n"
            f"next_review_due: {due}\nowner: {owner}\n---\n"
        )
    monkeypatch.setenv("BANDSTAND_GUIDES", str(folder))
    monkeypatch.setattr(options, "now", lambda: LATE)
    return folder


@pytest.fixture
def kept(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """What is kept of reviews, in the database that the command will open."""
    monkeypatch.setenv("DATABASE_URL", address)
    store = open_store(address)
    yield Ledger(store, lambda _workspace: Calendar())
    store.close()


def _said(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(["stale", *args]) == 0
    return capsys.readouterr().out


def _listed(capsys: pytest.CaptureFixture[str], *args: str) -> list[str]:
    lines = _said(capsys, "--json", *args).splitlines()
    return [json.loads(line)["guide"] for line in lines]


def test_the_table_names_dates_owner_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert _said(capsys) == (
        "GUIDE        STATE    DUE         OVERDUE  NUMBERS     OWNER\n"
        "acme/lead    overdue  2026-11-01  19 d     2026-09-01\n"
        "acme/intern  expired  2027-01-01           2026-01-01  Bob\n"
        "\n2 of 6 guides on 2026-11-20: 1 overdue, 1 expired. By the files alone.\n"
    )


def test_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    first = _said(capsys, "--json").splitlines()[0]
    assert json.loads(first) == {
        "guide": "acme/lead",
        "state": "overdue",
        "due": "2026-11-01",
        "numbers": "2026-09-01",
        "days_overdue": 19,
        "owner": None,
        "flags": 0,
        "lookups": 0,
    }


@pytest.mark.parametrize(
    ("args", "listed"),
    [
        (("--on", "2026-11-21"), ["acme/lead", "acme/staff", "acme/intern"]),
        (("--on", "2026-10-01"), ["acme/intern"]),
        (("--company", "box"), []),
        (("--company", "acme", "--owner", "bob"), ["acme/intern"]),
        (("--owner", "nobody"), ["acme/lead"]),
        (
            ("--state", "overdue", "--on", "2027-01-02", "--company", "acme"),
            ["acme/lead", "acme/staff", "acme/intern"],
        ),
        (("--state", "overdue"), ["acme/lead"]),
        (("--state", "due-soon"), ["acme/staff", "box/intern"]),
        (("--state", "due soon", "--owner", "Ann"), ["acme/staff", "box/intern"]),
        (("--state", "fresh"), ["box/staff", "box/lead"]),
    ],
)
def test_which_guides(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], listed: list[str]
) -> None:
    assert _listed(capsys, *args) == listed


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--on", "2026-03-01"), "No guide is stale on 2026-03-01."),
        (("--company", "box"), "No guide of box is stale on 2026-11-20."),
        (("--state", "expired", "--owner", "Ann"), "No guide owned by Ann is expired on"),
    ],
)
def test_nothing_is_one_sentence(
    capsys: pytest.CaptureFixture[str], args: tuple[str, ...], said: str
) -> None:
    out = _said(capsys, *args)
    assert said in out
    assert out.count("\n") == 1


def test_a_date_that_is_not_stated_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert "box/lead   fresh  not stated" in _said(capsys, "--state", "fresh")


def test_a_company_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stale", "--company", "acne"]) == 2
    assert "'acne'.\nDid you mean acme?" in capsys.readouterr().err


def test_a_threshold_that_cannot_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEW_EXPIRED_DAYS", "soon")
    assert main(["stale"]) == 2
    assert "REVIEW_EXPIRED_DAYS" in capsys.readouterr().err


@pytest.mark.parametrize("named", [False, True], ids=["the user's", "named"])
def test_no_database_is_made(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    named: bool,
) -> None:
    if named:
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/data/named.db")
    _said(capsys)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "address",
    ["sqlite:///{0}/no.db", "mysql://x/y", "postgresql://me:hunter2@127.0.0.1:1/pay"],
    ids=["no database", "another kind", "down"],
)
def test_where_it_cannot_be_opened_the_files_are_listed(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    address: str,
) -> None:
    (tmp_path / "no.db").write_text("no database at all, but some text" * 50)
    monkeypatch.setenv("DATABASE_URL", address.format(tmp_path))
    assert main(["stale", "--json"]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["guide"] for line in out.splitlines()] == ["acme/lead", "acme/intern"]
    assert err.count("\n") == 1
    assert err.startswith("bandstand: The database ")
    assert "by the files alone" in err
    assert "hunter2" not in err


def test_what_was_reviewed_in_the_terminal_counts(
    tmp_path: Path, guides: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The user's own database, which no variable names; `chat` says the same."""
    store = open_store(None)
    _review(Ledger(store, lambda _workspace: Calendar()), "acme/lead", date(2027, 2, 18), TERMINAL)
    store.close()
    assert _said(capsys) == (
        "GUIDE        STATE    DUE         OVERDUE  NUMBERS     OWNER  FLAGS  LOOKUPS\n"
        "acme/intern  expired  2027-01-01           2026-01-01  Bob    0      0\n"
        "\n1 of 6 guides on 2026-11-20: 1 expired. By the files and the reviews of terminal.\n"
    )
    assert _listed(capsys) == _listed(capsys, "--workspace", TERMINAL)
    desk = wiring.build(guides, cache=False, people=wiring.people({}))
    reply = desk.dispatch.answer(Call("stale", LATE, who=HERE))
    desk.close()
    assert list(reply.guides) == _listed(capsys)


@pytest.mark.parametrize(
    ("asked", "args"),
    [
        ("stale", ()),
        ("stale acme", ("--company", "acme")),
        ("stale overdue", ("--state", "overdue")),
        ("stale due soon", ("--state", "due-soon")),
        ("stale fresh", ("--state", "fresh")),
        ("stale expired owner bob", ("--state", "expired", "--owner", "bob")),
        ("stale unowned", ("--owner", "nobody")),
    ],
)
@pytest.mark.parametrize("day", ["2026-11-01", "2026-11-02", "2027-01-15", "2027-06-01"])
def test_the_chat_lists_the_same(
    guides: Path, capsys: pytest.CaptureFixture[str], asked: str, args: tuple[str, ...], day: str
) -> None:
    desk = wiring.build(guides, cache=False)
    now = datetime.combine(date.fromisoformat(day), LATE.timetz())
    assert list(desk.dispatch.answer(Call(asked, now)).guides) == _listed(
        capsys, "--on", day, *args
    )


# With a workspace


def _review(kept: Ledger, guide: str, next_due: date, workspace: str = SLACK) -> None:
    due = GUIDES[guide][1]
    kept.done(
        workspace,
        guide,
        kind="text",
        source="",
        quarter="",
        today=date(2026, 11, 20),
        next_due=next_due,
        seen_due=date.fromisoformat(due) if due else None,
        person="U1",
        now=LATE,
        version=0,
        key=f"{guide} {next_due}",
    )


def test_a_workspaces_reviews_flags_lookups_and_owners_count(
    kept: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    _review(kept, "acme/lead", date(2027, 2, 18))
    kept.looked_up(SLACK, ["acme/intern"])
    kept.assign(SLACK, "acme/intern", owner="U7", person="U1", now=LATE, version=0, key="assigned")
    for figure in ("base", "stock", "total"):
        kept.flag(SLACK, "box/staff", region="SF", figure=figure, note="", person="U2", now=LATE)
    assert _said(capsys, "--workspace", SLACK) == (
        "GUIDE        STATE    DUE         OVERDUE  NUMBERS     OWNER  FLAGS  LOOKUPS\n"
        "acme/intern  expired  2027-01-01           2026-01-01  U7     0      1\n"
        "box/staff    overdue  2027-01-01           2026-09-01         3      0\n"
        "\n2 of 6 guides on 2026-11-20: 1 overdue, 1 expired. "
        "By the files and the reviews of slack:T1.\n"
    )
    assert _listed(capsys, "--workspace", SLACK, "--owner", "u7") == ["acme/intern"]
    assert _listed(capsys) == ["acme/lead", "acme/intern"]


def test_a_workspaces_day_is_its_zones(kept: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    kept.change_calendar(SLACK, Calendar(zone="Europe/Berlin"), "U1", LATE)
    kept.change_calendar("slack:T2", Calendar(), "U1", LATE)
    assert "acme/staff" in _listed(capsys, "--workspace", SLACK)
    assert "acme/staff" not in _listed(capsys, "--workspace", "slack:T2")
    assert "acme/staff" not in _listed(capsys, "--workspace", "terminal")


def test_a_workspace_that_is_not_known(kept: Ledger, capsys: pytest.CaptureFixture[str]) -> None:
    kept.looked_up(SLACK, ["acme/intern"])
    assert main(["stale", "--workspace", "slack:TYPO"]) == 2
    said = capsys.readouterr()
    assert said == ("", "bandstand: Nothing is kept of slack:TYPO.\nThere are: slack:T1.\n")


def test_another_day_in_the_zone_is_that_day(
    kept: Ledger, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.change_calendar(SLACK, Calendar(zone="Pacific/Kiritimati"), "U1", LATE)
    assert _listed(capsys, "--workspace", SLACK, "--on", "2026-11-20", "--company", "acme") == [
        "acme/lead",
        "acme/intern",
    ]


@pytest.mark.parametrize("day", ["2026-05-23", "2026-05-24", "2026-10-21", "2026-10-22"])
def test_the_whole_corpus_is_judged_as_freshness_judges(
    shared: Path, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    library = Shelf(shared / "corpus").load()
    on = date.fromisoformat(day)
    expected = {
        card.id: freshness(Dated.of(library.guide(card.id)), None, on, Thresholds())
        for card in library
    }
    told = {
        found["guide"]: (found["state"], found["days_overdue"])
        for line in _said(
            capsys, "--guides", str(shared / "corpus"), "--json", "--on", day
        ).splitlines()
        for found in [json.loads(line)]
    }
    assert told == {
        guide: (each.state, each.days_overdue(on)) for guide, each in expected.items() if each.stale
    }


@pytest.mark.parametrize("command", [["stale"], ["ask", "wandb"], ["chat"]], ids=" ".join)
@pytest.mark.parametrize("day", ["2026-13-01", "tomorrow", "\x1b[2J"])
def test_a_day_that_is_none(
    capsys: pytest.CaptureFixture[str], command: list[str], day: str
) -> None:
    with pytest.raises(SystemExit):
        main([*command, "--on", day])
    err = capsys.readouterr().err
    assert f"argument --on: {day!r} is no day; write it as in 2026-11-22" in err


def test_a_state_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["stale", "--state", "rotten"])
    assert "fresh" in capsys.readouterr().err
