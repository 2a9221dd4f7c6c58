"""The filter of the vacancies page: a plain GET form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from branches.choices import BodyKind
from common.forms import PlainSelect


class VacancyForm(forms.Form):
    """Which open posts to show. What does not exist is ignored: an old link still shows posts."""

    kind = forms.ChoiceField(label=_("Posts of"), required=False, widget=PlainSelect)
    region = forms.ChoiceField(label=_("Region"), required=False, widget=PlainSelect)

    def __init__(self, params, regions, bodies):
        """``regions`` are slugs with titles, ``bodies`` the posts of every body: one may be asked for alone."""
        present = {posts.kind for posts in bodies}
        kinds = [(kind.value, kind.label) for kind in BodyKind if kind.value in present]
        known = {"kind": dict(kinds), "region": dict(regions)}
        chosen = {name: params.get(name, "") for name in known}
        super().__init__({name: value for name, value in chosen.items() if value in known[name]})
        self.fields["kind"].choices = [("", _("All bodies")), *kinds]
        self.fields["region"].choices = [("", _("Everywhere")), *regions]
        self.full_clean()
        self.body = next((posts for posts in bodies if posts.slug == params.get("body")), None)

    def wants(self, posts, region):
        """Whether to show a body that belongs to ``region``, or to none."""
        if self.body:
            return posts.body_id == self.body.body_id
        kind, slug = self.cleaned_data["kind"], self.cleaned_data["region"]
        return kind in {"", posts.kind} and (not slug or (region is not None and region.slug == slug))
