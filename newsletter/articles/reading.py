"""How long an article takes to read."""

# Of a plain text on a screen: Brysbaert (2019) finds 238 words a minute for English prose, fewer in other languages.
WORDS_A_MINUTE = 220


def minutes(body):
    """Minutes for the words of a body, pictures' texts and captions among them; at least one."""
    words = sum(len(text.split()) for text in body.stream_block.get_searchable_content(body))
    return max(1, -(-words // WORDS_A_MINUTE))
