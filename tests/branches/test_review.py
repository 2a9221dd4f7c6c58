"""What the reviews of plans, articles and conduct pages share."""

from importlib import import_module

from django.apps import apps

from branches.models import LockedReviewTask

ASKED = ("tell_reviewers", "answer", "is_asked", "may_answer", "waiting_for")


def test_every_step_names_a_module_that_answers_all_it_is_asked():
    steps = [model for model in apps.get_models() if issubclass(model, LockedReviewTask)]
    answers = {step.__name__: import_module(step.answered_in) for step in steps}
    assert [(step, name) for step, module in answers.items() for name in ASKED if not hasattr(module, name)] == []
    assert len(steps) == 5
