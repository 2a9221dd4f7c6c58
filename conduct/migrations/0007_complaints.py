import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

STATES = [
    ("received", "received"),
    ("acknowledged", "acknowledged"),
    ("upheld", "upheld"),
    ("partly_upheld", "partly upheld"),
    ("not_upheld", "not upheld"),
    ("withdrawn", "withdrawn"),
]
ACTS = [("opened", "read it for the first time"), ("moved", "moved it on"), ("noted", "wrote a note")]


class Migration(migrations.Migration):
    """Complaints about how personal data are used, and their history."""

    dependencies = [
        ("conduct", "0006_figures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DataComplaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=12, unique=True, verbose_name="reference")),
                ("form", models.CharField(max_length=64, unique=True)),
                ("sealed", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=STATES, db_index=True, default="received", max_length=16, verbose_name="state"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="received")),
                ("acknowledge_by", models.DateField(verbose_name="to be acknowledged by")),
                ("acknowledged_on", models.DateField(null=True, verbose_name="acknowledged")),
                ("ended_on", models.DateField(null=True, verbose_name="ended")),
                ("delete_on", models.DateField(db_index=True, null=True, verbose_name="to be deleted")),
                ("reminded_on", models.DateField(null=True)),
            ],
            options={
                "verbose_name": "complaint about data",
                "verbose_name_plural": "complaints about data",
                "ordering": ["acknowledge_by", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DataComplaintAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("act", models.CharField(choices=ACTS, max_length=8, verbose_name="what")),
                ("state", models.CharField(blank=True, choices=STATES, max_length=16, verbose_name="state")),
                ("sealed", models.TextField(blank=True)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "complaint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="acts", to="conduct.datacomplaint"
                    ),
                ),
            ],
            options={
                "verbose_name": "act about a complaint",
                "verbose_name_plural": "acts about complaints",
                "ordering": ["at", "pk"],
            },
        ),
    ]
