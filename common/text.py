"""Rules of text that hold across the site."""

import unicodedata


def folded(text):
    """``text`` without case and accents, to sort and compare by: Åland stands among the A, Montréal is montreal."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()
