from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from branches.doors import comments, listing_buttons, live_translations
from branches.doors.choosers import narrowed
from branches.doors.middleware import everything_closed
from branches.plans import lists as plan_lists
from branches.plans.buttons import header_buttons
from branches.plans.history import ACTIONS as PLAN_ACTIONS
from branches.posts.history import ACTIONS as TERM_ACTIONS
from branches.posts.viewsets import PostsGroup
from branches.reports import CoverageMenuItem, CoverageView
from branches.viewsets import BranchesGroup
from branches.welcome import screens as welcome
from branches.welcome.history import ACTIONS as WELCOME_ACTIONS

register_snippet(plan_lists.AimViewSet)


@hooks.register("register_admin_viewset")
def branches_group():
    return BranchesGroup()


@hooks.register("register_admin_urls")
def coverage_url():
    return [path("branches/coverage/", CoverageView.as_view(), name="branches_coverage")]


@hooks.register("register_branches_menu_item")
def coverage_menu_item():
    return CoverageMenuItem(_("Coverage"), reverse("branches_coverage"), icon_name="view", order=2)


@hooks.register("register_admin_urls")
def welcome_urls():
    return [
        path("welcome/", welcome.QueueView.as_view(), name="branches_welcome"),
        path("welcome/wrote/<int:pk>/", welcome.WroteView.as_view(), name="branches_welcome_wrote"),
        path("welcome/member/<int:pk>/", welcome.MemberView.as_view(), name="branches_welcome_member"),
    ]


@hooks.register("register_branches_menu_item")
def welcome_menu_item():
    return welcome.WelcomeMenuItem(_("To welcome"), reverse("branches_welcome"), icon_name="user", order=1)


@hooks.register("register_log_actions")
def welcome_verbs(actions):
    for name, (label, message) in WELCOME_ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_viewset")
def what_new_plans_begin_with():
    return plan_lists.SuggestedActionViewSet()


hooks.register("register_admin_urls", plan_lists.admin_urls)
for menu_item in (plan_lists.menu_item, plan_lists.aims_menu_item, plan_lists.suggestions_menu_item):
    hooks.register("register_branches_menu_item", menu_item)


@hooks.register("register_page_header_buttons")
def plan_buttons(page, user, next_url=None, view_name=None):
    return header_buttons(page, user)


@hooks.register("register_log_actions")
def plan_verbs(actions):
    for name, (label, message) in PLAN_ACTIONS.items():
        actions.register_action(name, label, message)


listing_buttons.quieten()
comments.mail_who_may_edit()
live_translations.write_drafts_as_revisions()


@hooks.register("register_page_listing_more_buttons")
def translate_button(page, user, next_url=None):
    return listing_buttons.translate_button(page, user)


@hooks.register("construct_reports_menu")
def no_report_that_is_closed(request, menu_items):
    if everything_closed(request):
        menu_items[:] = [item for item in menu_items if item.name != "page-types-usage"]


@hooks.register("construct_page_chooser_queryset")
def pages_to_choose(pages, request):
    return narrowed(pages, request)


@hooks.register("register_admin_viewset")
def posts_group():
    return PostsGroup()


@hooks.register("register_log_actions")
def verbs_of_posts(actions):
    for name, (label, message) in TERM_ACTIONS.items():
        actions.register_action(name, label, message)
