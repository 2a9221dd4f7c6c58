"""What the newsletter adds to the admin. Each part keeps its screens; here they are only registered."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from branches.review.history import register
from newsletter.approval import admin as approval
from newsletter.approval import handing_in
from newsletter.approval import history as approval_history
from newsletter.approval.buttons import header_buttons
from newsletter.approval.viewsets import NamedAuthorViewSet
from newsletter.articles.viewsets import TopicViewSet, topics_item
from newsletter.delivery import admin as delivery
from newsletter.delivery import history as mailings
from newsletter.editions import admin as editions
from newsletter.editions import history as edition_history
from newsletter.editions.choosers import articles_to_choose
from newsletter.recipients import screens as suppressions


# ------------------------------------------------------------------------------------------------ the menu
# One group for all: an item joins by @hooks.register("register_newsletter_menu_item") below, with its order: 1-9 what
# authors and editors do daily, 10-19 editions and mailings, 20-29 subscribers and suppressions, 30-39 what is kept.
@hooks.register("register_admin_menu_item")
def newsletter_menu():
    return approval.menu()


# ------------------------------------------------------------------------------------------------ approval and rights
@hooks.register("register_admin_urls")
def approval_urls():
    return approval.urls()


for _item in approval.MENU_ITEMS:
    hooks.register("register_newsletter_menu_item", _item)


@hooks.register("register_admin_viewset")
def named_authors():
    return NamedAuthorViewSet()


@hooks.register("register_page_header_buttons")
def approval_buttons(page, user, next_url=None, view_name=None):
    return header_buttons(page, user)


hooks.register("construct_page_action_menu", handing_in.named_for_articles)
for _event in ("after_create_page", "after_edit_page"):
    hooks.register(_event, handing_in.back_to_ones_own)


@hooks.register("register_log_actions")
def verbs_of_approval(actions):
    register(actions, approval_history.ACTIONS, reasoned=approval_history.REASONED)


# ------------------------------------------------------------------------------------------------ articles
register_snippet(TopicViewSet)


@hooks.register("register_newsletter_menu_item")
def topics():
    return topics_item()


# ------------------------------------------------------------------------------------------------ editions
@hooks.register("register_admin_viewset")
def articles_for_editions():
    return articles_to_choose


@hooks.register("register_admin_urls")
def edition_urls():
    return editions.urls()


hooks.register("register_newsletter_menu_item", editions.menu_item)


@hooks.register("register_page_header_buttons")
def edition_buttons(page, user, next_url=None, view_name=None):
    return editions.header_buttons(page, user)


@hooks.register("register_log_actions")
def edition_verbs(actions):
    for name, (label, message) in edition_history.ACTIONS.items():
        actions.register_action(name, label, message)


# ------------------------------------------------------------------------------------------------ delivery
@hooks.register("register_admin_urls")
def delivery_urls():
    return delivery.urls()


hooks.register("register_newsletter_menu_item", delivery.menu_item)


@hooks.register("register_log_actions")
def delivery_verbs(actions):
    for name, (label, message) in mailings.ACTIONS.items():
        actions.register_action(name, label, message)


# ------------------------------------------------------------------------------------------------ subscribers
@hooks.register("register_admin_urls")
def suppression_urls():
    return suppressions.urls()


hooks.register("register_newsletter_menu_item", suppressions.menu_item)


@hooks.register("register_log_actions")
def suppression_verbs(actions):
    for name, (label, message) in suppressions.ACTIONS.items():
        actions.register_action(name, label, message)
