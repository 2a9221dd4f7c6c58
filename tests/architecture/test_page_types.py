import pytest
from django.apps import apps
from wagtail.models import Page, get_page_models

from branches.models import PlanPage
from common.models import BasePage
from conduct.models import CodeOfConductPage, ReportFormPage
from newsletter.models import ArticlePage, NewsletterIndexPage
from tests.architecture.sources import LAYERS

PAGE_TYPES = [model for model in get_page_models() if model._meta.app_label in LAYERS]
# Written by the tree and the clock, not by anybody's translation.
NOT_CONTENT = {"page_ptr"}
# Search, which anybody asks, does not know them.
FOR_MEMBERS = {PlanPage}
# What each is introduced by and has for a text, where that is not called so.
SEARCHED = {
    ArticlePage: {"summary", "body"},
    NewsletterIndexPage: {"introduction"},
    CodeOfConductPage: {"introduction", "clauses"},
    ReportFormPage: {"introduction", "can_and_cannot"},
}


def own_fields(model):
    """The fields a page type adds to Wagtail's page: its columns and the lists edited with it."""
    inherited = {field.name for field in Page._meta.get_fields()} | NOT_CONTENT
    columns = {field.name for field in model._meta.concrete_fields}
    lists = {relation.get_accessor_name() for relation in getattr(model._meta, "child_relations", [])}
    return (columns | lists) - inherited


def test_the_page_types_are_those_of_the_design():
    assert {model.__name__ for model in PAGE_TYPES} == {
        "HomePage",
        "StandardPage",
        "ContactPage",
        "BranchIndexPage",
        "RegionPage",
        "BranchPage",
        "BodyPage",
        "PlanPage",
        "EventIndexPage",
        "EventPage",
        "NewsletterIndexPage",
        "ArticlePage",
        "EditionPage",
        "ConductIndexPage",
        "CodeOfConductPage",
        "ReportFormPage",
        "ConductTextPage",
    }


@pytest.mark.parametrize("model", PAGE_TYPES)
class TestEveryPageType:
    def test_is_one_of_ours(self, model):
        assert issubclass(model, BasePage)

    def test_names_its_parents_and_children(self, model):
        for attribute in ("parent_page_types", "subpage_types"):
            assert attribute in vars(model), attribute
            for name in getattr(model, attribute):
                assert apps.get_model(name), name

    def test_parents_and_children_agree(self, model):
        for child in model.allowed_subpage_models():
            assert model in child.allowed_parent_page_models()

    def test_says_what_translation_does_with_each_field(self, model):
        told = [field.field_name for field in model.translatable_fields]
        assert own_fields(model) - set(told) == set()
        assert len(told) == len(set(told)) >= 9

    def test_lets_editors_edit_each_field(self, model):
        options = model.get_edit_handler().get_form_options()
        editable = {*options["fields"], *options.get("formsets", ())}
        hidden = {name for name in own_fields(model) if not getattr(field_of(model, name), "editable", True)}
        assert own_fields(model) - editable - hidden == set()

    def test_is_found_by_its_introduction(self, model):
        if model in FOR_MEMBERS:
            assert model.get_indexed_instance(None) is None
            return
        searched = {field.field_name for field in model.get_search_fields()}
        assert {"title"} | SEARCHED.get(model, {"introduction", "body"}) <= searched

    def test_is_described(self, model):
        assert model.__doc__
        assert not model.__doc__.startswith(f"{model.__name__}(")
        assert str(model._meta.verbose_name) != model._meta.model_name
        assert 20 <= len(model.get_page_description()) <= 110, "what editors read when they choose a type"


def field_of(model, name):
    return next((field for field in model._meta.get_fields() if field.name == name), None)
