"""`bandstand offers`: a fresh key, and what was sealed with an older one."""

from __future__ import annotations

import pytest

from bot.chat.offers import Held
from bot.cli import main
from bot.pay.offer import Offer
from bot.people.saved import SavedOffers
from bot.people.sealed import Sealer, fresh_key, keys
from bot.store.store import open_store
from tests.databases import sqlite
from tests.people.kit import NOW, who

__all__ = ["sqlite"]
HELD = Held("a/staff", Offer(), name="Acme")


def test_a_fresh_key_is_one_that_the_settings_take(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["offers", "key"]) == 0
    printed = capsys.readouterr().out.strip()
    assert keys({"BANDSTAND_KEYS": printed}) == (printed,)


def test_rotation_says_what_it_did(
    sqlite: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, lost = fresh_key(), fresh_key(), fresh_key()
    store = open_store(sqlite)
    SavedOffers(store, Sealer((old,))).save(who(), HELD, NOW)
    monkeypatch.setenv("DATABASE_URL", sqlite)
    monkeypatch.setenv("BANDSTAND_KEYS", f"{new},{old}")
    assert main(["offers", "rotate"]) == 0
    assert capsys.readouterr().out == "1 saved offer sealed again with the first key.\n"
    assert SavedOffers(store, Sealer((new,))).all(who(), NOW) == (HELD,)
    monkeypatch.setenv("BANDSTAND_KEYS", lost)
    assert main(["offers", "rotate"]) == 1
    assert "1 saved offer left as before" in capsys.readouterr().out
    store.close()


@pytest.mark.parametrize(
    ("given", "said"),
    [("", "no key to encrypt them with"), ("short", "Key 1 of BANDSTAND_KEYS is not a key")],
)
def test_without_a_usable_key_nothing_is_rotated(
    sqlite: str,
    given: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite)
    monkeypatch.setenv("BANDSTAND_KEYS", given)
    assert main(["offers", "rotate"]) == 2
    assert said in capsys.readouterr().err
