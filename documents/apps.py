"""Papers tell the registry their acts, the rendering job and their panel on the case page."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = _("Papers")

    def ready(self) -> None:
        from casework.registry import registry
        from casework.services.errands import register as register_errands
        from documents.acts import ACTS
        from documents.errands import ERRANDS
        from documents.services import bind_archive, bind_bundle, run_batch, serve_many
        from documents.services.render_paper import draw, keep
        from documents.views.archive import archive_panel
        from documents.views.panel import papers_panel

        for act in ACTS:
            registry.act(act)
        registry.job("documents.render", keep, prepare=draw)
        registry.job(run_batch.TOPIC, run_batch.end_lane, prepare=run_batch.work_lane)
        registry.job(serve_many.TOPIC, serve_many.end_lane, prepare=serve_many.serve_lane)
        registry.job(bind_archive.TOPIC, bind_archive.keep_volume, prepare=bind_archive.draw_volume)
        register_errands(ERRANDS)
        registry.job(bind_bundle.TOPIC, bind_bundle.keep_bundle, prepare=bind_bundle.draw_bundle)
        registry.panel("", "documents/papers_panel.html", papers_panel)
        registry.panel("", "documents/archive_panel.html", archive_panel)
