"""What the pages of bodies show of their posts: who holds what, and an invitation where a post is open."""

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from branches.choices import BodyKind
from branches.models import Body
from branches.posts.offices import posts_of_bodies
from common.privacy import public


def officers(page):
    """For the template of a region, a branch or another body: its posts, and how many are open below it. One query.

    Translations of a page show the same. A branch that was merged or closed has no posts to show.
    """
    # Other parts of the same page count those below too.
    context, page.posts_below = page.once("officers", lambda: _officers(page))
    return context


def _officers(page):
    shown = public("page__path", "page__alias_of__path")
    bodies = Body.objects.filter(_of(page) | _of(page, "parent__") & shown)
    own, below = None, []
    for posts in posts_of_bodies(bodies):
        if str(posts.translation_key) == str(page.translation_key):
            own = posts
        else:
            below.append(posts)
    context = {
        "officers": own,
        "officers_open": invitation(own),
        "officers_below": [_with_body(office, posts) for posts in below for office in posts.held],
        "open_below": open_posts(sum(posts.vacancies for posts in below)),
    }
    return context, below


def _with_body(office, posts):
    """An office of a body that is part of the page's, as the component officers shows it."""
    return {"title": f"{office.title}, {posts.name}", "held": office.held}


def invitation(posts):
    """What the component officers says of open posts, and where they are listed; None if there are none."""
    if not (posts and posts.vacancies):
        return None
    query = {"region": posts.slug} if posts.kind == BodyKind.REGION else {"body": posts.slug}
    return {
        "text": open_posts(posts.vacancies),
        "titles": [office.title for office in posts.open],
        "url": f"{reverse('branches:vacancies')}?{urlencode(query)}",
    }


def open_posts(number):
    if not number:
        return ""
    return ngettext("%(n)d post is open", "%(n)d posts are open", number) % {"n": number}


def _of(page, body=""):
    return Q(**{f"{body}page__translation_key": page.translation_key})
