"""行政调解: the human resources bureau's own mediators; in Shenzhen with the limits of administrative mediation."""

from django.utils.translation import gettext_lazy as _

from mediation.kinds.mediation_kind import MediationKind

KIND = MediationKind(
    key="bureau",
    title=_("mediation by the labour bureau"),
    chinese="人社行政调解",
    led_by=frozenset({"bureau", "inspection", "tribunal"}),
    article="人社部发〔2022〕71号；深圳经济特区矛盾纠纷多元化解条例第四十五条、第四十六条",
    seal="劳动人事争议调解专用章",
    papers=("M07", "M08", "M12"),
    review="劳动人事争议仲裁办案规则第七十四条",
    court="民事诉讼法第二百零五条",
    conditions={"administrative": True},
    statistics=("transferred", "from_inspection"),
)
