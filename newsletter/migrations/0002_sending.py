import common.fields
import django.db.models.deletion
import django.utils.timezone
import newsletter.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsletter", "0001_pages"),
        ("branches", "0008_second_officer"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SoftBounce',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_hash', models.CharField(max_length=64, unique=True)),
                ('count', models.PositiveSmallIntegerField(default=0)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Suppression',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('sealed_address', models.TextField(editable=False)),
                ('reason', models.CharField(choices=[('bounced', 'Mail to it came back for good'), ('complained', 'Its owner reported our mail as unwanted'), ('asked', 'Its owner asked for no mail at all')], max_length=10, verbose_name='reason')),
                ('detail', models.CharField(blank=True, max_length=200, verbose_name='what the mail server said')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
            ],
            options={
                'verbose_name': 'suppressed address',
                'verbose_name_plural': 'suppressed addresses',
            },
        ),
        migrations.CreateModel(
            name='TokenBucket',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True)),
                ('tokens', models.FloatField(default=0)),
                ('filled_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Mailing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('edition', 'Edition'), ('digest', 'Digest'), ('notice', 'Legal or ballot notice')], max_length=8, verbose_name='kind')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('revisions', models.JSONField(blank=True, default=dict)),
                ('segment', models.JSONField(blank=True, default=dict, verbose_name='recipients')),
                ('when', models.CharField(choices=[('now', 'Now'), ('at', 'At a set time'), ('morning', 'At 08:00 where each reader lives')], default='now', max_length=8, verbose_name='when')),
                ('local_time', newsletter.fields.WallClockField(blank=True, null=True, verbose_name='time')),
                ('time_zone', common.fields.TimeZoneField(blank=True, default='', max_length=64, verbose_name='time zone')),
                ('starts_at', models.DateTimeField(blank=True, null=True, verbose_name='starts')),
                ('state', models.CharField(choices=[('frozen', 'Frozen, to be confirmed'), ('scheduled', 'Scheduled'), ('filling', 'Recipients are being listed'), ('sending', 'Being sent'), ('paused', 'Paused'), ('asking', 'Waits for a decision'), ('done', 'Sent'), ('cancelled', 'Cancelled')], default='frozen', max_length=10, verbose_name='state')),
                ('reason', models.CharField(blank=True, max_length=20, verbose_name='reason')),
                ('errors_in_row', models.PositiveIntegerField(default=0)),
                ('expected', models.PositiveIntegerField(default=0, verbose_name='recipients counted')),
                ('total', models.PositiveIntegerField(default=0, verbose_name='recipients')),
                ('counts', models.JSONField(blank=True, default=dict)),
                ('frozen_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='frozen')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='started')),
                ('ended_at', models.DateTimeField(blank=True, null=True, verbose_name='ended')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='mailings', to='newsletter.editionpage')),
            ],
            options={
                'verbose_name': 'mailing',
                'verbose_name_plural': 'mailings',
                'ordering': ['-frozen_at'],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('person_kind', models.PositiveSmallIntegerField(choices=[(1, 'Account'), (2, 'Subscriber'), (3, 'Entry of the register')])),
                ('person_id', models.BigIntegerField()),
                ('language', models.CharField(max_length=8)),
                ('variant', models.CharField(blank=True, max_length=20)),
                ('not_before', models.DateTimeField(blank=True, null=True)),
                ('state', models.CharField(choices=[('queued', 'Waiting'), ('sending', 'Being handed over'), ('sent', 'Handed over'), ('deferred', 'Later'), ('failed', 'Refused'), ('unknown', 'Not known'), ('bounced', 'Came back'), ('complained', 'Reported as unwanted'), ('suppressed', 'Not sent on purpose')], default='queued', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=60)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('worker', models.UUIDField(blank=True, null=True)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('unsubscribed', models.BooleanField(default=False)),
                ('edition', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='newsletter.editionpage')),
                ('mailing', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='newsletter.mailing')),
            ],
            options={
                'verbose_name': 'delivery',
                'verbose_name_plural': 'deliveries',
            },
        ),
        migrations.CreateModel(
            name='OfficialNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='changed')),
                ('mailing', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='official_notice', to='newsletter.mailing')),
                ('written_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'official notice',
                'verbose_name_plural': 'official notices',
                'ordering': ['-changed_at'],
            },
        ),
        migrations.CreateModel(
            name='OfficialText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('de', 'German'), ('es', 'Spanish'), ('ar', 'Arabic')], max_length=8, verbose_name='language')),
                ('subject', models.CharField(max_length=120, verbose_name='subject')),
                ('text', models.TextField(max_length=8000, verbose_name='text')),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='newsletter.officialnotice')),
            ],
        ),
        migrations.CreateModel(
            name='ProviderEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('provider', models.CharField(max_length=40)),
                ('event_id', models.CharField(max_length=200)),
                ('received_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('provider', 'event_id'), name='newsletter_event_once')],
            },
        ),
        migrations.CreateModel(
            name='Shell',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=8, verbose_name='language')),
                ('variant', models.CharField(blank=True, max_length=20)),
                ('subject', models.CharField(max_length=250, verbose_name='subject')),
                ('text', models.TextField(verbose_name='text')),
                ('html', models.TextField(verbose_name='HTML')),
                ('moments', models.JSONField(blank=True, default=list)),
                ('mailing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shells', to='newsletter.mailing')),
            ],
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('de', 'German'), ('es', 'Spanish'), ('ar', 'Arabic')], default='en', max_length=8, verbose_name='language')),
                ('time_zone', common.fields.TimeZoneField(blank=True, default='', max_length=64, verbose_name='time zone')),
                ('wants_newsletter', models.BooleanField(default=True, verbose_name='newsletter')),
                ('wants_digest', models.BooleanField(default=False, verbose_name='weekly digest of the branch')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='asked')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed')),
                ('branch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='branches.branchpage', verbose_name='branch')),
            ],
            options={
                'verbose_name': 'subscriber',
                'verbose_name_plural': 'subscribers',
            },
        ),
        migrations.CreateModel(
            name='SubscriptionRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('de', 'German'), ('es', 'Spanish'), ('ar', 'Arabic')], default='en', max_length=8)),
                ('time_zone', common.fields.TimeZoneField(blank=True, default='', max_length=64)),
                ('wants_digest', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('branch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='branches.branchpage')),
            ],
        ),
        migrations.AddIndex(
            model_name='mailing',
            index=models.Index(fields=['state', 'starts_at'], name='newsletter_mailing_due'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'queued')), fields=['mailing', 'id'], name='newsletter_delivery_queued'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'deferred')), fields=['mailing', 'not_before'], name='newsletter_delivery_deferred'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('state', 'unknown')), fields=['mailing', 'id'], name='newsletter_delivery_unknown'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(condition=models.Q(('worker__isnull', False)), fields=['worker'], name='newsletter_delivery_worker'),
        ),
        migrations.AddIndex(
            model_name='delivery',
            index=models.Index(fields=['person_kind', 'person_id'], name='newsletter_delivery_person'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('mailing', 'person_kind', 'person_id'), name='newsletter_delivery_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(condition=models.Q(('edition__isnull', False), ('state__in', ['queued', 'sending', 'sent', 'deferred', 'unknown', 'bounced', 'complained'])), fields=('edition', 'person_kind', 'person_id'), name='newsletter_delivery_once_an_edition'),
        ),
        migrations.AddConstraint(
            model_name='officialtext',
            constraint=models.UniqueConstraint(fields=('notice', 'language'), name='newsletter_official_text_once_a_language'),
        ),
        migrations.AddConstraint(
            model_name='shell',
            constraint=models.UniqueConstraint(fields=('mailing', 'language', 'variant'), name='newsletter_shell_once'),
        ),
        migrations.AddIndex(
            model_name='subscriptionrequest',
            index=models.Index(fields=['email'], name='newsletter_request_email'),
        ),
        migrations.AddIndex(
            model_name='subscriptionrequest',
            index=models.Index(fields=['asked_at'], name='newsletter_request_asked'),
        ),
    ]
