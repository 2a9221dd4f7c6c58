"""The reference of the page cache: a Django site of one view and no middleware that answers with 20 KB."""

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path

PAGE = b"x" * 20_480


def bare(request):
    return HttpResponse(PAGE)


urlpatterns = [path("", bare)]

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[], SECRET_KEY="no secret: a benchmark")
django.setup()
application = WSGIHandler()
