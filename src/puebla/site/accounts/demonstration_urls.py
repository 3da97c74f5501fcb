"""The one address that only a demonstration has."""

from django.urls import path

from puebla.site.views.demonstration import demonstration_enter

urlpatterns = [path("demonstration/enter/<int:pk>/", demonstration_enter, name="demonstration-enter")]
