"""The one place that every request to the admin passes: a door for each address that shows pages unasked."""

from wagtail.admin.auth import permission_denied
from wagtail.models import Page

from branches.doors import bulk, choosers, translations
from branches.doors.titles import explores
from branches.permissions import FRONT

# What an address calls the page that it is about.
PAGE_PARAMETERS = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "pk")
PAGE_ADDRESSES = ("wagtailadmin_pages:", "wagtailadmin_explore", "wagtailadmin_api:pages:")


def everything_closed(request, **parameters):
    """Reports that show a page of every type are for those who edit every page."""
    front = Page.objects.filter(FRONT).first()
    return not (front and front.permissions_for_user(request.user).can_edit())


# The name of an address -> whether it is closed to somebody, with the address's own parameters.
DOORS = {
    "wagtail_bulk_action": bulk.bulk_closed,
    "wagtailadmin_choose_page_child": choosers.child_pages_closed,
    "wagtailadmin_choose_page_chosen_multiple": choosers.chosen_pages_closed,
    "wagtailadmin_reports:page_types_usage": everything_closed,
    "wagtailadmin_reports:page_types_usage_results": everything_closed,
    "wagtail_localize:submit_page_translation": translations.submit_page_closed,
    "wagtail_localize:submit_snippet_translation": translations.submit_snippet_closed,
    "wagtail_localize:update_translations": translations.update_closed,
    "wagtail_localize:convert_to_alias": translations.convert_closed,
    "wagtail_localize:edit_string_translation": translations.locked_to_words,
    "wagtail_localize:edit_override": translations.locked_to_words,
    "wagtail_localize:upload_pofile": translations.locked,
    "wagtail_localize:machine_translate": translations.locked,
    "wagtail_localize:stop_translation": translations.locked,
}


# The same for everybody, administrators too; upper layers add what they keep (:func:`closed_to_everybody`).
DOORS_OF_ALL = {}


def closed_to_everybody(name, door):
    """Have ``door(request, **parameters) -> bool`` asked whether an address of this name is closed, whoever asks."""
    DOORS_OF_ALL[name] = door


class AdminDoors:
    """Refuses, as Wagtail does, before a view has looked at a page that somebody has nothing to do with."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, parameters):
        name = request.resolver_match.view_name or ""
        for_all = DOORS_OF_ALL.get(name)
        if for_all and request.user.is_authenticated and for_all(request, **parameters):
            return permission_denied(request)
        door = door_of(name)
        # Who it is, is asked at a door alone: the public's addresses stay the same for everybody.
        if door is None or not request.user.is_authenticated or request.user.is_superuser:
            return None
        return permission_denied(request) if door(request, **parameters) else None


def door_of(name):
    """The door of an address of this name; None for what is the same for everybody, or refuses by itself."""
    return DOORS.get(name) or (pages_closed if name.startswith(PAGE_ADDRESSES) else None)


def pages_closed(request, **parameters):
    """Whether an address is about a page that somebody neither works on nor is asked to review."""
    ids = [parameters[name] for name in PAGE_PARAMETERS if parameters.get(name)]
    pages = Page.objects.filter(pk__in=ids) if ids else ()
    return any(not explores(request.user, page.path) and not _works_on(request.user, page) for page in pages)


def _works_on(user, page):
    """Whether a page is somebody's by what its own type says, such as an article's author, or waits for them."""
    rights = page.permissions_for_user(user)
    return rights.can_edit() or rights.can_add_subpage()
