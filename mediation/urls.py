"""Addresses of mediation's own pages."""

from django.urls import path

from mediation.views.field import (
    field_join,
    field_manifest,
    field_page,
    field_snapshot,
    field_today,
    field_worker,
)
from mediation.views.field_kept import kept_page, picture_file
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
]
