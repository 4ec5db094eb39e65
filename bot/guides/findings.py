"""Something noticed about a guide: where it is, how bad it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at in one file.

    An error keeps the file out of the library; a warning may mislead a reader;
    a note is worth knowing.
    """

    severity: Severity
    path: str
    """Relative to the guides folder."""
    line: int
    rule: str
    """A stable short name, such as `low-above-high`."""
    problem: str
    remedy: str

    @property
    def sentence(self) -> str:
        """What is wrong, then what to do."""
        return f"{self.problem} {self.remedy}"


class FileRefusedError(Exception):
    """A file that cannot become a guide; carries the findings that say why."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.sentence for finding in findings))
        self.findings = findings
