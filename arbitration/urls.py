"""Addresses of the arbitration's own pages."""

from django.urls import path

from arbitration.views.receive import receive_page

urlpatterns = [
    path("arbitration/receive/", receive_page, name="receive"),
    path("arbitration/rosters/", receive_page, name="roster_upload"),
]
