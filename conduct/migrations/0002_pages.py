import common.fields
import conduct.permissions
import django.db.models.deletion
import wagtail.contrib.routable_page.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('common', '0004_message_answered'),
        ('conduct', '0001_cases'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FirstCheckTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
            ],
            options={
                'verbose_name': 'first conduct check',
                'verbose_name_plural': 'first conduct checks',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='SecondCheckTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
            ],
            options={
                'verbose_name': 'second conduct check',
                'verbose_name_plural': 'second conduct checks',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='CodeOfConductPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('share_image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it.', max_length=160, verbose_name='its text')),
                ('last_reviewed', models.DateField(blank=True, help_text='The day somebody last checked that all of this is still true.', null=True, verbose_name='last reviewed')),
                ('introduction', models.TextField(help_text='Two or three plain sentences: what this page is for.', max_length=500, verbose_name='introduction')),
                ('clauses', common.fields.StreamField([], verbose_name='clauses')),
                ('party_texts', common.fields.StreamField([], blank=True, verbose_name='texts of the Party that hold too')),
                ('what_changed', models.TextField(blank=True, help_text='For members, in plain words: what is new since the last version, and why. Needed to hand it in.', max_length=1000, verbose_name='what changed')),
                ('share_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page elsewhere.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='common.customimage', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'code of conduct',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, conduct.permissions.ConductPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ConductIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('share_image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it.', max_length=160, verbose_name='its text')),
                ('last_reviewed', models.DateField(blank=True, help_text='The day somebody last checked that all of this is still true.', null=True, verbose_name='last reviewed')),
                ('introduction', models.TextField(help_text='Two or three plain sentences: what this page is for.', max_length=500, verbose_name='introduction')),
                ('help_text', common.fields.RichTextField(help_text='Stands first, above the help lines of the reader’s country.', verbose_name='help now')),
                ('ways', common.fields.StreamField([], help_text='The Party’s own first: it decides, we cannot.', verbose_name='ways to be heard')),
                ('body', common.fields.StreamField([], blank=True, verbose_name='text')),
                ('keys', common.fields.StreamField([], blank=True, help_text='Whose key is missing here gets no reports. It is published like every word of these pages.', verbose_name='keys of those who read reports')),
                ('share_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page elsewhere.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='common.customimage', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'conduct: help and overview',
            },
            bases=(conduct.permissions.ConductPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='ConductTextPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('share_image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it.', max_length=160, verbose_name='its text')),
                ('last_reviewed', models.DateField(blank=True, help_text='The day somebody last checked that all of this is still true.', null=True, verbose_name='last reviewed')),
                ('introduction', models.TextField(help_text='Two or three plain sentences: what this page is for.', max_length=500, verbose_name='introduction')),
                ('body', common.fields.StreamField([], verbose_name='text')),
                ('share_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page elsewhere.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='common.customimage', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'conduct: text',
                'verbose_name_plural': 'conduct: texts',
            },
            bases=(conduct.permissions.ConductPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_at', models.DateTimeField()),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'publication',
                'verbose_name_plural': 'publications',
            },
        ),
        migrations.CreateModel(
            name='ReportFormPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('share_image_alt', models.CharField(blank=True, help_text='What the picture shows, for those who cannot see it.', max_length=160, verbose_name='its text')),
                ('last_reviewed', models.DateField(blank=True, help_text='The day somebody last checked that all of this is still true.', null=True, verbose_name='last reviewed')),
                ('introduction', models.TextField(help_text='Two or three plain sentences: what this page is for.', max_length=500, verbose_name='introduction')),
                ('can_and_cannot', common.fields.RichTextField(help_text='The Party alone investigates sexual harassment, and decides about discrimination.', verbose_name='what we can do, and what we cannot')),
                ('what_we_keep', common.fields.RichTextField(blank=True, help_text='How long is said below it by itself, from the settings of the site.', verbose_name='what we keep')),
                ('steps', common.fields.StreamField([], verbose_name='steps')),
                ('leave_url', models.URLField(default='https://www.bbc.co.uk/weather', help_text='A page that everybody has open: the weather, the news. No page of ours.', verbose_name='where “leave this page” leads')),
                ('share_image', models.ForeignKey(blank=True, help_text='Shown when somebody shares the page elsewhere.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='common.customimage', verbose_name='picture for sharing')),
            ],
            options={
                'verbose_name': 'form for reports',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, conduct.permissions.ConductPageMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='CodeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('approved_on', models.DateField(verbose_name='approved')),
                ('what_changed', models.TextField(blank=True, verbose_name='what changed')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kept_versions', to='conduct.codeofconductpage')),
                ('revision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='wagtailcore.revision')),
                ('translates', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='conduct.codeversion')),
            ],
            options={
                'verbose_name': 'version of the code',
                'verbose_name_plural': 'versions of the code',
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('page', 'number'), name='conduct_version_number_once'), models.UniqueConstraint(fields=('revision',), name='conduct_version_of_a_revision_once')],
            },
        ),
        migrations.CreateModel(
            name='ConductReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('sent_at', models.DateTimeField()),
                ('task_state', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.taskstate')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('task_state', 'number'), name='conduct_reminder_once_a_step')],
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(max_length=500, verbose_name='why')),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('confirmed', models.BooleanField(default=False)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'withdrawal',
                'verbose_name_plural': 'withdrawals',
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('page',), name='conduct_one_open_withdrawal_a_page')],
            },
        ),
    ]
