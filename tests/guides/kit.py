"""Small guides for tests, and how to write them to a folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from bot.guides.findings import FileRefusedError, Finding
from bot.guides.model import Band, Guide, Range
from bot.guides.read import ReadGuide, read_text

COMPLETE = """\
company: acme
company_display: Acme & Sons
role: staff-engineer
role_display: Staff Engineer
last_updated: 2026-02-23
data_quality: high
salary_data_quarter: 2025-Q4
next_review_due: 2026-05-23
compensation:
  - region: Oslo
    currency: NOK
    base_low: 900000
    base_high: 1200000
"""
"""Front matter of which nothing is to be remarked; the band begins on line 11 of its file."""

BODY = "### Staff Engineer | Acme\n\nWords.\n"


def guide_text(front: str = COMPLETE, body: str = BODY) -> str:
    """A guide file's text."""
    return f"---\n{front}---\n{body}"


def with_keys(*lines: str) -> str:
    """The complete front matter with these lines in place of the keys they name."""
    keys = {line.partition(":")[0] for line in lines}
    kept: list[str] = []
    skipping = False
    for line in COMPLETE.splitlines():
        if not line.startswith(" "):
            skipping = line.partition(":")[0] in keys
        if not skipping:
            kept.append(line)
    return "\n".join((*kept, *lines, ""))


def read(front: str = COMPLETE, body: str = BODY) -> ReadGuide:
    """Read a guide of this front matter and body."""
    return read_text(guide_text(front, body), "acme/staff.md")


def refused(text: str) -> tuple[Finding, ...]:
    """The findings that keep this text from being a guide."""
    with pytest.raises(FileRefusedError) as caught:
        read_text(text, "acme/staff.md")
    return caught.value.findings


def line_of(text: str, start: str) -> int:
    """The number of the one line that begins with `start`, leading spaces aside."""
    [number] = [
        number for number, line in enumerate(text.split("\n"), 1) if line.lstrip().startswith(start)
    ]
    return number


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`; returns `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = content.encode() if isinstance(content, str) else content
        path.write_bytes(raw)
    return root


def numbered(company: str, role: str = "staff-engineer", base: int = 900_000) -> str:
    """A guide of another company, role or base pay."""
    front = COMPLETE.replace("company: acme", f"company: {company}")
    front = front.replace("role: staff-engineer", f"role: {role}")
    return guide_text(front.replace("900000", str(base)))


def in_own_process(code: str, text: str = "") -> str:
    """What `code` prints, given `text` on standard input, in an interpreter of its own.

    A crash of that interpreter fails the test and leaves this one alive.
    """
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=text.encode("utf-8", "surrogatepass"),
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, (done.returncode, done.stderr.decode("utf-8", "replace")[-2000:])
    return done.stdout.decode()


def span(low: int | str, high: int | str) -> Range:
    """A range of these amounts."""
    return Range(Decimal(low), Decimal(high))


def thousands(low: str, high: str) -> Range:
    """A range of these thousands."""
    return Range(Decimal(low) * 1000, Decimal(high) * 1000)


def guide_of(bands: Sequence[Band], body: str = "", vest_years: int | None = None) -> Guide:
    """A guide of these bands and this body."""
    return Guide(
        company="acme",
        role="staff-engineer",
        company_display="Acme",
        role_display="Staff Engineer",
        bands=tuple(bands),
        body=body,
        stock_vest_years=vest_years,
    )
