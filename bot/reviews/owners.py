"""Who looks after a guide: by assignment, by the guide's own word, or by `owners.yaml`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from bot.data_files import data_folder
from bot.guides import yaml_data
from bot.guides.findings import Finding, Severity
from bot.guides.yaml_data import Data, Document, YamlRefusedError

FILE = "owners.yaml"
KEYS = ("name", "slack", "discord", "deputy", "guides")

_IDS = {
    "slack": re.compile(r"[UW][A-Z0-9]{6,20}").fullmatch,
    "discord": re.compile(r"[0-9]{15,20}").fullmatch,
}
_LONGEST_NAME = 80
_Noted = Callable[[str, str, str], None]


@dataclass(frozen=True, slots=True)
class Named:
    """An owner as one platform knows them."""

    key: str
    """The same for one person however they were found."""
    label: str
    id: str | None = None
    """The platform's user id; None where it is not known."""
    deputy: Named | None = None

    def is_called(self, word: str) -> bool:
        """Whether they may be meant: by key or id, or as any of their names begins."""
        wanted = word.casefold().removeprefix("@")
        label = self.label.casefold()
        known = wanted in (self.key.casefold(), (self.id or "").casefold())
        return known or any(name.startswith(wanted) for name in (label, *label.split()))


@dataclass(frozen=True, slots=True)
class Owner:
    """One entry of the list."""

    name: str
    ids: Mapping[str, str] = field(default_factory=dict)
    """By platform: slack, discord."""
    deputy: str = ""
    """The name of another entry; empty for none."""
    guides: tuple[str, ...] = ()
    """Patterns of guide ids."""
    line: int = 1
    """Of the file."""


@dataclass(frozen=True, slots=True)
class Owners:
    """The list, and what was wrong with its file."""

    entries: tuple[Owner, ...] = ()
    findings: tuple[Finding, ...] = ()

    def of(
        self, guide_id: str, file_owner: str | None, assigned: str, platform: str
    ) -> Named | None:
        """Who was assigned, else whom the guide names, else the first whose pattern fits."""
        if assigned:
            entry = self._with_id(assigned, platform)
            return self._named(entry, platform) if entry else Named(assigned, assigned, assigned)
        word = " ".join((file_owner or "").split())
        if word:
            entry = self._called(word) or self._with_id(word, platform)
            return self._named(entry, platform) if entry else _bare(word, platform)
        fits = (e for e in self.entries if any(fnmatchcase(guide_id, p) for p in e.guides))
        entry = next(fits, None)
        return self._named(entry, platform) if entry else None

    def _named(self, entry: Owner, platform: str) -> Named:
        deputy = self._called(entry.deputy) if entry.deputy else None
        return Named(
            key=entry.name,
            label=entry.name,
            id=entry.ids.get(platform),
            deputy=Named(deputy.name, deputy.name, deputy.ids.get(platform)) if deputy else None,
        )

    def _called(self, name: str) -> Owner | None:
        wanted = name.casefold()
        return next((entry for entry in self.entries if entry.name.casefold() == wanted), None)

    def _with_id(self, person: str, platform: str) -> Owner | None:
        return next((e for e in self.entries if e.ids.get(platform) == person), None)


def _bare(word: str, platform: str) -> Named:
    """An owner of whom only this word is known, which may be a user id."""
    fits = _IDS.get(platform)
    return Named(word, word, word if fits and fits(word) else None)


def load_owners(folder: str | os.PathLike[str]) -> Owners:
    """The list in the folder of guides, else the bundled one; never fails, see its findings."""
    file = Path(folder) / FILE
    try:
        raw = (file if file.exists() else data_folder() / FILE).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return Owners(findings=(_finding(1, f"The file cannot be opened: {reason}."),))
    try:
        return read_owners(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = f"Byte {error.start + 1} of the file is not UTF-8 text."
        return Owners(findings=(_finding(line, problem, "Save the file as UTF-8."),))


def read_owners(text: str) -> Owners:
    """The list in a file's text: the entries that can be used, and what is wrong with the rest."""
    try:
        document = yaml_data.load(text)
    except YamlRefusedError as error:
        return Owners(findings=(_finding(error.line, f"It cannot be used: {error.problem}."),))
    if document.data is None:
        return Owners()
    if not isinstance(document.data, list):
        return Owners(findings=(_finding(1, "It is not a list of owners.", "Begin with - name."),))
    findings: list[Finding] = []
    entries: dict[str, Owner] = {}
    for index, given in enumerate(document.data):
        entry = _entry(given, index, document, findings)
        if entry is None:
            continue
        if entry.name.casefold() in entries:
            problem = f"The owner {entry.name!r} stands twice; the first counts."
            findings.append(_finding(entry.line, problem, "Give each owner one entry."))
        entries.setdefault(entry.name.casefold(), entry)
    kept = tuple(_with_deputy(entry, entries, findings) for entry in entries.values())
    return Owners(kept, tuple(sorted(findings, key=lambda finding: finding.line)))


def _entry(given: Data, index: int, document: Document, findings: list[Finding]) -> Owner | None:
    line = document.lines.get((index,), 1)
    name = given.get("name") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(name, str) or not _usable(name):
        problem = "This entry has no name." if name is None else "The name cannot be used."
        remedy = f"Give it a name of one line and at most {_LONGEST_NAME} characters."
        findings.append(_finding(line, problem, remedy, "error"))
        return None

    def noted(key: str, problem: str, remedy: str) -> None:
        findings.append(_finding(document.lines.get((index, key), line), problem, remedy))

    for key in given.keys() - set(KEYS):
        noted(key, f"There is no key {key[:40]!r}.", f"An owner has {', '.join(KEYS)}.")
    ids: dict[str, str] = {}
    for platform, fits in _IDS.items():
        value = given.get(platform)
        if isinstance(value, str) and fits(value):
            ids[platform] = value
        elif value is not None:
            noted(platform, f"That is no user id of {platform.title()}.", "Copy the member's id.")
    deputy = given.get("deputy")
    return Owner(
        name=" ".join(name.split()),
        ids=ids,
        deputy=" ".join(deputy.split()) if isinstance(deputy, str) else "",
        guides=tuple(_patterns(given.get("guides"), noted)),
        line=line,
    )


def _usable(name: str) -> bool:
    return bool(name.strip()) and name.isprintable() and len(name) <= _LONGEST_NAME


def _patterns(given: Data, noted: _Noted) -> Iterator[str]:
    for pattern in given if isinstance(given, list) else [given]:
        if isinstance(pattern, str) and ("/" in pattern or "*" in pattern):
            yield pattern.strip().casefold()
        elif pattern is not None:
            noted("guides", "A pattern of guides cannot be used.", "Write it as company/role.")


def _with_deputy(entry: Owner, entries: Mapping[str, Owner], findings: list[Finding]) -> Owner:
    """The entry, without a deputy that is nobody else of the list."""
    wanted = entry.deputy.casefold()
    if not wanted or (wanted in entries and wanted != entry.name.casefold()):
        return entry
    problem = f"The deputy of {entry.name!r} is nobody else of this list."
    findings.append(_finding(entry.line, problem, "Name another entry."))
    return replace(entry, deputy="")


def _finding(line: int, problem: str, remedy: str = "", severity: Severity = "warning") -> Finding:
    return Finding(severity, FILE, line, "owners", problem, remedy or "Correct the file.")
