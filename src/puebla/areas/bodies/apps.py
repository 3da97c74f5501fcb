from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "puebla.areas.bodies"
    label = "bodies"
