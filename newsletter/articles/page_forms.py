"""How an article is edited: the summary is counted, and authors are people with the post they hold."""

from django import forms
from django.conf import settings
from django.forms.models import ModelChoiceIterator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from common.page_forms import PageForm
from newsletter.approval.page_forms import HandedInFormMixin
from newsletter.articles.widgets import CountedText

SUMMARY = 300


class OneParagraphField(forms.CharField):
    """A text without line breaks, counted as it is stored: what is too long is refused, not cut while pasting."""

    def to_python(self, value):
        return " ".join(super().to_python(value).split())

    def widget_attrs(self, widget):
        return {}


class ArticleForm(HandedInFormMixin, PageForm):
    summary = OneParagraphField(
        label=_("Summary"),
        max_length=SUMMARY,
        widget=CountedText(limit=SUMMARY),
        help_text=_("What it says, in two sentences: read in lists, in the mail and in search results."),
    )

    def __init__(self, data=None, files=None, instance=None, **kwargs):
        self.writer = kwargs.get("for_user")
        is_new = instance is not None and not instance.pk and data is None
        if is_new and self.writer is not None and not instance.bylines.all():
            self._begin_with_the_writer(instance)
        super().__init__(data, files, instance=instance, **kwargs)
        self._offer_places()

    def _begin_with_the_writer(self, article):
        """A new article is by whoever begins it, about the region they help."""
        from newsletter.models import Byline

        author = self.authors.writer
        article.bylines = [Byline(person_id=author.person_id, name=author.name, post=author.post)]
        article.regions = self.authors.regions

    @cached_property
    def authors(self):
        """Given to the forms of its authors too, which would otherwise ask for each."""
        from newsletter.articles.authors import Authors

        return Authors(self.writer)

    def _offer_places(self):
        """Published pages in the source language, branches under the name of their region."""
        from newsletter.models import Topic

        if "topics" in self.fields:
            self.fields["topics"].queryset = Topic.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        for name in {"regions", "branches"} & self.fields.keys():
            field = self.fields[name]
            field.queryset = (
                field.queryset.live().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path")
            )
            field.label_from_instance = lambda page: page.title
        if "branches" in self.fields and "regions" in self.fields:
            regions = {region.path: region.title for region in self.fields["regions"].queryset}
            self.fields["branches"].iterator = by_region(regions)
            self.fields["branches"].queryset = self.fields["branches"].queryset


def by_region(regions):
    """Choices of branches in groups; ``regions`` are titles by path."""

    class ByRegion(ModelChoiceIterator):
        def __iter__(self):
            groups = {title: [] for title in regions.values()}
            for branch in self.queryset:
                region = branch.path[: -branch.steplen]
                groups.setdefault(regions.get(region, _("Others")), []).append(self.choice(branch))
            return iter([(title, branches) for title, branches in groups.items() if branches])

    return ByRegion


class BylineForm(WagtailAdminModelForm):
    """One author: chosen among those who hold a post, or named. What is left empty is as the post says."""

    def __init__(self, *args, authors=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.authors = authors
        person = self.fields["person"]
        if authors is not None:
            kept = self.instance.person_id
            person.queryset = person.queryset.filter(pk__in={*authors.by_id, kept} - {None})
            person.choices = authors.choices(self.instance)
        person.help_text = _("Or leave it empty and write a name.")
        self.fields["name"].help_text = _("As it is shown. Empty: the person’s name.")
        self.fields["post"].help_text = _("Held when this was written. Empty: the post they hold today.")

    def clean(self):
        cleaned = super().clean()
        person = cleaned.get("person")
        author = self.authors and person and self.authors.by_id.get(person.pk)
        if author and not cleaned.get("name"):
            cleaned["name"] = author.name
            if not cleaned.get("post"):
                cleaned["post"] = author.post
        return cleaned
