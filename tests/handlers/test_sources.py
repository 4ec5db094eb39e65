"""What a guide rests on, what it pays for, and the summary of all of it."""

from __future__ import annotations

from bot.chat.plain import plain
from bot.chat.reply import Bullets
from bot.language.asks import Ask, Operand
from tests.handlers.conftest import Asked
from tests.handlers.parts import LONDON, guide_of, labels, run

ASK = Ask("sources", (Operand("acme/staff-engineer"),))


def test_sources_name_evidence_quarter_quality_and_dates(asked: Asked) -> None:
    reply = asked("sources wandb staff")
    text = plain(reply)
    for said in ("Sources: Levels.fyi, Glassdoor, Blind", "Data: 2025-Q4", "Data quality: high",
                 "Last updated: 2026-02-23", "Review due: 2026-05-23", "9 months ago"):  # fmt: skip
        assert said in text
    (bullets,) = [block for block in reply.blocks if isinstance(block, Bullets)]
    assert len(bullets.items) == 4
    assert labels(reply)[:2] == ["Pay band", "Levers"]


def test_one_source_is_named_once() -> None:
    front = f"{LONDON}data_sources:\n  - Blind\n  - TeamBlind\n  - H1B\n  - H1B Salary Data\n"
    assert "Sources: Blind, H1B\n" in plain(run(guide_of("# A\n", front), ASK))


def test_no_source_is_invented() -> None:
    text = plain(run(guide_of("# A\nx"), ASK))
    assert "Sources: none named" in text
    assert "This guide lists no evidence." in text


def test_a_long_list_is_counted_and_shown_on_demand() -> None:
    library = guide_of("**Evidence**\n" + "".join(f"- Line {n}\n" for n in range(12)))
    short = run(library, ASK)
    assert "4 more lines of evidence." in plain(short)
    assert labels(short)[0] == "More"
    whole = run(library, Ask("sources", ASK.operands, text="all"))
    assert "- Line 11" in plain(whole)
    assert "More" not in labels(whole)


def test_dna_is_the_summary_then_the_text_with_the_guides_date(asked: Asked) -> None:
    text = plain(asked("dna wandb senior"))
    dated, summary, prose = (
        text.index("As the guide had it in 2026-02 (2025-Q4 data):"),
        text.index(" | "),
        text.index("Senior"),
    )
    assert dated < summary
    assert prose >= 0
    assert "**" not in text


def test_dna_prefers_the_body_to_a_summary_cut_short() -> None:
    front = f'{LONDON}negotiation_dna_summary: "Fast gr"\n'
    library = guide_of("**Negotiation DNA:** Fast growth | Public\n", front)
    text = plain(run(library, Ask("dna", ASK.operands)))
    assert "Fast growth | Public" in text


def test_a_guide_without_dna_says_so() -> None:
    reply = run(guide_of("**Sources**\n- A\n"), Ask("dna", ASK.operands))
    assert reply.status == "answered"
    assert "This guide gives no DNA. It has: pay band, sources." in plain(reply)


def test_the_whole_guide_counts_its_parts(asked: Asked) -> None:
    text = plain(asked("guide wandb staff"))
    assert "What it pays for: Top-of-market base plus sizeable growth-stage equity" in text
    assert "Levers: 5 (1 of the company's own): Unified AI" in text
    assert "Script: floor: $270K (the guide does not say whether this is base or total)" in text
    assert "Sources: Levels.fyi, Glassdoor, Blind; 4 lines of evidence" in text
    shown = labels(asked("guide wandb staff"))
    assert {"Pay band", "Levers", "Script", "What it pays for", "Sources"} <= set(shown)


def test_the_whole_guide_says_what_it_lacks() -> None:
    text = plain(run(guide_of("# A\nx"), Ask("guide", ASK.operands)))
    for said in ("What it pays for: none", "Levers: none", "Script: none",
                 "Sources: none named; 0 lines of evidence"):  # fmt: skip
        assert said in text
