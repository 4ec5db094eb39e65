"""Migrations: they make the tables that the code uses, go back and forth, and run once."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.errors import StoreError
from bot.store import offer_tables, outbox_tables, review_tables, schema
from bot.store.store import Store, open_store
from bot.store.tables import metadata


@pytest.fixture
def store(address: str) -> Store:
    return open_store(address)


def test_all_tables_are_in_the_one_metadata() -> None:
    for table in (review_tables.standing, outbox_tables.outbox, offer_tables.saved_offer):
        assert table.metadata is metadata


def _tables(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_the_migrations_make_the_tables_that_the_code_uses(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_down_and_up_again(store: Store) -> None:
    with store.writing() as connection:
        schema.move(connection, "base", store.name)
    assert _tables(store) == set()
    with store.writing() as connection:
        schema.upgrade(connection, store.name)
    assert _tables(store) == set(metadata.tables)
    store.close()


def test_the_newest_revision_is_the_one_the_start_looks_for() -> None:
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_a_database_of_a_newer_version_is_refused(store: Store, address: str) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreError, match="newer version of Bandstand"):
        open_store(address)


def test_a_migration_that_fails_leaves_nothing_half_made(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.writing() as connection:
        schema.move(connection, "base", store.name)
        connection.execute(text("CREATE TABLE seen (x INTEGER)"))
    with pytest.raises(StoreError, match="failed"), store.writing() as connection:
        schema.upgrade(connection, store.name)
    assert _tables(store) == {"seen"}
    store.close()
