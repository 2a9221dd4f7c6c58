from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from branches.finder import find
from branches.forms import FinderForm
from branches.posts.vacancies import vacancies as open_posts
from common.page_cache import kept

# The answer tells the time of the day at the branch.
KEPT_FOR = 60


@require_safe
@kept(reads=("country", "part"))
@cache_control(public=True, max_age=KEPT_FOR)
def finder(request):
    """Find my branch: ``/branches/find/?country=DE``, and ``&part=US-CA`` where a country is split."""
    answer = find(request.GET.get("country", ""), request.GET.get("part", ""))
    form = FinderForm.for_answer(answer, request.GET)
    return render(request, "branches/finder.html", {"answer": answer, "form": form})


@require_safe
@kept(reads=("kind", "region", "body"))
@cache_control(public=True, max_age=KEPT_FOR)
def vacancies(request):
    """Every open post: ``/branches/vacancies/?kind=branch&region=americas``, or of one body by ``?body=``."""
    return render(request, "branches/vacancies.html", {"vacancies": open_posts(request.GET, request)})
