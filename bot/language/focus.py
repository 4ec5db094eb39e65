"""What a message tells, and what it asks: a story's other companies, places and jobs are set aside.

Only where something competes: a name that stands alone is what is asked about, wherever it stands.
"""

from __future__ import annotations

from itertools import pairwise

from bot.language import questions
from bot.language.hearing import Hearing, Verdict
from bot.language.titles import is_code

_PREPOSITIONS = frozenset(("at", "for", "with", "by", "from", "of", "in", "inside"))
_JOINING = frozenset(("and", "or", "vs", "versus", "against", "with", "than", "to", "plus"))
_Span = tuple[int, int, tuple[str, ...]]
_FAR = 5
_NOW = frozenset(("today", "now", "currently", "atm", "presently"))
_FROM = frozenset(("from", "leaving", "left", "not", "than", "outside"))
_LIVED = frozenset(
    ("live", "lived", "living", "moved", "studied", "masters", "born", "grew", "visited", "not",
     "instead", "rather", "holiday", "flat", "house", "family")
)  # fmt: skip
_THE = frozenset(("the", "a"))


def focus(hearing: Hearing) -> None:
    """Set aside what only belongs to the story."""
    if questions.set_beside(hearing):
        return
    if not any(cue.meaning == "levels" and cue.points > 3 for cue in hearing.said):
        # "I am staff at Databricks, which level is that at Meta?" asks of the first.
        _other_companies(hearing)
        _nearest_company(hearing)
    _other_places(hearing)
    _other_sentences(hearing)


def _other_companies(hearing: Hearing) -> None:
    """The company a friend works at, where another one is asked about."""
    behind = [each for each in hearing.companies if _is_background(hearing, each[0], each[1])]
    kept = [each for each in hearing.companies if each not in behind]
    if not kept or not behind:
        return
    named = {each[2] or tuple(hearing.texts[each[0] : each[1]]) for each in kept}
    for start, end, slugs in behind:
        if slugs not in named:
            hearing.mark(range(start, end), "talk", "where somebody works")
            _forget_place_of(hearing, end)
            _forget_level_of(hearing, start, end)
    _say_kept(hearing, kept)
    hearing.companies = [c for c in hearing.companies if c in kept or c[2] in named]


def _nearest_company(hearing: Hearing) -> None:
    """Of companies that nothing joins, the one by the role: "bought on X, now what does Y pay"."""
    roles = _runs(hearing, "role")
    slugs = {c[2] for c in hearing.companies}
    compared = any(cue.meaning == "compare" and cue.points > 1 for cue in hearing.said)
    if len(slugs) < 2 or len(roles) != 1 or compared or hearing.terse:
        return
    if any(_joined(hearing, a, b) for a, b in pairwise(hearing.companies)):
        return
    role = roles[0]
    kept = min(hearing.companies, key=lambda c: max(c[0] - role.stop, role.start - c[1]))
    if not kept[2] or any(c[2] != kept[2] and c[0] > kept[0] for c in hearing.companies):
        return  # the later one is seldom the story: ask
    for start, end, other in hearing.companies:
        if other != kept[2]:
            hearing.mark(range(start, end), "talk", "told before the question")
    _say_kept(hearing, [kept])
    hearing.companies = [c for c in hearing.companies if c[2] == kept[2]]


def _joined(hearing: Hearing, first: _Span, second: _Span) -> bool:
    between = hearing.texts[first[1] : second[0]]
    return len(between) < 3 and (not between or not _JOINING.isdisjoint(between))


def _say_kept(hearing: Hearing, kept: list[_Span]) -> None:
    """Nothing is set aside in silence."""
    slugs = {slugs for _, _, slugs in kept}
    if len(slugs) == 1 and (only := next(iter(slugs))):
        display = hearing.names.library.companies[only[0]].display
        hearing.assumptions.append(f"Took {display} as the company asked about.")


def _forget_level_of(hearing: Hearing, start: int, end: int) -> None:
    """The level held at a company of the story: "I am an L6 at Amazon"."""
    beside = {start - 1, start - 2, end}
    held = [i for i in beside if 0 <= i < len(hearing.texts) and is_code(hearing.texts[i])]
    hearing.mark(held, "talk", "the level somebody holds")


