from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsletter", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="articlepage",
            name="reading_minutes",
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="reading time"),
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="summary",
            field=models.TextField(
                help_text="What it says, in two sentences: read in lists, in the mail and in search results.",
                max_length=300,
                verbose_name="summary",
            ),
        ),
        migrations.AlterField(
            model_name="byline",
            name="name",
            field=models.CharField(blank=True, max_length=80, verbose_name="name"),
        ),
        migrations.AlterField(
            model_name="byline",
            name="post",
            field=models.CharField(blank=True, max_length=160, verbose_name="post"),
        ),
        migrations.AlterField(
            model_name="topic",
            name="slug",
            field=models.SlugField(
                help_text="Such as training. Feed readers subscribe by it, so it should not change.",
                max_length=40,
                verbose_name="short name in addresses",
            ),
        ),
        migrations.AddIndex(
            model_name="articlepage",
            index=models.Index(fields=["-date"], name="newsletter_article_by_date"),
        ),
    ]
