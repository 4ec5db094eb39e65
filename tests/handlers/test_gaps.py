"""`guides gaps`: for maintainers, in private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest

from bot.chat.command import Desk
from bot.chat.memory import Wanted, Who
from bot.chat.plain import plain
from bot.language.asks import Ask, Missing
from handlers._gaps import NOT_HERE, NOT_YOURS, NOTHING
from handlers.guides import guides
from tests.handlers.desks import desk
from tests.people.kit import who

ASK = Ask("guides", text="gaps")


@dataclass(frozen=True)
class Fixed:
    """Gaps of one workspace."""

    listed: tuple[Wanted, ...] = ()

    def missed(self, who: Who, missing: Missing, now: datetime) -> None:
        """Never called by a handler."""
        raise AssertionError

    def wanted(self, workspace: str) -> tuple[Wanted, ...]:
        """The list, in its workspace."""
        return self.listed if workspace == "slack:T1" else ()


LISTED = (
    Wanted(Missing("region", "paris", True, "acme", "staff-software-engineer"), 5, 3),
    Wanted(Missing("company", "zorp", False), 2, 2),
)


def test_a_maintainer_sees_what_was_missed_most_wanted_first() -> None:
    reply = guides(ASK, desk(who(), gaps=Fixed(LISTED), maintainer=True))
    rows = [line.split() for line in plain(reply).splitlines()]
    assert ["paris", "(Acme", "Inc.", "staff-software-engineer)", "region", "3", "5"] in rows
    assert ["zorp", "company", "2", "2"] in rows
    assert not reply.shareable


@pytest.mark.parametrize(
    ("asked_at", "said"),
    [
        pytest.param(desk(who(), gaps=Fixed(LISTED)), NOT_YOURS, id="somebody else"),
        pytest.param(desk(None, gaps=Fixed(LISTED), maintainer=True), NOT_YOURS, id="nobody"),
        pytest.param(
            desk(who(), gaps=Fixed(LISTED), maintainer=True, public=True), NOT_HERE, id="in public"
        ),
        pytest.param(desk(who(), gaps=Fixed(), maintainer=True), NOTHING, id="nothing missed"),
        pytest.param(desk(who(), maintainer=True), NOTHING, id="nothing kept"),
        pytest.param(
            desk(who(workspace="slack:T2"), gaps=Fixed(LISTED), maintainer=True),
            NOTHING,
            id="another workspace",
        ),
    ],
)
def test_others_and_elsewhere_get_one_sentence(asked_at: Desk, said: str) -> None:
    text = plain(guides(ASK, asked_at))
    assert text.startswith(said)
    assert "zorp" not in text


def test_a_long_list_says_how_much_is_left_out() -> None:
    many = tuple(Wanted(Missing("company", f"n{n:03}", True), 1, 1) for n in range(50))
    text = plain(guides(ASK, desk(who(), gaps=Fixed(many), maintainer=True)))
    assert "10 more: bandstand gaps." in text
    assert "n039" in text
    assert "n040" not in text
