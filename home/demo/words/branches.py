"""The words of all 25 branches, by slug."""

from . import americas, asia_pacific, central_europe, north_west_europe, south_and_beyond

WORDS = {
    **americas.WORDS,
    **asia_pacific.WORDS,
    **north_west_europe.WORDS,
    **central_europe.WORDS,
    **south_and_beyond.WORDS,
}
