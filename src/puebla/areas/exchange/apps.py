from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "puebla.areas.exchange"
    label = "exchange"
