"""What people do to sign in, said once for all the tests of it."""

import re

from django.test import Client

from common.jobs import run_due
from common.models import OutgoingMail

CODE = re.compile(r"\b\d{4}-\d{4}\b")


def ask_for_code(email, client=None, **more):
    client = client or Client()
    return client, client.post("/account/login/", {"login": email, **more})


def newest_mail(to=None):
    mails = OutgoingMail.objects.filter(sent_at=None)
    return (mails.filter(to=to) if to else mails).order_by("-pk").first()


def code_in(mail):
    return CODE.search(mail.text)[0]


def sign_in(email, client=None, next=""):
    """By a code, all the way; the client and the last answer."""
    client, answer = ask_for_code(email, client, **({"next": next} if next else {}))
    answer = client.post(answer["Location"], {"code": code_in(newest_mail(email))})
    run_due()
    return client, answer


def is_signed_in(client):
    return "_auth_user_id" in client.session
