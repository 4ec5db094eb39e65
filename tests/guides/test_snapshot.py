"""The warm-start cache: the same library as a cold start gives, or no cache at all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import wiring
from bot.guides import read as reading
from bot.guides import snapshot
from bot.guides.findings import Finding
from bot.guides.library import Library, card_of
from bot.guides.model import Band, Guide, LevelMapping, Range, Source
from bot.guides.packing import pack, unpack
from bot.guides.scan import Facts
from bot.guides.shelf import Shelf
from bot.guides.snapshot import Known
from tests.guides.kit import COMPLETE, guide_text, numbered, with_keys, write

FULL = with_keys(
    "company: full",
    "owner: Ada Lovelace",
    "stock_vest_years: 4",
    "level_mapping:",
    '  internal: "L5"',
    '  raw: "A = B"',
    "  google: [L5, L6]",
    "data_sources: [Blind, {name: Levels, url: 'https://levels.fyi'}]",
    'negotiation_dna_summary: "ünï © 👩🏽‍💻"',
    "zzz: unknown",
    "compensation:",
    "  - region: NYC / New Jersey",
    "    currency: USD",
    "    base_low: 100000.50",
    "    base_high: 1.5e5",
    "    stock_low: 0",
    "    stock_high: 10",
    "    bonus_pct: 7.50",
    "    bonus_low: 1",
    "    bonus_high: 2",
    "    signing_bonus_low: 1",
    "    signing_bonus_high: 2",
    "    total_comp_low: 1",
    "    total_comp_high: 2",
    "    stock_vest_years: 3",
    "  - region: Zürich",
    "    currency: CHF",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of good, odd and broken guides."""
    return write(
        tmp_path / "guides",
        {
            "a.md": numbered("acme"),
            "b/full.md": guide_text(FULL, "# Bödy\r\n\x0c|x|\n"),
            "broken.md": "---\ncompany: x\nrole: ''\nowner: []\n---\n",
            "none.md": "no front matter",
            "plain.md": "---\ncompany: plain\nrole: x\n---\n",
        },
    )


@pytest.fixture
def cache(tmp_path: Path) -> str:
    """A cache folder that is not there yet."""
    return str(tmp_path / "cache" / "bandstand")


def everything(library: Library) -> tuple[object, ...]:
    """All there is to know of a library, for comparing one with another."""
    return (
        library.findings,
        library.companies.keys(),
        [
            (c.id, c.title, c.company, c.role, c.role_type, c.path, c.labels, library.guide(c.id))
            for c in library
        ],
    )


def cache_of(root: Path, cache: str) -> Path:
    return Path(snapshot.cache_file(str(root), cache))