def _forget_place_of(hearing: Hearing, end: int) -> None:
    """The place of a company of the story: "I work at W&B in London"."""
    at = end + 1 if hearing.after(end) == "in" else end
    runs = _runs(hearing, "place")
    for run in runs:
        if run.start == at and len(runs) > 1:
            hearing.mark(run, "talk", "where somebody works")


def _is_background(hearing: Hearing, start: int, end: int) -> bool:
    before = hearing.before(start)
    if hearing.listed(before, "leaving"):
        return True
    if before not in _PREPOSITIONS:
        return False
    last = max((b for _, b, _ in hearing.companies if b <= start), default=0)
    lead = hearing.texts[max(last, start - _FAR) : start]
    if any(hearing.listed(text, "foreground") for text in lead):
        return False
    return hearing.after(end) in _NOW or any(hearing.listed(text, "background") for text in lead)


def _other_places(hearing: Hearing) -> None:
    """Where the writer comes from or lives, and places ruled out: "not the london one"."""
    runs = _runs(hearing, "place")
    if any(_led(hearing, run[0])[-1:] == ["to"] for run in runs):
        return  # "from the SF office to the Austin office": both are asked about
    behind = [run for run in runs if _is_elsewhere(hearing, run[0])]
    if len(behind) < len(runs):
        for run in behind:
            said = hearing.text[hearing.words[run.start].start : hearing.words[run.stop - 1].end]
            hearing.assumptions.append(f"Set {said!r} aside as a place of the story.")
            hearing.mark(run, "talk", "a place of the story")


def _led(hearing: Hearing, start: int) -> list[str]:
    """The words that lead to a place, articles apart."""
    at = start - 1
    while at >= 0 and hearing.texts[at] in _THE:
        at -= 1
    return hearing.texts[max(0, at - 2) : at + 1]


def _is_elsewhere(hearing: Hearing, start: int) -> bool:
    before = _led(hearing, start)
    return bool(before) and (before[-1] in _FROM or not _LIVED.isdisjoint(before))


def _runs(hearing: Hearing, verdict: Verdict) -> list[range]:
    """The stretches of words with that verdict."""
    runs: list[range] = []
    for i, each in enumerate(hearing.verdicts):
        if each != verdict:
            continue
        if runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    return runs


def _other_sentences(hearing: Hearing) -> None:
    """Of several sentences that name things, the one that asks; what it lacks from the nearest."""
    sentences = hearing.sentences()
    if len(sentences) < 2:
        return
    asking = _asking(hearing, sentences)
    order = [asking, *reversed(range(asking)), *range(asking + 1, len(sentences))]
    kinds: tuple[tuple[Verdict, ...], ...] = (("company",), ("role", "unknown"), ("place",))
    asked: list[int] = []
    for kind in kinds:
        having = [s for s in order if any(hearing.verdicts[i] in kind for i in sentences[s])]
        for sentence in having[1:]:
            told = [i for i in sentences[sentence] if hearing.verdicts[i] in kind]
            hearing.mark(told, "talk", "told in another sentence")
            if questions.is_question(hearing, sentences[sentence]):
                asked += told
    if asked:
        questions.left_over(hearing, sorted(asked))
    hearing.companies = [c for c in hearing.companies if hearing.verdicts[c[0]] == "company"]


def _asking(hearing: Hearing, sentences: list[range]) -> int:
    """The sentence that asks most: by its cues, its question mark, and what it names."""

    def weight(s: int) -> tuple[int, int, int]:
        words = sentences[s]
        points = sum(
            cue.points
            for cue in hearing.said
            if cue.start in words and cue.meaning not in ("help", "playbook", "pushback")
        )
        named = {hearing.verdicts[i] for i in words} & {"company", "role", "place"}
        return min(points, 3) + 3 * hearing.asks(words) + 2 * len(named), points, s

    return max(range(len(sentences)), key=weight)
