"""`bandstand db upgrade`: the database's tables, made or brought to those of this version."""

from __future__ import annotations

import argparse
import os

from bot import wiring


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    parser.add_argument(
        "act",
        choices=["upgrade"],
        help="make the tables, or upgrade them; nothing happens where they are this version's",
    )


def run(_args: argparse.Namespace) -> int:
    """Upgrade, and say what was done.

    Raises:
        StoreError: the database cannot be opened, or is of a newer version.
    """
    from bot.store.schema import HEAD
    from bot.store.store import upgrade_store

    name, before = upgrade_store(wiring.database_address(os.environ))
    if before == HEAD:
        print(f"The database {name} is up to date (revision {HEAD}).")
    elif before is None:
        print(f"The database {name} has its tables now (revision {HEAD}).")
    else:
        print(f"The database {name} was upgraded from revision {before} to {HEAD}.")
    return 0
