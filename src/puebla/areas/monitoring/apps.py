from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "puebla.areas.monitoring"
    label = "monitoring"
