from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "puebla.areas.finance"
    label = "finance"
