"""Legal aid tells the kernel what it has."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegalAidConfig(AppConfig):
    name = "legalaid"
    verbose_name = _("Legal aid")

    def ready(self) -> None:
        from casework.models import Proceeding
        from casework.registry import registry
        from casework.services.follow import follower
        from documents import builders
        from law.questions import register_all
        from legalaid.acts import ACTS
        from legalaid.flows.course import COURSE
        from legalaid.models import LegalAidCase
        from legalaid.papers import BUILDERS
        from legalaid.rules import QUESTIONS
        from legalaid.services.receive import receive_referral
        from legalaid.views import forms

        for act in ACTS:
            registry.act(act)
        for pages in (forms.PAGES,):
            for name, page in pages.items():
                registry.page(name, page)
        registry.proceeding(Proceeding.Kind.LEGAL_AID, LegalAidCase)
        registry.receivers[Proceeding.Kind.LEGAL_AID] = receive_referral
        register_all(QUESTIONS)
        registry.on(sorted(COURSE.events()), follower(COURSE))
        for code, builder in BUILDERS.items():
            builders.register(code, builder)
