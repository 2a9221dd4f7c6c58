"""Two accounts to look around with. The people are invented."""

from django.contrib.auth.models import Group

from members.models import User

PASSWORD = "labour-demo"  # noqa: S105


def ensure_users():
    """The administrator and an editor, unless they are there; how many were made."""
    made = 0
    if not administrator():
        User.objects.create_superuser("admin@example.org", PASSWORD, first_name="Imogen", last_name="Ashdown")
        made += 1
    if not User.objects.filter(email="editor@example.org").exists():
        editor = User.objects.create_user("editor@example.org", PASSWORD, first_name="Tobias", last_name="Fenwright")
        editor.groups.add(Group.objects.get_or_create(name="Editors")[0])
        made += 1
    return made


def administrator():
    return User.objects.filter(email="admin@example.org").first()
