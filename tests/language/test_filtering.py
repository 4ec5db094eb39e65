"""Lists of stale guides: whose, in which state, of which owner, which page."""

from __future__ import annotations

import pytest

from bot.language.asks import Ask
from bot.language.reading import Reader


@pytest.mark.parametrize(
    ("text", "company", "fields"),
    [
        ("stale", None, {}),
        ("/stale", None, {}),
        ("stale guides", None, {}),
        ("stale wandb", "wandb", {}),
        ("stale guides at wandb", "wandb", {}),
        ("/stale wandb overdue", "wandb", {"state": "overdue"}),
        ("/stale overdue wandb", "wandb", {"state": "overdue"}),
        ("stale wandb due soon", "wandb", {"state": "due soon"}),
        ("stale expired", None, {"state": "expired"}),
        ("stale fresh page 2", None, {"state": "fresh", "page": "2"}),
        ("stale owner anna", None, {"owner": "anna"}),
        ("stale owner Anna Lind, wandb", "wandb", {"owner": "Anna Lind"}),
        ("stale owner anna wandb", "wandb", {"owner": "anna"}),
        ("stale owner anna overdue page 3", None,
         {"owner": "anna", "state": "overdue", "page": "3"}),
        ("stale owned by @anna", None, {"owner": "anna"}),
        ("stale unowned", None, {"owner": "nobody"}),
        ("stale mine", None, {"owner": "me"}),
        ("which guides are overdue?", None, {"state": "overdue"}),
        ("what's overdue for review", None, {"state": "overdue"}),
        ("what guides have gone stale", None, {}),
        ("which guides at wandb are out of date", "wandb", {}),
        ("anything overdue for wandb?", "wandb", {"state": "overdue"}),
        ("which wandb guides need a refresh", "wandb", {}),
        ("which of my guides are overdue", None, {"owner": "me", "state": "overdue"}),
        ("are there any guides that are past their review date?", None, {}),
        ("has the wandb guide expired", "wandb", {"state": "expired"}),
    ],
)  # fmt: skip
def test_the_list_asked_for(
    read: Reader, text: str, company: str | None, fields: dict[str, str]
) -> None:
    reading = read.read(text)
    assert isinstance(reading, Ask), reading
    assert (reading.command, reading.company, reading.text) == ("stale", company, "")
    assert dict(reading.fields) == fields
    assert reading.operands == ()


def test_a_role_names_its_guides(read: Reader) -> None:
    one = read.read("stale wandb staff")
    assert isinstance(one, Ask)
    assert [operand.guide for operand in one.operands] == ["wandb/staff-software-engineer"]
    everywhere = read.read("stale staff overdue")
    assert isinstance(everywhere, Ask)
    assert len(everywhere.operands) > 5
    assert everywhere.field("state") == "overdue"


@pytest.mark.parametrize("text", ["stale quillmark", "anything overdue at quillmark?"])
def test_a_company_that_is_not_covered_is_said(read: Reader, text: str) -> None:
    reading = read.read(text)
    assert (reading.command, reading.status) == ("stale", "not_found")  # type: ignore[union-attr]
