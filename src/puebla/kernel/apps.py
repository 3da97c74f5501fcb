from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "puebla.kernel"
    label = "kernel"

    def ready(self):
        from . import checks

        checks.load_permissions()
        checks.load("panels")
