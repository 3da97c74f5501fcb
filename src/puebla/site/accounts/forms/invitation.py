"""Inviting somebody, and accepting."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.states import Office


def day_input():
    """A browser's own calendar, which takes and gives days in one form whatever the language."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class InvitationForm(forms.Form):
    """For a person who is not known yet; what can be chosen depends on the party the page was opened for."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("The person signs in with it; the link is sent there.")
    )
    institution = forms.ModelChoiceField(None, label=_("Institution"), empty_label=_("choose"))
    office = forms.ChoiceField(label=_("Office"))
    body = forms.ModelChoiceField(
        None,
        label=_("Group"),
        required=False,
        to_field_name="code",
        empty_label=_("no group"),
        help_text=_("For a delegate: the group."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, initial="es", help_text=_("The mail is written in it.")
    )
    from_on = forms.DateField(label=_("From"), widget=day_input())
    until_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=day_input(),
        help_text=_("The first day on which the office is no longer held; empty while no end is known."),
    )

    def __init__(self, *args, institutions, offices, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = institutions
        self.fields["office"].choices = [(office, Office(office).label) for office in offices]
        self.fields["body"].queryset = bodies
        if Office.DELEGATE not in offices:
            del self.fields["body"]


class AcceptanceForm(forms.Form):
    """Whoever holds the link sets these; the rules for passwords are checked by the action."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=200,
        help_text=_("At least 12 characters; several words that do not belong together are best."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password, once more"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self):
        given = super().clean()
        again = given.pop("again", None)
        if given.get("password") and again and given["password"] != again:
            self.add_error("again", _("The two are not the same."))
        return given
