from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "puebla.areas.members"
    label = "members"
