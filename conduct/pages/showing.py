"""What the conduct pages' templates are given."""


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
    from conduct.reporting.views import answer

    return answer(request, page)


def leave(page, request):
    from conduct.reporting import views

    return views.leave(request, page)
