"""The word lists and the place table in data/ hold together."""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
CORPUS = ROOT.parent / "shared" / "corpus"
STANDARD = {
    "software-engineer",
    "senior-software-engineer",
    "staff-software-engineer",
    "engineering-manager",
    "product-manager",
    "product-designer",
    "data-scientist",
    "data-engineer",
    "ml-ai-engineer",
    "devops-engineer",
    "security-engineer",
    "solutions-architect",
    "technical-program-manager",
}


def load(name: str) -> Any:
    """Read one file the way the bot does: every scalar stays a string."""
    return yaml.load((DATA / name).read_text("utf-8"), yaml.BaseLoader)


def fold(text: str) -> str:
    """Text without accents and strokes, in lower case."""
    text = text.translate(str.maketrans("łŁøØđĐı", "lLoOdDi"))
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def scalars(value: Any) -> list[Any]:
    """Every key and leaf of a loaded file."""
    if isinstance(value, dict):
        return [s for pair in value.items() for part in pair for s in scalars(part)]
    if isinstance(value, list):
        return [s for item in value for s in scalars(item)]
    return [value]


def table() -> list[list[str]]:
    """The lines of places.tsv as lists of fields."""
    lines = (DATA / "places.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def places() -> list[list[str]]:
    return table()


@pytest.mark.parametrize("name", ["aliases.yaml", "roles.yaml", "places.yaml", "words.yaml"])
def test_a_list_reads_the_same_with_any_yaml_loader(name: str) -> None:
    """Words YAML takes for something else (no, on, 10x) are quoted, and none is blank."""
    plain = load(name)
    assert yaml.safe_load((DATA / name).read_text("utf-8")) == plain
    for text in scalars(plain):
        assert isinstance(text, str)
        assert text.strip() == text
        assert text


@pytest.mark.parametrize("name", ["aliases.yaml", "roles.yaml", "places.yaml"])
def test_no_key_is_written_twice(name: str) -> None:
    """YAML would silently keep the last one only."""
    seen: dict[tuple[int, str], int] = {}
    parents: dict[int, int] = {}
    for number, line in enumerate((DATA / name).read_text("utf-8").splitlines()):
        if not (found := re.match(r'( *)("?)([^\s#\[{"][^:\[{"]*)\2:(?: |$)', line)):
            continue
        depth, key = len(found[1]), found[3]
        parents = {d: n for d, n in parents.items() if d < depth} | {depth: number}
        above = max((n for d, n in parents.items() if d < depth), default=-1)
        assert seen.setdefault((above, key), number) == number, f"line {number + 1}: {key}"


# Companies


def test_every_corpus_company_is_listed() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus (../shared/corpus) is not on this machine")
    slugs = {folder.name for folder in CORPUS.iterdir() if folder.is_dir()}
    assert slugs - set(load("aliases.yaml")["companies"]) == set()


def test_company_keys_are_slugs_and_names_are_lower_case_and_distinct() -> None:
    for slug, names in load("aliases.yaml")["companies"].items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug), slug
        assert len(set(names)) == len(names), slug
        assert slug not in names, slug
        assert all(name == name.lower() and "  " not in name for name in names), slug


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("w&b", {"weights-and-biases"}),
        ("a16z", {"andreessen-horowitz"}),
        ("aws", {"amazon"}),
        ("ibkr", {"interactive-brokers"}),
        ("meli", {"mercado-libre"}),
        ("ms", {"microsoft", "morgan-stanley"}),
        ("hf", {"hugging-face", "huggingface-enterprise"}),
        ("fb", {"meta"}),
        ("square", {"block", "block-square"}),
        ("jpm", {"jpmorgan", "jpmorgan-chase"}),
        ("epic", {"epic-games", "epic-systems"}),
        ("tiktok", {"bytedance"}),
    ],
)
def test_a_nickname_reaches_its_companies(name: str, slugs: set[str]) -> None:
    companies = load("aliases.yaml")["companies"]
    assert slugs <= {slug for slug, names in companies.items() if name in names}


def test_words_are_names_of_listed_companies() -> None:
    aliases = load("aliases.yaml")
    known = {name for names in aliases["companies"].values() for name in names}
    known |= {slug.replace("-", " ") for slug in aliases["companies"]}
    assert set(aliases["words"]) - known == set()


def test_short_company_names_count_as_words() -> None:
    aliases = load("aliases.yaml")
    known = {name for names in aliases["companies"].values() for name in names}
    assert {name for name in known if len(name) <= 3} <= set(aliases["words"])


def test_no_company_is_called_like_a_role_or_a_small_word() -> None:
    companies = load("aliases.yaml")["companies"]
    known = {name for names in companies.values() for name in names}
    known |= {slug.replace("-", " ") for slug in companies}
    roles, words = load("roles.yaml"), load("words.yaml")
    taken = {n for role in roles["roles"].values() for n in role["names"] + role["loose"]}
    taken |= set(roles["levels"]) | set(words["noise"]) | set(load("places.yaml")["remote"])
    assert known & taken == set()


# Roles


def test_the_thirteen_roles_are_there() -> None:
    assert set(load("roles.yaml")["roles"]) == STANDARD


