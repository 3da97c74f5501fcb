from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "puebla.areas.plans"
    label = "plans"
