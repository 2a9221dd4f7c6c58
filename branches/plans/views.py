"""The door of plans for whoever they are not for, and the list of all for those they are."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from branches.plans.forms import RollUpForm
from branches.plans.overview import Overview
from common.addresses import addresses
from common.privacy import may_read_members_pages
from common.spreadsheets import csv_response

ON_A_PAGE = 50


def refusal(request):
    """None for members and officers; for others the page that says whom plans are for, and how to sign in.

    It shows nothing of the plan, not even what it is called.
    """
    if may_read_members_pages(request.user):
        return None
    sign_in = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
    context = {"sign_in_url": sign_in, "signed_in": request.user.is_authenticated}
    response = render(request, "branches/plans_for_members.html", context, status=403)
    response["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response


@require_safe
def all_plans(request):
    """What all branches do for each aim: for members, with the file of it."""
    refused = refusal(request)
    if refused:
        return refused
    context = overview_context(request)
    if request.GET.get("export") == "csv":
        return export(context["rows"])
    return render(request, "branches/plans.html", context | {"list_url": reverse("branches:plans")})


def overview_context(request):
    """What the list of all plans shows, to members and in the admin: sums by aim, then the actions asked for."""
    overview = Overview()
    regions = dict.fromkeys(overview.regions.values())
    form = RollUpForm(request.GET, regions, overview.aims.values())
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    rows = overview.filtered(**chosen)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    address = addresses(request)
    return {
        "form": form,
        "filtered": bool(chosen),
        "totals": overview.totals(chosen.get("region", "")),
        "total": overview.total(chosen.get("region", "")),
        "plans": len(overview.chosen),
        "without_plan": overview.without_plan,
        "rows": rows,
        "page_of_rows": page,
        "shown": [(row, address(row.url_path)) for row in page],
        "query": urlencode(chosen),
    }


def export(rows):
    """The actions as a table; what a spreadsheet would run is made harmless (common.spreadsheets)."""
    headings = [
        _("Branch"), _("Region"), _("Aim"), _("Action"), _("Post"), _("Due"), _("Status"), _("Per cent"),
        _("Overdue"), _("What shows it"), _("Link"),
    ]  # fmt: skip
    lines = (
        [
            row.branch,
            row.region,
            row.aim,
            row.action.what,
            row.action.owner,
            row.action.due or "",
            str(row.action.status_text),
            row.action.progress,
            _("yes") if row.overdue else _("no"),
            row.action.evidence,
            row.action.evidence_link,
        ]
        for row in rows
    )
    return csv_response("plans.csv", headings, lines)
