from django.urls import path

from .views import admission, contact, country, institution, participation, party

app_name = "members"
urlpatterns = [
    path("countries/", country.country_list, name="country-list"),
    path("countries/<slug:code>/", country.country_detail, name="country-detail"),
    path("parties/", party.party_list, name="party-list"),
    path("parties/add/", party.party_add, name="party-add"),
    path("parties/<slug:code>/", party.party_detail, name="party-detail"),
    path("parties/<slug:code>/edit/", party.party_edit, name="party-edit"),
    path("parties/<slug:code>/status/", participation.participation_record, name="participation-record"),
    path("participations/<int:pk>/", participation.participation_correct, name="participation-correct"),
    path("parties/<slug:code>/institutions/", institution.institution_add, name="institution-add"),
    path("institutions/<int:pk>/", institution.institution_edit, name="institution-edit"),
    path("institutions/<int:pk>/close/", institution.institution_close, name="institution-close"),
    path("parties/<slug:code>/contacts/", contact.contact_add, name="contact-add"),
    path("contacts/<int:pk>/", contact.contact_edit, name="contact-edit"),
    path("contacts/<int:pk>/confirm/", contact.contact_confirm, name="contact-confirm"),
    path("admission/", admission.admission_list, name="admission-list"),
    path("admission/receive/", admission.admission_receive, name="admission-receive"),
    path("admission/<int:pk>/", admission.admission_detail, name="admission-detail"),
    path("admission/<int:pk>/check/", admission.admission_check, name="admission-check"),
    path("admission/<int:pk>/close/", admission.admission_close, name="admission-close"),
    path("admission/<int:pk>/decide/", admission.admission_decide, name="admission-decide"),
    path("admission/<int:pk>/withdraw/", admission.admission_withdraw, name="admission-withdraw"),
]
