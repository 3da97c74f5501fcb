from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "puebla.areas.reports"
    label = "reports"
