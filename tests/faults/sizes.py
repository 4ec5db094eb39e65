"""How large the fault tests are: short in `make test`, at full size in `make chaos`.

`FAULTS=full` takes the sizes of the twelve tests the design was measured against: each death and
each freeze 50 times, ten replicas over 100,000 guides, 400 days in 30 time zones.
"""

from __future__ import annotations

import os

FULL = os.environ.get("FAULTS") == "full"

ROUNDS = 50 if FULL else 1
"""Of deaths at each point, and of freezes."""
REPLICAS, GUIDES = (10, 100_000) if FULL else (4, 2_000)
CROWD = 50
"""People who press one button at once."""
PATIENCE = 900 if FULL else 90
"""Seconds until something that never happens fails a test."""
HARD_ZONES = ("Australia/Lord_Howe", "America/Havana", "America/Santiago")
ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "America/Anchorage",
    "America/Asuncion",
    "America/Chicago",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Atlantic/Reykjavik",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/London",
    "Europe/Moscow",
    "Pacific/Apia",
    "Pacific/Auckland",
    "Pacific/Chatham",
]
"""Thirty zones, with every kind of change of the clock there is."""
