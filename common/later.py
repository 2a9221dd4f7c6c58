"""Views that are imported when somebody asks for them.

A map of addresses has the modules of all its views imported before a process answers anything. For pages that only
few ask for, and whose modules bring much with them, the first of these few waits instead.
"""

from functools import cache
from importlib import import_module

# What is named so: the check of a real site imports it all (common.checks).
MODULES = set()


def later(module):
    """A function from a name in ``module`` to the view of that name, which its first request imports.

    Of a class it is ``as_view()``. What a decorator notes on a view for a middleware to read is not known of it
    before, so no view that is exempt from anything may be named so: tests/architecture/test_apps.py imports them all.
    (``login_required=False`` of allauth's is lost too; nothing here reads it.)
    """
    MODULES.add(module)

    def named(name):
        @cache
        def found():
            view = getattr(import_module(module), name)
            return view.as_view() if isinstance(view, type) else view

        def view(request, *args, **kwargs):
            return found()(request, *args, **kwargs)

        view.__module__, view.__name__, view.imported = module, name, found
        return view

    return named
