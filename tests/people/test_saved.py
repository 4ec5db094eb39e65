"""Saved offers: sealed, each person's own, for a time, and opened by any key of the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert, select

from bot.chat.offers import Held
from bot.errors import SettingsError
from bot.pay.offer import Bonus, Grant, Offer, Options, Refresher, Signing, Vesting
from bot.people.late_offers import lifetime
from bot.people.saved import MOST_SAVED, NotSavedError, SavedOffers
from bot.people.sealed import Sealer, fresh_key, keys
from bot.store.offer_tables import saved_offer as rows
from bot.store.store import Store
from tests.people.kit import NOW, who

DAY = timedelta(days=1)
FULL = Offer(
    currency="EUR",
    base=Decimal("245123.45"),
    bonus=Bonus(Decimal("12.5"), payout=Decimal("0.9")),
    grant=Grant(
        Decimal(311_777),
        "grant",
        "options",
        Vesting((Decimal("0.4"), Decimal("0.6")), 2, 12, "amazon"),
        Options(1000, Decimal("1.5"), Decimal(9), "409a", Decimal("0.1")),
    ),
    signing=(Signing(Decimal(35_000), 12, 24, "prorated"),),
    refresher=Refresher(Decimal(60_000)),
    benefits=Decimal(5000),
    relocation=Decimal(20_000),
    unvested=Decimal(100_000),
    start=date(2027, 1, 4),
    deadline=date(2026, 12, 5),
)
ACME = Held("a/staff", FULL, "Paris", "Acme", wanted=Offer(base=Decimal(260_000)),
            haircut=Decimal("0.3"), said=("Read '5 dec' as 2026-12-05.",))  # fmt: skip


@pytest.fixture
def saved(store: Store) -> SavedOffers:
    return SavedOffers(store, Sealer((fresh_key(),)))


def sealed(store: Store) -> list[bytes]:
    """What the database holds."""
    with store.reading() as connection:
        return [row.sealed for row in connection.execute(select(rows))]


def test_an_offer_comes_back_exactly_as_it_was(saved: SavedOffers) -> None:
    saved.save(who(), ACME, NOW)
    assert saved.all(who(), NOW + DAY) == (ACME,)


def test_the_database_holds_no_amount_and_no_name(saved: SavedOffers) -> None:
    person = "U0PERSON7"  # long: ciphertext is random letters, and holds "U1" now and then
    saved.save(who(person), ACME, NOW)
    with saved.store.reading() as connection:
        row = connection.execute(select(rows)).one()
    kept = " ".join(map(str, row))
    assert not any(told in kept for told in ("Acme", "245123", "311777", "a/staff", person))


def test_what_was_confirmed_holds_for_the_conversation_only(saved: SavedOffers) -> None:
    saved.save(who(), replace(ACME, confirmed=True), NOW)
    assert [held.confirmed for held in saved.all(who(), NOW)] == [False]


def test_one_of_the_same_name_is_replaced_however_it_is_written(saved: SavedOffers) -> None:
    saved.save(who(), ACME, NOW)
    saved.save(who(), replace(ACME, name=" ACME ", region="London"), NOW + DAY)
    assert [(h.name, h.region) for h in saved.all(who(), NOW + DAY)] == [("ACME", "London")]
    assert len(sealed(saved.store)) == 1


def test_each_person_and_workspace_has_its_own(saved: SavedOffers) -> None:
    saved.save(who("U1"), ACME, NOW)
    others = (who("U2"), who("U1", workspace="slack:T2"))
    assert [saved.all(other, NOW) for other in others] == [(), ()]
    assert not saved.delete(others[0], "Acme", NOW)
    assert [saved.forget(other) for other in others] == [0, 0]
    assert saved.all(who("U1"), NOW) == (ACME,)


def test_a_row_moved_to_another_person_does_not_open(saved: SavedOffers) -> None:
    saved.save(who("U1"), ACME, NOW)
    theirs = saved.store.key("person", "slack:T1", "U2")
    with saved.store.writing() as connection:
        row = connection.execute(select(rows)).one()._asdict()
        connection.execute(insert(rows).values(**(row | {"person": theirs})))
    assert saved.all(who("U2"), NOW) == ()


def test_deleting_and_forgetting(saved: SavedOffers) -> None:
    for name in ("Acme", "Bolt", "Crux"):
        saved.save(who(), replace(ACME, name=name), NOW)
    assert (saved.delete(who(), "bolt", NOW), saved.delete(who(), "bolt", NOW)) == (True, False)
    assert {held.name for held in saved.all(who(), NOW)} == {"Acme", "Crux"}
    assert SavedOffers(saved.store, None).forget(who()) == 2  # takes no key
    assert sealed(saved.store) == []


def test_too_many_are_refused_but_one_can_be_replaced(saved: SavedOffers) -> None:
    for number in range(MOST_SAVED):
        saved.save(who(), replace(ACME, name=f"n{number}"), NOW)
    with pytest.raises(NotSavedError, match="20 offers are saved already"):
        saved.save(who(), replace(ACME, name="one more"), NOW)
    saved.save(who(), replace(ACME, name="n3", region="London"), NOW)
    assert len(saved.all(who(), NOW)) == MOST_SAVED


def test_what_is_over_is_purged_when_looked_at_and_daily(saved: SavedOffers) -> None:
    saved.save(who("U1"), ACME, NOW)
    saved.save(who("U2"), ACME, NOW + DAY)
    assert saved.all(who("U3"), NOW + 30 * DAY) == ()
    assert len(sealed(saved.store)) == 1
    assert (saved.purge(NOW + 30 * DAY), saved.purge(NOW + 31 * DAY)) == (0, 1)
    assert sealed(saved.store) == []


def test_a_shorter_lifetime_holds_for_what_is_there(saved: SavedOffers) -> None:
    saved.save(who(), ACME, NOW)
    assert SavedOffers(saved.store, saved.sealer, 2 * DAY).all(who(), NOW + 2 * DAY) == ()


def test_without_a_key_saving_is_refused_in_a_sentence(store: Store) -> None:
    none = SavedOffers(store, None)
    for act in (lambda: none.save(who(), ACME, NOW), none.rotate):
        with pytest.raises(NotSavedError, match="no key to encrypt them with"):
            act()
    assert none.all(who(), NOW) == ()


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 41, "a\nb\x07"], ids=["none", "blank", "long", "bell"]
)
def test_a_name_that_is_none_is_refused(saved: SavedOffers, name: str) -> None:
    with pytest.raises(NotSavedError, match="1 to 40 characters"):
        saved.save(who(), replace(ACME, name=name), NOW)


def test_rotation_seals_again_with_the_first_key(store: Store) -> None:
    old, new, lost = fresh_key(), fresh_key(), fresh_key()
    SavedOffers(store, Sealer((old,))).save(who("U1"), ACME, NOW)
    SavedOffers(store, Sealer((lost,))).save(who("U2"), ACME, NOW)
    both = SavedOffers(store, Sealer((new, old)))
    assert both.all(who("U1"), NOW) == (ACME,)
    assert both.rotate() == (1, 1)
    alone = SavedOffers(store, Sealer((new,)))
    assert (alone.all(who("U1"), NOW), alone.all(who("U2"), NOW)) == ((ACME,), ())
    assert SavedOffers(store, Sealer((old,))).all(who("U1"), NOW) == ()


def test_keys_are_read_and_never_shown() -> None:
    one, two = fresh_key(), fresh_key()
    assert keys({"BANDSTAND_KEYS": f" {one} , {two}"}) == (one, two)
    assert (keys({}), keys({"BANDSTAND_KEYS": " "})) == ((), ())
    assert one not in repr(Sealer((one,)))
    with pytest.raises(SettingsError) as caught:
        keys({"BANDSTAND_KEYS": f"{one},secret-but-short"})
    assert "Key 2 of BANDSTAND_KEYS" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("said", ["0", "366", "-1", "a month", "٣"])
def test_a_lifetime_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(SettingsError, match="OFFER_DAYS"):
        lifetime({"OFFER_DAYS": said})


@pytest.mark.parametrize(("said", "days"), [("", 30), ("7", 7), ("365", 365)])
def test_the_lifetime_is_of_the_settings(said: str, days: int) -> None:
    assert lifetime({"OFFER_DAYS": said}) == days * DAY
