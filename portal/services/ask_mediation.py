"""用人单位申请调解: the employer's one tap offers its case file to the mediation body of the place."""

from django.db import transaction
from django.utils.translation import gettext as _

from casework.models import CaseFile, Party, Proceeding
from casework.services.refer import offer
from portal.services.offices import office_for
from portal.services.send_on import already_sent

KIND = Proceeding.Kind.MEDIATION


def ask_mediation(party: Party) -> str:
    """Offer the case file for mediation in the employer's name (调解仲裁法 art 10). Returns why not, or the empty string."""
    with transaction.atomic():
        case_file = CaseFile.objects.select_for_update().get(pk=party.case_file_id)
        if already_sent(case_file, KIND):
            return _("A mediation is under way, or waits for its answer.")
        office = office_for(KIND, case_file.region, new_employment=case_file.new_employment)
        if office is None:
            return _(
                "There is no body for “%(kind)s” at the place of work in this system yet. Call 12333."
            ) % {"kind": KIND.label}
        offer(case_file=case_file, target_kind=KIND, target=office, party=party, reason="用人单位申请调解")
    return ""
