"""Arbitration tells the kernel what it has."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArbitrationConfig(AppConfig):
    name = "arbitration"
    verbose_name = _("Arbitration")

    def ready(self) -> None:
        from arbitration.acts import ACTS
        from arbitration.flows.course import COURSE
        from arbitration.flows.errands import ERRANDS
        from arbitration.models import AgreementReview, Arbitration
        from arbitration.papers import BUILDERS, EFFECTS
        from arbitration.reactions import (
            MEDIATION_ENDED,
            WAY_OPENED,
            go_on_after_mediation,
            prepare_when_opened,
        )
        from arbitration.rules import QUESTIONS
        from arbitration.services.filing.receive import receive_referral
        from arbitration.services.outcome.instalments import note_missed
        from arbitration.services.review.receive import receive_review
        from arbitration.views.offered import DESKS, PAGES, PANELS, REVIEW_PANELS
        from casework.models import Proceeding
        from casework.registry import registry
        from casework.services.errands import register as register_errands
        from casework.services.follow import follower
        from documents import builders
        from law.questions import register_all

        for act in ACTS:
            registry.act(act)
        for name, page in PAGES.items():
            registry.page(name, page)
        for kind, panels in ((Proceeding.Kind.ARBITRATION, PANELS), (Proceeding.Kind.REVIEW, REVIEW_PANELS)):
            for template, fill in panels:
                registry.panel(kind, template, fill)
        for template, box in DESKS:
            registry.desk(template, box)
        registry.proceeding(Proceeding.Kind.ARBITRATION, Arbitration)
        registry.receivers[Proceeding.Kind.ARBITRATION] = receive_referral
        registry.proceeding(Proceeding.Kind.REVIEW, AgreementReview)
        registry.receivers[Proceeding.Kind.REVIEW] = receive_review
        registry.on(MEDIATION_ENDED, go_on_after_mediation)
        registry.on(WAY_OPENED, prepare_when_opened)
        registry.on("casework.limit.missed", note_missed)
        register_all(QUESTIONS)
        registry.on(sorted(COURSE.events()), follower(COURSE))
        register_errands(ERRANDS)
        for code, builder in BUILDERS.items():
            builders.register(code, builder)
        for code, effect in EFFECTS.items():
            builders.register_effect(code, effect)
