"""A committee inside an employer takes the disputes of that employer only (劳动法 art 79)."""

from typing import Any

from django.utils.translation import gettext as _

from casework.clock import today
from casework.errors import BadInput
from casework.models import CaseFile, Organisation, Party
from casework.services.settings import setting_at
from law.facts import read
from law.questions import Answer
from mediation.kinds import KINDS, kinds_led_by
from mediation.rules.own_employer import QUESTION

SETTING = "committee.employer"  # {"name": …, "credit_code": …}


def check_own_employer(body: Organisation, kind: str, case_file: CaseFile) -> None:
    """Refuse what isn't a dispute of the committee's own employer. Raises BadInput on `body`."""
    if not KINDS[kind].own_employer:
        return
    own = setting_at(body, SETTING, today())
    if not isinstance(own, dict) or not own.get("name"):
        raise BadInput(
            {"body": _("Nobody has said whose committee this is: the administrator sets “%s”.") % SETTING}
        )
    answer = QUESTION.function(read(QUESTION.fields, _facts(own, case_file))).answer
    if answer is Answer.NO:
        raise BadInput(
            {"body": _("The committee of %s takes disputes of its own employer only.") % own["name"]}
        )
    if answer is Answer.FACTS_MISSING:
        words = _("The employer isn't written as %s: enter its credit code, which decides.")
        raise BadInput({"body": words % own["name"]})


def check_body(body: Organisation, case_file: CaseFile) -> None:
    """As `check_own_employer`, for a body that something is sent to: it leads some kind without the condition, or it fits."""
    led = [kind for kind in kinds_led_by(body.kind) if not kind.table]
    if led and all(kind.own_employer for kind in led):
        check_own_employer(body, led[0].key, case_file)


def _facts(own: dict[str, Any], case_file: CaseFile) -> dict[str, Any]:
    units = case_file.parties.filter(nature=Party.Nature.UNIT, left_on=None)
    employers = [{"name": one.name, "code": one.credit_code or None} for one in units]
    return {"name": own["name"], "code": own.get("credit_code") or None, "employers": employers or None}
