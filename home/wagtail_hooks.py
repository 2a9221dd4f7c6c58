from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from home.dashboard import AttentionPanel
from home.userbar import replace_content_check


@hooks.register("insert_global_admin_css")
def site_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_homepage_panels")
def what_needs_attention(request, panels):
    panels.append(AttentionPanel(request))


@hooks.register("construct_wagtail_userbar")
def what_editors_are_told(request, items, page):
    replace_content_check(items)


@hooks.register("construct_help_menu")
def no_news_of_the_software(request, menu_items):
    """A badge that counts Wagtail's releases says nothing to volunteers."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith("whats-new-in-wagtail")]