class Reads:
    """Counts the guide files that are opened."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def __call__(self, path: str, mode: str) -> object:
        self.paths.append(os.path.basename(path))
        return open(path, mode)  # the caller closes it


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """Which guide files were opened so far."""
    counter = Reads()
    monkeypatch.setattr(reading, "open", counter, raising=False)
    return counter


# The same as a cold start


def test_warm_is_as_cold(root: Path, cache: str) -> None:
    cold = everything(Shelf(root).load())
    first = everything(Shelf(root, cache).load())
    warm = everything(Shelf(root, cache).load())
    assert cold == first == warm


def test_a_warm_start_opens_no_guide(root: Path, cache: str, reads: Reads) -> None:
    Shelf(root, cache).load()
    assert len(reads.paths) == 5
    reads.paths.clear()
    library = Shelf(root, cache).load()
    assert library.guide("plain/x").bands == ()
    assert reads.paths == []


def test_warm_is_as_cold_for_the_bundled_guides(bundled_guides: Path, cache: str) -> None:
    cold = Shelf(bundled_guides).load()
    Shelf(bundled_guides, cache).load()
    warm = Shelf(bundled_guides, cache).load()
    assert everything(warm) == everything(cold)
    for card in cold:
        assert warm.figures(card.id) == cold.figures(card.id)


def test_warm_is_as_cold_for_the_corpus(shared: Path, corpus: Library, cache: str) -> None:
    Shelf(shared / "corpus", cache).load()
    assert everything(Shelf(shared / "corpus", cache).load()) == everything(corpus)


def test_decimals_come_back_to_the_digit(root: Path, cache: str) -> None:
    Shelf(root, cache).load()
    band = Shelf(root, cache).load().guide("acme/staff-engineer").bands[0]
    assert str(band.base) == str(Shelf(root).load().guide("acme/staff-engineer").bands[0].base)


# Changes


def test_only_a_changed_file_is_read_again(root: Path, cache: str, reads: Reads) -> None:
    Shelf(root, cache).load()
    reads.paths.clear()
    write(root, {"a.md": numbered("acme", base=5), "new.md": numbered("new")})
    (root / "none.md").unlink()
    library = Shelf(root, cache).load()
    assert sorted(reads.paths) == ["a.md", "new.md"]
    assert everything(library) == everything(Shelf(root).load())
    reads.paths.clear()
    assert everything(Shelf(root, cache).load()) == everything(library)
    assert reads.paths == []


@pytest.mark.parametrize("field", ["size", "modified_ns", "changed_ns", "inode"])
def test_a_file_is_trusted_only_while_every_fact_holds(
    root: Path, cache: str, reads: Reads, field: str
) -> None:
    Shelf(root, cache).load()
    file = str(cache_of(root, cache))
    known = snapshot.read(file)
    facts = {name: getattr(known["a.md"].facts, name) for name in Facts.__slots__}
    facts[field] += 1
    entry = known["a.md"]
    known["a.md"] = Known(Facts(**facts), entry.card, entry.findings)
    assert snapshot.write(file, known)
    reads.paths.clear()
    Shelf(root, cache).load()
    assert reads.paths == ["a.md"]


def test_a_reload_renews_the_cache(root: Path, cache: str, reads: Reads) -> None:
    shelf = Shelf(root, cache)
    shelf.load()
    write(root, {"a.md": numbered("acme", base=5)})
    after = shelf.reload()
    reads.paths.clear()
    assert everything(Shelf(root, cache).load()) == everything(after)
    assert reads.paths == []


def test_what_is_kept_from_before_a_broken_edit_is_not_what_the_file_says(
    root: Path, cache: str
) -> None:
    shelf = Shelf(root, cache)
    shelf.load()
    write(root, {"a.md": "broken"})
    assert "acme/staff-engineer" in shelf.reload()
    assert "acme/staff-engineer" not in Shelf(root, cache).load()


def test_an_unchanged_folder_leaves_the_cache_alone(root: Path, cache: str) -> None:
    Shelf(root, cache).load()
    before = cache_of(root, cache).stat()
    Shelf(root, cache).load()
    after = cache_of(root, cache).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


# A cache that cannot be used is no cache


def zeros(raw: bytes) -> bytes:
    return bytes(len(raw))


DAMAGE: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("empty", lambda raw: b""),
    ("words", lambda raw: b"not a database"),
    ("zeros", zeros),
    ("half", lambda raw: raw[: len(raw) // 2]),
    ("one byte short", lambda raw: raw[:-1]),
    ("only the header", lambda raw: raw[:100]),
    ("no header", lambda raw: raw[100:]),
    ("twice", lambda raw: raw + raw),
    ("a page of noise", lambda raw: raw[:4096] + b"\xa5" * 4096 + raw[8192:]),
    ("a figure changed", lambda raw: raw.replace(b'"900000"', b'"100000"')),
    ("a company changed", lambda raw: raw.replace(b"acme", b"evil")),
    ("JSON broken", lambda raw: raw.replace(b'"bands"', b'"bands ')),
    ("bytes that are no text", lambda raw: raw.replace(b"Oslo", b"Os\xff\xfe")),
]


@pytest.mark.parametrize("damage", [d for _, d in DAMAGE], ids=[name for name, _ in DAMAGE])
def test_a_damaged_cache_changes_no_answer(
    root: Path, cache: str, damage: Callable[[bytes], bytes]
) -> None:
    cold = everything(Shelf(root).load())
    Shelf(root, cache).load()
    file = cache_of(root, cache)
    sound = file.read_bytes()
    assert damage(sound) != sound
    file.write_bytes(damage(sound))
    assert everything(Shelf(root, cache).load()) == cold
    assert everything(Shelf(root, cache).load()) == cold


@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damaged_byte_changes_an_answer(root: Path, cache: str, at: float, byte: int) -> None:
    cold = everything(Shelf(root).load())
    file = cache_of(root, cache)
    file.unlink(missing_ok=True)
    Shelf(root, cache).load()
    raw = bytearray(file.read_bytes())
    raw[int(at * len(raw))] = byte
    file.write_bytes(raw)
    assert everything(Shelf(root, cache).load()) == cold


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("PRAGMA user_version=99999", id="another format"),
        pytest.param("PRAGMA user_version=0", id="no format"),
        pytest.param("DROP TABLE file", id="no table"),
        pytest.param("ALTER TABLE file ADD COLUMN more TEXT", id="a column more"),
        pytest.param("ALTER TABLE file DROP COLUMN labels", id="a column less"),
        pytest.param("UPDATE file SET findings='{'", id="findings that are no JSON"),
        pytest.param("UPDATE file SET findings='[1]'", id="findings that are none"),
        pytest.param("UPDATE file SET findings='[[1]]'", id="findings too short"),
        pytest.param("UPDATE file SET labels=NULL", id="no labels"),
        pytest.param("UPDATE file SET labels='Rome' WHERE company='acme'", id="other labels"),
        pytest.param("UPDATE file SET packed='{}' WHERE company='acme'", id="no guide"),
        pytest.param("UPDATE file SET packed=NULL WHERE company='acme'", id="nothing packed"),
        pytest.param(
            "UPDATE file SET body='text' WHERE company='acme'", id="a body of another type"
        ),
        pytest.param(
            "UPDATE file SET body=CAST(body||'x' AS BLOB) WHERE company='acme'", id="a longer body"
        ),
        pytest.param("UPDATE file SET path='zzz' WHERE company='acme'", id="another path"),
    ],
)
def test_a_cache_of_another_shape_is_ignored_and_renewed(
    root: Path, cache: str, change: str
) -> None:
    cold = everything(Shelf(root).load())
    Shelf(root, cache).load()
    with closing(sqlite3.connect(cache_of(root, cache), isolation_level=None)) as db:
        db.execute(change)
    assert everything(Shelf(root, cache).load()) == cold
    assert everything(Shelf(root, cache).load()) == cold


def test_another_version_has_a_cache_of_its_own(
    root: Path, cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {snapshot.cache_file(str(root), cache), snapshot.cache_file(str(root.parent), cache)}
    monkeypatch.setattr(snapshot, "FORMAT", snapshot.FORMAT + 1)
    names.add(snapshot.cache_file(str(root), cache))
    monkeypatch.setattr(snapshot, "__version__", "0.0.0+other")
    names.add(snapshot.cache_file(str(root), cache))
    assert len(names) == 4
    assert {os.path.dirname(name) for name in names} == {cache}


def test_one_folder_has_one_cache_by_whatever_name(root: Path, cache: str) -> None:
    link = root.parent / "link"
    link.symlink_to(root)
    assert snapshot.cache_file(str(link), cache) == snapshot.cache_file(str(root), cache)


def test_a_crash_while_writing_leaves_the_old_cache(root: Path, cache: str, reads: Reads) -> None:
    Shelf(root, cache).load()
    file = cache_of(root, cache)
    for draft in (f"{file}.1.tmp", f"{file}.{os.getpid()}.tmp"):
        Path(draft).write_bytes(file.read_bytes()[:5000])
    reads.paths.clear()
    assert everything(Shelf(root, cache).load()) == everything(Shelf(root).load())
    write(root, {"a.md": numbered("acme", base=5)})
    after = everything(Shelf(root, cache).load())  # writes over the draft it left behind
    reads.paths.clear()
    assert everything(Shelf(root, cache).load()) == after
    assert reads.paths == []


def test_a_cache_that_cannot_be_moved_into_place_leaves_no_draft(
    root: Path, cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bot.guides.snapshot.os.replace", full)
    assert len(Shelf(root, cache).load()) == 3
    assert os.listdir(cache) == []


@pytest.mark.parametrize("how", ["parent is a file", "file is a folder", "no such device"])
def test_an_unwritable_cache_does_no_harm(root: Path, tmp_path: Path, how: str) -> None:
    cache = str(tmp_path / "sub" / "cache")
    if how == "parent is a file":
        write(tmp_path, {"sub": "a file"})
    elif how == "file is a folder":
        os.makedirs(cache_of(root, cache))
    else:
        cache = "/dev/null/cache"
    cold = everything(Shelf(root).load())
    shelf = Shelf(root, cache)
    assert everything(shelf.load()) == cold
    write(root, {"a.md": numbered("acme", base=5)})
    assert everything(shelf.reload()) == everything(Shelf(root).load())


def test_a_file_name_that_is_not_text_does_no_harm(root: Path, cache: str) -> None:
    write(root, {os.fsdecode(b"caf\xe9.md"): numbered("cafe")})
    assert "cafe/staff-engineer" in Shelf(root, cache).load()
    assert "cafe/staff-engineer" in Shelf(root, cache).load()


def test_the_cache_is_safe_to_delete(root: Path, cache: str) -> None:
    cold = everything(Shelf(root, cache).load())
    shutil.rmtree(cache)
    assert everything(Shelf(root, cache).load()) == cold
    assert cache_of(root, cache).is_file()


def test_the_cache_is_its_owners_alone(root: Path, cache: str) -> None:
    Shelf(root, cache).load()
    assert os.stat(cache).st_mode & 0o077 == 0


def test_without_a_cache_nothing_is_written(root: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    shelf = Shelf(root)
    shelf.load()
    shelf.reload()
    assert sorted(tmp_path.rglob("*")) == before


_LOAD = """
import sys
from bot.guides.shelf import Shelf
for _ in range(5):
    library = Shelf(sys.argv[1], sys.argv[2]).load()
    print(*(card.id for card in library), len(library.findings))
