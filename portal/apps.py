"""The portal tells the kernel the acts that only parties do, and its background job."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from casework.registry import registry
        from portal.acts import ACTS
        from portal.services.application import make_application_job

        for act in ACTS:
            registry.act(act)
        registry.job("portal.application", make_application_job)
