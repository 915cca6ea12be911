"""Who acts next in the review of a mediation agreement: a short way without branches needs no flow of its own."""

from django.utils.translation import gettext_noop as _

from casework.models import Role
from casework.services.errands import Errand

A = "arbitration.review"
ERRANDS = (
    Errand(
        "review_acceptance",
        Role.CLERK,
        _("decide on the review"),
        (f"{A}.requested",),
        (f"{A}.accepted", f"{A}.refused", f"{A}.withdrawn"),
        "arbitration.review_acceptance",
    ),
    Errand(
        "review_decision",
        Role.ARBITRATOR,
        _("review the agreement"),
        (f"{A}.accepted",),
        (f"{A}.decided", f"{A}.withdrawn"),
        "arbitration.review_decision",
    ),
    Errand(
        "review_close",
        Role.CLERK,
        _("serve the result and close"),
        (f"{A}.decided", f"{A}.refused", f"{A}.withdrawn"),
        (f"{A}.closed",),
    ),
)
