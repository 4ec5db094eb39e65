"""What a level is elsewhere: of a guide's role, and looked up by a company's code."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.chat.command import Desk
from bot.chat.plain import plain
from bot.chat.reply import Actions, Cell, Notice, Quote, Reply, SmallPrint, Table
from bot.guides.library import Library
from bot.guides.model import Guide
from bot.language.asks import Ask, Operand
from bot.pay.rates import Rates
from bot.wiring import registry
from handlers.levels import levels
from tests import making
from tests.handlers.conftest import Asked

STAFF, SENIOR = "staff-software-engineer", "senior-software-engineer"


def _guide(company: str, line: str, role: str = STAFF) -> Guide:
    guide = making.guide(company, role)
    body = f"## Level Mapping\n{line}\n" if line else "## Pay\nGood.\n"
    return replace(guide, body=body, last_updated=date(2026, 2, 23))


def _desk(library: Library) -> Desk:
    return Desk(library=library, rates=Rates(), today=date(2026, 3, 1), menu=registry())


def _ask(library: Library, what: str) -> Reply:
    ask = Ask("levels", (Operand(what),)) if what in library else Ask("levels", text=what)
    return levels(ask, _desk(library))


def _rows(reply: Reply, number: int = 0) -> list[tuple[str, ...]]:
    tables = [block for block in reply.blocks if isinstance(block, Table)]
    return [tuple(cell.text for cell in row) for row in tables[number].rows]


def _buttons(reply: Reply) -> dict[str, Ask]:
    return {
        button.label: button.ask
        for block in reply.blocks
        if isinstance(block, Actions)
        for button in block.buttons
    }


LIBRARY = making.library(
    _guide("acme", "Acme Staff SWE = Google L6 = Meta E6 = Birch Staff SWE"),
    _guide("birch", "Birch Staff SWE (L5) = Google L6 = Meta E6 = Amazon L7"),
    _guide("cedar", "Cedar Staff SWE = Google L6 = Meta E7 = Meta E4"),
    _guide("fir", "Fir Staff = Google L5-L6", role=SENIOR),
    _guide("google", "Staff SWE (L6) at Google = E6 at Meta"),
    _guide("elm", ""),
    _guide("oak", "| Oak Level | Title |\n|---|---|\n| L1 | Engineer |\n| L2 | Senior |"),
)


def test_a_guides_pairs_are_shown_with_who_says_so() -> None:
    reply = _ask(LIBRARY, f"acme/{STAFF}")
    assert reply.status == "answered"
    assert reply.guides == (f"acme/{STAFF}",)
    assert _rows(reply) == [
        ("Google", "L6", "1 of 1 guide"),
        ("Meta", "E6", "1 of 1 guide"),
        ("Birch", "Staff SWE", "1 of 1 guide"),
    ]


def test_another_guides_words_for_the_same_level_count_too() -> None:
    rows = _rows(_ask(LIBRARY, f"birch/{STAFF}"))
    assert ("Google", "L6", "2 of 2 guides (100%)") in rows
    assert "Other guides set it equal to: Acme Staff SWE." in plain(_ask(LIBRARY, f"birch/{STAFF}"))


def test_the_guides_line_is_quoted() -> None:
    (quote,) = [b for b in _ask(LIBRARY, f"acme/{STAFF}").blocks if isinstance(b, Quote)]
    assert quote.text == "Acme Staff SWE = Google L6 = Meta E6 = Birch Staff SWE"


def test_guides_that_disagree_are_named_as_such() -> None:
    text = plain(_ask(LIBRARY, f"acme/{STAFF}"))
    assert "- Google L6 = Meta E/IC6: 3 of 4 guides (75%)" in text
    assert "Google L6 at Meta: E/IC6 (3 guides), E/IC4 (1 guide), E/IC7 (1 guide)" in text


def test_a_line_that_contradicts_itself_is_a_warning() -> None:
    notices = [b for b in _ask(LIBRARY, f"cedar/{STAFF}").blocks if isinstance(b, Notice)]
    assert notices[0].tone == "warning"
    assert notices[0].text == "This guide contradicts itself: Meta E7 and Meta E4 in one line."


def test_a_band_opens_where_the_equivalents_own_guide_states_that_level() -> None:
    buttons = _buttons(_ask(LIBRARY, f"acme/{STAFF}"))
    assert buttons["Google Staff Software Engineer: band"] == Ask(
        "band", (Operand(f"google/{STAFF}"),)
    )
    assert "Birch Staff Software Engineer: band" in buttons
    assert buttons["Google L6"] == Ask("levels", text="google l6")


def test_no_band_opens_for_a_range_or_a_ladder() -> None:
    ladder = "| Google | Meta |\n|---|---|\n| L5 | E5 |\n| L6 | E6 |"
    library = making.library(
        _guide("acme", "Acme Staff = Google L6 = Fir Staff"),
        _guide("google", ladder),
        _guide("fir", "Fir Staff = Google L6", role="engineering-manager"),
    )
    labels = _buttons(_ask(library, f"acme/{STAFF}"))
    assert not any(label.endswith(": band") for label in labels)


def test_a_ladder_shows_the_level_here() -> None:
    table = "| Acme | Google |\n|---|---|\n| L1 | L3 |\n| L2 | L4 |"
    reply = _ask(making.library(_guide("acme", table)), f"acme/{STAFF}")
    assert [row[:3] for row in _rows(reply)] == [("L1", "Google", "L3"), ("L2", "Google", "L4")]


def test_a_guide_without_a_mapping_says_so() -> None:
    reply = _ask(LIBRARY, f"elm/{STAFF}")
    assert reply.status == "answered"
    assert "gives no levels at other companies" in plain(reply)
    assert "Pay band" in _buttons(reply)


def test_a_guides_own_ladder_is_shown_where_that_is_all() -> None:
    text = plain(_ask(LIBRARY, f"oak/{STAFF}"))
    assert "gives no levels at other companies" in text
    assert "- L1: Engineer\n- L2: Senior" in text


def test_a_lookup_lists_who_says_so() -> None:
    reply = _ask(LIBRARY, "google l6")
    assert reply.status == "answered"
    assert _rows(reply) == [
        ("Acme", "Staff SWE", "1"),
        ("Birch", "Staff SWE (L5)", "1"),
        ("Cedar", "Staff SWE", "1"),
    ]
    assert ("Meta", "E/IC6", "3 of 4 guides (75%)") in _rows(reply, 1)
    assert ("Amazon", "L7", "1 of 1 guide") in _rows(reply, 1)
    assert set(reply.guides) == {f"{c}/{STAFF}" for c in ("google", "acme", "birch", "cedar")}
    assert reply.regions == ((),) * 4


def test_a_lookup_names_its_guides_and_their_date() -> None:
    (print_,) = [b for b in _ask(LIBRARY, "meta e4").blocks if isinstance(b, SmallPrint)]
    assert print_.text == f"Stated by guides as of 2026-02-23: cedar/{STAFF}."


def test_ranges_are_told_apart() -> None:
    text = plain(_ask(LIBRARY, "google l6"))
    assert "A range that includes it is named by 1 guide, as L5–L6 (1 guide)" in text
    alone = _ask(LIBRARY, "google l5")
    assert alone.status == "answered"
    assert "No guide names Google L5 alone." in plain(alone)
    assert alone.guides == (f"fir/{SENIOR}",)


def test_nothing_is_chained() -> None:
    library = making.library(
        _guide("acme", "Acme Staff = Google L6"),
        _guide("birch", "Birch Staff = Google L6 = Apple ICT5"),
        _guide("cedar", "Cedar Staff = Apple ICT5"),
    )
    assert "Cedar" not in plain(_ask(library, "google l6"))
    assert "ICT5" not in plain(_ask(library, f"acme/{STAFF}"))


def test_a_level_nobody_states_offers_the_nearest() -> None:
    reply = _ask(LIBRARY, "meta e9")
    assert reply.status == "not_found"
    assert list(_buttons(reply)) == ["Meta E/IC7", "Meta E/IC6", "Meta E/IC4"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param("meta-platforms e6", "answered", id="another slug of the company"),
        pytest.param("meta e/ic6", "answered", id="as a button says it"),
        pytest.param("google level 6", "answered", id="in words"),
        pytest.param("birch staff swe", "answered", id="a title"),
        pytest.param("stripe l3", "not_found", id="a company nobody states"),
        pytest.param("qwertzu l3", "not_found", id="no company at all"),
        pytest.param("google", "invalid", id="no level"),
        pytest.param("", "invalid", id="nothing"),
        pytest.param("google ((((", "invalid", id="no words"),
    ],
)
def test_lookups_end_in_an_answer(text: str, status: str) -> None:
    assert _ask(LIBRARY, text).status == status


def test_the_bundled_guides(asked: Asked) -> None:
    reply = asked("levels wandb staff")
    assert reply.command == "levels"
    assert _rows(reply)[:2] == [("Google", "L6", "1 of 1 guide"), ("Meta", "E6", "1 of 1 guide")]
    assert "Expired: the numbers are from 2025-Q4" in plain(reply)


def test_long_lists_are_bounded() -> None:
    library = making.library(*(_guide(f"firm{i}", f"Firm{i} Top = Google L6") for i in range(40)))
    reply = _ask(library, "google l6")
    assert len(_rows(reply)) == 15
    assert len(reply.guides) == 12
    text = plain(reply)
    assert "And 25 more companies." in text
    assert "and 28 more" in text


def test_the_corpus_answers(corpus: Library) -> None:
    by_code = _ask(corpus, "google l6")
    assert sum(int(row[2]) for row in _rows(by_code)) >= 70
    for card in list(corpus)[::5]:
        reply = _ask(corpus, card.id)
        assert reply.status == "answered"
        for block in reply.blocks:
            if isinstance(block, Table):
                assert all(len(row) == len(block.columns) for row in block.rows)
                assert all(
                    isinstance(cell, Cell) and cell.text for row in block.rows for cell in row
                )
