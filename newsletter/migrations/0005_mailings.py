from pathlib import Path

import django.db.models.deletion
import newsletter.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    # Those written beside this one stand before it in a row.
    dependencies = [("newsletter", max(path.stem for path in Path(__file__).parent.glob("000[1-4]_*.py")))]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="edition",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="newsletter.editionpage",
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="unsubscribed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="mailing",
            name="counts",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="mailing",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="newsletter.mailing",
            ),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "Waiting"),
                    ("sending", "Being handed over"),
                    ("sent", "Handed over"),
                    ("deferred", "Later"),
                    ("failed", "Refused"),
                    ("unknown", "Not known"),
                    ("bounced", "Came back"),
                    ("complained", "Reported as unwanted"),
                    ("suppressed", "Not sent on purpose"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="mailing",
            name="local_time",
            field=newsletter.fields.WallClockField(blank=True, null=True, verbose_name="time"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("state", "deferred")),
                fields=["mailing", "not_before"],
                name="newsletter_delivery_deferred",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("state", "unknown")), fields=["mailing", "id"], name="newsletter_delivery_unknown"
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("worker__isnull", False)), fields=["worker"], name="newsletter_delivery_worker"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("edition__isnull", False),
                    ("state__in", ["queued", "sending", "sent", "deferred", "unknown", "bounced", "complained"]),
                ),
                fields=("edition", "person_kind", "person_id"),
                name="newsletter_delivery_once_an_edition",
            ),
        ),
    ]
