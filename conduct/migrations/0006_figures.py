from django.db import migrations, models


class Migration(migrations.Migration):
    """The counts of deleted cases, sealed, and the figures of finished years."""

    dependencies = [("conduct", "0005_log_is_append_only")]

    operations = [
        migrations.CreateModel(
            name="CaseCounts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sealed", models.TextField()),
            ],
            options={
                "verbose_name": "count of deleted cases",
                "verbose_name_plural": "counts of deleted cases",
            },
        ),
        migrations.CreateModel(
            name="YearFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                ("figures", models.JSONField(verbose_name="figures")),
                ("frozen_on", models.DateField(verbose_name="counted on")),
            ],
            options={
                "verbose_name": "figures of a year",
                "verbose_name_plural": "figures of years",
                "ordering": ["-year"],
            },
        ),
    ]
