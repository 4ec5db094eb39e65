"""`bandstand check`: findings by file and line, for people, programs and pull requests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli import main
from bot.data_files import data_folder
from tests.guides.kit import write

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


@pytest.mark.parametrize("files", [{}, {"README.md": "# Words\n"}], ids=["nothing", "a readme"])
def test_a_folder_without_guides_does_not_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    folder = write(tmp_path / "guidse", files)
    folder.mkdir(exist_ok=True)
    assert main(["check", str(folder)]) == 2
    told = capsys.readouterr()
    assert "0 guides can be served" in told.out
    assert f"The guides folder {folder} holds no guides." in told.err


def test_json_counts_and_lists(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "wandb" / "bad.md").write_text(BAD, "utf-8")
    assert main(["check", "--json", str(folder)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["guides"] == 1
    assert told["summary"]["error"] == 1
    assert {"severity", "path", "line", "rule", "problem", "remedy"} == set(told["findings"][0])


def test_one_way_of_printing_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--json", "--format", "github", str(folder)])
    assert ended.value.code == 2
    assert "not allowed with" in capsys.readouterr().err


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


@pytest.mark.parametrize(
    ("cell", "written", "keys", "rule", "said"),
    [
        ("$240K–$300K", "£240K–£300K", (), "currency-mismatch",
         "San Francisco: the table writes base '£240K–£300K', the currency is USD."),
        ("$300K–$500K", "SGD 300K–SGD 500K", (), "currency-mismatch",
         "the table writes stock 'SGD 300K–SGD 500K', the currency is USD."),
        ("$365K–$545K", "C$365K–C$545K", (), "currency-mismatch",
         "the table writes total 'C$365K–C$545K', the currency is USD."),
        ("$240K–$300K", "$250K–$300K", (), "table-differs",
         "the table writes base '$250K–$300K', the front matter has other figures."),
        ("$240K–$300K", "$240K - S$300K", (), "unclear-figure", "mixes two currencies."),
        ("$240K–$300K", "$240K–$300K/month", (), "monthly-pay", "is a month's pay"),
        ("$300K–$500K", "$300K–$500K", ("stock",), "figures-only-in-table",
         "the table gives stock, the front matter does not."),
        ("$300K–$500K", "13,000 – 27,000 options", ("stock",), "unclear-figure",
         "is no plain figure."),
    ],
)  # fmt: skip
def test_cells_that_say_other_than_front_matter_are_findings(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    cell: str,
    written: str,
    keys: tuple[str, ...],
    rule: str,
    said: str,
) -> None:
    row = next(line for line in GOOD.splitlines() if line.startswith("|") and cell in line)
    text = GOOD.replace(row, row.replace(cell, written, 1))
    kept = [line for line in text.split("\n") if not line.strip().startswith(_lines_of(keys))]
    path = tmp_path / "guide.md"
    path.write_text("\n".join(kept), "utf-8")
    assert main(["check", "--json", str(path)]) == 0
    found = {f["rule"]: f["problem"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert said in found[rule]


def _lines_of(keys: tuple[str, ...]) -> tuple[str, ...]:
    """How the front matter's lines of these parts begin."""
    return tuple(f"{key}_{end}:" for key in keys for end in ("low", "high"))


def test_the_corpus_is_checked_without_a_traceback(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(shared / "corpus")]) == 0
    assert "868 guides can be served; 0 errors" in capsys.readouterr().out


def test_a_fault_in_the_owners_list_is_told_by_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "owners.yaml").write_text("- name: Ann\n- slack: U012AB3CD\n", "utf-8")
    main(["check", str(folder)])
    assert f"{folder}/owners.yaml\n  2: " in capsys.readouterr().out
