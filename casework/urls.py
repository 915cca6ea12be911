"""Addresses of the staff's pages."""

from django.urls import path

from casework.views.access_code import give_code
from casework.views.act_page import act_page
from casework.views.calendar import calendar
from casework.views.case_page import case_page
from casework.views.door_list import door_list_page
from casework.views.evidence import evidence_file
from casework.views.feed import calendar_feed, calendar_ics
from casework.views.law_pages import calculator, law, limit_page, rules
from casework.views.machines import machines
from casework.views.notices import notices
from casework.views.organisations import organisations
from casework.views.oversight import oversight
from casework.views.referrals import answer_referral
from casework.views.search import search
from casework.views.workbench import workbench

urlpatterns = [
    path("work/", workbench, name="workbench"),
    path("cases/<int:pk>/", case_page, name="case"),
    path("cases/<int:pk>/acts/<str:act_name>/", act_page, name="act"),
    path("cases/<int:pk>/parties/<int:party_pk>/code/", give_code, name="give_code"),
    path("calendar/", calendar, name="calendar"),
    path("oversight/", oversight, name="oversight"),
    path("calendar/door/", door_list_page, name="door_list"),
    path("calendar/feed/", calendar_feed, name="calendar_feed"),
    path("calendar/feed/<str:token>.ics", calendar_ics, name="calendar_ics"),
    path("search/", search, name="search"),
    path("law/", law, name="law"),
    path("law/limits/<str:key>/", limit_page, name="limit"),
    path("law/rules/", rules, name="rules"),
    path("law/calculator/", calculator, name="calculator"),
    path("machines/", machines, name="machines"),
    path("notices/", notices, name="notices"),
    path("organisations/", organisations, name="organisations"),
    path("referrals/<int:pk>/", answer_referral, name="referral"),
    path("evidence/<int:pk>/", evidence_file, name="evidence_file"),
]
