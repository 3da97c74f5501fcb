from django.urls import path

from .views import goal, impact_round, indicator, measurement, series

app_name = "monitoring"
urlpatterns = [
    path("indicators/goals/", goal.goal_list, name="goal-list"),
    path("indicators/goals.csv", goal.goal_csv, name="goal-csv"),
    path("indicators/goals.xlsx", goal.goal_xlsx, name="goal-xlsx"),
    path("indicators/goals/topics/<int:pk>/take-off/", goal.topic_untag, name="topic-goal-untag"),
    path("indicators/goals/activities/<int:pk>/take-off/", goal.activity_untag, name="activity-goal-untag"),
    path("indicators/goals/items/<int:pk>/take-off/", goal.item_untag, name="item-goal-untag"),
    path("indicators/goals/<slug:code>/", goal.goal_detail, name="goal-detail"),
    path("indicators/goals/<slug:code>/tag/", goal.goal_tag, name="goal-tag"),
    path("indicators/", indicator.indicator_list, name="indicator-list"),
    path("indicators/series/", series.series_overview, name="series-list"),
    path("indicators/series/<slug:code>/", series.series_records, name="series-records"),
    path("indicators/impact/", impact_round.impact_round_list, name="impact-round-list"),
    path("indicators/impact/open/", impact_round.impact_round_open, name="impact-round-open"),
    path("indicators/impact/<int:pk>/", impact_round.impact_round_detail, name="impact-round-detail"),
    path("indicators/impact/<int:pk>/answer/", impact_round.impact_round_answer, name="impact-round-answer"),
    path("indicators/impact/<int:pk>/revise/", impact_round.impact_round_revise, name="impact-round-revise"),
    path("indicators/impact/<int:pk>/close/", impact_round.impact_round_close, name="impact-round-close"),
    path("indicators/impact/<int:pk>/reopen/", impact_round.impact_round_reopen, name="impact-round-reopen"),
    path("indicators/values/", measurement.measurement_list, name="measurement-list"),
    path("indicators/values/<int:pk>/", measurement.measurement_detail, name="measurement-detail"),
    path("indicators/values/<int:pk>/edit/", measurement.measurement_edit, name="measurement-edit"),
    path("indicators/values/<int:pk>/submit/", measurement.measurement_submit, name="measurement-submit"),
    path("indicators/values/<int:pk>/approve/", measurement.measurement_approve, name="measurement-approve"),
    path("indicators/values/<int:pk>/return/", measurement.measurement_return, name="measurement-return"),
    path("indicators/values/<int:pk>/correct/", measurement.measurement_correct, name="measurement-correct"),
    path("indicators/values/<int:pk>/evidence/", measurement.evidence_attach, name="evidence-attach"),
    path("indicators/evidence/<int:pk>/", measurement.evidence_download, name="evidence-download"),
    path("indicators/activities/<int:pk>/", indicator.activity_indicator_detail, name="activity-indicator-detail"),
    path(
        "indicators/activities/<int:pk>/enter/",
        measurement.activity_measurement_enter,
        name="activity-measurement-enter",
    ),
    path("indicators/<slug:plan>/<slug:code>/", indicator.indicator_detail, name="indicator-detail"),
    path("indicators/<slug:plan>/<slug:code>/records/", indicator.indicator_records, name="indicator-records"),
    path("indicators/<slug:plan>/<slug:code>/enter/", measurement.measurement_enter, name="measurement-enter"),
]
