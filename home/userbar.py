from wagtail.admin.userbar import ContentCheckerItem

# Cards and notices are drawn by the site with short bold lines, which the check takes for headings gone wrong.
NOT_WRITTEN_BY_EDITORS = [".alert", ".person", ".local-time"]


class ContentCheck(ContentCheckerItem):
    """Wagtail's check of a page's content, silent about what no editor can change."""

    axe_include = ["h1", ".prose"]
    axe_exclude = NOT_WRITTEN_BY_EDITORS


def replace_content_check(items):
    items[:] = [ContentCheck(item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]
