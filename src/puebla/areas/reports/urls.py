from django.urls import path

from .views.dashboard import dashboard, inner_dashboard

app_name = "reports"
urlpatterns = [
    path("reports/dashboard/", dashboard, name="dashboard"),
    path("reports/dashboard/inner/", inner_dashboard, name="inner-dashboard"),
]
