"""Addresses of papers."""

from django.urls import path

from documents.views import papers, verify

app_name = "documents"
urlpatterns = [
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("verify/", verify.verify, name="verify_form"),
    path("verify/<str:code>/", verify.verify, name="verify"),
]
