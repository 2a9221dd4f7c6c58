from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks

from home.desk import menu, urls
from home.desk.history import ACTIONS
from home.translating import not_begun
from home.translating.handing_in import buttons as hand_in_buttons
from home.translating.handing_in import instead_of_publishing
from home.translating.handing_in import urls as hand_in_urls
from home.translating.notices import tell
from home.translating.report import OwnTranslationsReportView
from home.userbar import replace_content_check


@hooks.register("insert_global_admin_css")
def site_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_homepage_panels")
def what_needs_attention(request, panels):
    # All that the desk knows stands behind them, and only who opens the admin sees it.
    from home.dashboard import AttentionPanel
    from home.desk.first_screen import DeskPanel

    panels += [DeskPanel(request), AttentionPanel(request)]


@hooks.register("construct_wagtail_userbar")
def what_editors_are_told(request, items, page):
    replace_content_check(items)


@hooks.register("construct_help_menu")
def no_news_of_the_software(request, menu_items):
    """A badge that counts releases of Wagtail says nothing to volunteers; to its guide the first page leads."""
    news = ("whats-new-in-wagtail", "editor-guide")
    menu_items[:] = [item for item in menu_items if not item.name.startswith(news)]


@hooks.register("register_admin_urls")
def desk_urls():
    return urls.urlpatterns


@hooks.register("register_admin_menu_item")
def my_branch_item():
    return menu.my_branch()


@hooks.register("register_admin_menu_item")
def my_region_item():
    return menu.my_region()


@hooks.register("register_log_actions")
def verbs(actions):
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_urls")
def translations_are_handed_in():
    return [*hand_in_urls(), *not_begun.urls()]


@hooks.register("register_page_header_buttons")
def hand_in_button(page, user, next_url=None, view_name=None):
    return hand_in_buttons(page, user)


@hooks.register("register_admin_urls", order=-1)
def translations_report_urls():
    """At the addresses of wagtail-localize's own report, which is found after this one."""
    view = OwnTranslationsReportView
    return [
        path("localize/reports/translations/", view.as_view()),
        path("localize/reports/translations/results/", view.as_view(results_only=True)),
    ]


@hooks.register("before_edit_page", order=-10)
def what_lags_behind(request, page):
    tell(request, page)


@hooks.register("before_edit_page", order=-5)
def translations_are_published_by_approval(request, page):
    return instead_of_publishing(request, page)
