"""Which articles a list shows: a plain GET form whose answers stand in the address, so that they can be kept.

What an address asks for that does not exist is left out and said, never an error: links outlive topics.
"""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.forms import PlainSelect
from common.languages import readers_language
from newsletter.models import ArticlePage

NAMES = ("region", "branch", "topic", "author")


def about(offer):
    """A condition: articles about a region (or a branch of it), a branch, a topic, or by an author."""
    if offer.sort == "author":
        return Q(pk__in=ArticlePage.bylines.rel.related_model.objects.filter(name__in=offer.key).values("article"))
    if offer.sort == "topic":
        return _in("topics", topic__translation_key=offer.key)
    if offer.sort == "branch":
        return _in("branches", branchpage__translation_key=offer.key)
    return _in("regions", regionpage__translation_key=offer.key) | _in(
        "branches", branchpage__path__startswith=offer.place
    )


def _in(field, **condition):
    return Q(pk__in=getattr(ArticlePage, field).through.objects.filter(**condition).values("articlepage"))


class ArticleFilter(forms.Form):
    """Values are slugs of the source language, so links work in every language."""

    region = forms.ChoiceField(label=_("Region"), required=False, widget=PlainSelect)
    branch = forms.ChoiceField(label=_("Branch"), required=False, widget=PlainSelect)
    topic = forms.ChoiceField(label=_("Topic"), required=False, widget=PlainSelect)
    author = forms.ChoiceField(label=_("Author"), required=False, widget=PlainSelect)

    use_required_attribute = False

    def __init__(self, params, offers):
        self.offers = offers
        asked = {name: params.get(name, "").strip() for name in NAMES}
        known = {name: slug for name, slug in asked.items() if slug and offers.get(name, slug)}
        super().__init__(known, auto_id="filter-%s")
        for name in NAMES:
            self.fields[name].choices = [("", _("All")), *offers.choices(name)]
        self.unknown = [self.fields[name].label for name, slug in asked.items() if slug and name not in known]
        self.chosen = known

    @cached_property
    def _chosen_offers(self):
        return [self.offers.get(name, slug) for name, slug in self.chosen.items()]

    @property
    def chosen_words(self):
        return [offer.title for offer in self._chosen_offers]

    @property
    def drawn_as(self):
        """Where nothing is chosen or asked for, its fields look the same to all readers of one language."""
        return () if self.chosen or self.unknown else (readers_language(),)

    @cached_property
    def query(self):
        """The chosen filters as an address carries them, without what was not understood."""
        return urlencode(list(self.chosen.items()))

    @property
    def feed_of(self):
        """What there is a feed of that is nearest to what is chosen: ``("topic", "training")``; None for all."""
        narrowest = (name for name in ("topic", "branch", "region") if name in self.chosen)
        return next(((name, self.chosen[name]) for name in narrowest), None)

    def narrow(self, articles):
        for offer in self._chosen_offers:
            articles = articles.filter(about(offer))
        return articles
