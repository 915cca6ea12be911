"""The answers of 演示王五 and the way through the form."""

import io
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.factories import WORKER_ID

EMPLOYER_CODE = "91440101MA5CMQ0J06"

ANSWERS: dict[str, dict[str, Any]] = {
    "who": {"E-01.name": "演示王五", "E-01.id_type": "居民身份证", "E-01.id_number": WORKER_ID, "phone": "19900002222", "address": "演示市演示路2号宿舍", "electronic": "yes"},
    "home": {"E-02.kind": "外地农业", "E-02.migrant_worker": "yes", "status_proof": "yes"},
    "employer": {"E-04.name": "演示建筑劳务有限公司", "E-04.credit_code": EMPLOYER_CODE, "employer_person": "演示李四"},
    "site": {"E-06.performance_region": "440106", "E-06.performance_address": "演示路1号工地", "E-91.name": "演示大厦项目", "E-92.0.role": "总包", "E-92.0.name": "演示总包有限公司"},
    "job": {"E-11": "2025-06-03", "E-12.post": "钢筋工", "E-21.state": "未签"},
    "hours": {"E-32.days_per_week": "6", "E-32.hours": "7:00-18:00", "E-33.way": "指纹、人脸", "E-33.kept_by": "公司", "asks_overtime": "no"},
    "pay": {"E-41.form": "月", "E-41.amount": "6500", "E-45.ways": ["银行"]},
    "arrears": {"arrears_from": "2026-07-01", "arrears_to": "2026-09-15"},
    "months": {"paid.2026-07": "2000", "paid.2026-08": "", "paid.2026-09": ""},
    "leaving": {"E-34": "2026-09-15", "E-71.employed": "no", "E-71.ended_on": "2026-09-15", "left_because": "arrears", "told": "老板说没钱"},
    "proof": {"E-48.exists": "no"},
    "earlier": {"E-102.0.on": "2026-09-20", "E-102.0.to": "监察"},
    "mediation": {"E-105.will": "视方案", "E-105.amount": "54321.09"},
}  # fmt: skip
ALL = ["arbitration", "mediation", "legal_aid"]
KINDS = ["unpaid_wages", "severance", "double_wage"]


class Walk:
    """One phone with its cookies."""

    def __init__(self, client):
        self.client = client
        self.code = ""

    def page(self, key):
        return reverse("portal:step", kwargs={"key": key})

    def post(self, key, **changes):
        return self.client.post(self.page(key), ANSWERS[key] | changes)

    def walk(self, until="mediation"):
        for key in ANSWERS:
            response = self.post(key)
            assert response.status_code == 302, (key, response.context["form"].errors)
            if key == "who":
                self.code = code_on(self.client.get(reverse("portal:code")))
            if key == until:
                break
        return response

    def send(self, send_to=ALL, claims=KINDS, consent="on"):
        data = {"send_to": send_to, "claims": claims, "consent": consent}
        return self.client.post(reverse("portal:review"), data)

    def enter(self, code, address="127.0.0.1"):
        return self.client.post(reverse("portal:back"), {"code": code}, REMOTE_ADDR=address)


def code_on(response):
    """The code printed on a slip."""
    return re.search(r'class="code">([0-9A-Z-]{14})<', response.content.decode())[1]


def photo(name="photo.jpg", kind="JPEG", size=(40, 30), exif=None, colour="red"):
    target = io.BytesIO()
    image = Image.new("RGB", size, colour)
    image.save(target, format=kind, **({"exif": exif} if exif else {}))
    return SimpleUploadedFile(name, target.getvalue(), content_type="image/jpeg")
