"""What a list says before anything is chosen from it."""

from django.utils.translation import gettext_lazy as _

CHOOSE = _("Choose …")
