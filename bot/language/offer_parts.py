"""Pairs of amounts and names, to the parts of an offer; what is assumed is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.language.amounts import Figure
from bot.language.offer_draft import Draft
from bot.language.offer_pairs import Pair, Paired, hedged
from bot.language.offer_words import COUNTED, KINDS, Part

_SMALL = 1_000
_LEAST_BASE = 20
"""A base of fewer thousands is asked about."""
_LAKH = 100_000
_MOST_SHARES = 20_000
"""A bare number right before "RSUs" counts shares up to here; a larger one is money."""
_LEAST_SHARES = 1_000
_SURELY_REAL = 100
"""A moving allowance of 500 may be 500; one of 30 is thousands."""
_NO_CURRENCY = re.compile(r"\s?(?:btc|bitcoins?|eth|ether|usdt|usdc|sats|tokens?)\b", re.I)
_NEGATIVE = re.compile(r"(?<!\S)-$")
_RATES = ("week", "day", "hour")
_OF_OPTIONS = re.compile(r"\s*(?:worth )?(?:of|in) (?:stock |share )?options\b", re.I)
_SAYS_NOTHING = frozenset(
    (
        "and",
        "plus",
        "with",
        "a",
        "an",
        "the",
        "offer",
        "offered",
        "offers",
        "is",
        "fair",
        "from",
        "target",
    )
)
"""Beside a percentage that is named nothing."""
_OF_BASE = re.compile(r"[ \t]*of (?:the |my )?(?:base|salary)\b", re.I)
_WORD_BEFORE = re.compile(r"(?<![\w/])(?P<word>[^\W\d_][\w'&-]*)[ \t]*$")
_WORD_AFTER = re.compile(r"[ \t]*(?P<word>[^\W\d_][\w'&-]*)")
WRITE = "Write it as in: base 245k."
ONE_FIGURE = "Give the one figure that the offer states."


@dataclass(slots=True)
class Parts:
    """Reads amounts of one offer: its scale, its currency, one amount a part."""

    draft: Draft
    paired: Paired
    codes: list[frozenset[str]] = field(default_factory=list)
    thousands: bool = field(init=False)
    lakhs: bool = field(init=False)
    _thousands: list[Figure] = field(default_factory=list)

    def __post_init__(self) -> None:
        every = [*(pair.figure for pair in self.paired.pairs), *self.paired.figures]
        money = [figure for figure in every if figure.form == "amount"]
        self.lakhs = any(figure.indian for figure in money)
        self.thousands = not self.lakhs and any(
            figure.unit or figure.value >= _SMALL for figure in money
        )

    def of(self, part: Part) -> list[Pair]:
        """The part's pairs, in the order of the text."""
        return [pair for pair in self.paired.pairs if pair.label.part == part]

    def single(self, part: Part) -> Pair | None:
        """The part's one pair; another with another amount is asked about."""
        return self.the_one(self.of(part))

    def the_one(self, pairs: list[Pair]) -> Pair | None:
        """The first of a part's pairs; another with another amount is asked about."""
        if len({(p.figure.form, p.figure.value, p.figure.period) for p in pairs}) > 1:
            self.problem(
                pairs[1], "{} is a second figure for the same part.", "Which one is in the offer?"
            )
            return None
        return pairs[0] if pairs else None

    def use(self, figure: Figure) -> None:
        """Take an amount that stood alone as understood."""
        others = tuple(each for each in self.paired.figures if each is not figure)
        self.paired = replace(self.paired, figures=others)
        self.draft.blank(figure.start, figure.end)

    def amount(self, part: Part) -> Decimal | None:
        """The part's amount a year, or as a whole where it is paid once."""
        pair = self.single(part)
        return self.worth(pair.figure, part, pair) if pair else None

    def worth(self, figure: Figure, part: Part, pair: Pair | None = None) -> Decimal | None:
        """A figure's money; None, with the problem said, where it cannot be told."""
        spot = pair or figure
        if figure.form == "range":
            self.problem(spot, "{} is a range, and I take no middle.", ONE_FIGURE)
            return None
        if figure.form != "amount":
            self.problem(spot, "I cannot read {} as an amount.", WRITE)
            return None
        if _NO_CURRENCY.match(self.draft.text, figure.end):
            self.problem(spot, "{} is in no currency that I count.", "Give it in money.")
            return None
        if _NEGATIVE.search(self.draft.text, max(0, figure.start - 2), figure.start):
            self.problem(spot, "{} has a minus before it.", WRITE)
            return None
        if figure.period in _RATES:
            said = f"{{}} is pay by the {figure.period}."
            self.problem(spot, said, "What would it be a year?")
            return None
        value = self._scaled(figure, part, spot)
        if value is None:
            return None
        self.say(figure, value)
        times = {"month": figure.times, "quarter": 4}.get(figure.period, 1)
        if times == 1:
            return value
        year = value * times
        shown = f"{year:,f} a year ({times} × {value:,f})"
        self.draft.assumptions.append(f"Read {self._quote(figure)} as {shown}.")
        return year

    def say(self, figure: Figure, value: Decimal) -> None:
        """Keep the currency, and say what was made of a rough amount or of European points."""
        if figure.codes:
            self.codes.append(figure.codes)
        about = hedged(self.draft.text, figure)
        if about:
            self.draft.assumptions.append(f"Took '{about} {self._bare(figure)}' as that amount.")
        elif re.search(r"\d\.\d{3}(?!\d)", self._bare(figure)) and value >= _SMALL:
            self.draft.assumptions.append(f"Read {self._quote(figure)} as {value:,f}.")

    def _scaled(self, figure: Figure, part: Part, spot: Pair | Figure) -> Decimal | None:
        """The value, with "245" as thousands or lakhs where it cannot be 245."""
        value = figure.value
        if figure.unit or figure.grouped or value >= _SMALL or not value:
            return value
        if self.lakhs and value < _SURELY_REAL:
            self.draft.assumptions.append(f"Read {self._quote(figure)} as {value:f} lakh.")
            return value * _LAKH
        monthly = figure.period == "month"
        if monthly and value >= _SURELY_REAL:
            return value
        real = part in ("benefits", "relocation") and value >= _SURELY_REAL
        sure = self.thousands or (part == "base" and value >= _LEAST_BASE and not monthly)
        if self.lakhs or real or not (sure or self._beside_base(part)):
            self.problem(spot, f"{{}} may be {value:f} or {value:f} thousand.", "Which is it?")
            return None
        self._thousands.append(figure)
        return value * _SMALL

    def say_thousands(self) -> None:
        """One sentence for all numbers that were read as thousands."""
        ordered = sorted(self._thousands, key=lambda figure: figure.start)
        said = list(dict.fromkeys(self._quote(figure) for figure in ordered))
        if said:
            listed = " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)
            self.draft.assumptions.append(f"Read {listed} as thousands.")

    def _beside_base(self, part: Part) -> bool:
        """Whether a base in thousands stands beside: "245 base, 310 rsu"."""
        return part != "base" and any(p.figure.value >= _LEAST_BASE for p in self.of("base"))

    def counts_shares(self, pair: Pair) -> bool:
        """Whether "1,200 RSUs" is a number of shares and not money."""
        figure = pair.figure
        counted = COUNTED.match(self.draft.text, figure.end)
        if figure.codes or figure.unit or figure.form != "amount" or figure.period or not counted:
            return False
        shares = counted[0].strip().casefold().startswith(("share", "unit"))
        most = Decimal("Infinity") if shares else _MOST_SHARES
        return _LEAST_SHARES <= figure.value < most

    def stands_alone(self, figure: Figure) -> bool:
        """Whether no word beside a lone figure says that it is of anything but base."""
        text = self.draft.text
        before = _WORD_BEFORE.search(text, max(0, figure.start - 30), figure.start)
        after = _WORD_AFTER.match(text, figure.end)
        words = (before, None if _OF_BASE.match(text, figure.end) else after)
        return not any(word and not self._is_known(word) for word in words)

    def _is_known(self, word: re.Match[str]) -> bool:
        """Whether a word belongs to a part's name or amount, or says nothing."""
        start = word.start("word")
        named = any(p.start <= start < p.end for p in self.paired.pairs)
        return named or word["word"].casefold() in _SAYS_NOTHING

    def kind(self, pair: Pair) -> str:
        """What kind of equity the label says it is."""
        said = self.draft.text[pair.label.start : pair.label.end]
        worth = _OF_OPTIONS.match(self.draft.text, pair.end)
        said += worth[0] if worth else ""
        return next((name for name, pattern in KINDS if pattern.search(said)), "equity")

    def problem(self, spot: Pair | Figure, said: str, remedy: str) -> None:
        """Ask about a pair or a figure, quoted with its name."""
        near = not isinstance(spot, Pair) or spot.plain or spot.end - spot.start < 40
        start, end = (spot.start, spot.end) if near else (spot.figure.start, spot.figure.end)  # type: ignore[union-attr]
        self.draft.problem(start, end, said, remedy)

    def _quote(self, figure: Figure) -> str:
        return self.draft.quote(figure.start, figure.end)

    def _bare(self, figure: Figure) -> str:
        return self.draft.text[figure.start : figure.end].strip()
