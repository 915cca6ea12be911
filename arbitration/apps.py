"""Arbitration tells the kernel what it has."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArbitrationConfig(AppConfig):
    name = "arbitration"
    verbose_name = _("Arbitration")

    def ready(self) -> None:
        from arbitration.acts import ACTS
        from arbitration.flows.course import COURSE
        from arbitration.models import Arbitration
        from arbitration.reactions import MEDIATION_ENDED, go_on_after_mediation
        from arbitration.rules import QUESTIONS
        from arbitration.services.receive import receive_referral
        from arbitration.views import filing_forms, hearing_forms, result_forms
        from casework.models import Proceeding
        from casework.registry import registry
        from casework.services.follow import follower
        from law.questions import register_all

        for act in ACTS:
            registry.act(act)
        for pages in (filing_forms.PAGES, hearing_forms.PAGES, result_forms.PAGES):
            for name, page in pages.items():
                registry.page(name, page)
        registry.proceeding(Proceeding.Kind.ARBITRATION, Arbitration)
        registry.receivers[Proceeding.Kind.ARBITRATION] = receive_referral
        registry.on(MEDIATION_ENDED, go_on_after_mediation)
        register_all(QUESTIONS)
        registry.on(sorted(COURSE.events()), follower(COURSE))
