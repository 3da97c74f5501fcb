"""Texts of a few lines."""

from django import forms


def long_text(label, *, rows=4, **options):
    """A field for a text of a few lines, which may stay empty."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), required=False, **options)
