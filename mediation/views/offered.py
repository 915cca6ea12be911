"""Everything that mediation offers on the case page and the workbench: acts with their forms, panels, boxes."""

from typing import Any

from mediation.views import agreement_forms, intake_forms, outcome_forms, session_forms, table_forms, today

PAGES = {
    name: page
    for module in (intake_forms, session_forms, agreement_forms, outcome_forms, table_forms)
    for name, page in module.PAGES.items()
}
PANELS: tuple[tuple[str, Any], ...] = ()
DESKS: tuple[tuple[str, Any], ...] = (("mediation/today_desk.html", today.desk),)
