"""`python -m benchmarks [FOLDER]`: every measure, over ../shared/corpus by default."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import answering, loading, process, reading, review_year
from bot.data_files import data_folder


def main() -> None:
    """Print the measures."""
    corpus = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    default = corpus if corpus.is_dir() else data_folder() / "guides"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    print(f"guides: {folder}")
    measures: tuple[Callable[[], list[str]], ...] = (
        lambda: loading.run(folder),
        lambda: answering.run(folder),
        lambda: reading.run(folder),
        review_year.run,
        process.run,
    )
    for measure in measures:
        print("\n".join(measure()), flush=True)


if __name__ == "__main__":
    main()
