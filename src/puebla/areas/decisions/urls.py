from django.urls import path

from .views import follow_up, item, outcome

app_name = "decisions"
urlpatterns = [
    path("commitments/", item.commitment_list, name="commitment-list"),
    path("commitments/follow-ups/<int:pk>/revise/", follow_up.follow_up_revise, name="follow-up-revise"),
    path("commitments/follow-ups/<int:pk>/withdraw/", follow_up.follow_up_withdraw, name="follow-up-withdraw"),
    path("commitments/follow-ups/files/<int:pk>/", follow_up.follow_up_file, name="follow-up-file"),
    path("commitments/<slug:code>/", outcome.outcome_detail, name="outcome-detail"),
    path("commitments/<slug:code>/<str:number>/", item.item_detail, name="item-detail"),
    path("commitments/<slug:code>/<str:number>/state/", item.commitment_state, name="commitment-state"),
    path("commitments/<slug:code>/<str:number>/follow-up/", follow_up.follow_up_report, name="follow-up-report"),
]
