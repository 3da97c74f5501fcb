from django.urls import path

from .views.activity import activity_detail, activity_list, activity_propose
from .views.activity_edit import activity_audience, activity_edit, activity_exception
from .views.attachment import attachment_attach, attachment_download, attachment_withdraw
from .views.delegation import delegation_begin, delegation_end, delegation_list
from .views.matrix import matrix, matrix_csv, matrix_row, matrix_xlsx
from .views.matrix_edit import matrix_deadline, matrix_responsible, matrix_risks, matrix_status
from .views.matrix_file import (
    matrix_file_columns,
    matrix_file_detail,
    matrix_file_download,
    matrix_file_list,
    matrix_file_listing,
    matrix_file_set_aside,
    matrix_file_take_over,
)
from .views.note import note_begin, note_detail, note_docx
from .views.note_edit import note_autosave, note_edit
from .views.note_move import note_accept, note_check, note_reopen, note_return, note_submit
from .views.report import report_autosave, report_detail, report_edit

app_name = "activities"
urlpatterns = [
    path("matrix/", matrix, name="matrix"),
    path("matrix.csv", matrix_csv, name="matrix-csv"),
    path("matrix.xlsx", matrix_xlsx, name="matrix-xlsx"),
    path("matrix/import/", matrix_file_list, name="matrix-file-list"),
    path("matrix/import/<int:pk>/", matrix_file_detail, name="matrix-file-detail"),
    path("matrix/import/<int:pk>/columns/", matrix_file_columns, name="matrix-file-columns"),
    path("matrix/import/<int:pk>/take-over/", matrix_file_take_over, name="matrix-file-take-over"),
    path("matrix/import/<int:pk>/set-aside/", matrix_file_set_aside, name="matrix-file-set-aside"),
    path("matrix/import/<int:pk>/all.csv", matrix_file_listing, name="matrix-file-listing"),
    path("matrix/import/<int:pk>/file/", matrix_file_download, name="matrix-file-download"),
    path("matrix/<slug:code>/", matrix_row, name="matrix-row"),
    path("matrix/<slug:code>/status/", matrix_status, name="matrix-status"),
    path("matrix/<slug:code>/deadline/", matrix_deadline, name="matrix-deadline"),
    path("matrix/<slug:code>/responsible/", matrix_responsible, name="matrix-responsible"),
    path("matrix/<slug:code>/risks/", matrix_risks, name="matrix-risks"),
    path("activities/", activity_list, name="activity-list"),
    path("activities/propose/", activity_propose, name="activity-propose"),
    path("activities/acceptance/", delegation_list, name="delegation-list"),
    path("activities/acceptance/delegate/", delegation_begin, name="delegation-begin"),
    path("activities/acceptance/<int:pk>/end/", delegation_end, name="delegation-end"),
    path("activities/files/<int:pk>/", attachment_download, name="attachment-download"),
    path("activities/files/<int:pk>/withdraw/", attachment_withdraw, name="attachment-withdraw"),
    path("activities/<slug:code>/", activity_detail, name="activity-detail"),
    path("activities/<slug:code>/edit/", activity_edit, name="activity-edit"),
    path("activities/<slug:code>/audience/", activity_audience, name="activity-audience"),
    path("activities/<slug:code>/exception/", activity_exception, name="activity-exception"),
    path("activities/<slug:code>/attach/", attachment_attach, name="attachment-attach"),
    path("activities/<slug:code>/note/", note_detail, name="note-detail"),
    path("activities/<slug:code>/note/begin/", note_begin, name="note-begin"),
    path("activities/<slug:code>/note/edit/", note_edit, name="note-edit"),
    path("activities/<slug:code>/note/autosave/", note_autosave, name="note-autosave"),
    path("activities/<slug:code>/note/docx/", note_docx, name="note-docx"),
    path("activities/<slug:code>/note/submit/", note_submit, name="note-submit"),
    path("activities/<slug:code>/note/return/", note_return, name="note-return"),
    path("activities/<slug:code>/note/check/", note_check, name="note-check"),
    path("activities/<slug:code>/note/accept/", note_accept, name="note-accept"),
    path("activities/<slug:code>/note/reopen/", note_reopen, name="note-reopen"),
    path("activities/<slug:code>/report/", report_detail, name="report-detail"),
    path("activities/<slug:code>/report/edit/", report_edit, name="report-edit"),
    path("activities/<slug:code>/report/autosave/", report_autosave, name="report-autosave"),
]
