import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("branches", "0006_body_page"),
        ("newsletter", "0002_articles"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="EditorsCheckTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
            ],
            options={"verbose_name": "editor’s check", "verbose_name_plural": "editor’s checks"},
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="RegionsCheckTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
            ],
            options={"verbose_name": "check by the region", "verbose_name_plural": "checks by the region"},
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="ApprovalSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "shortest",
                    models.PositiveSmallIntegerField(
                        default=80,
                        help_text="In words. The checklist mentions shorter ones.",
                        verbose_name="shortest article",
                    ),
                ),
                (
                    "longest",
                    models.PositiveSmallIntegerField(
                        default=900,
                        help_text="In words. The checklist mentions longer ones.",
                        verbose_name="longest article",
                    ),
                ),
                (
                    "sentence",
                    models.PositiveSmallIntegerField(
                        default=22,
                        help_text="Words a sentence, on average, above which the checklist mentions it.",
                        validators=[django.core.validators.MinValueValidator(5)],
                        verbose_name="long sentences",
                    ),
                ),
                (
                    "first_reminder",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="Days after which whoever may answer is reminded that a text waits.",
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="first reminder",
                    ),
                ),
                (
                    "second_reminder",
                    models.PositiveSmallIntegerField(
                        default=7,
                        help_text="Days; the last one.",
                        validators=[django.core.validators.MinValueValidator(2)],
                        verbose_name="second reminder",
                    ),
                ),
                (
                    "regions_with_own_check",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Articles about them go to whoever coordinates the region, then to the editors.",
                        related_name="+",
                        to="branches.regionpage",
                        verbose_name="regions that look first",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False, on_delete=django.db.models.deletion.CASCADE, to="wagtailcore.site"
                    ),
                ),
            ],
            options={"verbose_name": "approval of articles"},
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField()),
                (
                    "task_state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.taskstate"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("task_state", "number"), name="newsletter_reminder_once_a_step")
                ],
            },
        ),
    ]
