"""Mediation tells the kernel what it has."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediationConfig(AppConfig):
    name = "mediation"
    verbose_name = _("Mediation")

    def ready(self) -> None:
        from casework.models import Proceeding
        from casework.registry import registry
        from casework.services.errands import register as register_errands
        from casework.services.follow import follower
        from documents import builders
        from law.questions import register_all
        from mediation.acts import ACTS
        from mediation.flows.course import COURSE
        from mediation.flows.errands import ERRANDS
        from mediation.models import Mediation
        from mediation.papers import BUILDERS
        from mediation.reactions import confirm_when_reviewed, watch_the_two_periods
        from mediation.rules import QUESTIONS
        from mediation.services.intake.negotiate import note_silence
        from mediation.services.intake.receive import receive_referral
        from mediation.services.outcome.expire import expire_job, open_way_job
        from mediation.services.outcome.instalments import note_missed
        from mediation.views.offered import DESKS, PAGES, PANELS

        for act in ACTS:
            registry.act(act)
        for name, page in PAGES.items():
            registry.page(name, page)
        for template, fill in PANELS:
            registry.panel(Proceeding.Kind.MEDIATION, template, fill)
        for template, box in DESKS:
            registry.desk(template, box)
        registry.proceeding(Proceeding.Kind.MEDIATION, Mediation)
        registry.receivers[Proceeding.Kind.MEDIATION] = receive_referral
        register_all(QUESTIONS)
        registry.job("mediation.expire", expire_job)
        registry.job("mediation.open_way", open_way_job)
        registry.on("casework.limit.missed", watch_the_two_periods)
        registry.on("casework.limit.missed", note_silence)
        registry.on("casework.limit.missed", note_missed)
        registry.on("arbitration.review.served", confirm_when_reviewed)
        registry.on(sorted(COURSE.events()), follower(COURSE))
        register_errands(ERRANDS)
        for code, builder in BUILDERS.items():
            builders.register(code, builder)
