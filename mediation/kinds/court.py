"""法院调解: what a court hands to mediators before docketing (委派) or after it (委托)."""

from django.utils.translation import gettext_lazy as _

from mediation.kinds.mediation_kind import MediationKind

KIND = MediationKind(
    key="court",
    title=_("mediation on behalf of a court"),
    chinese="法院委派、委托调解",
    led_by=frozenset({"court", "union_mediation", "peoples_mediation", "bureau", "industry"}),
    article="民事诉讼法第一百二十五条、第二百零五条；法办〔2022〕3号",
    seal="特邀调解组织印章",
    papers=("M08", "M12", "M23"),
    court="民事诉讼法第二百零五条第一项",
    sources=frozenset({"court_delegated", "court_entrusted"}),
    statistics=("court_delegated", "court_entrusted"),
)
