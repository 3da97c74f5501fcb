from django.urls import path

from .views.contribution import contribution_list

app_name = "finance"
urlpatterns = [path("contributions/", contribution_list, name="contribution-list")]
