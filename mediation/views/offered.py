"""Everything that mediation offers on the case page and the workbench: acts with their forms, panels, boxes."""

from typing import Any

from mediation.views import (
    agreement_forms,
    intake_forms,
    outcome_forms,
    session_forms,
    table,
    table_forms,
    today,
    worker_form,
)
from mediation.views.intake_panel import fill_intake
from mediation.views.mediator_desk import mediator_desk
from mediation.views.outcome_panel import fill_outcome
from mediation.views.table_panel import fill_table
from mediation.views.talks_panel import fill_talks

PAGES = {
    name: page
    for module in (intake_forms, worker_form, session_forms, agreement_forms, outcome_forms, table_forms)
    for name, page in module.PAGES.items()
}
PANELS: tuple[tuple[str, Any], ...] = (
    ("mediation/outcome_panel.html", fill_outcome),
    ("mediation/talks_panel.html", fill_talks),
    ("mediation/table_panel.html", fill_table),
    ("mediation/intake_panel.html", fill_intake),
)
DESKS: tuple[tuple[str, Any], ...] = (
    ("mediation/today_desk.html", today.desk),
    ("mediation/desk.html", mediator_desk),
    ("mediation/table_desk.html", table.desk),
)
