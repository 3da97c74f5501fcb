"""What no password may be, beside what Django refuses."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class NotRepeatedValidator:
    """Refuses a short word written several times over: twelve characters that are guessed like four."""

    def validate(self, password, user=None):
        if len(password) > 1 and (password + password).find(password, 1) < len(password):
            raise ValidationError(_("This password repeats itself. Choose another one."), code="repeated")

    def get_help_text(self):
        return _("It may not be the same word written several times.")
