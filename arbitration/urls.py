"""Addresses of the arbitration's own pages."""

from django.urls import path

from arbitration.views.award import award_page
from arbitration.views.deliberation import deliberation_page, deliberation_paper
from arbitration.views.designation import designation_page, designation_paper, designations_page
from arbitration.views.elements import element_board_page
from arbitration.views.hearing import hearing_page
from arbitration.views.pool import pool_member_page, pool_page
from arbitration.views.receive import receive_page
from arbitration.views.receive_limitation import receive_limitation
from arbitration.views.record import record_page
from arbitration.views.roster import roster, roster_row, roster_upload
from arbitration.views.schedule import schedule_run, schedule_runs
from arbitration.views.upload_code import upload_code_page

urlpatterns = [
    path("arbitration/receive/", receive_page, name="receive"),
    path("arbitration/receive/limitation/", receive_limitation, name="receive_limitation"),
    path("arbitration/rosters/", roster_upload, name="roster_upload"),
    path("arbitration/rosters/<int:pk>/", roster, name="roster"),
    path("arbitration/rosters/<int:pk>/rows/<int:row>/", roster_row, name="roster_row"),
    path("arbitration/pool/", pool_page, name="pool"),
    path("arbitration/pool/<int:pk>/", pool_member_page, name="pool_member"),
    path("arbitration/designations/", designations_page, name="designations"),
    path("arbitration/designations/<int:pk>/", designation_page, name="designation"),
    path("arbitration/designations/<int:pk>/paper/", designation_paper, name="designation_paper"),
    path("arbitration/schedules/", schedule_runs, name="schedule_runs"),
    path("arbitration/schedules/<int:pk>/", schedule_run, name="schedule_run"),
    path("arbitration/<int:pk>/elements/", element_board_page, name="elements"),
    path("arbitration/<int:pk>/hearing/", hearing_page, name="hearing"),
    path("arbitration/<int:pk>/record/", record_page, name="hearing_record"),
    path("arbitration/<int:pk>/upload/", upload_code_page, name="upload_code"),
    path("arbitration/<int:pk>/award/", award_page, name="award"),
    path("arbitration/<int:pk>/deliberation/", deliberation_page, name="deliberation"),
    path("arbitration/<int:pk>/deliberation/<int:held>/", deliberation_paper, name="deliberation_paper"),
]
