"""`bandstand check`: findings by file and line, for people, programs and pull requests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.data_files import data_folder

GOOD = (data_folder() / "guides/weights-and-biases/staff-software-engineer.md").read_text("utf-8")
BAD = GOOD.replace("base_low: 240000", "base_low: lots", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    guides = tmp_path / "guides"
    (guides / "wandb").mkdir(parents=True)
    (guides / "wandb" / "good.md").write_text(GOOD, "utf-8")
    return guides


def test_the_bundled_guides_have_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "4 guides can be served; 0 errors, 0 warnings" in capsys.readouterr().out


def test_an_error_is_told_by_file_and_line_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "wandb" / "bad.md").write_text(BAD, "utf-8")
    line = BAD.splitlines().index("    base_low: lots") + 1
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out
    assert f"{folder}/wandb/bad.md\n  {line}: error: " in out
    assert "'lots'" in out
    assert "1 guides can be served; 1 error" in out


def test_json_counts_and_lists(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "wandb" / "bad.md").write_text(BAD, "utf-8")
    assert main(["check", "--json", str(folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["guides"] == 1
    assert told["summary"]["error"] == 1
    assert {"severity", "path", "line", "rule", "problem", "remedy"} == set(told["findings"][0])


def test_github_format_puts_findings_beside_lines(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "wandb" / "bad.md").write_text(BAD, "utf-8")
    assert main(["check", "--format", "github", str(folder)]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"::error file={folder}/wandb/bad.md,line=")
    assert ",title=bad-value::" in first


def test_single_files_are_checked_as_a_hook_names_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = folder / "wandb" / "good.md", folder / "wandb" / "bad.md"
    bad.write_text(BAD, "utf-8")
    assert main(["check", str(good)]) == 0
    assert main(["check", str(good), str(bad)]) == 1
    assert str(bad) in capsys.readouterr().out


def test_a_readme_is_only_noted_a_guide_without_keys_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "README.md").write_text("# About these guides\n", "utf-8")
    assert main(["check", str(folder)]) == 0
    assert "note: The file has no front matter." in capsys.readouterr().out
    (folder / "wandb" / "lost.md").write_text("# A guide that lost its keys\n", "utf-8")
    assert main(["check", str(folder)]) == 1


def test_the_corpus_is_checked_without_a_traceback(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(shared / "corpus")]) == 0
    assert "868 guides can be served; 0 errors" in capsys.readouterr().out
