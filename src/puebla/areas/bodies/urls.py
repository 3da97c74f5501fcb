from django.urls import path

from .views import body, contact, presidency, seat

app_name = "bodies"
urlpatterns = [
    path("bodies/", body.body_list, name="body-list"),
    path("bodies/add/", body.body_add, name="body-add"),
    path("bodies/<slug:code>/", body.body_detail, name="body-detail"),
    path("bodies/<slug:code>/edit/", body.body_edit, name="body-edit"),
    path("bodies/<slug:code>/continue/", body.body_continue, name="body-continue"),
    path("presidencies/", presidency.presidency_list, name="presidency-list"),
    path("presidencies/volunteer/", presidency.presidency_volunteer, name="presidency-volunteer"),
    path("presidencies/record/", presidency.presidency_record, name="presidency-record"),
    path("presidencies/<int:pk>/theme/", presidency.presidency_theme, name="presidency-theme"),
    path("contacts/", contact.contact_list, name="contact-list"),
    path("contacts/remind/", contact.contact_remind, name="contact-remind"),
    path("parties/<slug:code>/appoint/", seat.seat_appoint, name="seat-appoint"),
    path("seats/<int:pk>/end/", seat.seat_end, name="seat-end"),
]
