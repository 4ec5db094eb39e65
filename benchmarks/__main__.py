"""`python -m benchmarks [FOLDER]`: every measure, over ../shared/corpus by default."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import answering, loading, process, reading
from bot.data_files import data_folder


def main() -> None:
    """Print the measures."""
    corpus = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    default = corpus if corpus.is_dir() else data_folder() / "guides"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    print(f"guides: {folder}")
    for lines in (loading.run(folder), answering.run(folder), reading.run(folder), process.run()):
        print("\n".join(lines))


if __name__ == "__main__":
    main()
