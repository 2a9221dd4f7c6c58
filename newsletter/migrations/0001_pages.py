import common.fields
import common.standing
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import newsletter.permissions
import uuid
import wagtail.contrib.routable_page.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('branches', '0008_second_officer'),
        ('common', '0004_message_answered'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EditorsCheckTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
            ],
            options={
                'verbose_name': 'editor’s check',
                'verbose_name_plural': 'editor’s checks',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='RegionsCheckTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
            ],
            options={
                'verbose_name': 'check by the region',
                'verbose_name_plural': 'checks by the region',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='ApprovalSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('shortest', models.PositiveSmallIntegerField(default=80, help_text='In words. The checklist mentions shorter ones.', verbose_name='shortest article')),
                ('longest', models.PositiveSmallIntegerField(default=900, help_text='In words. The checklist mentions longer ones.', verbose_name='longest article')),
                ('sentence', models.PositiveSmallIntegerField(default=22, help_text='Words a sentence, on average, above which the checklist mentions it.', validators=[django.core.validators.MinValueValidator(5)], verbose_name='long sentences')),
                ('first_reminder', models.PositiveSmallIntegerField(default=3, help_text='Days after which whoever may answer is reminded that a text waits.', validators=[django.core.validators.MinValueValidator(1)], verbose_name='first reminder')),
                ('second_reminder', models.PositiveSmallIntegerField(default=7, help_text='Days; the last one.', validators=[django.core.validators.MinValueValidator(2)], verbose_name='second reminder')),
                ('regions_with_own_check', models.ManyToManyField(blank=True, help_text='Articles about them go to whoever coordinates the region, then to the editors.', related_name='+', to='branches.regionpage', verbose_name='regions that look first')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'approval of articles',
            },
        ),
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('share_image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it.', max_length=160, verbose_name='its text')),
                ('last_reviewed', models.DateField(blank=True, help_text='The day somebody last checked that all of this is still true.', null=True, verbose_name='last reviewed')),
                ('summary', models.TextField(help_text='What it says, in two sentences: read in lists, in the mail and in search results.', max_length=300, verbose_name='summary')),
                ('date', models.DateField(blank=True, help_text='Empty: the day it is published.', null=True, verbose_name='date')),
                ('reading_minutes', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='reading time')),
                ('picture_alt', models.CharField(blank=True, help_text='Empty if the picture is only decoration.', max_length=160, verbose_name='its text')),
                ('body', common.fields.StreamField([], verbose_name='text')),
                ('branches', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='branches.branchpage', verbose_name='branches')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='common.customimage', verbose_name='picture')),
                ('regions', modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='branches.regionpage', verbose_name='regions')),
                ('share_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page elsewhere.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='common.customimage', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
            },
            bases=(newsletter.permissions.ApprovedPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='EditionPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('share_image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it.', max_length=160, verbose_name='its text')),
                ('last_reviewed', models.DateField(blank=True, help_text='The day somebody last checked that all of this is still true.', null=True, verbose_name='last reviewed')),
                ('date', models.DateField(help_text='The day it is meant to go out; the archive is by month.', verbose_name='date')),
                ('subject', models.CharField(blank=True, help_text='Empty: the title.', max_length=120, verbose_name='subject of the mail')),
                ('greeting', common.fields.RichTextField(blank=True, help_text='Stands first, in the mail and on the web: two or three sentences.', verbose_name='greeting')),
                ('meetings', models.JSONField(blank=True, default=list, verbose_name='meetings')),
                ('languages', common.fields.CodesField(default=['en'], help_text='Who reads another language gets the mail in English.', max_length=120, verbose_name='languages')),
                ('share_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page elsewhere.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='common.customimage', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='EditionArticle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='in_editions', to='newsletter.articlepage', verbose_name='article')),
                ('edition', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='articles', to='newsletter.editionpage')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NamedAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(verbose_name='from')),
                ('until', models.DateField(help_text='The first day they do not write any more.', verbose_name='until')),
                ('named_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_author', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'named author',
                'verbose_name_plural': 'named authors',
            },
        ),
        migrations.CreateModel(
            name='NewsletterIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('share_image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it.', max_length=160, verbose_name='its text')),
                ('last_reviewed', models.DateField(blank=True, help_text='The day somebody last checked that all of this is still true.', null=True, verbose_name='last reviewed')),
                ('introduction', models.TextField(blank=True, max_length=400, verbose_name='introduction')),
                ('share_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page elsewhere.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='common.customimage', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'newsletter',
            },
            bases=(newsletter.permissions.NewsletterIndexMixin, common.standing.StandingPageMixin, wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('sent_at', models.DateTimeField()),
                ('task_state', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.taskstate')),
            ],
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('slug', models.SlugField(help_text='Such as training. Feed readers subscribe by it, so it should not change.', max_length=40, verbose_name='short name in addresses')),
                ('sort_order', models.PositiveSmallIntegerField(default=100, verbose_name='place in lists')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['sort_order', 'name'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='articlepage',
            name='topics',
            field=modelcluster.fields.ParentalManyToManyField(blank=True, related_name='+', to='newsletter.topic', verbose_name='topics'),
        ),
        migrations.CreateModel(
            name='Byline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(blank=True, max_length=80, verbose_name='name')),
                ('post', models.CharField(blank=True, max_length=160, verbose_name='post')),
                ('article', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='bylines', to='newsletter.articlepage')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'author',
                'verbose_name_plural': 'authors',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.CreateModel(
            name='EditionNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('translation_key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('heading', models.CharField(max_length=100, verbose_name='heading')),
                ('text', models.TextField(max_length=600, verbose_name='text')),
                ('link', models.URLField(blank=True, max_length=500, verbose_name='link')),
                ('link_text', models.CharField(blank=True, max_length=80, verbose_name='its text')),
                ('locale', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.locale', verbose_name='locale')),
                ('edition', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='newsletter.editionpage')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['sort_order'],
                'abstract': False,
                'unique_together': {('translation_key', 'locale')},
            },
        ),
        migrations.AddConstraint(
            model_name='namedauthor',
            constraint=models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='newsletter_author_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('task_state', 'number'), name='newsletter_reminder_once_a_step'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.UniqueConstraint(fields=('slug', 'locale'), name='newsletter_topic_slug_once'),
        ),
        migrations.AlterUniqueTogether(
            name='topic',
            unique_together={('translation_key', 'locale')},
        ),
        migrations.AddIndex(
            model_name='articlepage',
            index=models.Index(fields=['-date'], name='newsletter_article_by_date'),
        ),
    ]
