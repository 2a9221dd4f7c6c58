from django.conf import settings
from django.utils.translation import get_language

from branches.models import BranchPage
from branches.places import by_name


def branch_names():
    """``[(id of its page in the source language, name in the reader's language), …]`` of all branches, by name."""
    rows = BranchPage.objects.live().standing().values_list("pk", "translation_key", "title", "locale__language_code")
    named, sources = {}, {}
    for pk, key, title, language in rows:
        if language == settings.LANGUAGE_CODE:
            sources[key] = pk
        if language == get_language() or key not in named:
            named[key] = title
    return by_name((pk, named[key]) for key, pk in sources.items())
