"""Every address, by app."""

from django.contrib import admin
from django.urls import include, path

from portal.views.start import root

urlpatterns = [
    path("", root, name="root"),
    path("p/", include("portal.urls")),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("documents.urls")),
    path("", include("arbitration.urls")),
    path("", include("mediation.urls")),
    path("", include("legalaid.urls")),
    path("", include("casework.urls")),
]
