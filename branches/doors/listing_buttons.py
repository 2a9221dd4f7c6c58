"""Lists of pages: wagtail-localize asks two queries for each row, to show or leave out a button.

With its permission the list of a region's branches took 18 queries for 9 branches more. Here the button is always
there, for one query in all: its page says when there is nothing left to translate.
Can go when wagtail-localize's ``page_listing_more_buttons`` asks nothing for a row.
"""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail_localize import wagtail_hooks as localize

HOOK = "register_page_listing_more_buttons"


def quieten():
    """Take wagtail-localize's function out of the lists. In the header of a page it stays."""
    registered = hooks._hooks.get(HOOK, [])
    hooks._hooks[HOOK] = [(fn, order) for fn, order in registered if fn is not localize.page_listing_more_buttons]


def translate_button(page, user):
    if page.depth > 1 and user.has_perm("wagtail_localize.submit_translation"):
        address = reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])
        yield Button(_("Translate this page"), address, priority=60, icon_name="wagtail-localize-language")
