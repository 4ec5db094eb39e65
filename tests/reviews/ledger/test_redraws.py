"""What a posted message shows of each guide: what settled it, else what was done last."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bot.chat.reviewing import ActKind
from bot.reviews.ledger.ledger import Ledger
from bot.reviews.ledger.outbox_redraws import acts_of
from bot.store.store import Store
from tests.reviews.ledger.kit import GUIDE, HERE, HOUR, NOW, assign, done, flag, ledger, snooze


def _resolved(kept: Ledger, _version: int) -> None:
    flag(kept)
    kept.resolve(HERE, GUIDE, outcome="corrected", person="U1", now=NOW)


def _undone(kept: Ledger, version: int) -> None:
    kept.undo(HERE, GUIDE, person="U1", now=NOW, version=version, key=f"k{version}")


STEPS: dict[str, Callable[[Ledger, int], object]] = {
    "done": lambda kept, version: done(kept, version, f"k{version}"),
    "snooze": lambda kept, version: snooze(kept, version, f"k{version}"),
    "assign": lambda kept, version: assign(kept, version, f"k{version}"),
    "resolve": _resolved,
    "undo": _undone,
}


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        (["done", "assign"], "done"),
        (["snooze", "assign"], "snooze"),
        (["done", "resolve"], "done"),
        (["done", "assign", "undo"], "done"),
        (["snooze", "done"], "done"),
        (["assign", "resolve"], "resolve"),
        (["resolve", "assign"], "resolve"),
        (["assign", "done", "undo"], "assign"),
        (["done", "undo"], None),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_settled_a_guide_stays_until_it_is_undone(
    store: Store, steps: Sequence[str], shown: ActKind | None
) -> None:
    kept, version = ledger(store), 0
    for step in steps:
        STEPS[step](kept, version)
        version += step != "resolve"
    act = acts_of(store, HERE, [GUIDE], NOW - HOUR).get(GUIDE)
    assert (act.kind if act else None) == shown
