from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("conduct", "0004_acknowledging")]

    operations = []
