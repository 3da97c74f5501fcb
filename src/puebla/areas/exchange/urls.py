from django.urls import path

from .views import benefit, channel, practice, roadmap

app_name = "exchange"
urlpatterns = [
    path("practices/", practice.practice_list, name="practice-list"),
    path("practices/add/", practice.practice_record, name="practice-record"),
    path("practices/roadmaps/", roadmap.roadmap_list, name="roadmap-list"),
    path("practices/roadmaps/add/", roadmap.roadmap_begin, name="roadmap-begin"),
    path("practices/roadmaps/<int:pk>/", roadmap.roadmap_detail, name="roadmap-detail"),
    path("practices/roadmaps/<int:pk>/edit/", roadmap.roadmap_revise, name="roadmap-revise"),
    path("practices/roadmaps/<int:pk>/agree/", roadmap.roadmap_agree, name="roadmap-agree"),
    path("practices/roadmaps/<int:pk>/abandon/", roadmap.roadmap_abandon, name="roadmap-abandon"),
    path("practices/channels/", channel.channel_list, name="channel-list"),
    path("practices/channels/add/", channel.channel_open, name="channel-open"),
    path("practices/channels/<int:pk>/edit/", channel.channel_revise, name="channel-revise"),
    path("practices/channels/<int:pk>/close/", channel.channel_close, name="channel-close"),
    path("practices/benefits/<int:pk>/edit/", benefit.benefit_revise, name="benefit-revise"),
    path("practices/benefits/<int:pk>/withdraw/", benefit.benefit_withdraw, name="benefit-withdraw"),
    path("practices/<int:pk>/", practice.practice_detail, name="practice-detail"),
    path("practices/<int:pk>/edit/", practice.practice_revise, name="practice-revise"),
    path("practices/<int:pk>/withdraw/", practice.practice_withdraw, name="practice-withdraw"),
    path("practices/<int:pk>/benefit/", benefit.benefit_report, name="benefit-report"),
]
