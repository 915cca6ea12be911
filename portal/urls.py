"""Addresses of the portal: the worker's and the employer's pages."""

from django.urls import path

from portal.views import claims, draft, employer, files, hearing_requests, objection, signing, start, worker

app_name = "portal"
urlpatterns = [
    path("", start.home, name="home"),
    path("back/", start.back, name="back"),
    path("leave/", start.leave_page, name="leave"),
    path("privacy/", start.privacy, name="privacy"),
    path("form/<slug:key>/", draft.step_page, name="step"),
    path("code/", draft.code_page, name="code"),
    path("review/", draft.review, name="review"),
    path("filed/", draft.filed, name="filed"),
    path("form/files/<int:pk>/", files.draft_file, name="draft_file"),
    path("form/files/<int:pk>/drop/", draft.drop_file, name="drop_file"),
    path("case/", worker.status, name="status"),
    path("case/evidence/", worker.evidence, name="evidence"),
    path("case/supply/<int:pk>/", worker.supply, name="supply"),
    path("case/withdraw/<int:pk>/", worker.withdraw, name="withdraw"),
    path("case/claims/", claims.add_claim, name="add_claim"),
    path("case/claims/back/", claims.take_back, name="take_back"),
    path("case/send/<slug:kind>/", worker.send, name="send"),
    path("case/ask/<slug:kind>/", hearing_requests.request_page, name="ask"),
    path("unit/ask/<slug:kind>/", hearing_requests.unit_request_page, name="unit_ask"),
    path("sign/<str:token>/", signing.sign, name="sign"),
    path("bundles/<int:pk>/", files.bundle, name="bundle"),
    path("volumes/<int:pk>/", files.volume, name="volume"),
    path("papers/<int:pk>/", files.paper, name="paper"),
    path("evidence/<int:pk>/", files.evidence_file, name="evidence_file"),
    path("unit/", employer.unit, name="unit"),
    path("unit/answer/", employer.answer, name="answer"),
    path("unit/objection/", objection.objection, name="objection"),
    path("unit/counter/", claims.counter_claim, name="counter_claim"),
    path("unit/address/", employer.address, name="address"),
    path("unit/evidence/", worker.unit_evidence, name="unit_evidence"),
    path("unit/sheet/<int:pk>/", employer.sheet, name="sheet"),
    path("unit/sheet/<int:pk>/<str:group>/", employer.sheet_group, name="sheet_group"),
]
