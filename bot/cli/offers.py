"""`bandstand offers`: the keys of saved offers, and what was sealed with an older one."""

from __future__ import annotations

import argparse
import os

from bot import wiring


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    parser.add_argument(
        "act",
        choices=["key", "rotate"],
        help="key: print a fresh key for BANDSTAND_KEYS; "
        "rotate: seal all saved offers again with its first key",
    )


def run(args: argparse.Namespace) -> int:
    """Print a key, or seal again; 1 where some offers could not be opened.

    Raises:
        SettingsError: BANDSTAND_KEYS or OFFER_DAYS cannot be taken.
        BotError: there is no key, or the database cannot be used.
    """
    if args.act == "key":
        from bot.people.sealed import fresh_key

        print(fresh_key())
        return 0
    done, lost = wiring.sealed_again(os.environ)
    print(f"{_offers(done)} sealed again with the first key.")
    if lost:
        print(f"{_offers(lost)} left as before: no key of BANDSTAND_KEYS opens what is in them.")
    return 1 if lost else 0


def _offers(count: int) -> str:
    return "1 saved offer" if count == 1 else f"{count} saved offers"
