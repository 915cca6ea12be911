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
        from casework.models import Proceeding
        from casework.registry import registry
        from law.questions import register_all

        for act in ACTS:
            registry.act(act)
        registry.proceeding(Proceeding.Kind.ARBITRATION, Arbitration)
        register_all(QUESTIONS)
