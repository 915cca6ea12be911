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
        from arbitration.papers import BUILDERS, EFFECTS
        from arbitration.reactions import MEDIATION_ENDED, go_on_after_mediation
        from arbitration.rules import QUESTIONS
        from arbitration.services.element_board import fill_panel
        from arbitration.services.receive import receive_referral
        from arbitration.views import filing_forms, hearing_forms, pages, result_forms
        from casework.models import Proceeding
        from casework.registry import registry
        from casework.services.follow import follower
        from documents import builders
        from law.questions import register_all

        for act in ACTS:
            registry.act(act)
        for offered in (filing_forms.PAGES, hearing_forms.PAGES, pages.PAGES, result_forms.PAGES):
            for name, page in offered.items():
                registry.page(name, page)
        registry.panel(Proceeding.Kind.ARBITRATION, "arbitration/elements_panel.html", fill_panel)
        registry.proceeding(Proceeding.Kind.ARBITRATION, Arbitration)
        registry.receivers[Proceeding.Kind.ARBITRATION] = receive_referral
        registry.on(MEDIATION_ENDED, go_on_after_mediation)
        register_all(QUESTIONS)
        registry.on(sorted(COURSE.events()), follower(COURSE))
        for code, builder in BUILDERS.items():
            builders.register(code, builder)
        for code, effect in EFFECTS.items():
            builders.register_effect(code, effect)
