"""Closing sessions: one that is named, else all the others."""

from allauth.usersessions.forms import ManageUserSessionsForm
from django import forms


class CloseSessionsForm(ManageUserSessionsForm):
    def __init__(self, *args, sessions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"] = forms.ModelChoiceField(sessions, required=False, widget=forms.HiddenInput)
