"""工会调解: the trade union's mediation centres."""

from django.utils.translation import gettext_lazy as _

from mediation.kinds.mediation_kind import MediationKind

KIND = MediationKind(
    key="union",
    title=_("union mediation"),
    chinese="工会调解",
    led_by=frozenset({"union_mediation", "union"}),
    article="工会法第二十九条；企业劳动争议协商调解规定",
    seal="劳动争议调解专用章",
    papers=("M07", "M08", "M12"),
    review="企业劳动争议协商调解规定第二十七条；劳动人事争议仲裁办案规则第七十四条",
    court="民事诉讼法第二百零五条",
    statistics=("migrant_workers", "legal_aid_referrals"),
)
