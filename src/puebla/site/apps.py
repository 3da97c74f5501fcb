from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "puebla.site"
    label = "site"
