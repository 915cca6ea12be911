"""Addresses of the arbitration's own pages."""

from django.urls import path

from arbitration.views.award import award_page
from arbitration.views.elements import element_board_page
from arbitration.views.hearing import hearing_page
from arbitration.views.receive import receive_page
from arbitration.views.roster import roster, roster_row, roster_upload

urlpatterns = [
    path("arbitration/receive/", receive_page, name="receive"),
    path("arbitration/rosters/", roster_upload, name="roster_upload"),
    path("arbitration/rosters/<int:pk>/", roster, name="roster"),
    path("arbitration/rosters/<int:pk>/rows/<int:row>/", roster_row, name="roster_row"),
    path("arbitration/<int:pk>/elements/", element_board_page, name="elements"),
    path("arbitration/<int:pk>/hearing/", hearing_page, name="hearing"),
    path("arbitration/<int:pk>/award/", award_page, name="award"),
]
