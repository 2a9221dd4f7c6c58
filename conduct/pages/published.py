"""The list of readers' keys that everybody can read: what two qualified people have approved, and nothing else."""

from dataclasses import dataclass

from django.conf import settings

from common.remembered import remembered
from conduct.models import ConductIndexPage


@dataclass(frozen=True)
class PublishedKey:
    name: str
    post: str
    fingerprint: str


@remembered
def published_keys():
    """Of the live page in the source language, in its order; a draft counts for nothing. One query."""
    indexes = ConductIndexPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    listed = indexes.values_list("keys", flat=True).first() or ()
    return tuple(PublishedKey(**_words(child.value)) for child in listed)


def published_fingerprints():
    """Which keys may be sealed to; written as :attr:`conduct.models.ReaderKey.fingerprint` writes them."""
    return frozenset(key.fingerprint for key in published_keys())


def _words(value):
    return {name: value[name] for name in ("name", "post", "fingerprint")}
