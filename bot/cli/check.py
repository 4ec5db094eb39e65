"""`bandstand check`: every finding in a folder of guides, by file and line."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from itertools import groupby

from bot import wiring
from bot.cli import options
from bot.errors import GuidesFolderError
from bot.guides.audit import audit
from bot.guides.findings import FileRefusedError, Finding, Severity
from bot.guides.library import Library
from bot.guides.read import read_file
from bot.guides.shelf import Progress, Shelf
from bot.reviews.owners import load_owners

_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The subcommand's options."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="a folder of guides, or single files of one"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="one JSON object on standard output")
    how.add_argument(
        "--format", choices=("text", "github"), default="text", help="how to print findings"
    )


def run(args: argparse.Namespace) -> int:
    """Check; status 1 where there is an error.

    Raises:
        GuidesFolderError: a folder is not there, or holds nothing to be checked.
    """
    paths = args.paths or [str(wiring.guides_folder(None, os.environ))]
    guides, findings, empty = _checked(paths)
    findings.sort(key=lambda f: (f.path, f.line, _ORDER[f.severity]))
    if args.json:
        print(json.dumps(_as_object(guides, findings), ensure_ascii=False))
    elif args.format == "github":
        _print_github(findings)
        print(_summary(guides, findings), file=sys.stderr)
    else:
        _print_text(findings)
        print(_summary(guides, findings))
    if any(f.severity == "error" for f in findings):
        return 1
    if empty:  # a mistyped name must not pass for a folder without faults
        raise GuidesFolderError(empty[0], "holds no guides")
    return 0


def _checked(paths: list[str]) -> tuple[int, list[Finding], list[str]]:
    """How many guides were read, every finding with its path as given, and folders of no guide."""
    guides = 0
    findings: list[Finding] = []
    empty: list[str] = []
    for path in paths:
        alone = os.path.isfile(path)
        count, found = _file(path) if alone else _folder(path)
        guides += count
        findings += found
        if not count and not alone:
            empty.append(path)
    return guides, findings, empty


def _folder(path: str) -> tuple[int, list[Finding]]:
    shelf = Shelf(path)
    with _progress() as told:
        library = shelf.load(told("Reading"))
        owners = load_owners(path).findings
        found = [*library.findings, *owners, *_audited(library, told("Checking"))]
    return len(library), [replace(f, path=os.path.join(path, f.path)) for f in found]


def _audited(library: Library, told: Progress) -> Iterator[Finding]:
    today = options.now().date()
    for count, card in enumerate(library, 1):
        yield from audit(library.guide(card.id), today)
        told(count, len(library))


def _file(path: str) -> tuple[int, list[Finding]]:
    """One file alone, as a pre-commit hook names it."""
    try:
        read = read_file(os.path.dirname(path) or ".", os.path.basename(path))
    except FileRefusedError as error:
        return 0, [replace(f, path=path) for f in error.findings]
    audited = audit(read.guide, options.now().date())
    return 1, [replace(f, path=path) for f in (*read.findings, *audited)]


@contextmanager
def _progress() -> Iterator[Callable[[str], Progress]]:
    """A progress bar on a terminal's standard error; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _title: lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:

        def begin(title: str) -> Progress:
            task = bar.add_task(title, total=None)
            return lambda done, total: bar.update(task, completed=done, total=total)

        yield begin


def _print_text(findings: Iterable[Finding]) -> None:
    for path, group in groupby(findings, key=lambda f: f.path):
        print(path)
        for f in group:
            print(f"  {f.line}: {f.severity}: {f.sentence} [{f.rule}]")
        print()


def _print_github(findings: Iterable[Finding]) -> None:
    """GitHub's workflow commands: each finding appears beside its line."""
    for f in findings:
        where = f"file={_escaped(f.path, ',:')},line={f.line},title={f.rule}"
        print(f"::{_GITHUB[f.severity]} {where}::{_escaped(f.sentence)}")


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    counted = Counter(f.severity for f in findings)
    return {severity: counted[severity] for severity in _ORDER}


def _summary(guides: int, findings: list[Finding]) -> str:
    said = ", ".join(f"{n} {s if n == 1 else s + 's'}" for s, n in _counts(findings).items())
    rules = Counter(f.rule for f in findings).most_common()
    listed = "".join(f"\n  {count:>6}  {rule}" for rule, count in rules)
    return f"{guides} guides can be served; {said}.{listed}"


def _as_object(guides: int, findings: list[Finding]) -> dict[str, object]:
    return {
        "guides": guides,
        "summary": _counts(findings),
        "findings": [asdict(finding) for finding in findings],
    }
