from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import common.fields
import newsletter.models.editions


class Migration(migrations.Migration):
    dependencies = [
        ("newsletter", max(path.stem for path in Path(__file__).parent.glob("000[1-3]_*.py"))),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="editionpage",
            name="greeting",
            field=common.fields.RichTextField(
                blank=True,
                help_text="Stands first, in the mail and on the web: two or three sentences.",
                verbose_name="greeting",
            ),
        ),
        migrations.AlterField(
            model_name="editionpage",
            name="languages",
            field=common.fields.CodesField(
                default=["en"],
                help_text="Who reads another language gets the mail in English.",
                max_length=120,
                options=newsletter.models.editions.languages,
                verbose_name="languages",
            ),
        ),
        migrations.CreateModel(
            name="OfficialNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="changed")),
                (
                    "mailing",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="official_notice",
                        to="newsletter.mailing",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "official notice",
                "verbose_name_plural": "official notices",
                "ordering": ["-changed_at"],
            },
        ),
        migrations.CreateModel(
            name="OfficialText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(choices=settings.LANGUAGES, max_length=8, verbose_name="language"),
                ),
                ("subject", models.CharField(max_length=120, verbose_name="subject")),
                ("text", models.TextField(max_length=8000, verbose_name="text")),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="newsletter.officialnotice",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("notice", "language"), name="newsletter_official_text_once_a_language"
                    )
                ],
            },
        ),
    ]
