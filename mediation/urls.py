"""Addresses of the mediation's own pages."""

from django.urls import path

from mediation.views.agreement import agreement_page
from mediation.views.board import board_page
from mediation.views.receive import receive_page
from mediation.views.referrals import referrals_page
from mediation.views.roster import mediator_page, roster_page
from mediation.views.session import session_page
from mediation.views.signing import signing_page
from mediation.views.table import invitation_page, table_page, tables_page

urlpatterns = [
    path("mediation/receive/", receive_page, name="mediation_receive"),
    path("mediation/board/", board_page, name="mediation_board"),
    path("mediation/referrals/", referrals_page, name="mediation_referrals"),
    path("mediation/roster/", roster_page, name="mediation_roster"),
    path("mediation/roster/<int:pk>/", mediator_page, name="mediation_mediator"),
    path("mediation/tables/", tables_page, name="mediation_tables"),
    path("mediation/<int:pk>/session/", session_page, name="mediation_session"),
    path("mediation/<int:pk>/agreement/", agreement_page, name="mediation_agreement"),
    path("mediation/<int:pk>/signing/", signing_page, name="mediation_signing"),
    path("mediation/<int:pk>/table/", table_page, name="mediation_table"),
    path("mediation/<int:pk>/invitation/", invitation_page, name="mediation_invitation"),
]
