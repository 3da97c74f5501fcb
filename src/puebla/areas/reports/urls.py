from django.urls import path

from .views.approval import holding_settle, report_approve, report_note, section_hold
from .views.dashboard import dashboard, inner_dashboard
from .views.file import report_file
from .views.report import report_begin, report_detail, report_freeze, report_list, report_refresh, report_set_aside
from .views.section import section_acknowledge, section_write

app_name = "reports"
urlpatterns = [
    path("reports/", report_list, name="report-list"),
    path("reports/new/<slug:kind>/", report_begin, name="report-begin"),
    path("reports/sections/<int:pk>/", section_write, name="section-write"),
    path("reports/sections/<int:pk>/acknowledge/", section_acknowledge, name="section-acknowledge"),
    path("reports/sections/<int:pk>/hold/", section_hold, name="section-hold"),
    path("reports/holdings/<int:pk>/settle/", holding_settle, name="holding-settle"),
    path("reports/dashboard/", dashboard, name="dashboard"),
    path("reports/dashboard/inner/", inner_dashboard, name="inner-dashboard"),
    path("reports/<slug:code>/", report_detail, name="report-detail"),
    path("reports/<slug:code>/refresh/", report_refresh, name="report-refresh"),
    path("reports/<slug:code>/freeze/", report_freeze, name="report-freeze"),
    path("reports/<slug:code>/set-aside/", report_set_aside, name="report-set-aside"),
    path("reports/<slug:code>/approval/", report_approve, name="report-approve"),
    path("reports/<slug:code>/note/<slug:language>/<slug:ending>/", report_note, name="report-note"),
    path("reports/<slug:code>/files/<slug:language>/<slug:ending>/", report_file, name="report-file"),
]