"""


def test_processes_that_start_together_do_not_disturb_each_other(root: Path, cache: str) -> None:
    command = [sys.executable, "-c", _LOAD, str(root), cache]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = {line for each in running for line in each.communicate(timeout=300)[0].splitlines()}
    assert [each.returncode for each in running] == [0, 0, 0, 0]
    library = Shelf(root).load()
    assert said == {" ".join([*(c.id for c in library), str(len(library.findings))])}
    assert os.listdir(cache) == [cache_of(root, cache).name]


# Where it lies


@pytest.mark.skipif(sys.platform != "linux", reason="XDG_CACHE_HOME is a Linux convention")
def test_xdg_cache_home_moves_the_cache(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert wiring.cache_folder() == str(tmp_path / "elsewhere" / "bandstand")
    wiring.build(root)
    assert [p.suffix for p in (tmp_path / "elsewhere" / "bandstand").iterdir()] == [".sqlite"]


def test_a_desk_without_a_cache_leaves_none(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert len(wiring.build(root, cache=False).shelf.library) == 3
    assert not (tmp_path / "elsewhere").exists()


# A guide packed and unpacked

_text = st.text(max_size=20)
_amounts = st.decimals(allow_nan=False, allow_infinity=False, min_value=0)
_ranges = st.none() | st.builds(Range, _amounts, _amounts)
_bands = st.builds(
    Band,
    region=_text,
    currency=_text,
    base=_ranges,
    stock=_ranges,
    bonus_pct=st.none() | _amounts,
    bonus=_ranges,
    signing=_ranges,
    total=_ranges,
    stock_vest_years=st.none() | st.integers(1, 10),
    line=st.integers(0, 999),
)
_guides = st.builds(
    Guide,
    company=_text,
    role=_text,
    company_display=_text,
    role_display=_text,
    role_type=_text,
    last_updated=st.none() | st.dates(),
    next_review_due=st.none() | st.dates(),
    data_quality=st.none() | _text,
    salary_data_quarter=st.none() | _text,
    bands=st.lists(_bands, max_size=3).map(tuple),
    level_mapping=st.builds(
        LevelMapping,
        st.none() | _text,
        st.none() | _text,
        st.lists(st.tuples(_text, _text), max_size=3).map(tuple),
    ),
    sources=st.lists(st.builds(Source, _text, st.none() | _text), max_size=3).map(tuple),
    dna_summary=st.none() | _text,
    owner=st.none() | _text,
    stock_vest_years=st.none() | st.integers(1, 10),
    path=_text,
    body=_text,
    body_line=st.integers(1, 999),
)


@given(_guides)
def test_packing_loses_nothing(guide: Guide) -> None:
    index = {
        name: getattr(guide, name)
        for name in (
            "company", "role", "company_display", "role_display", "role_type", "path", "body",
        )
    }  # fmt: skip
    again = unpack(pack(guide), **index)
    assert again == guide
    assert repr(again) == repr(guide)  # Decimal("1") == Decimal("1.00"), but they print apart


def test_findings_and_cards_come_back(tmp_path: Path) -> None:
    file = str(tmp_path / "cache.sqlite")
    findings = (
        Finding("error", "x.md", 3, "r", "Pröblem \x00 'x'.", "Remedy."),
        Finding("note", "x.md", 1, "q", "P.", "R."),
    )
    guide = Guide("a", "b", "A", "B", path="y.md", body="B\x00ody", bands=(Band("R1", "USD"),))
    facts = Facts(1, 2**62, 3, 2**63 - 1)
    known = {"x.md": Known(facts, None, findings), "y.md": Known(facts, card_of(guide), ())}
    assert snapshot.write(file, known)
    again = snapshot.read(file)
    assert again["x.md"] == known["x.md"]
    card = again["y.md"].card
    assert card is not None
    assert (card.labels, card.make()) == (("R1",), guide)


def test_the_complete_front_matter_is_cached_like_any(tmp_path: Path) -> None:
    assert COMPLETE in guide_text()
    write(tmp_path / "g", {"a.md": guide_text()})
    cold = everything(Shelf(tmp_path / "g", str(tmp_path / "c")).load())
    assert everything(Shelf(tmp_path / "g", str(tmp_path / "c")).load()) == cold
