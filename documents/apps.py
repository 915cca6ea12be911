"""Papers tell the registry their acts, the rendering job and their panel on the case page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Papers")

    def ready(self) -> None:
        from casework.registry import registry
        from documents.acts import ACTS
        from documents.services.render_paper import draw, keep
        from documents.views.panel import papers_panel

        for act in ACTS:
            registry.act(act)
        registry.job("documents.render", keep, prepare=draw)
        registry.panel("", "documents/papers_panel.html", papers_panel)
