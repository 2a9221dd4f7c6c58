from common.mail import queue_mail
from members.models import User


def tell(people, template, **context):
    """One mail to each of these people (their ids) whose account is open, in their language and by their clock."""
    for user in User.objects.filter(pk__in=people, is_active=True).order_by("pk"):
        queue_mail(
            to=user.email, template=template, context=context, language=user.language, time_zone=user.time_zone
        )


def named(user):
    return user.get_full_name() if user else ""
