"""行业调解: mediation bodies of industry and employers' associations."""

from django.utils.translation import gettext_lazy as _

from mediation.kinds.mediation_kind import MediationKind

KIND = MediationKind(
    key="industry",
    title=_("industry mediation"),
    chinese="行业性调解",
    led_by=frozenset({"industry", "employers"}),
    article="人社部发〔2022〕71号；民事诉讼法第二百零五条",
    seal="行业调解组织印章",
    papers=("M07", "M08", "M12"),
    review="劳动人事争议仲裁办案规则第七十四条",
    court="民事诉讼法第二百零五条",
    statistics=("by_employer",),
)
