"""Every address under /admin/, made concrete with what belongs to one branch: nothing the site serves is left out."""

from dataclasses import dataclass
from functools import cache
from itertools import product

from django.urls import get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

# Ends or changes the session of whoever asks, or renders the error pages themselves: nobody's data.
NOT_PROBED = {"wagtailadmin_logout", "wagtailadmin_error_test", ""}


@dataclass(frozen=True)
class Pattern:
    name: str
    parameters: tuple[str, ...]

    @property
    def namespace(self):
        return self.name.rpartition(":")[0]


@cache
def admin_patterns():
    """All named patterns under /admin/, as the URL map of this moment has them."""
    return tuple(sorted(set(_walk(get_resolver().url_patterns, "", "", ())), key=lambda pattern: pattern.name))


def _walk(patterns, path, namespace, above):
    for pattern in patterns:
        here = path + str(pattern.pattern)
        parameters = (*above, *_parameters(pattern.pattern))
        if hasattr(pattern, "url_patterns"):
            if "admin/".startswith(here[:6]) or here.startswith("admin/"):
                inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                yield from _walk(pattern.url_patterns, here, inner, parameters)
        elif here.startswith("admin/") and pattern.name:
            yield Pattern(namespace + pattern.name, parameters)


def _parameters(pattern):
    named = getattr(pattern, "converters", {}) or {}
    return tuple(named) or tuple(getattr(pattern, "regex", None).groupindex if hasattr(pattern, "regex") else ())


def concrete(pattern, objects):
    """The addresses of a pattern for the objects of a branch: ``objects`` gives the values of each parameter."""
    for values in product(*(objects.values_for(pattern, name) for name in pattern.parameters)):
        kwargs = dict(zip(pattern.parameters, values, strict=True))
        try:
            yield reverse(pattern.name, kwargs=kwargs)
        except NoReverseMatch as error:
            raise AssertionError(f"{pattern.name}: say in world.py what {kwargs} should be") from error


class Objects:
    """What the addresses of one branch are made of. A parameter nobody has described fails the sweep."""

    def __init__(self, corner, thorough=True):
        self.corner, self.thorough = corner, thorough

    def values_for(self, pattern, parameter):
        names = (f"{pattern.name}.{parameter}", f"{pattern.namespace}.{parameter}", parameter)
        found = next((self.corner.keys[name] for name in names if name in self.corner.keys), None)
        assert found is not None, f"{pattern.name} has a parameter {parameter}: say in world.py what it stands for"
        values = found if isinstance(found, list) else [found]
        return values if self.thorough and len(pattern.parameters) == 1 else values[:1]
