"""One's own account. Every page is about whoever is signed in: no address names anybody."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from members.account import services
from members.account.export import as_json, gathered, readable
from members.account.forms import DeletionForm
from members.account.pages import form_page, groups
from members.account.sections import FORETOLD, SECTIONS, erasures


@login_required
@require_safe
def home(request):
    return render(request, "members/account/home.html", {"groups": groups(request)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request, key):
    found = SECTIONS.get(key)
    if found is None or found.url or found.summary(request) is None:
        raise Http404
    return found.view(request, found) if found.view else form_page(request, found)


@login_required
@require_safe
def data(request):
    """Everything held about somebody, to be read: the same as in the file."""
    return render(request, "members/account/data.html", {"parts": readable(request.user)})


@login_required
@require_safe
def data_file(request):
    response = HttpResponse(as_json(gathered(request.user)), content_type="application/json; charset=utf-8")
    day = f"{timezone.now():%Y-%m-%d}"
    response["Content-Disposition"] = f'attachment; filename="labour-international-{day}.json"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request):
    """What goes and what stays, in words; then, for who types their own address, it goes."""
    form = DeletionForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_bound and form.is_valid():
        try:
            services.delete_account(user=request.user)
        except services.LastAdministrator:
            pass
        else:
            logout(request)
            return redirect("account_deleted")
    context = {
        "form": form,
        "refused": services.is_last_administrator(request.user),
        "warnings": [warning for tell in FORETOLD for warning in tell(request.user)],
        "goes": [erasure.goes for erasure in erasures() if erasure.goes],
        "stays": [erasure.stays for erasure in erasures() if erasure.stays],
    }
    return render(request, "members/account/delete.html", context)


@require_safe
def deleted(request):
    return render(request, "members/account/deleted.html")
