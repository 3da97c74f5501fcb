from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "puebla.areas.decisions"
    label = "decisions"
