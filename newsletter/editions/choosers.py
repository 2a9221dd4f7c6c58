"""Articles to choose for an edition: approved ones, those that stood in none yet first."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet

from members.rights import can

SHOWN = 20


def approved_articles():
    """Live articles in the source language: an edition holds those, and shows their translations."""
    from newsletter.models import ArticlePage

    return ArticlePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE, alias_of=None)


def articles_by_need():
    """Those that stood in no published edition first, then by date, with what a list says of each: three queries."""
    from branches.models import RegionPage
    from newsletter.models import EditionArticle

    printed = EditionArticle.objects.filter(article=OuterRef("pk"), edition__live=True)
    regions = RegionPage.objects.only("title")
    found = approved_articles().annotate(printed=Exists(printed))
    with_lists = found.prefetch_related("bylines", Prefetch("regions", queryset=regions))
    return with_lists.order_by("printed", "-date", "-first_published_at", "-pk")


def authors(article):
    return ", ".join(byline.name for byline in article.bylines.all())


def regions(article):
    return ", ".join(region.title for region in article.regions.all())


def day(article):
    return date_format(article.date) if article.date else ""


def in_an_edition(article):
    return _("yes") if article.printed else ""


class TitleFilterForm(SearchFilterMixin, BaseFilterForm):
    """By words of the title: the list stays in its order, which a search by relevance would lose."""

    def filter(self, objects):
        self.search_query = self.cleaned_data.get("q") or None
        self.is_searching = bool(self.search_query)
        for word in (self.search_query or "").split():
            objects = objects.filter(title__icontains=word)
        return objects


class ForEditors:
    def dispatch(self, request, *args, **kwargs):
        from newsletter.models import EditionPage

        if not can(request.user, "edit_edition", EditionPage):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_object_list(self):
        return articles_by_need()

    def get_object(self, pk):
        return self.get_objects([pk]).get()

    def get_objects(self, pks):
        """In the order in which the list showed them."""
        return articles_by_need().filter(pk__in=[pk for pk in pks if pk.isascii() and pk.isdigit() and len(pk) < 10])

    def get_display_title(self, article):
        return article.title

    def get_filter_form_class(self):
        return TitleFilterForm

    def can_create(self):
        return False

    @property
    def columns(self):
        return [
            self.title_column,
            Column("authors", label=_("By"), accessor=authors),
            Column(
                "day", label=_("Date"), accessor=lambda article: date_format(article.date) if article.date else ""
            ),
            Column("regions", label=_("Region"), accessor=regions),
            Column("printed", label=_("In an edition"), accessor=lambda article: _("yes") if article.printed else ""),
        ]


class ChooseView(ForEditors, views.ChooseView):
    pass


class ResultsView(ForEditors, views.ChooseResultsView):
    pass


class ChosenView(ForEditors, views.ChosenView):
    pass


class ChosenMultipleView(ForEditors, views.ChosenMultipleView):
    pass


class ArticleChooserViewSet(ChooserViewSet):
    model = "newsletter.ArticlePage"
    icon = "doc-full"
    choose_one_text = gettext_lazy("Choose an article")
    choose_another_text = gettext_lazy("Choose another article")
    edit_item_text = gettext_lazy("Look at this article")
    register_widget = False
    per_page = SHOWN
    choose_view_class = ChooseView
    choose_results_view_class = ResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView

    def get_urlpatterns(self):
        """Articles are not made here."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]


articles_to_choose = ArticleChooserViewSet("edition_articles", url_prefix="newsletter/editions/articles")
