"""A hundred questions for every platform: an id, and what is said, a line after another.

A line that begins with "/" is a command with its options between bars, filled in as the
platform does it; any other line is written to the bot directly.
"""

from __future__ import annotations

OFFER = "wandb staff sf base 245k equity 310k/4y bonus 10% signing 35k"

QUESTIONS: dict[str, tuple[str, ...]] = {
    # -- bands ----------------------------------------------------------------------------
    "band-region": ("/band wandb | staff | sf",),
    "band-no-region": ("/band wandb | staff",),
    "band-london": ("/band wandb | senior | london",),
    "band-new-york": ("/band wandb | ml | nyc",),
    "band-paris": ("/band hugging face | senior | paris",),
    "band-full-names": ("/band Weights & Biases | Staff Software Engineer | San Francisco",),
    "band-remote": ("/band wandb | staff | remote",),
    "band-sentence": ("what does wandb pay a staff engineer in sf?",),
    "band-sentence-city": ("how much would a senior make at hugging face in paris?",),
    "band-range": ("salary range for an ML engineer at weights and biases in london",),
    "band-equity": ("how much equity does wandb give staff engineers?",),
    # -- comparisons ----------------------------------------------------------------------
    "compare-two": ("/compare wandb staff sf vs hf senior paris",),
    "compare-regions": ("/compare wandb staff sf vs london",),
    "compare-three": ("/compare wandb staff sf vs wandb senior sf vs hf senior sf",),
    "compare-roles": ("compare wandb senior and staff in new york",),
    "compare-sentence": ("who pays more, wandb or hugging face, for a senior in sf?",),
    "compare-one": ("compare wandb staff",),
    "compare-currencies": ("compare wandb senior london vs hf senior paris",),
    # -- levers, script, dna --------------------------------------------------------------
    "levers": ("/levers wandb | staff",),
    "levers-region": ("/levers hugging face | senior | paris",),
    "levers-sentence": ("what can I negotiate at wandb as a staff engineer?",),
    "script": ("/script wandb | staff",),
    "script-region": ("/script wandb | senior | london",),
    "script-sentence": ("what should I say to hugging face for a senior role in paris?",),
    "dna": ("/dna wandb | staff",),
    "dna-hf": ("dna hf senior",),
    # -- levels, both ways ----------------------------------------------------------------
    "levels-role": ("/levels wandb | staff",),
    "levels-code": ("/levels google | l6",),
    "levels-ml": ("levels wandb ml",),
    "levels-sentence": ("what is an L5 at google called at wandb?",),
    "levels-unknown": ("levels google l99",),
    # -- where it comes from --------------------------------------------------------------
    "sources": ("/sources wandb | senior",),
    "guide": ("/guide wandb | senior",),
    "guides": ("/guides",),
    "guides-company": ("/guides wandb",),
    "guides-role": ("guides staff",),
    "guides-nobody": ("guides acme",),
    "stale": ("/stale",),
    "stale-company": ("stale wandb",),
    "stale-one": ("stale wandb staff",),
    "stale-overdue": ("stale overdue",),
    "stale-unowned": ("stale unowned",),
    "reviews-status": ("/reviews status",),
    "reviews-guide": ("reviews status wandb staff",),
    "reviews-form": ("reviews done wandb staff",),
    "reviews-help": ("help reviews",),
    "reviews-nonsense": ("reviews dance wandb staff",),
    # -- the playbook ---------------------------------------------------------------------
    "playbook": ("/playbook",),
    "playbook-timing": ("/playbook timing",),
    "playbook-flexible": ("which parts are flexible?",),
    "playbook-checklist": ("playbook checklist before signing",),
    "pushback-final": ("/pushback this is our final offer",),
    "pushback-same": ("they said “we pay everyone the same at this level”, what do I answer?",),
    "pushback-none": ("pushback",),
    "pushback-markup": ("pushback *this* is `our` _final_ offer <https://x.example>",),
    # -- help -----------------------------------------------------------------------------
    "help": ("/help",),
    "help-compare": ("/help compare",),
    "help-offer": ("help offer",),
    "help-typo": ("help comprae",),
    "help-sentence": ("what can you do?",),
    "forget": ("/forget",),
    # -- ambiguous, not found, invalid ----------------------------------------------------
    "ambiguous-role": ("/band wandb | engineer",),
    "ambiguous-company-only": ("band wandb",),
    "ambiguous-nothing": ("band",),
    "not-found-company": ("/band acme | staff | sf",),
    "not-found-role": ("band wandb janitor",),
    "not-found-region": ("band wandb staff in tokyo",),
    "not-found-compare": ("compare wandb staff vs acme staff",),
    "invalid-words": ("lorem ipsum dolor sit amet",),
    "invalid-marks": ("???",),
    "invalid-markup": ("band *acme* `x` ~y~ _z_ | # - > 1.",),
    "invalid-thanks": ("thanks!",),
    # -- typos and nicknames --------------------------------------------------------------
    "typo-company": ("band wanbd staff sf",),
    "typo-role": ("band wandb seniro sf",),
    "typo-region": ("band wandb staff san fransisco",),
    "typo-command": ("bnad wandb staff",),
    "nickname-hf": ("/band hf | sr swe | nyc",),
    "nickname-bay": ("band w&b staff swe bay area",),
    "nickname-mle": ("band wandb mle ldn",),
    # -- conversations that go on ---------------------------------------------------------
    "goes-on-region": ("what does wandb pay a staff engineer in sf?", "and in london?"),
    "goes-on-role": ("band wandb staff sf", "and for a senior?"),
    "goes-on-company": ("band wandb senior sf", "what about hugging face?"),
    "goes-on-levers": ("band hf senior paris", "levers"),
    "goes-on-pick": ("band wandb", "staff"),
    # -- offers ---------------------------------------------------------------------------
    "offer": ("/offer wandb | staff | sf | base 245k equity 310k/4y bonus 10% signing 35k",),
    "offer-total": ("offer hf senior paris base €190k rsu 220k over 4",),
    "offer-equity-unsaid": ("offer wandb staff sf base 245k equity 310k",),
    "offer-range": ("offer wandb staff sf base 240k-260k equity 310k/4y",),
    "offer-options": ("offer wandb staff sf base 245k 20000 options strike $2",),
    "offer-low": ("offer wandb senior london base £90k",),
    "offer-sentence": ("wandb offered me 245k base and 310k rsu over 4 years, staff in sf",),
    "offer-why": (f"offer {OFFER}", "why"),
    "counter": (f"counter {OFFER}",),
    "counter-goes-on": (f"offer {OFFER}", "counter"),
    "prep": ("/prep wandb | staff | sf",),
    "prep-goes-on": (f"offer {OFFER}", "prep"),
    "offers": ("/offers",),
    "offer-form": ("offer wandb staff sf",),
    "flag-form": ("flag wandb staff",),
    "flag": ("flag wandb staff london: stock, half of the offers I saw",),
}

CHATS_SAY = {
    # In the terminal nobody is named, and nobody can be told later.
    "flag": "The digest names you to them; lists and the history do not. "
    "You are told what came of it.",
}
"""{a question's id: a sentence that is for chats only}"""
