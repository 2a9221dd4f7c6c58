from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from home import search as site_search

PAGE_SIZE = 10


@require_safe
def search(request):
    query = request.GET.get("q", "").strip()
    words = site_search.normalise(query)
    page_obj, results = None, []
    if words:
        paginator = Paginator(site_search.find(words, request.user), PAGE_SIZE)
        page_obj = paginator.get_page(request.GET.get("page"))
        found = [page.pk for page in page_obj.object_list]
        specific = Page.objects.filter(pk__in=found).specific().in_bulk()
        results = site_search.results([specific[pk] for pk in found if pk in specific], words, request)
    context = {"query": query[: site_search.MAX_LENGTH], "words": words, "page_obj": page_obj, "results": results}
    return render(request, "home/search.html", context)
