"""`bandstand ask` on the bundled guides: a whole process, and what it must not import."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from time import perf_counter

ROUNDS = 7
ASK = [sys.executable, "-m", "bot", "ask", "band wandb staff sf"]
_PEEK = (
    "import sys; from bot.cli import main; main(['ask', 'band wandb staff sf']); "
    "print([m for m in sys.modules if m.split('.')[0] in ('slack_sdk', 'slack_bolt', 'discord')])"
)


def run() -> list[str]:
    """Lines to print."""
    with tempfile.TemporaryDirectory() as cache:
        env = os.environ | {"XDG_CACHE_HOME": cache}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        floor = statistics.median(_process([sys.executable, "-c", "pass"], env) for _ in range(5))
        first = _process(ASK, env)
        warm = statistics.median(_process(ASK, env) for _ in range(ROUNDS))
        cold = statistics.median(_process([*ASK, "--no-cache"], env) for _ in range(ROUNDS))
        peek = subprocess.run(
            [sys.executable, "-c", _PEEK], env=env, capture_output=True, text=True, check=True
        )
    return [
        f"bandstand ask, whole process (limit 0.6 s); bare python {floor:.3f} s:",
        f"  warm {warm:.3f} s ({warm / floor:.0f}x), --no-cache {cold:.3f} s, first {first:.3f} s",
        f"  chat libraries imported on that path: {peek.stdout.splitlines()[-1]}",
    ]


def _process(command: list[str], env: dict[str, str]) -> float:
    start = perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    return perf_counter() - start
