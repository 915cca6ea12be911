"""Mediation tells the kernel what it has."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediationConfig(AppConfig):
    name = "mediation"
    verbose_name = _("Mediation")

    def ready(self) -> None:
        from casework.models import Proceeding
        from casework.registry import registry
        from casework.services.follow import follower
        from documents import builders
        from law.questions import register_all
        from mediation.acts import ACTS
        from mediation.flows.course import COURSE
        from mediation.models import Mediation
        from mediation.papers import BUILDERS
        from mediation.reactions import confirm_when_reviewed, expire_when_run_out
        from mediation.rules import QUESTIONS
        from mediation.services.expire import expire_job
        from mediation.services.receive import receive_referral
        from mediation.views import forms

        for act in ACTS:
            registry.act(act)
        for pages in (forms.PAGES,):
            for name, page in pages.items():
                registry.page(name, page)
        registry.proceeding(Proceeding.Kind.MEDIATION, Mediation)
        registry.receivers[Proceeding.Kind.MEDIATION] = receive_referral
        register_all(QUESTIONS)
        registry.job("mediation.expire", expire_job)
        registry.on("casework.limit.missed", expire_when_run_out)
        registry.on("arbitration.review.served", confirm_when_reviewed)
        registry.on(sorted(COURSE.events()), follower(COURSE))
        for code, builder in BUILDERS.items():
            builders.register(code, builder)
