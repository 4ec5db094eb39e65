"""Saved offers open the database when needed, and go with all else that is forgotten."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.offers import Held
from bot.errors import StoreError
from bot.pay.offer import Offer
from bot.people.kept import Kept
from bot.people.late_offers import late_offers
from bot.people.saved import NotSavedError
from bot.people.sealed import fresh_key
from tests.people.kit import NOW, who

HELD = Held("a/staff", Offer(), name="Acme")


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    kept = Kept(f"sqlite:///{tmp_path}/x.db")
    saved = late_offers(kept, {"BANDSTAND_KEYS": fresh_key(), "OFFER_DAYS": "7"})
    assert not (tmp_path / "x.db").exists()
    saved.save(who(), HELD, NOW)
    assert saved.all(who(), NOW) == (HELD,)
    assert saved.delete(who(), "acme", NOW)
    saved.save(who(), HELD, NOW)
    assert (saved.purge(NOW + timedelta(days=6)), saved.purge(NOW + timedelta(days=7))) == (0, 1)
    kept.close()


def test_without_a_key_the_list_is_empty_and_opens_nothing(tmp_path: Path) -> None:
    kept = Kept(f"sqlite:///{tmp_path}/x.db")
    saved = late_offers(kept, {})
    assert saved.all(who(), NOW) == ()
    assert not (tmp_path / "x.db").exists()
    with pytest.raises(NotSavedError, match="no key"):
        saved.save(who(), HELD, NOW)
    kept.close()


def test_forgetting_a_person_deletes_what_they_saved(tmp_path: Path) -> None:
    kept = Kept(f"sqlite:///{tmp_path}/x.db")
    saved = late_offers(kept, {"BANDSTAND_KEYS": fresh_key()})
    for person in ("U1", "U2"):
        saved.save(who(person), HELD, NOW)
    assert kept.forget(who("U1")) == 1
    assert (saved.all(who("U1"), NOW), saved.all(who("U2"), NOW)) == ((), (HELD,))
    assert saved.forget(who("U2")) == 1
    kept.close()


def test_a_database_that_cannot_be_had_is_said() -> None:
    saved = late_offers(Kept("sqlite:////proc/none/x.db"), {"BANDSTAND_KEYS": fresh_key()})
    with pytest.raises(StoreError):
        saved.all(who(), NOW)
