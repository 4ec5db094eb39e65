"""One file to a `Guide`, or to findings with line numbers.

python-frontmatter splits the file, `yaml_data` reads the front matter as plain data, and
`front_matter` (pydantic) checks it. Nothing here raises anything but `FileRefusedError`.
"""

from __future__ import annotations

import difflib
import os
import stat
from dataclasses import dataclass
from typing import Any

from frontmatter.default_handlers import YAMLHandler
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.guides import yaml_data
from bot.guides.findings import FileRefusedError, Finding, Severity
from bot.guides.front_matter import BAND_KEYS, KEYS, WANTED, FrontMatter
from bot.guides.model import Guide, LevelMapping

MAX_FILE_BYTES = 1024 * 1024
_HANDLER = YAMLHandler()


@dataclass(frozen=True, slots=True)
class ReadGuide:
    """A guide that can be served, with what was noticed while reading it."""

    guide: Guide
    findings: tuple[Finding, ...]


def read_file(root: str, path: str) -> ReadGuide:
    """Read the guide at `path`, relative to the folder `root`.

    Raises:
        FileRefusedError: the file cannot become a guide; its findings say why and where.
    """
    return read_text(_text(_bytes(root, path), path), path)


def read_text(text: str, path: str) -> ReadGuide:
    """Read a guide from its text; `path` is only for findings.

    Raises:
        FileRefusedError: the text is no guide.
    """
    front, body, body_line = _split(text, path)
    try:
        document = yaml_data.load(front)
    except yaml_data.YamlRefusedError as error:
        raise _refused(
            path, error.line + 1, "yaml", f"The front matter cannot be used: {error.problem}."
        ) from error
    if not isinstance(document.data, dict):
        raise _refused(path, 1, "front-matter", "The front matter is not a list of keys.")
    try:
        checked = FrontMatter.model_validate(document.data)
    except ValidationError as error:
        raise FileRefusedError(*_invalid(error, document, path)) from error
    guide = _guide(checked, document, path, body, body_line)
    return ReadGuide(guide, tuple(_noticed(document, checked, path)))


