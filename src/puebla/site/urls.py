from django.urls import path

from .views.access import access
from .views.component import components
from .views.home import home
from .views.today import today

urlpatterns = [
    path("", home, name="home"),
    path("today/", today, name="today"),
    path("access/", access, name="access"),
    path("components/", components, name="components"),
]
