"""Every figure that is shown has its formula and source."""

from __future__ import annotations

from bot.pay.formulas import FORMULAS


def test_each_figure_is_there_once() -> None:
    figures = [each.figure for each in FORMULAS]
    assert len(set(figures)) == len(figures)
    assert {"annualised", "run-rate", "Levels-style", "range penetration", "compa-ratio"} <= set(
        figures
    )


def test_each_has_a_formula_and_a_source() -> None:
    assert all(each.formula and each.source for each in FORMULAS)


def test_nothing_is_called_a_percentile() -> None:
    assert "percentile" not in " ".join(" ".join(each) for each in FORMULAS).casefold()
