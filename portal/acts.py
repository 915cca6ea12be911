"""The portal's lines of the access table."""

from django.utils.translation import gettext_lazy as _

from casework.registry import APPLICANT, RESPONDENT, THIRD, ActType, Grant

ACTS = (
    ActType(
        "portal.submit_evidence",
        _("add evidence"),
        (Grant("party", APPLICANT), Grant("party", RESPONDENT), Grant("party", THIRD)),
        article="调解仲裁法第39条",
    ),
    ActType(
        "portal.state_elements",
        _("submit the element sheet"),
        (Grant("party", APPLICANT), Grant("party", RESPONDENT)),
        article="调解仲裁法第39条",
    ),
)
