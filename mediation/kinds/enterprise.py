"""企业调解: the enterprise's own mediation committee, of worker's and employer's members in equal number."""

from django.utils.translation import gettext_lazy as _

from mediation.kinds.mediation_kind import MediationKind

KIND = MediationKind(
    key="enterprise",
    title=_("enterprise mediation committee"),
    chinese="企业劳动争议调解委员会调解",
    led_by=frozenset({"enterprise"}),
    article="劳动争议调解仲裁法第十条；劳动法第七十九条、第八十条；企业劳动争议协商调解规定第十三条至第三十条",
    seal="企业劳动争议调解委员会印章",
    papers=("M07", "M08", "M12"),
    review="企业劳动争议协商调解规定第二十七条；劳动人事争议仲裁办案规则第七十四条",
    court="民事诉讼法第二百零五条",
    own_employer=True,
    statistics=("negotiated",),
)
