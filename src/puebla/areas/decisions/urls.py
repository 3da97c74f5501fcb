from django.urls import path

from .views import entering, follow_up, item, outcome

app_name = "decisions"
# Where a page stands in the place of a code it is named in rules/code.py: no outcome can be called like it.
urlpatterns = [
    path("commitments/", item.commitment_list, name="commitment-list"),
    path("commitments/record/", outcome.outcome_record, name="outcome-record"),
    path("commitments/follow-ups/<int:pk>/revise/", follow_up.follow_up_revise, name="follow-up-revise"),
    path("commitments/follow-ups/<int:pk>/withdraw/", follow_up.follow_up_withdraw, name="follow-up-withdraw"),
    path("commitments/follow-ups/files/<int:pk>/", follow_up.follow_up_file, name="follow-up-file"),
    path("commitments/<slug:code>/", outcome.outcome_detail, name="outcome-detail"),
    path("commitments/<slug:code>/revise/", outcome.outcome_revise, name="outcome-revise"),
    path("commitments/<slug:code>/items/add/", entering.item_add, name="item-add"),
    path("commitments/<slug:code>/<str:number>/", item.item_detail, name="item-detail"),
    path("commitments/<slug:code>/<str:number>/revise/", entering.item_revise, name="item-revise"),
    path("commitments/<slug:code>/<str:number>/remove/", entering.item_remove, name="item-remove"),
    path("commitments/<slug:code>/<str:number>/state/", item.commitment_state, name="commitment-state"),
    path("commitments/<slug:code>/<str:number>/follow-up/", follow_up.follow_up_report, name="follow-up-report"),
]
