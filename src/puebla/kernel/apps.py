from django.apps import AppConfig
from django.core.signals import request_started
from django.db.models.signals import post_migrate


class KernelConfig(AppConfig):
    name = "puebla.kernel"
    label = "kernel"

    def ready(self):
        from . import checks
        from .connections import let_go_of_closed
        from .memory.keeping import keep_after_migrating

        checks.load_permissions()
        checks.load("panels")
        post_migrate.connect(keep_after_migrating)
        request_started.connect(let_go_of_closed)
