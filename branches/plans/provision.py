"""What plans need to be there: the aims all share, what a new plan suggests, and the review."""

from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from wagtail.models import Locale, Workflow, WorkflowTask

from branches.models import Aim, RegionReviewTask, SuggestedAction

# Slug, name and what it means: the aims of the coordinators' role, in our own words.
AIMS = (
    (
        "outward",
        "Look outward and help Labour win",
        "Act where we live and with members everywhere: campaigns, overseas voters, friends in other organisations.",
    ),
    (
        "building",
        "Build the branch",
        "A committee that works, officers who know their work, and members who stay and bring others.",
    ),
    (
        "taking-part",
        "Let every member take part",
        "Meetings at hours and in places that everybody can reach, online too, and a voice in what we decide.",
    ),
    (
        "equality",
        "Be a branch for everybody",
        "Young, women, Black, Asian, minority ethnic, LGBT+ and disabled members and carers stand and are heard.",
    ),
    (
        "safety",
        "Keep meetings safe and fair",
        "Everybody knows the code of conduct, and nobody is harassed, in a room or online.",
    ),
)
# Aim, what is done, the post that sees to it, by the end of which month, size.
SUGGESTIONS = (
    ("outward", "Help members who live here to register as overseas voters", "Communications officer", 9, 2),
    ("outward", "Meet one local organisation that shares our values", "Chair", 6, 1),
    ("building", "Hold the annual general meeting and fill every post", "Secretary", 3, 2),
    ("building", "Write to every new member within two weeks", "Membership secretary", 12, 2),
    ("taking-part", "Hold a meeting at least every second month, with a way to join online", "Secretary", 12, 3),
    ("taking-part", "Discuss one motion for the General Committee", "Chair", 10, 1),
    ("equality", "Ask members what keeps them from meetings, and change one thing", "Vice-chair", 5, 1),
    ("equality", "Invite members from under-represented groups to stand", "Chair", 3, 1),
    ("safety", "Introduce the code of conduct at every first meeting of a quarter", "Welfare officer", 12, 1),
)
REVIEW, STEP = "Review of development plans", "Regional coordinator"


def ensure_plans():
    """Make what is missing of it, and say how much. What an editor changed or renamed stays."""
    return ensure_aims() + ensure_suggestions() + ensure_review()


def ensure_aims():
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    made = 0
    for number, (slug, name, description) in enumerate(AIMS, 1):
        made += Aim.objects.get_or_create(
            slug=slug,
            locale=locale,
            defaults={
                "translation_key": uuid5(NAMESPACE_URL, f"labour-international/aim/{slug}"),
                "name": name,
                "description": description,
                "sort_order": number * 10,
            },
        )[1]
    return made


def ensure_suggestions():
    """Only where there are none: an editor who removed one does not want it back."""
    if SuggestedAction.objects.exists():
        return 0
    aims = {aim.slug: aim for aim in Aim.objects.filter(locale__language_code=settings.LANGUAGE_CODE)}
    rows = [
        SuggestedAction(
            aim=aims[slug], what=what, owner_title=owner, due_month=month, weight=weight, sort_order=n * 10
        )
        for n, (slug, what, owner, month, weight) in enumerate(SUGGESTIONS, 1)
        if slug in aims
    ]
    return len(SuggestedAction.objects.bulk_create(rows))


def ensure_review():
    """The workflow that plans go through. One that an administrator ended stays ended."""
    if RegionReviewTask.objects.exists():
        return 0
    task = RegionReviewTask.objects.create(name=STEP)
    workflow = Workflow.objects.create(name=REVIEW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return 1
