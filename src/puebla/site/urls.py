from django.conf import settings
from django.urls import include, path

from .views.access import access
from .views.component import components
from .views.history import (
    history,
    history_compare,
    history_readers,
    history_record,
    history_restore,
    history_version,
)
from .views.home import home
from .views.invitation import (
    invitation_accept,
    invitation_list,
    invitation_new,
    invitation_resend,
    invitation_send,
    invitation_withdraw,
)
from .views.job import job
from .views.person import (
    person_deactivate,
    person_detail,
    person_list,
    person_reactivate,
    person_reset_factor,
    person_seat_end,
)
from .views.search import search
from .views.see_as import see_as, see_as_begin, see_as_end
from .views.sources import sources
from .views.today import today

urlpatterns = [
    path("jobs/<int:pk>/", job, name="job"),
    path("", home, name="home"),
    path("today/", today, name="today"),
    path("history/", history, name="history"),
    path("history/<slug:kind>/<str:key>/", history_record, name="history-record"),
    path("history/<slug:kind>/<str:key>/compare/", history_compare, name="history-compare"),
    path("history/<slug:kind>/<str:key>/readers/", history_readers, name="history-readers"),
    path("history/<slug:kind>/<str:key>/<int:number>/", history_version, name="history-version"),
    path("history/<slug:kind>/<str:key>/<int:number>/restore/", history_restore, name="history-restore"),
    path("search/", search, name="search"),
    path("access/", access, name="access"),
    path("sources/", sources, name="sources"),
    path("components/", components, name="components"),
    path("", include("puebla.site.accounts.urls")),
    path("invitations/", invitation_list, name="invitation-list"),
    path("invitations/new/", invitation_new, name="invitation-new"),
    path("invitations/<int:pk>/resend/", invitation_resend, name="invitation-resend"),
    path("invitations/<int:pk>/withdraw/", invitation_withdraw, name="invitation-withdraw"),
    path("invitation/<str:key>/", invitation_accept, name="invitation-accept"),
    path("people/", person_list, name="person-list"),
    path("people/<int:pk>/", person_detail, name="person"),
    path("people/<int:pk>/invite/", invitation_send, name="invitation-send"),
    path("people/<int:pk>/deactivate/", person_deactivate, name="person-deactivate"),
    path("people/<int:pk>/reactivate/", person_reactivate, name="person-reactivate"),
    path("people/<int:pk>/reset-factor/", person_reset_factor, name="person-reset-factor"),
    path("people/seats/<int:pk>/end/", person_seat_end, name="person-seat-end"),
    path("see-as/", see_as, name="see-as"),
    path("see-as/begin/", see_as_begin, name="see-as-begin"),
    path("see-as/end/", see_as_end, name="see-as-end"),
]
if settings.DEMONSTRATION:
    urlpatterns.append(path("", include("puebla.site.accounts.demonstration_urls")))
