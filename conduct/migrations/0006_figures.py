from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("conduct", "0005_log_is_append_only")]

    operations = []
