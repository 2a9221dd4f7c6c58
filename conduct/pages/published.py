"""The list of readers' keys that everybody can read: what two qualified people have approved, and nothing else."""

from dataclasses import dataclass

from django.conf import settings

from conduct.models import ConductIndexPage


@dataclass(frozen=True)
class PublishedKey:
    name: str
    post: str
    fingerprint: str


def published_keys():
    """Of the live page in the source language, in its order; a draft counts for nothing. Two queries."""
    index = ConductIndexPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return tuple(PublishedKey(**_words(child.value)) for child in index.keys) if index else ()


def published_fingerprints():
    """Which keys may be sealed to; written as :attr:`conduct.models.ReaderKey.fingerprint` writes them."""
    return frozenset(key.fingerprint for key in published_keys())


def _words(value):
    return {name: value[name] for name in ("name", "post", "fingerprint")}
