"""Page choosers: Wagtail offers every page, drafts and private ones too, to whoever may enter the admin.

Can go when Wagtail asks the page policy in ``wagtail.admin.views.chooser`` (wagtail #9270).
"""

from wagtail.models import Page

from branches.doors.bulk import asked_by_id
from branches.doors.titles import is_open, open_to


def narrowed(pages, request):
    return open_to(request, pages)


def child_pages_closed(request, parent_page_id=None):
    page = Page.objects.filter(pk=parent_page_id).first()
    return bool(page) and not page.is_root() and not is_open(request, page)


def chosen_pages_closed(request):
    pages = asked_by_id(Page.objects.all(), request.GET.getlist("id"))
    return open_to(request, pages).count() < pages.count()
