"""What the organisation's own texts are in other languages; those there are stay as they are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("common", "0004_message_answered")]

    operations = [
        migrations.AddField(
            model_name="organisationsettings",
            name="translations",
            field=models.JSONField(blank=True, default=dict, verbose_name="in other languages"),
        ),
    ]
