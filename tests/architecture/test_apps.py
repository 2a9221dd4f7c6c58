"""What is left out of a start, or comes later, so that a process answers soon."""

import ast
import inspect
import subprocess
import sys
import textwrap

import pytest
from django.apps import apps
from django.urls import URLResolver, get_resolver

from li_site.installed import Documents, Images, Redirects, Snippets
from tests.architecture.sources import ROOT

OF_THE_API = ("register_content_types(", "api.add_router(")


@pytest.mark.parametrize("config", [Redirects, Images, Documents, Snippets])
def test_an_app_without_the_api_takes_every_other_step_of_wagtails(config):
    [wagtails] = config.__bases__
    left_out = [step for step in steps(wagtails) if step not in steps(config)]
    assert left_out
    assert all(step.startswith(OF_THE_API) for step in left_out)
    assert [step for step in steps(wagtails) if step not in left_out] == steps(config)
    assert isinstance(apps.get_app_config(config.label), config)


def steps(config):
    """What ``ready()`` does, without where it imports it from."""
    [function] = ast.parse(textwrap.dedent(inspect.getsource(config.ready))).body
    return [ast.unparse(step) for step in function.body if not isinstance(step, ast.ImportFrom)]


def test_no_process_builds_wagtails_api():
    assert not any(app.name.startswith("wagtail.api") for app in apps.get_app_configs())


def test_every_view_that_is_imported_later_is_there_and_exempt_from_nothing():
    later = [view for view in views() if hasattr(view, "imported")]
    assert len(later) >= 15
    for view in later:
        # Decorators note on a view itself what it is exempt from.
        assert not [name for name in vars(view.imported()) if "exempt" in name], view.__name__


def views(patterns=None):
    """Those of the whole URL map, out of what decorators have put around them."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern.url_patterns)
        else:
            yield inspect.unwrap(pattern.callback)


def test_to_start_brings_nothing_that_few_need():
    """Each of them would be a fiftieth of the time until the first answer, or more."""
    few = {"cryptography", "fido2", "icalendar", "ninja", "openpyxl", "qrcode"}
    ask = "import sys, li_site.wsgi; print(*sys.modules)"
    found = set(subprocess.check_output([sys.executable, "-c", ask], cwd=ROOT, text=True).split())
    assert "wagtail" in found
    assert not few & found
    # What only background work does, each app's background.py brings along.
    assert not {name for name in found if name.endswith(".background")}
