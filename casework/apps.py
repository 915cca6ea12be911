"""The kernel tells the registry its own acts and jobs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CaseworkConfig(AppConfig):
    name = "casework"
    verbose_name = _("Casework")

    def ready(self) -> None:
        from casework import checks  # noqa: F401  system checks register themselves
        from casework.acts import ACTS
        from casework.registry import registry
        from casework.services.climb import climb

        for act in ACTS:
            registry.act(act)
        registry.job("casework.rung", climb)
