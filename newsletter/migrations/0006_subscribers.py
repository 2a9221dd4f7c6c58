import uuid
from pathlib import Path
from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import common.fields


class Migration(migrations.Migration):
    dependencies = [("newsletter", max(path.stem for path in Path(__file__).parent.glob("000[1-5]_*.py")))]

    operations = [
        migrations.CreateModel(
            name="SubscriptionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "language",
                    models.CharField(choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE, max_length=8),
                ),
                ("time_zone", common.fields.TimeZoneField(blank=True, default="", max_length=64)),
                ("wants_digest", models.BooleanField(default=False)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "branch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="branches.branchpage",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["email"], name="newsletter_request_email"),
                    models.Index(fields=["asked_at"], name="newsletter_request_asked"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SoftBounce",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address_hash", models.CharField(max_length=64, unique=True)),
                ("count", models.PositiveSmallIntegerField(default=0)),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
    ]
