"""People: focal points, delegates, officers. A person may sign in once invited; what they may do follows from seats."""

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from puebla.kernel.languages import LANGUAGES, Bilingual, short_pair

from .institution import Institution


class PersonManager(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


# The trail keeps contacts, never passwords or the time of each sign-in.
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["password", "last_login"]
)
class Person(AbstractBaseUser):
    """An account and, for focal points, the contact that a member keeps current (P3)."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="people")
    position_en, position_es = short_pair(_("position"), max_length=200)
    phone = models.CharField(_("telephone"), max_length=60, blank=True, default="")
    language = models.CharField(_("language"), max_length=2, choices=[(code, code) for code in LANGUAGES], default="es")
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demonstration = models.BooleanField(default=False)
    confirmed_on = models.DateField(_("contact confirmed on"), null=True, blank=True)
    reminded_on = models.DateField(_("country reminded on"), null=True, blank=True)
    position = Bilingual()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        verbose_name = _("person")

    def __str__(self):
        return self.name
