"""The site's addresses, and a view that does nothing, to compare with."""

from django.http import HttpResponse
from django.urls import path

from li_site.urls import urlpatterns as site


def bare(request):
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare), *site]
