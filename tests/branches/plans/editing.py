"""The editor as a browser sends it: what its form holds, with what somebody changes in it."""

import html5lib
from django.urls import reverse
from wagtail.models import WorkflowState

CONTROLS = ("input", "select", "textarea")


def edit_url(plan):
    return reverse("wagtailadmin_pages:edit", args=[plan.pk])


def filled(client, url):
    """Every field of the editor's form with what it holds now."""
    page = html5lib.parse(client.get(url).content, namespaceHTMLElements=False)
    form = next(form for form in page.iter("form") if form.get("data-edit-form") is not None)
    pairs = (_value(control) for control in form.iter() if control.tag in CONTROLS and control.get("name"))
    found = {name: value for name, value in pairs if value is not None and "__prefix__" not in name}
    # What is made of blocks is drawn by a script.
    return found | {"body-count": "0"}


def _value(control):
    name = control.get("name")
    if control.tag == "textarea":
        return name, control.text or ""
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option.get("value") for option in options if option.get("selected") is not None]
        return name, chosen[0] if chosen else (options[0].get("value") if options else "")
    if control.get("type") in ("checkbox", "radio") and control.get("checked") is None:
        return name, None
    return name, control.get("value", "")


def send(client, plan, action="", **changes):
    """The editor's form, changed, sent with one of its buttons."""
    data = filled(client, edit_url(plan)) | changes
    if action:
        data[action] = action
    return client.post(edit_url(plan), data)


def hand_in(client, plan):
    answer = send(client, plan, "action-submit")
    assert answer.status_code == 302, answer.context["form"].errors
    return WorkflowState.objects.get(object_id=str(plan.pk), status=WorkflowState.STATUS_IN_PROGRESS)
