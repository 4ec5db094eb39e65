"""Who sees what only maintainers see."""

from __future__ import annotations

import pytest

from bot.chat.memory import Who
from bot.errors import SettingsError
from bot.people.maintainers import maintainers


@pytest.mark.parametrize(
    ("named", "who", "maintains"),
    [
        pytest.param("U1, U2,", Who("slack:T1", "U2"), True, id="named"),
        pytest.param("U1", Who("slack:T1", "U3"), False, id="not named"),
        pytest.param("U1", Who("slack:T1", "u1"), False, id="ids are exact"),
        pytest.param("", Who("slack:T1", ""), False, id="nobody named"),
        pytest.param("U1,S1", Who("slack:T1", "U2", groups=("S1",)), True, id="in a named group"),
        pytest.param("U1,S1", Who("slack:T1", "U2", groups=("S2",)), False, id="in another group"),
        pytest.param("S1", Who("slack:T1", "U2"), False, id="in no group"),
        pytest.param("", Who("terminal", "local"), True, id="this machine's user"),
    ],
)
def test_maintainers_are_named_by_id(named: str, who: Who, maintains: bool) -> None:
    assert maintainers({"BANDSTAND_MAINTAINERS": named})(who) is maintains


@pytest.mark.parametrize("named", ["@alice", "U1 U2", "U1;U2"])
def test_what_is_no_id_is_refused(named: str) -> None:
    with pytest.raises(SettingsError, match="is no id of a user or a user group"):
        maintainers({"BANDSTAND_MAINTAINERS": named})
