"""Every address. Pages carry their language (``/en/...``, ``/es/...``); without it the browser's is used."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("puebla.site.urls")),
    path("", include("puebla.areas.members.urls")),
    path("", include("puebla.areas.bodies.urls")),
    path("", include("puebla.areas.plans.urls")),
    path("", include("puebla.areas.activities.urls")),
    path("", include("puebla.areas.finance.urls")),
    path("", include("puebla.areas.monitoring.urls")),
    path("", include("puebla.areas.reports.urls")),
)
handler400 = "puebla.site.views.failure.bad_request"
handler403 = "puebla.site.views.failure.forbidden"
handler404 = "puebla.site.views.failure.not_found"
handler429 = "puebla.site.views.failure.too_many"  # asked for by allauth's rate limits
handler500 = "puebla.site.views.failure.failed"
