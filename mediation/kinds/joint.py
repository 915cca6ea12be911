"""联合调解: the one-stop joint table for platform work: the bureau leads, departments work together, the industry takes part."""

from django.utils.translation import gettext_lazy as _

from mediation.kinds.mediation_kind import MediationKind

KIND = MediationKind(
    key="joint",
    title=_("joint mediation of platform work"),
    chinese="新就业形态劳动纠纷一站式联合调解",
    led_by=frozenset({"bureau"}),
    article="人社厅发〔2024〕4号",
    seal="劳动人事争议联合调解专用章",
    papers=("M07", "M08", "M12", "M20", "M21", "M22"),
    review="劳动人事争议仲裁办案规则第七十四条",
    court="民事诉讼法第二百零五条",
    table=True,
    statistics=("platforms", "seats_taken", "not_employment"),
)
