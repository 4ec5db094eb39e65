"""The list of stale guides: which, in what order, and what can be done about one."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest

from bot.chat.plain import plain
from bot.chat.reply import Heading, Line, Person, Table
from tests.handlers.conftest import Asked
from tests.handlers.office import ANNA, BEN, CARA, STAFF, Office, buttons, dated
from tests.handlers.offices import fixture_office, sqlite
from tests.making import STANDARD

__all__ = ["fixture_office", "sqlite"]

DATA, BOLT, SENIOR = "acme/data-engineer", "bolt/staff-software-engineer", "acme/senior-software-engineer"  # fmt: skip  # noqa: E501
PM = "acme/product-manager"


@pytest.mark.parametrize(
    ("text", "guides"),
    [
        ("stale", (DATA, BOLT, STAFF)),
        ("/stale", (DATA, BOLT, STAFF)),
        ("stale acme", (DATA, STAFF)),
        ("stale guides at acme", (DATA, STAFF)),
        ("which guides are overdue?", (DATA, BOLT, STAFF)),
        ("what's overdue for review at acme", (DATA, STAFF)),
        ("/stale expired", (DATA,)),
        ("/stale acme expired", (DATA,)),
        ("/stale due soon", (SENIOR,)),
        ("/stale fresh", (PM,)),
        ("/stale staff", (BOLT, STAFF)),
        ("/stale owner dana due soon", (SENIOR,)),
        ("/stale owner dana", ()),
        ("/stale owner Dana, due soon", (SENIOR,)),
        ("/stale unowned acme", (DATA, STAFF)),
        ("/stale unowned due soon", ()),
    ],
)
def test_the_guides_asked_for_are_listed(
    office: Office, text: str, guides: tuple[str, ...]
) -> None:
    reply = office.say(text)
    assert (reply.command, reply.status) == ("stale", "answered")
    assert reply.guides == guides


def test_each_says_its_state_both_clocks_and_its_owner(office: Office) -> None:
    text = office.text("stale acme")
    assert "Stale guides at Acme: 2" in text
    assert "Of 4 guides: 1 expired, 1 overdue, 1 due soon, 1 fresh." in text
    lines = [line.split("  ") for line in text.splitlines()]
    rows = [[cell.strip() for cell in line if cell] for line in lines]
    assert rows[2:5] == [
        ["Guide", "State", "Due", "Numbers", "Owner"],
        ["Data Engineer", "expired", "23 May 2026", "9 months old", "no owner"],
        ["Staff Software Engineer", "overdue", "1 Nov 2026", "4 months old", "no owner"],
    ]
    assert "Dana" in office.text("stale acme due soon")


def test_the_most_looked_up_comes_first(office: Office) -> None:
    for _ in range(2):
        office.say("band acme staff", CARA)
    reply = office.say("stale")
    assert reply.guides == (STAFF, DATA, BOLT)
    [table] = [b for b in reply.blocks if isinstance(b, Table)]
    place = [column.title for column in table.columns].index("Looked up")
    assert [row[place].text for row in table.rows] == ["2", "", ""]


def test_assigned_snoozed_and_flagged_are_said(office: Office) -> None:
    office.say(f"reviews assign acme staff: {BEN}")
    office.say("reviews snooze acme staff: 7 days, waiting for figures")
    office.say("flag acme staff london: stock, half of the offers I saw", CARA)
    reply = office.say("stale acme", CARA)
    [table] = [b for b in reply.blocks if isinstance(b, Table)]
    cells = dict(zip((c.title for c in table.columns), table.rows[1], strict=True))
    assert {title: cells[title].text for title in ("Flags", "Snoozed until", "Owner")} == {
        "Flags": "1", "Snoozed until": "29 Nov 2026", "Owner": "assigned",
    }  # fmt: skip
    [line] = [b for b in reply.blocks if isinstance(b, Line)]
    assert line.parts == ("Assigned: ", "Staff Software Engineer to ", Person(BEN), ".")
    assert office.say("stale mine", BEN).guides == (STAFF,)
    assert office.say("stale mine", ANNA).guides == ()


def test_where_all_can_see_it_nobody_is_mentioned(office: Office) -> None:
    office.say(f"reviews assign acme staff: {BEN}")
    reply = office.say("stale acme", CARA, public=True)
    parts = [part for b in reply.blocks if isinstance(b, Line) for part in b.parts]
    assert not any(isinstance(part, Person) for part in parts)


def test_three_flags_make_a_fresh_guide_overdue(office: Office) -> None:
    for person in (ANNA, BEN, CARA):
        assert PM not in office.say("stale").guides
        office.say("flag acme pm london: base, too low", person)
    assert PM in office.say("stale").guides
    text = office.text("stale acme pm", CARA)
    assert "Overdue: 3 figures are flagged as wrong; review is due 1 Mar 2027" in text
    assert "3 open flags, so it counts as overdue" in text
    assert text.count("- London, base: too low (flagged 22 Nov 2026)") == 3
    assert CARA not in text


def many(office: Office, count: int) -> None:
    office.edit(
        *(dated(STANDARD[n % 13], date(2026, 1, 1 + n // 13), company=f"c{n // 13:02}")
          for n in range(count))
    )  # fmt: skip


def test_a_long_list_is_paged(office: Office) -> None:
    many(office, 40)
    first = office.say("stale")
    assert len(first.guides) == 40
    assert "Page 1 of 3; 25 more." in plain(first)
    second = office.press(buttons(first)["Next 15"].ask)
    assert "Page 2 of 3; 10 more." in plain(second)
    third = office.press(buttons(second)["Next 10"].ask)
    assert not [label for label in buttons(third) if label.startswith("Next")]
    shown = [set(buttons(each)) - {"Next 15", "Next 10"} for each in (first, second, third)]
    assert [len(each) for each in shown] == [15, 15, 10]
    assert len(set.union(*shown)) == 40
    assert plain(office.say("/stale page 2")) == plain(second)
    assert "C03" in office.text("/stale page 99")


def test_nothing_stale_is_a_sentence(office: Office) -> None:
    office.edit(dated("product-manager", date(2027, 3, 1)))
    text = office.text("stale")
    assert "No guide of these is overdue or expired. The next review is due 1 Mar 2027." in text
    assert "No guide fits that." in office.text("stale owner nobodyatall")


def test_one_guide_can_be_acted_on_by_maintainers(office: Office) -> None:
    acts = ["Mark reviewed", "Snooze", "Assign"]
    shown = buttons(office.say("stale acme staff"))
    assert [*shown][:3] == acts
    assert shown["Mark reviewed"].ask.field("due") == "2026-11-01"
    assert [*buttons(office.say("stale acme staff", CARA))] == ["Pay band"]


def test_without_a_database_the_files_are_listed(asked: Asked) -> None:
    reply = asked("stale wandb")
    assert (reply.command, reply.status, len(reply.guides)) == ("stale", "answered", 3)
    assert isinstance(reply.blocks[0], Heading)
    assert [*buttons(asked("stale wandb staff"))] == ["Pay band"]


def test_as_json_the_guides_are_listed() -> None:
    command = [sys.executable, "-m", "bot", "ask", "--json", "--on", "2026-11-22", "stale guides"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    printed = json.loads(ran.stdout)
    assert (printed["command"], printed["status"]) == ("stale", "answered")
    assert len(printed["guides"]) == 4
    assert printed["regions"] == [[]] * 4


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 30])
def test_a_page_that_is_none_is_a_page_there_is(office: Office, page: str) -> None:
    many(office, 40)
    ask = office.say("stale").ask
    assert ask is not None
    assert office.press(ask.answered({"page": page})).status == "answered"
