"""Bodies of guides for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

MARKDOWN = st.lists(
    st.sampled_from(
        ["# ", "## ", "**", "*", "> ", "- ", "1. ", "\n", "\n\n", " ", "`", "|", "---\n", "<!--",
         "-->", "[", "](https://a.b)", '"', "Global Levers", "Lever 1: ", "Negotiation DNA",
         "Negotiate Up Strategy:", "Evidence & Sources", "Level Mapping", "I have an offer. ",
         "My floor is $1K. ", "$[X]", "word", "\x00", "é"]
    ),
    max_size=60,
).map("".join)  # fmt: skip
"""Bodies made of what guides are made of, in any order."""
