"""What officers call a case among themselves: two words that say nothing of it."""

import secrets

from conduct.models import Case

FIRST = (
    "Amber Autumn Birch Blue Brass Brown Calm Cedar Chalk Clear Clover Cobalt Copper Coral Early Eastern "
    "Evening Fair Fern Flint Golden Granite Green Hazel Heather Indigo Ivory Juniper Late Lilac Linen Lunar Maple "
    "Meadow Misty Morning Mossy Northern Ochre Olive Opal Pale Pearl Pine Plain Quartz Quiet Russet Saffron Sandy "
    "Scarlet Silver Slate Southern Spruce Still Summer Tawny Velvet Violet Western White Willow Winter"
)
SECOND = (
    "Acorn Anchor Arch Basin Bay Beacon Bell Bridge Brook Canal Candle Cape Compass Cove Dale Delta Dune Estuary "
    "Ferry Field Fjord Garden Gate Glen Grove Harbour Hill Island Kettle Kite Lagoon Lake Lamp Lantern Lighthouse "
    "Loom Mill Moor Mosaic Orchard Paddle Path Pebble Pier Pond Prairie Quarry Quay Reed River Sail Shore Spring "
    "Station Stream Terrace Tide Tower Trail Valley Viaduct Well Wharf Window"
)
# After so many tries a number is added.
TRIES = 20


def new_code_name():
    """One that no case has at the moment; the database has the last word (``code_name`` is unique)."""
    for _try in range(TRIES):
        name = f"{secrets.choice(FIRST.split())} {secrets.choice(SECOND.split())}"
        if not Case.objects.filter(code_name=name).exists():
            return name
    return f"{name} {secrets.randbelow(9000) + 1000}"
