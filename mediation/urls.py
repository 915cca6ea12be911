"""Addresses of mediation's own pages."""

from django.urls import path

from mediation.views.agreement import agreement_page
from mediation.views.board import board_page
from mediation.views.elements import elements_page
from mediation.views.field import (
    field_join,
    field_manifest,
    field_page,
    field_snapshot,
    field_today,
    field_worker,
)
from mediation.views.field_kept import kept_page, picture_file
from mediation.views.receive import receive_page
from mediation.views.referrals import referrals_page
from mediation.views.roster import mediator_page, roster_page
from mediation.views.session import session_page
from mediation.views.signing import signing_page
from mediation.views.table import invitation_page, table_page, tables_page
from mediation.views.today import today_page

urlpatterns = [
    path("mediation/today/", today_page, name="mediation_today"),
    path("mediation/field/", field_page, name="field"),
    path("mediation/field/sw.js", field_worker, name="field_worker"),
    path("mediation/field/manifest.webmanifest", field_manifest, name="field_manifest"),
    path("mediation/field/today.json", field_today, name="field_today"),
    path("mediation/<int:pk>/field/<int:session>.json", field_snapshot, name="field_snapshot"),
    path("mediation/<int:pk>/field/<int:session>/join/", field_join, name="field_join"),
    path("mediation/<int:pk>/field/<int:session>/kept/", kept_page, name="field_kept"),
    path(
        "mediation/<int:pk>/field/<int:session>/pictures/<int:picture>/", picture_file, name="field_picture"
    ),
    path("mediation/receive/", receive_page, name="mediation_receive"),
    path("mediation/board/", board_page, name="mediation_board"),
    path("mediation/referrals/", referrals_page, name="mediation_referrals"),
    path("mediation/roster/", roster_page, name="mediation_roster"),
    path("mediation/roster/<int:pk>/", mediator_page, name="mediation_mediator"),
    path("mediation/tables/", tables_page, name="mediation_tables"),
    path("mediation/<int:pk>/session/", session_page, name="mediation_session"),
    path("mediation/<int:pk>/elements/", elements_page, name="mediation_elements"),
    path("mediation/<int:pk>/agreement/", agreement_page, name="mediation_agreement"),
    path("mediation/<int:pk>/signing/", signing_page, name="mediation_signing"),
    path("mediation/<int:pk>/table/", table_page, name="mediation_table"),
    path("mediation/<int:pk>/invitation/", invitation_page, name="mediation_invitation"),
]
