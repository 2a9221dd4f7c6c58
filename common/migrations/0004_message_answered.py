from django.db import migrations, models
from django.db.models import F


def those_sent_before_count_as_answered(apps, schema_editor):
    """Their mails had no link to say so."""
    messages = apps.get_model("common", "ContactMessage").objects.using(schema_editor.connection.alias)
    messages.exclude(sent_at=None).update(answered_at=F("sent_at"))


class Migration(migrations.Migration):
    dependencies = [("common", "0003_outgoing_mail")]

    operations = [
        migrations.AddField(
            model_name="contactmessage",
            name="answered_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(those_sent_before_count_as_answered, migrations.RunPython.noop, elidable=True),
    ]
