"""Arbitration tells the kernel what it has."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArbitrationConfig(AppConfig):
    name = "arbitration"
    verbose_name = _("Arbitration")

    def ready(self) -> None:
        from arbitration.acts import ACTS
        from arbitration.models import Arbitration
        from arbitration.rules import QUESTIONS
        from arbitration.views import filing_forms, hearing_forms, result_forms
        from casework.models import Proceeding
        from casework.registry import registry
        from law.questions import register_all

        for act in ACTS:
            registry.act(act)
        for pages in (filing_forms.PAGES, hearing_forms.PAGES, result_forms.PAGES):
            for name, page in pages.items():
                registry.page(name, page)
        registry.proceeding(Proceeding.Kind.ARBITRATION, Arbitration)
        register_all(QUESTIONS)
