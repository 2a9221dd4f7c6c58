from datetime import timedelta

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conduct.choices import Act
from conduct.log import note, reading
from conduct.log.chain import record
from conduct.log.forms import LogFilter
from conduct.rights import is_officer
from members.rights import Capability
from members.signin import officers_only

PER_PAGE = 50
# Pages turned and filters tried within this are one visit, and one entry.
VISIT = timedelta(minutes=30)


@require_safe
@officers_only(Capability.DATA_PROTECTION)
def log(request):
    """The log, for the data protection officer; not for one who also handles cases, from some of which they may be
    kept: the log would tell them of these.
    """
    if is_officer(request.user):
        return render(request, "conduct/log/two_posts.html", status=403)
    note_visit(request, Act.LOG_READ)
    form = LogFilter(request.GET, people=reading.people())
    page = Paginator(reading.entries(form.asked), PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {"form": form, "page_obj": page, "rows": reading.rows(page), "query": query.urlencode()}
    return render(request, "conduct/log/log.html", context | {"note": note.read(), "is_filtered": bool(form.asked)})


def note_visit(request, act):
    """Record that somebody reads, once a visit."""
    key, now = f"conduct_{act.name.lower()}", timezone.now()
    last = request.session.get(key, 0)
    if now.timestamp() - last > VISIT.total_seconds():
        record(act, actor=request.user)
        request.session[key] = now.timestamp()
