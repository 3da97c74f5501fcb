from django.urls import path

from .views.component import components
from .views.home import home
from .views.today import today

urlpatterns = [
    path("", home, name="home"),
    path("today/", today, name="today"),
    path("components/", components, name="components"),
]
