"""docs/negotiation.md is what the desk says today, word for word."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from tests.conftest import ROOT


def _script() -> ModuleType:
    path = ROOT / "docs" / "make_transcript.py"
    spec = importlib.util.spec_from_file_location("make_transcript", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Its dataclasses look their own module up.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_a_run_makes() -> None:
    script = _script()
    assert script.PAGE.read_text("utf-8") == script.transcript(), (
        "run: python docs/make_transcript.py"
    )


def test_both_cases_of_a_guide_are_shown() -> None:
    text = _script().PAGE.read_text("utf-8")
    assert "[look up: today's pay for a Staff Software Engineer" in text
    assert "(2026-Q4 data, from Levels.fyi)" in text
    assert "I also hold a written offer from Hugging Face Enterprise" in text