def test_no_phrase_stands_for_two_roles() -> None:
    data = load("roles.yaml")
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for slug, role in data["roles"].items():
        assert set(role) == {"display", "names", "loose"}
        for phrase in role["names"] + role["loose"]:
            owners[phrase].append(slug)
    for title in data["uncovered"]:
        owners[title].append("uncovered")
    # A loose name of two roles asks back; nothing else may stand twice.
    assert {phrase for phrase, found in owners.items() if len(found) > 1} == {"se"}


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("swe", "software-engineer"),
        ("engineer", "software-engineer"),
        ("principal engineer", "staff-software-engineer"),
        ("em", "engineering-manager"),
        ("pm", "product-manager"),
        ("ux", "product-designer"),
        ("analytics engineer", "data-engineer"),
        ("ai engineer", "ml-ai-engineer"),
        ("infrastructure engineer", "devops-engineer"),
        ("appsec", "security-engineer"),
        ("sa", "solutions-architect"),
        ("tpm", "technical-program-manager"),
    ],
)
def test_the_contract_names_are_exact(phrase: str, slug: str) -> None:
    assert phrase in load("roles.yaml")["roles"][slug]["names"]


def test_words_to_ask_back_about_are_no_role() -> None:
    data = load("roles.yaml")
    exact = {name for role in data["roles"].values() for name in role["names"]}
    assert exact & {"data", "product", "manager", "ai", "se", "pe", "scientist"} == set()


def test_levels_mean_software_engineer_guides() -> None:
    levels = load("roles.yaml")["levels"]
    ladder = {"software-engineer", "senior-software-engineer", "staff-software-engineer"}
    assert set(levels.values()) == ladder


@pytest.mark.parametrize(
    "title", ["nurse", "recruiter", "vp engineering", "development lead", "sales engineer"]
)
def test_titles_without_guides_are_listed(title: str) -> None:
    assert title in load("roles.yaml")["uncovered"]


# Small words


def test_separators_are_disjoint_and_no_noise_separates_strongly() -> None:
    words = load("words.yaml")
    assert set(words) == {"generic", "noise", "strong", "weak"}
    assert set(words["strong"]) & (set(words["weak"]) | set(words["noise"])) == set()


# Places


def test_the_table_is_well_formed(places: list[list[str]]) -> None:
    for row in places:
        kind, name, other, country, admin, continent, people = row
        assert kind in {"city", "country", "state"}
        assert name.strip() == name != ""
        assert all(other.split("|")) or not other
        assert re.fullmatch("[A-Z]{2}", country), row
        assert people.isdecimal() if kind != "state" else people == "", row
        assert (continent in {"AF", "AN", "AS", "EU", "NA", "OC", "SA"}) == (kind == "country"), row
        assert bool(admin) or kind != "state", row


def test_the_table_is_sorted_and_small(places: list[list[str]]) -> None:
    raw = (DATA / "places.tsv").read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert b"CC BY 4.0" in raw[:400]
    assert len(raw) < 1_600_000
    keys = [(row[0], row[3], row[4], row[1]) for row in places]
    assert len(set(keys)) == len(keys)
    assert [row[0] for row in places] == sorted(row[0] for row in places)
    folded = [fold(row[1]) for row in places if row[0] == "city" and row[1].isascii()]
    assert folded == sorted(folded)


@pytest.mark.parametrize(
    ("name", "country", "admin"),
    [
        ("New York", "US", "NY"),
        ("Boise", "US", "ID"),
        ("Malvern", "US", "PA"),
        ("Greenwich", "US", "CT"),
        ("Cambridge", "US", "MA"),
        ("Cambridge", "GB", "ENG"),
        ("Zurich", "CH", "ZH"),
        ("Kraków", "PL", "77"),
        ("Hangzhou", "CN", "02"),
        ("Bangalore", "IN", "19"),
        ("São Paulo", "BR", "27"),
        ("Tel Aviv", "IL", "05"),
    ],
)
def test_a_city_is_there(places: list[list[str]], name: str, country: str, admin: str) -> None:
    assert any(row[0] == "city" and [row[1], *row[3:5]] == [name, country, admin] for row in places)


def test_there_are_all_states_and_many_countries(places: list[list[str]]) -> None:
    states = {row[4] for row in places if row[0] == "state" and row[3] == "US"}
    assert len(states) == 51
    assert sum(row[0] == "country" for row in places) > 240


def test_short_forms_and_parts_lead_to_places(places: list[list[str]]) -> None:
    data = load("places.yaml")
    cities = {row[1] for row in places if row[0] == "city"}
    assert set(data["short"].values()) - cities - set(data["areas"]) == set()
    assert set(data["parts"]) - cities == set()


def test_areas_name_places_of_their_countries(places: list[list[str]]) -> None:
    cities: defaultdict[str, set[str]] = defaultdict(set)
    codes = {row[3] for row in places if row[0] == "country"}
    continents = {row[5] for row in places if row[0] == "country"}
    for row in places:
        if row[0] == "city":
            cities[row[3]].add(row[1])
    for name, area in load("places.yaml")["areas"].items():
        keys = {"names", "country", "countries", "continent", "cities", "beyond"}
        assert set(area) <= keys, name
        assert set(area.get("beyond", [])) <= codes, name
        countries = [area["country"]] if "country" in area else area.get("countries", [])
        assert set(countries) <= codes, name
        assert area.get("continent", "EU") in continents, name
        assert countries or "continent" in area, name
        inside = set().union(*(cities[code] for code in countries))
        assert set(area.get("cities", [])) <= inside, name


def test_country_names_have_known_codes(places: list[list[str]]) -> None:
    codes = {row[3] for row in places if row[0] == "country"}
    assert set(load("places.yaml")["countries"].values()) <= codes


def test_a_place_name_means_one_thing() -> None:
    """A short form is not also another name of an area or a country."""
    data = load("places.yaml")
    names = [
        n.lower() for key, area in data["areas"].items() for n in [key, *area.get("names", [])]
    ]
    names += [*data["short"], *data["countries"], *data["remote"]]
    assert {name for name in names if names.count(name) > 1} == set()
