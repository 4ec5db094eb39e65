"""`bandstand ask`: answers for people and for programs, alone and in batches."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli import main
from tests.guides.kit import guide_text, write

FIELDS = {
    "query", "command", "status", "guides", "regions", "choices", "assumptions", "text", "figures",
}  # fmt: skip


def _json(capsys: pytest.CaptureFixture[str], *args: str) -> list[dict[str, Any]]:
    assert main(["ask", "--json", *args]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_has_the_contract_s_fields(capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = _json(capsys, "/band", "wandb", "staff", "sf")
    assert set(answer) == FIELDS
    assert answer["query"] == "/band wandb staff sf"
    assert (answer["command"], answer["status"]) == ("band", "answered")
    assert answer["guides"] == ["weights-and-biases/staff-software-engineer"]
    assert answer["regions"] == [["San Francisco"]]
    assert answer["figures"] == [
        {
            "guide": "weights-and-biases/staff-software-engineer",
            "region": "San Francisco",
            "currency": "USD",
            "base": [240000, 300000],
            "stock_per_year": [75000, 125000],
            "bonus": [24000, 45000],
            "total_stated": [365000, 545000],
            "total_computed": [339000, 470000],
            "stock_basis": "vest_4y",
            "stock_basis_conflict": False,
        }
    ]


@pytest.mark.parametrize(
    ("query", "status", "choices"),
    [
        pytest.param("band wandb", "ambiguous", 3, id="no role"),
        pytest.param("band netflix senior", "not_found", 0, id="unknown company"),
        pytest.param("band", "invalid", 0, id="nothing typed"),
        pytest.param("", "invalid", 0, id="empty line"),
    ],
)
def test_statuses(
    capsys: pytest.CaptureFixture[str], query: str, status: str, choices: int
) -> None:
    (answer,) = _json(capsys, query)
    assert answer["status"] == status
    assert len(answer["choices"]) == choices
    assert answer["text"]


def test_a_batch_gives_one_object_a_line_in_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = ["band wandb staff sf", "", "nonsense", "guides wandb"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(queries) + "\n"))
    answers = _json(capsys, "-")
    assert [answer["query"] for answer in answers] == queries
    assert [a["status"] for a in answers] == ["answered", "invalid", "invalid", "answered"]


def test_a_guide_cannot_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "## Negotiation Levers\n\n1. **Base \u202eevil\u202c**: ask \x1b[31mmore.\n"
    write(tmp_path, {"guides/a.md": guide_text(body=body)})
    assert main(["ask", "--guides", str(tmp_path / "guides"), "acme staff levers"]) == 0
    out = capsys.readouterr().out
    assert "Base evil" in out
    assert not {"\x1b", "\u202e", "\u202c"} & set(out)


def test_the_day_can_be_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--on", "2026-05-23", "band wandb staff sf"]) == 0
    fresh = capsys.readouterr().out
    assert main(["ask", "--on", "2026-05-24", "band wandb staff sf"]) == 0
    overdue = capsys.readouterr().out
    assert "Overdue" not in fresh
    assert "1 day ago" in overdue


GOLDEN = Path(__file__).parents[1] / "golden" / "explain"


def _text(name: str) -> str:
    """The question that a golden explanation is of: its first line."""
    first = (GOLDEN / f"{name}.txt").read_text("utf-8").splitlines()[0]
    return first.removeprefix("text: ")


def test_explain_prints_the_steps_instead_of_the_answer(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["ask", "--explain", *_text("story").split()]) == 0
    assert capsys.readouterr().out == (GOLDEN / "story.txt").read_text("utf-8")


def test_explain_takes_a_batch(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["ambiguous", "story"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{_text(n)}\n" for n in names)))
    assert main(["ask", "--explain", "-"]) == 0
    expected = "".join((GOLDEN / f"{name}.txt").read_text("utf-8") for name in names)
    assert capsys.readouterr().out == expected


def test_a_missing_folder_is_one_clear_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["ask", "--guides", str(tmp_path / "none"), "help"]) == 2
    said = capsys.readouterr().err
    assert "is not there" in said
    assert "--guides" in said
    assert "Traceback" not in said


def test_no_chat_library_is_imported_on_this_path(
    program: tuple[list[str], dict[str, str]],
) -> None:
    _, env = program
    peek = (
        "import sys; from bot.cli import main; main(['ask', 'band wandb staff sf']);"
        "print([m for m in sys.modules if m.split('.')[0] in ('slack_sdk','slack_bolt','aiohttp')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", peek], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_every_dev_query_in_slash_text_is_read_right(shared: Path) -> None:
    """The labelled queries of the commands that exist, over the corpus: 97 % and none silent."""
    from bot.chat.command import Call
    from bot.cli.ask import as_object
    from bot.cli.options import now
    from bot.wiring import build

    lines = (shared / "queries_dev.jsonl").read_text("utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    here = [
        g for g in gold
        if g["kind"] == "slash" and set(g["expect"]["command"]) & {"band", "compare", "guides"}
    ]  # fmt: skip
    desk = build(shared / "corpus", cache=False)
    wrong = []
    for g in here:
        got = as_object(g["query"], desk.dispatch.answer(Call(g["query"], now())))
        expected = g["expect"]
        statuses = (
            expected["status"] if isinstance(expected["status"], list) else [expected["status"]]
        )
        right = got["status"] in statuses and (
            got["status"] != "answered"
            or (set(got["guides"]), got["regions"])
            == (set(expected["guides"]), expected["regions"])
        )
        if not right:
            wrong.append((g["query"], got["status"]))
    assert len(here) >= 50
    assert wrong == []


def test_an_offer_adds_its_object(capsys: pytest.CaptureFixture[str]) -> None:
    (answer,) = _json(capsys, "/offer wandb staff sf base 245k equity 310k/4y bonus 10%")
    assert set(answer) == FIELDS | {"offer"}
    assert answer["offer"]["base"] == 245_000
    assert answer["offer"]["position"]["base"] == {
        "penetration": 0.083,
        "compa_ratio": 0.907,
        "where": "inside",
    }
