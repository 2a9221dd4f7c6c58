import common.fields
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("conduct", "0002_pages"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HelpService",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("danger", "Immediate danger"),
                            ("sexual_violence", "Sexual violence and harassment"),
                            ("victims", "Victims of a crime"),
                            ("talk", "Somebody to talk to"),
                            ("at_risk", "Children and adults at risk"),
                            ("rights", "Your rights and the law"),
                            ("party", "The Labour Party"),
                        ],
                        max_length=16,
                        verbose_name="what for",
                    ),
                ),
                (
                    "serves",
                    models.CharField(
                        blank=True,
                        help_text="In a sentence, such as: women and girls from 14, whatever their papers. Free of charge.",
                        max_length=300,
                        verbose_name="whom it serves",
                    ),
                ),
                (
                    "countries",
                    common.fields.CodesField(
                        blank=True,
                        default=list,
                        help_text="One to a line, by name or code. Empty: it can be reached from everywhere.",
                        max_length=800,
                        verbose_name="countries",
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        help_text="As it is dialled in these countries, such as 116 016; with + where it is the same everywhere.",
                        max_length=32,
                        verbose_name="number",
                    ),
                ),
                (
                    "phone_abroad",
                    models.CharField(
                        blank=True,
                        help_text="With + in front, if there is one.",
                        max_length=32,
                        verbose_name="number from other countries",
                    ),
                ),
                ("web", models.CharField(blank=True, max_length=200, verbose_name="web address")),
                (
                    "languages",
                    common.fields.CodesField(
                        blank=True,
                        default=list,
                        help_text="One to a line. Those in which somebody answers.",
                        max_length=300,
                        verbose_name="languages",
                    ),
                ),
                ("always_open", models.BooleanField(default=False, verbose_name="day and night, every day")),
                ("weekdays", common.fields.CodesField(blank=True, default=list, max_length=20, verbose_name="days")),
                ("opens", models.TimeField(blank=True, null=True, verbose_name="opens")),
                (
                    "closes",
                    models.TimeField(
                        blank=True,
                        help_text="00:00 is midnight; earlier than it opens: on the next day.",
                        null=True,
                        verbose_name="closes",
                    ),
                ),
                (
                    "time_zone",
                    common.fields.TimeZoneField(
                        blank=True,
                        default="",
                        help_text="Whose clocks these hours are read on.",
                        max_length=64,
                        verbose_name="time zone",
                    ),
                ),
                (
                    "on_holidays",
                    models.BooleanField(
                        default=False,
                        help_text="Only then can we tell people that somebody answers right now.",
                        verbose_name="on public holidays too",
                    ),
                ),
                (
                    "is_example",
                    models.BooleanField(
                        default=False,
                        help_text="Of the demo: shown on test sites only, with a label, never verified.",
                        verbose_name="example",
                    ),
                ),
                ("is_fallback", models.BooleanField(default=False, editable=False)),
                (
                    "sort_order",
                    models.PositiveSmallIntegerField(
                        default=100, help_text="Smaller numbers come first.", verbose_name="place in its list"
                    ),
                ),
                ("verified_on", models.DateField(editable=False, null=True, verbose_name="verified on")),
                ("verified_as", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "reminded",
                    models.CharField(
                        blank=True,
                        choices=[("", "none"), ("soon", "it is hidden soon"), ("over", "it is hidden")],
                        default="",
                        editable=False,
                        max_length=4,
                    ),
                ),
                ("changed_by", models.ManyToManyField(editable=False, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="verified by",
                    ),
                ),
            ],
            options={
                "verbose_name": "helpline",
                "verbose_name_plural": "support directory",
                "ordering": ["kind", "sort_order", "name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_fallback", True)),
                        fields=("locale",),
                        name="conduct_one_fallback_a_language",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
        ),
    ]
