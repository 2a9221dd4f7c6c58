import json

import pytest

from conduct.models import Case, CaseKey, Draft
from tests.conduct import world
from tests.conduct.reporting.form import TEXT, Reporter, form_page, readers

pytestmark = pytest.mark.django_db


def test_a_report_opens_for_each_officer_and_for_the_six_words():
    officers = readers(3)
    form_page()
    reporter = Reporter()
    reporter.report()
    case = Case.objects.get()
    assert Draft.objects.count() == 0
    assert CaseKey.objects.count() == 3
    for officer in officers:
        (_header, payload), *_rest = world.open_case(case, world.secrets[officer.pk])
        told = json.loads(payload)
        assert told["kind"] == "bullying"
        assert told["steps"][1]["answers"] == [{"name": "account", "question": "About account?", "answer": [TEXT]}]
    assert TEXT in world.open_thread(case, reporter.words)[0][1].decode()
    assert reporter.heading == "It has arrived"
