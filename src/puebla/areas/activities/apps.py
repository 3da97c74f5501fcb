from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "puebla.areas.activities"
    label = "activities"
