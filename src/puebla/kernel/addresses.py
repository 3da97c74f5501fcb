"""Parts of addresses: what does not fit is no address of ours, hence a 404 before any page is asked."""

from django.urls import register_converter
from django.urls.converters import IntConverter


class YearConverter(IntConverter):
    """A year of four digits, as dates have it: ``<year:year>``."""

    regex = "[1-9][0-9]{3}"


register_converter(YearConverter, "year")
