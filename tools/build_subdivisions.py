"""Build branches/data/subdivisions.json: the first-level parts of every country, by ISO 3166-2 code.

Source: Unicode CLDR (npm packages cldr-subdivisions-full and cldr-core), Unicode licence v3. Run after
``npm pack cldr-subdivisions-full cldr-core`` and unpacking both:

    python tools/build_subdivisions.py PATH/subdivisions/en/en.json PATH/supplemental/subdivisionContainment.json
"""

import json
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "branches" / "data" / "subdivisions.json"
# Listed under the United States, but countries of their own in ISO 3166-1.
OWN_COUNTRIES = {"usas", "usgu", "usmp", "uspr", "usum", "usvi"}


def main(names_file, containment_file):
    names = json.loads(Path(names_file).read_text())["subdivisions"]["localeDisplayNames"]["subdivisions"]
    containment = json.loads(Path(containment_file).read_text())["supplemental"]["subdivisionContainment"]
    countries = {}
    for country, entry in sorted(containment.items()):
        parts = [code for code in entry["_contains"] if code not in OWN_COUNTRIES and code in names]
        if len(country) == 2 and parts:
            countries[country] = {f"{country}-{code[2:].upper()}": names[code] for code in sorted(parts)}
    lines = (f'"{country}": {json.dumps(parts, ensure_ascii=False)}' for country, parts in countries.items())
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{len(countries)} countries, {sum(map(len, countries.values()))} parts, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
