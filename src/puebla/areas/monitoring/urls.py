from django.urls import path

from .views import goal

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
]
