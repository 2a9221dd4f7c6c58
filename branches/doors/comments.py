"""Comments on drafts: Wagtail mails them to whoever once subscribed or answered, also when their term is over.

Can go when ``EditView.send_commenting_notifications`` asks ``permissions_for_user`` for each recipient.
"""

from functools import wraps

from wagtail.admin.views.pages import edit


def mail_who_may_edit():
    """Have mails about comments go to those only who may edit the page as it is sent."""
    if hasattr(edit.send_notification, "narrowed"):
        return
    send = edit.send_notification

    @wraps(send)
    def narrowed(recipients, notification, context):
        page = context["page"]
        able = [user for user in recipients if page.permissions_for_user(user).can_edit()]
        return send(able, notification, context)

    narrowed.narrowed = True
    edit.send_notification = narrowed
