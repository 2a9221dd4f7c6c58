import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult


class ContactPageMixin(models.Model):
    """A page behind which a role mailbox stands. The address is never shown: a form writes to it.

    The form stands below the page, at ``contact_path``, or is the page itself where that is empty.
    """

    contact_path = "contact/"

    mailbox = models.EmailField(
        _("role mailbox"),
        blank=True,
        help_text=_("Never shown on the site: the contact form writes to it. Use a role's address, not a person's."),
    )

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if not self.contact_path and not self.mailbox:
            raise ValidationError({"mailbox": _("This page is a form: it needs an address to write to.")})

    @property
    def form_paths(self):
        """Addresses below the page that belong to its forms: no page may stand there."""
        return [self.contact_path]

    @property
    def takes_messages(self):
        """Whether there is somebody to write to. Page types may have reasons of their own to say no."""
        return bool(self.mailbox)

    @property
    def contact_url(self):
        """Where the form is, or nothing."""
        return f"{self.get_url() or ''}{self.contact_path}" if self.takes_messages else ""

    @property
    def form_heading(self):
        """What stands above the form; page types whose title is no addressee have words of their own."""
        return gettext("Write to %(name)s") % {"name": self.title}

    def route(self, request, path_components):
        if "".join(f"{part}/" for part in path_components) != self.contact_path:
            return super().route(request, path_components)
        if not (self.live and self.takes_messages):
            raise Http404
        return RouteResult(self, kwargs={"contact": True})

    def serve(self, request, *args, contact=False, **kwargs):
        if not contact:
            return super().serve(request, *args, **kwargs)
        from common.views import contact

        request.is_preview = False
        return contact(request, page=self)

    def serve_preview(self, request, mode_name):
        if self.contact_path:
            return super().serve_preview(request, mode_name)
        from common.views import contact

        return contact(request, page=self)


class ContactMessage(models.Model):
    """What a visitor wrote through a page's contact form, until it is relayed and its content deleted."""

    # Part of the Message-ID, so that a mail server can drop the copy of a message relayed twice after a crash.
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    # When whoever answers by mail said so, through the link in the mail (common.answered).
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("contact message")
        verbose_name_plural = _("contact messages")
        indexes = [models.Index(fields=["created_at"], name="common_contact_created")]

    def __str__(self):
        return f"message {self.pk}"
