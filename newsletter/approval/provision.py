"""What the newsletter's approval needs to be there: the workflow with its two steps."""

from wagtail.models import Workflow, WorkflowTask

from newsletter.models import EditorsCheckTask, RegionsCheckTask

APPROVAL, BY_REGION, BY_EDITOR = "Approval of articles", "Check by the region", "Editor’s check"


def ensure_approval_of_articles():
    """Make it where it is missing, and say how much. One that an administrator ended or changed stays so."""
    if EditorsCheckTask.objects.exists():
        return 0
    workflow = Workflow.objects.create(name=APPROVAL)
    tasks = RegionsCheckTask.objects.create(name=BY_REGION), EditorsCheckTask.objects.create(name=BY_EDITOR)
    for place, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=place)
    return 1
