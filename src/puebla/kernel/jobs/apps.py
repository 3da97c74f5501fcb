from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "puebla.kernel.jobs"
    label = "jobs"

    def ready(self):
        from . import tasks  # noqa: F401  the library learns our one task
