"""Legal aid tells the kernel what it has."""

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegalAidConfig(AppConfig):
    name = "legalaid"
    verbose_name = _("Legal aid")

    def ready(self) -> None:
        from casework.models import Proceeding
        from casework.registry import registry
        from casework.services.errands import register as register_errands
        from casework.services.follow import follower
        from documents import builders
        from law.questions import register_all
        from legalaid.acts import ACTS
        from legalaid.flows.course import COURSE
        from legalaid.flows.errands import ERRANDS
        from legalaid.models import AidObjection, LegalAidCase
        from legalaid.papers import BUILDERS
        from legalaid.rules import QUESTIONS
        from legalaid.services.receive import receive_referral
        from legalaid.sight import KEPT_BACK
        from legalaid.views.mine import DESKS
        from legalaid.views.offered import PAGES
        from legalaid.views.panels import OBJECTION_PANELS, PANELS, TRIBUNAL_PANELS

        for act in ACTS:
            registry.act(act)
        for name, page in PAGES.items():
            registry.page(name, page)
        kinds = ((Proceeding.Kind.LEGAL_AID, PANELS), (Proceeding.Kind.AID_OBJECTION, OBJECTION_PANELS))
        for kind, panels in (*kinds, ("", TRIBUNAL_PANELS)):
            for template, fill in panels:
                registry.panel(kind, template, fill)
        for template, box in DESKS:
            registry.desk(template, box)
        registry.proceeding(Proceeding.Kind.LEGAL_AID, LegalAidCase)
        registry.proceeding(Proceeding.Kind.AID_OBJECTION, AidObjection)
        registry.whose[Proceeding.Kind.LEGAL_AID] = "legalaidcase__recipient"
        registry.whose[Proceeding.Kind.AID_OBJECTION] = "aidobjection__party"
        registry.kept_back[Proceeding.Kind.LEGAL_AID] = KEPT_BACK
        registry.receivers[Proceeding.Kind.LEGAL_AID] = receive_referral
        register_all(QUESTIONS)
        registry.on(sorted(COURSE.events()), follower(COURSE))
        register_errands(ERRANDS)
        _react(registry)
        for code, builder in BUILDERS.items():
            builders.register(code, builder)


def _react(registry: Any) -> None:
    """What follows from events of this track and of others, in the act's own transaction."""
    from legalaid.reactions import HEARING_NEWS, PARTY_NEWS, check_again, tell_the_lawyer
    from legalaid.services.assigning.ask_next import ask_next
    from legalaid.services.objecting.objections import carry_out
    from legalaid.services.stages.end_stage import award_served, judgment_served, work_concluded

    # After the course has moved: the next of the order is asked in the same transaction.
    registry.on(
        ("legalaid.provider.declined", "legalaid.offer.lapsed", "legalaid.provider.replaced"), ask_next
    )
    registry.on("legalaid.objection.decided", carry_out)
    registry.on(HEARING_NEWS, tell_the_lawyer)
    registry.on(PARTY_NEWS, check_again)
    registry.on("arbitration.award.served", award_served)
    registry.on("legalaid.judgment.served", judgment_served)
    registry.on("legalaid.case.concluded", work_concluded)
