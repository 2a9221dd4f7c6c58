"""What the conduct pages' templates are given."""

from django.http import HttpResponseRedirect


def overview(page, request):
    return {}


def code(page, request):
    return {}


def all_versions(page):
    return {}


def one_version(page, number):
    return {}


def beside(page):
    return {}


def form(page, request):
    return page.render(request)


def leave(page, request):
    return HttpResponseRedirect(page.leave_url)
