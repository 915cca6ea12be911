"""Addresses of papers."""

from django.urls import path, re_path

from documents.views import about, address, archive, batches, certificates, make, papers, serve, verify

app_name = "documents"
urlpatterns = [
    path("papers/<int:pk>/", papers.paper, name="paper"),
    path("papers/<int:pk>/about/", about.about, name="about"),
    path("papers/<int:pk>/docx/", about.docx, name="docx"),
    path("papers/<int:pk>/copies/<slug:mode>/", about.copy, name="copy"),
    path("papers/<int:pk>/issue/", make.issue, name="issue"),
    path("papers/<int:pk>/void/", make.void, name="void"),
    path("papers/<int:pk>/replace/", about.replace, name="replace"),
    path("papers/<int:pk>/serve/", serve.serve, name="serve"),
    path("cases/<int:pk>/service/", serve.service, name="service"),
    path("cases/<int:pk>/service/<int:party_pk>/", serve.envelope, name="envelope"),
    path("cases/<int:pk>/address/<int:party_pk>/", address.address, name="address"),
    path("services/<int:pk>/sheet/", serve.sheet, name="service_sheet"),
    path("service-proofs/<int:pk>/", serve.proof, name="proof"),
    path("cases/<int:pk>/papers/", make.prepare, name="prepare"),
    path("cases/<int:pk>/papers/issue/", make.issue_drafts, name="issue_drafts"),
    path("cases/<int:pk>/papers/batch/", batches.start, name="batch_start"),
    path("batches/<int:pk>/", batches.batch, name="batch"),
    path("batches/<int:pk>/retry/", batches.retry, name="batch_retry"),
    re_path(r"^batches/(?P<pk>\d+)/files\.(?P<form>zip|pdf)$", batches.files, name="batch_files"),
    path("organisations/<int:pk>/certificates/", certificates.certificates, name="certificates"),
    path("certificates/<int:pk>/withdraw/", certificates.withdraw, name="certificate_withdraw"),
    path("cases/<int:pk>/archive/", archive.bind, name="bind"),
    path("cases/<int:pk>/bundle/", archive.bundle, name="bundle"),
    path("bundles/<int:pk>/", archive.bundle_file, name="bundle_file"),
    path("volumes/<int:pk>/", archive.volume_file, name="volume"),
    path("volumes/<int:pk>/borrow/", archive.borrow, name="borrow"),
    path("borrowings/<int:pk>/return/", archive.give_back, name="give_back"),
    path("verify/", verify.verify, name="verify_form"),
    path("verify/<str:code>/", verify.verify, name="verify"),
]
