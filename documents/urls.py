"""Addresses of papers."""

from django.urls import path

from documents.views import make, papers, serve, verify

app_name = "documents"
urlpatterns = [
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("papers/<int:pk>/issue/", make.issue, name="issue"),
    path("papers/<int:pk>/void/", make.void, name="void"),
    path("papers/<int:pk>/serve/", serve.serve, name="serve"),
    path("cases/<int:pk>/papers/", make.prepare, name="prepare"),
    path("cases/<int:pk>/papers/issue/", make.issue_drafts, name="issue_drafts"),
    path("verify/", verify.verify, name="verify_form"),
    path("verify/<str:code>/", verify.verify, name="verify"),
]