def _bytes(root: str, path: str) -> bytes:
    full = os.path.join(root, path)
    try:
        facts = os.stat(full)
        if not stat.S_ISREG(facts.st_mode):
            raise _refused(path, 1, "not-a-file", "This is not a regular file.")
        if facts.st_size > MAX_FILE_BYTES:
            size = f"{facts.st_size / 1_000_000:.1f} MB"
            raise _refused(path, 1, "too-large", f"The file has {size}; a guide has 1 at most.")
        with open(full, "rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise _refused(path, 1, "unreadable", f"The file cannot be opened: {reason}.") from error


def _text(raw: bytes, path: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = f"Byte {error.start + 1} of the file is not UTF-8 text."
        raise _refused(path, line, "not-utf-8", problem, "Save the file as UTF-8.") from error


def _split(text: str, path: str) -> tuple[str, str, int]:
    """Front matter, body, and the line on which the body begins."""
    opening = _HANDLER.FM_BOUNDARY.match(text)
    if opening is None:
        remedy = "Begin the file with --- and the guide's keys, or move it out of the folder."
        # README.md and its like stand in any repository and were never meant as guides.
        severity: Severity = "note" if os.path.basename(path)[:-3].isupper() else "error"
        problem = "The file has no front matter."
        raise _refused(path, 1, "no-front-matter", problem, remedy, severity)
    try:
        front, rest = _HANDLER.split(text)
    except ValueError as error:
        remedy = "Close it with a line of three dashes."
        raise _refused(
            path, 1, "front-matter-open", "The front matter has no end.", remedy
        ) from error
    body = rest.lstrip("\r\n")
    line = text.count("\n", 0, len(text) - len(body)) + 1
    # The opening dashes end line 1; `front` begins with the break of that line, or of the last
    # of the blank lines after it, which the boundary swallows and line numbers need.
    swallowed = "\n" * text.count("\n", 0, opening.end())
    return swallowed + front.removeprefix("\r").removeprefix("\n"), body, line


def _guide(
    checked: FrontMatter, document: yaml_data.Document, path: str, body: str, body_line: int
) -> Guide:
    return Guide(
        company=checked.company,
        role=checked.role,
        company_display=checked.company_display or _spoken(checked.company),
        role_display=checked.role_display or _spoken(checked.role),
        role_type=checked.role_type,
        last_updated=checked.last_updated,
        next_review_due=checked.next_review_due,
        data_quality=checked.data_quality,
        salary_data_quarter=checked.salary_data_quarter,
        bands=tuple(
            band.band(document.lines.get(("compensation", i), 0) + 1)
            for i, band in enumerate(checked.compensation or ())
        ),
        level_mapping=checked.level_mapping.mapping() if checked.level_mapping else LevelMapping(),
        sources=checked.sources(),
        dna_summary=checked.negotiation_dna_summary,
        owner=checked.owner,
        stock_vest_years=checked.stock_vest_years,
        path=path,
        body=body,
        body_line=body_line,
    )


def _spoken(slug: str) -> str:
    return slug.replace("-", " ").title()


def _noticed(document: yaml_data.Document, checked: FrontMatter, path: str) -> list[Finding]:
    """What does not keep a guide out but should be looked at."""
    data: Any = document.data
    found = [
        _unknown_key(key, KEYS, document.lines[(key,)] + 1, path) for key in data if key not in KEYS
    ]
    for i, band in enumerate(data.get("compensation") or ()):
        for key in band:
            if key not in BAND_KEYS:
                line = document.lines[("compensation", i, key)] + 1
                found.append(_unknown_key(key, BAND_KEYS, line, path))
    for wanted in WANTED:
        if getattr(checked, wanted) is None:
            line = document.lines.get((wanted,), 0) + 1
            found.append(
                Finding(
                    "warning",
                    path,
                    line,
                    "missing-key",
                    f"The guide has no {wanted}.",
                    "Add it, so that answers can say how old its figures are.",
                )
            )
    if not checked.compensation:
        found.append(
            Finding(
                "warning",
                path,
                1,
                "no-bands",
                "The guide has no pay bands.",
                "Add them under compensation:.",
            )
        )
    return found


def _unknown_key(key: str, known: frozenset[str], line: int, path: str) -> Finding:
    near = _meant(key, known)
    remedy = f"Did you mean {near}?" if near else "Delete it, or ask for it to be supported."
    return Finding(
        "warning", path, line, "unknown-key", f"The key {key[:60]!r} means nothing here.", remedy
    )


# What people call the parts of pay for which the keys have other words.
_PARTS = {
    "equity": "stock", "rsu": "stock", "grant": "stock", "salary": "base", "base_salary": "base",
    "tc": "total_comp", "total": "total_comp", "signing": "signing_bonus",
    "sign_on": "signing_bonus",
}  # fmt: skip
_ALIKE = 0.7
"""Of 1: below it a key only ends alike, as `pay_high` does `base_high`."""


def _meant(key: str, known: frozenset[str]) -> str | None:
    """The key that was probably meant."""
    part, _, end = key.rpartition("_")
    if part in _PARTS and f"{_PARTS[part]}_{end}" in known:
        return f"{_PARTS[part]}_{end}"
    return next(iter(difflib.get_close_matches(key, known, n=1, cutoff=_ALIKE)), None)


def _invalid(error: ValidationError, document: yaml_data.Document, path: str) -> list[Finding]:
    return [
        _invalid_one(details, document, path) for details in error.errors(include_url=False)[:20]
    ]


def _invalid_one(details: ErrorDetails, document: yaml_data.Document, path: str) -> Finding:
    where = tuple(step for step in details["loc"] if not str(step)[:1].isupper())
    line = _nearest_line(where, document)
    name = " ".join(f"entry {s + 1}" if isinstance(s, int) else s for s in where) or "front matter"
    if details["type"] == "missing":
        return Finding(
            "error", path, line, "missing-key", f"The key {name} is missing.", f"Add {name}."
        )
    said = _said(details)
    remedy = _REMEDIES.get(details["type"], "Correct the value.")
    given = details["input"]
    shown = f" {given[:60]!r}" if isinstance(given, str) else ""
    return Finding("error", path, line, "bad-value", f"{name}{shown}: {said}.", remedy)


def _said(details: ErrorDetails) -> str:
    """What is wrong with a value; pydantic's words where they are plain ones."""
    most = details.get("ctx", {}).get("max_length")
    if most is not None:
        unit = "entries" if isinstance(details["input"], list) else "characters"
        return f"it has more than {most} {unit}"
    if details["type"].endswith("too_short"):
        return "it is empty"
    return details["msg"].removeprefix("Value error, ")


# What to do about what pydantic refused, for people who write guides.
_REMEDIES = {
    "decimal_parsing": "Write whole units such as 200000, or null for an unknown figure.",
    "int_parsing": "Write a whole number such as 4.",
    "string_pattern_mismatch": "Use lower-case words joined by hyphens for ids, three capital "
    "letters for a currency, 2025-Q4 for a quarter.",
    "date_from_datetime_parsing": "Write it as YYYY-MM-DD.",
    "date_parsing": "Write it as YYYY-MM-DD.",
    "too_long": "Shorten it.",
    "string_too_long": "Shorten it.",
    "too_short": "Write something, or delete the key.",
    "string_too_short": "Write something, or delete the key.",
    "list_type": "Write one entry a line, each after a dash.",
    "model_type": "Write keys and values, one a line.",
}


def _nearest_line(where: tuple[int | str, ...], document: yaml_data.Document) -> int:
    """The file's line of the key, or of the nearest key around it."""
    for length in range(len(where), 0, -1):
        line = document.lines.get(where[:length])
        if line is not None:
            return line + 1
    return 1


def _refused(
    path: str,
    line: int,
    rule: str,
    problem: str,
    remedy: str = "Correct it.",
    severity: Severity = "error",
) -> FileRefusedError:
    return FileRefusedError(Finding(severity, path, line, rule, problem, remedy))
