"""Viewsets of objects that belong to branches: every view of each, also of the choosers, is of one's own."""

import pytest
from django.apps import apps
from django.http import Http404
from django.test import RequestFactory
from django.urls import reverse
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import policy_registry

from branches.models import Catchment
from branches.scope import ScopedPolicy, ScopedViewSetMixin
from branches.viewsets import CatchmentViewSet

OURS = {"branches", "events", "home", "members", "common"}
# Viewsets whose objects belong to no branch, each with who keeps them for the whole organisation.
OF_THE_ORGANISATION = {
    "events.EventKind": "editors",
    "branches.Aim": "editors",
    "branches.SuggestedAction": "editors",
    "branches.Body": "returning officer",
    "branches.Post": "returning officer",
    "branches.Term": "returning officer",
    "members.User": "administrators",
}


class CatchmentChooser(ScopedViewSetMixin, ChooserViewSet):
    model = Catchment
    name = "catchment_chooser_of_tests"


def ours():
    """Our registered viewsets that have a model and are no lists of pages."""
    from wagtail.models import Page

    found = [viewset for viewset in viewsets.viewsets if getattr(viewset, "model", None)]
    return [
        viewset
        for viewset in found
        if model_of(viewset)._meta.app_label in OURS
        and not issubclass(model_of(viewset), Page)
        and not isinstance(viewset, ChooserViewSet)
    ]


def model_of(viewset):
    return apps.get_model(viewset.model) if isinstance(viewset.model, str) else viewset.model


def test_every_viewset_of_ours_is_scoped_or_belongs_to_the_organisation():
    reverse("catchment:index")  # the URL map is read: all are registered
    scoped = {model_of(viewset)._meta.label for viewset in ours() if isinstance(viewset, ScopedViewSetMixin)}
    open_to_all = {model_of(viewset)._meta.label for viewset in ours()} - scoped
    assert scoped == {"branches.Catchment"}
    assert open_to_all <= set(OF_THE_ORGANISATION) | {"common.CustomImage", "common.CustomDocument"}
    assert all(isinstance(policy_registry.get_by_type(apps.get_model(label)), ScopedPolicy) for label in scoped)


@pytest.mark.parametrize("viewset", [CatchmentViewSet(), CatchmentChooser()], ids=["viewset", "chooser"])
def test_no_view_of_a_scoped_viewset_escapes_the_gate(world, people, viewset):
    own, foreign = (world.corners[name].keys["catchment.pk"] for name in ("vienna", "tokyo"))
    request = RequestFactory().get("/")
    request.user, tried = people.coordinator, 0
    for pattern in viewset.get_urlpatterns():
        assert pattern.callback.only_own
        if "pk" in pattern.pattern.converters:
            with pytest.raises(Http404):
                pattern.callback(request, pk=foreign)
            tried += 1
    assert tried >= 1
    assert own != foreign


def test_lists_files_and_choices_hold_ones_own(world, people):
    client, index = people.client("coordinator"), reverse("catchment:index")
    assert {row.country.code for row in client.get(index).context["object_list"]} == {"DE", "AT"}
    table = b"".join(client.get(index, {"export": "csv"}).streaming_content).decode()
    assert ("Austria" in table, "Japan" in table) == (True, False)
    offered = client.get(reverse("catchment:add")).context["form"].fields["branch"].queryset
    assert {branch.title for branch in offered} == {"Berlin", "Vienna"}
    chooser = CatchmentChooser()
    request = RequestFactory().get(
        "/", {"id": [world.corners[name].keys["catchment.pk"] for name in ("berlin", "tokyo")]}
    )
    request.user = people.coordinator
    answer = {pattern.name: pattern for pattern in chooser.get_urlpatterns()}["chosen_multiple"].callback(request)
    assert (b"Germany" in answer.content, b"Japan" in answer.content) == (True, False)


@pytest.mark.parametrize(
    ("role", "made"), [("coordinator", False), ("foreign_coordinator", True), ("membership", True)]
)
def test_nothing_is_made_in_or_moved_to_a_foreign_branch(world, people, role, made):
    tokyo, berlin = world.corners["tokyo"].branch, world.corners["berlin"].branch
    data = {"country": "KR", "subdivision": "", "branch": tokyo.pk}
    people.client(role).post(reverse("catchment:add"), data)
    assert Catchment.objects.filter(country="KR", branch=tokyo).exists() == made
    row = Catchment.objects.get(branch=berlin)
    people.client(role).post(reverse("catchment:edit", args=[row.pk]), data | {"country": "DE"})
    assert (Catchment.objects.get(pk=row.pk).branch_id == tokyo.pk) == (role == "membership")
