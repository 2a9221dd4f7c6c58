"""Who works with editions, and what their screens are sent."""

import re
from html import unescape

from members.rights import Capability
from tests import builders, cast
from tests.access.roles import holds, post
from tests.newsletter.people import reader

__all__ = ["client", "editor", "officer", "reader"]


def editor(email="newsletter.editor@example.org"):
    """Somebody who edits, by a post of the executive."""
    return officer(Capability.EDITOR, email)


def officer(capability, email):
    builders.home()
    person, office = cast.member(email), post(None, [capability], title=capability.title())
    if not person.terms.filter(post=office).exists():
        holds(person, office)
    # Anew: somebody's rights are kept with them for a request.
    return cast.member(email)


def client(person=None):
    return cast.client_of(person or editor())


def said(response):
    """What a screen says, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def edit_data(edition, articles, **kw):
    """What the edit form sends with these articles in this order; a number is an article that was not there yet."""
    rows = {row.article_id: row.pk for row in edition.articles.all()}
    data = {
        "title": edition.title,
        "slug": edition.slug,
        "date": edition.date.isoformat(),
        "subject": "",
        "greeting": "null",
        "languages": edition.languages,
        "articles-TOTAL_FORMS": len(articles),
        "articles-INITIAL_FORMS": sum(1 for article in articles if article.pk in rows),
        "articles-MIN_NUM_FORMS": 0,
        "articles-MAX_NUM_FORMS": 1000,
        "notices-TOTAL_FORMS": 0,
        "notices-INITIAL_FORMS": 0,
        "notices-MIN_NUM_FORMS": 0,
        "notices-MAX_NUM_FORMS": 1000,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": 1000,
    }
    # Rows that are there stand first, as a formset wants them; ORDER says where each is read.
    ordered = sorted(articles, key=lambda article: article.pk not in rows)
    for number, article in enumerate(ordered):
        data[f"articles-{number}-id"] = rows.get(article.pk, "")
        data[f"articles-{number}-article"] = article.pk
        data[f"articles-{number}-ORDER"] = articles.index(article) + 1
        data[f"articles-{number}-DELETE"] = ""
    return data | kw
