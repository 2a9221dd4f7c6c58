"""The development page /components/: every component in every state of its sample, every block's preview.

A sample is components/<name>.json beside the component: a list of {"name": ..., "with": {parameters}}. What JSON
cannot say is an object with one key that starts with $: see ``REAL_THINGS``.
"""

import itertools
import json
import re
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.template.loader import get_template

from common import pictures
from common.blocks import BodyBlock

FOLDER = Path(settings.BASE_DIR) / "templates" / "components"
# Every page draws them once, the gallery too: a second one would repeat their ids and landmarks.
OF_THE_PAGE = {"share_links", "site_footer", "site_header", "skip_link"}
COMMENT = re.compile(r"\{% comment %\}\n(.*?)\n\{% endcomment %\}", re.DOTALL)


@dataclass(frozen=True)
class State:
    name: str
    html: str


@dataclass(frozen=True)
class Component:
    name: str
    comment: str
    states: list[State]

    @property
    def of_the_page(self):
        return self.name in OF_THE_PAGE


def names():
    return sorted(path.stem for path in FOLDER.glob("*.html"))


def component(name):
    template = get_template(f"components/{name}.html")
    comment = COMMENT.match(template.template.source)
    states = [State(sample["name"], template.render(sample["with"])) for sample in samples(name)]
    return Component(name, comment[1] if comment else "", states)


def samples(name):
    return json.loads((FOLDER / f"{name}.json").read_text(), object_hook=_real_thing)


def block_previews():
    return [State(name, block.render(block.get_preview_value())) for name, block in BodyBlock().child_blocks.items()]


def gallery(request):
    if not settings.COMPONENT_GALLERY:
        raise Http404
    context = {"components": [component(name) for name in names()], "blocks": block_previews()}
    return render(request, "common/gallery.html", context)


# ------------------------------------------------------------------ what JSON cannot say
numbers = itertools.count(1)
FIELDS = {
    "text": forms.CharField,
    "email": forms.EmailField,
    "long": partial(forms.CharField, widget=forms.Textarea),
    "choice": forms.ChoiceField,
    "several": partial(forms.MultipleChoiceField, widget=forms.CheckboxSelectMultiple),
    "yes": forms.BooleanField,
}


def _form(spec):
    """``{"fields": {name: {"kind": ..., "label": ...}}, "data": {...}}``: a form, with errors if it has data."""
    declared = {name: FIELDS[field.pop("kind")](**field) for name, field in spec["fields"].items()}
    form_class = type("SampleForm", (forms.Form,), declared)
    form_class.use_required_attribute = not spec.get("one_question")
    return form_class(spec.get("data"), auto_id=f"sample-{next(numbers)}-%s")


def _field(spec):
    """``{"kind": ..., "label": ..., "value": ...}``: one bound field, with errors if it has a value that is wrong."""
    data = {"field": spec.pop("value")} if "value" in spec else None
    return _form({"fields": {"field": spec}, "data": data})["field"]


def _page(spec):
    return Paginator(range(spec["count"]), 10).page(spec["number"])


class SampleImage:
    """Stands in for a picture of the library: one drawing, whatever format and size are asked for."""

    def __init__(self, spec):
        self.contextual_alt_text = spec

        self.made = dict.fromkeys(pictures.ALL, pictures.Size(staticfiles_storage, "img/horizon.svg", 1200, 600))


REAL_THINGS = {"$date": date.fromisoformat, "$field": _field, "$form": _form, "$image": SampleImage, "$page": _page}


def _real_thing(spec):
    key = next(iter(spec), "")
    return REAL_THINGS[key](spec[key]) if key in REAL_THINGS else spec
