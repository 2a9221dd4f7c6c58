from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

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
        results = site_search.results(list(page_obj.object_list), words, request)
    context = {"query": query[: site_search.MAX_LENGTH], "words": words, "page_obj": page_obj, "results": results}
    return render(request, "home/search.html", context)
