"""The register of posts: bodies, the posts they have, and who holds a post for which term of office."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from branches.choices import BodyKind, Filling, Share
from branches.querysets import BodyQuerySet, PostQuerySet, TermQuerySet
from common.fields import CodesField, TimeZoneField
from members.rights import Capability


class Body(models.Model):
    """A body of the organisation that has posts: the executive, the General Committee, a region, a branch, a group.

    Bodies of pages are made with them (``branches.posts.services.ensure_body``) and take name and zone from there;
    ``page`` is always the page in the source language.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=BodyKind)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("short name for addresses"), max_length=120, unique=True)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="body_of_posts",
        help_text=_("Where its posts are shown."),
    )
    time_zone = TimeZoneField(_("time zone"), help_text=_("Whose midnight ends a term of office."))

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["name"]

    def __str__(self):
        return self.name


class Post(models.Model):
    """A post of a body: how many hold it, how it is filled, and what whoever holds it may do on this site."""

    body = models.ForeignKey(Body, verbose_name=_("body"), on_delete=models.CASCADE, related_name="posts")
    title = models.CharField(_("title"), max_length=80)
    former_titles = models.TextField(
        _("former and other titles"), blank=True, help_text=_("One on each line, as older papers call it.")
    )
    duties = models.TextField(_("duties"), blank=True, help_text=_("In a few sentences, for whoever might stand."))
    seats = models.PositiveSmallIntegerField(
        _("seats"), default=1, validators=[MinValueValidator(1)], help_text=_("How many hold it at once.")
    )
    job_share = models.BooleanField(_("open to job share"), default=True)
    filled_by = models.CharField(_("filled by"), max_length=12, choices=Filling, default=Filling.ELECTION)
    voting = models.BooleanField(_("has a vote"), default=True)
    equality = models.BooleanField(_("equality post"), default=False)
    term_months = models.PositiveSmallIntegerField(
        _("length of a term"), default=24, validators=[MinValueValidator(1)], help_text=_("In months.")
    )
    capabilities = CodesField(
        _("what it lets its holder do here"), options=Capability.as_options, blank=True, default="", max_length=200
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    abolished_on = models.DateField(
        _("abolished on"), null=True, blank=True, help_text=_("From this day it is neither shown nor vacant.")
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["body", "sort_order", "title"]
        constraints = [
            models.UniqueConstraint(fields=["body", "title"], name="branches_post_title_once_a_body"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="branches_post_has_a_seat"),
            models.CheckConstraint(condition=Q(term_months__gte=1), name="branches_post_has_a_term"),
        ]

    def __str__(self):
        return f"{self.title}, {self.body}"


class Term(models.Model):
    """One person's time in one seat of a post, from ``start`` up to, not including, ``end``: days of the body's zone.

    Two who share a seat are two rows with the shares 1 and 2. That two terms on the same seat and share never
    overlap is enforced by the database (an exclusion constraint on PostgreSQL, triggers on SQLite).
    A person who has left keeps the row, without the name. Without ``confirmed_at`` it waits for a second officer and
    counts as if it were not there, but for its seat (branches.posts.confirming).
    """

    post = models.ForeignKey(Post, verbose_name=_("post"), on_delete=models.PROTECT, related_name="terms")
    seat = models.PositiveSmallIntegerField(_("seat"), default=1, validators=[MinValueValidator(1)])
    share = models.PositiveSmallIntegerField(_("share"), choices=Share, default=Share.FIRST)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="terms",
    )
    start = models.DateField(_("from"))
    end = models.DateField(_("until"), null=True, blank=True, help_text=_("The first day they do not hold it."))
    filled_by = models.CharField(_("filled by"), max_length=12, choices=Filling, default=Filling.ELECTION)
    voting = models.BooleanField(
        _("has a vote"),
        null=True,
        blank=True,
        help_text=_("Unknown: as the post says. Otherwise for this term only."),
    )
    appointed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("appointed by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(
        _("confirmed at"), null=True, blank=True, editable=False, default=timezone.now
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")
        ordering = ["post", "seat", "-start", "share"]
        indexes = [models.Index(fields=["person", "start", "end"], name="branches_term_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gt=F("start")),
                name="branches_term_ends_after_it_starts",
                violation_error_message=_("A term ends after the day it starts."),
            ),
            models.CheckConstraint(condition=Q(share__in=Share.values), name="branches_term_share_is_one_of_two"),
            models.CheckConstraint(condition=Q(seat__gte=1), name="branches_term_seat_from_one"),
            models.UniqueConstraint(
                fields=["post", "seat", "share"],
                condition=Q(end=None),
                name="branches_term_one_open_a_seat",
                violation_error_message=_("Somebody holds this seat already, without an end."),
            ),
        ]

    def __str__(self):
        return f"term {self.pk}"

    @property
    def name(self):
        """As the person wants to be called; nobody's where they have left the site or their account is closed."""
        shown = self.person_id and self.person.is_active and self.person.get_full_name()
        return shown or gettext("Somebody who is no longer here")

    @property
    def waits(self):
        """For a second officer's word."""
        return self.confirmed_at is None

    @property
    def last_day(self):
        return self.end and self.end - timedelta(days=1)

    @property
    def when(self):
        """``from 1 March 2026 to 28 February 2028``: both days are held."""
        days = {"start": date_format(self.start), "end": date_format(self.last_day) if self.end else ""}
        if self.end:
            return gettext("from %(start)s to %(end)s") % days
        return gettext("from %(start)s on") % days

    @property
    def has_vote(self):
        return self.post.voting if self.voting is None else self.voting

    def clean(self):
        super().clean()
        if not self.post_id:
            return
        if self.seat and self.seat > self.post.seats:
            raise ValidationError({"seat": _("This post has fewer seats.")})
        if self.share == Share.SECOND and not self.post.job_share:
            raise ValidationError({"share": _("This post is not open to job share.")})
        if self.start and (self.end is None or self.start < self.end):
            self._check_free()

    def _check_free(self):
        """What the database refuses by itself (branches.posts.overlap), said so that somebody can put it right."""
        others = Term.objects.filter(post_id=self.post_id).exclude(pk=self.pk).during(self.start, self.end)
        held = others.filter(seat=self.seat, share=self.share).select_related("person").first()
        if held:
            raise ValidationError(_("%(name)s holds this seat %(when)s.") % {"name": held.name, "when": held.when})
        again = self.person_id and others.filter(person_id=self.person_id).first()
        if again:
            raise ValidationError(
                _("%(name)s holds this post already %(when)s.") % {"name": self.name, "when": again.when}
            )
