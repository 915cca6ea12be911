"""Addresses of legal aid's own pages."""

from django.urls import path

from legalaid.views.centre import assessments, board, distribution, rating_link, standard
from legalaid.views.mine import accept_team, mine
from legalaid.views.providers import provider, providers
from legalaid.views.receive import receive_page
from legalaid.views.subsidies import batch, batch_export, subsidies

urlpatterns = [
    path("legal-aid/receive/", receive_page, name="aid_receive"),
    path("legal-aid/mine/", mine, name="aid_mine"),
    path("legal-aid/board/", board, name="aid_board"),
    path("legal-aid/standard/", standard, name="aid_standard"),
    path("legal-aid/distribution/", distribution, name="aid_distribution"),
    path("legal-aid/providers/", providers, name="aid_providers"),
    path("legal-aid/providers/<int:pk>/", provider, name="aid_provider"),
    path("legal-aid/subsidies/", subsidies, name="aid_subsidies"),
    path("legal-aid/subsidies/<int:pk>/", batch, name="aid_batch"),
    path("legal-aid/subsidies/<int:pk>/export/", batch_export, name="aid_batch_export"),
    path("legal-aid/assessments/", assessments, name="aid_assessments"),
    path("legal-aid/<int:pk>/rating/", rating_link, name="aid_rating_link"),
    path("legal-aid/<int:pk>/accept-all/", accept_team, name="aid_accept_all"),
]
