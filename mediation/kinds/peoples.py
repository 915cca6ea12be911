"""人民调解: people's mediation committees of villages, streets and trades."""

from django.utils.translation import gettext_lazy as _

from mediation.kinds.mediation_kind import MediationKind

KIND = MediationKind(
    key="peoples",
    title=_("people's mediation"),
    chinese="人民调解",
    led_by=frozenset({"peoples_mediation"}),
    article="人民调解法；劳动争议调解仲裁法第十条",
    seal="人民调解委员会印章",
    papers=("M07", "M08", "M10", "M12"),
    review="劳动争议调解仲裁法第十条；劳动人事争议仲裁办案规则第七十四条",
    court="人民调解法第三十三条；法释〔2020〕26号第五十二条",
    court_only_payment=True,
    oral="人民调解法第二十八条、第三十条",
    statistics=("oral_agreements", "own_motion", "visits"),
)
