from django.conf import settings
from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from common.fields import TimeZoneField
from members.choices import Digest


class UserManager(BaseUserManager):
    """Users are found and made by e-mail address, whose case never matters."""

    use_in_migrations = True

    def _create(self, email, password, **extra):
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email, password=None, **extra):
        return self._create(email, password, **{"is_staff": False, "is_superuser": False, **extra})

    def create_superuser(self, email, password=None, **extra):
        return self._create(email, password, **{**extra, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractUser):
    """Somebody who can sign in. That a person has an account already reveals a political opinion."""

    username = None
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("This address cannot be used.")},
    )

    display_name = models.CharField(
        _("name shown"),
        max_length=80,
        blank=True,
        help_text=_("Shown where you hold a post. Empty: your first and last name."),
    )
    language = models.CharField(
        _("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    time_zone = TimeZoneField(_("time zone"), blank=True, default="")
    wants_newsletter = models.BooleanField(_("send me the newsletter"), default=False)
    digest = models.CharField(_("digest of meetings"), max_length=8, choices=Digest, default=Digest.NEVER)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="members_user_email_any_case")]

    def save(self, *args, update_fields=None, **kwargs):
        self.email = self.email.strip().lower()
        is_new = self._state.adding
        super().save(*args, update_fields=update_fields, **kwargs)
        if not is_new and (update_fields is None or "email" in update_fields):
            # Nobody signs in with an address that an administrator has taken away.
            self.emailaddress_set.exclude(email=self.email).delete()

    def get_full_name(self):
        return self.display_name or super().get_full_name()
