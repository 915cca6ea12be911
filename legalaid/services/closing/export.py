"""补贴发放表的导出: one batch as a workbook for the bank and the treasury; text is written as text, never as a formula."""

from io import BytesIO

from xlsxwriter import Workbook

from casework.models import Membership, Role
from legalaid.models import Subsidy, SubsidyBatch
from legalaid.rules.subsidy import CATEGORIES, GRADES

HEAD = (
    "序号",
    "案件编号",
    "承办人",
    "承办单位",
    "账号",
    "案件类别",
    "质量等次",
    "补贴标准（元）",
    "办案费用（元）",
    "实发金额（元）",
)


def export_batch(batch: SubsidyBatch) -> bytes:
    """The rows of a batch with their sum. Names that begin like a formula stay text."""
    rows = list(Subsidy.objects.filter(batch=batch).select_related("aid", "user", "firm").order_by("pk"))
    accounts = _accounts(rows)
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("补贴发放表")
    money = book.add_format({"num_format": "#,##0.00"})
    sheet.write_row(0, 0, [batch.number])
    sheet.write_row(1, 0, HEAD)
    for place, row in enumerate(rows, start=1):
        texts = (
            row.aid.number, row.user.full_name, row.firm.name, accounts.get((row.user_id, row.firm_id), ""),
            CATEGORIES.get(row.category, ""), GRADES.get(row.grade, ""),
        )  # fmt: skip
        sheet.write_number(place + 1, 0, place)
        for column, text in enumerate(texts, start=1):
            sheet.write_string(place + 1, column, text)
        for column, amount in enumerate((row.base, row.expenses, row.amount), start=7):
            sheet.write_number(place + 1, column, float(amount), money)
    sheet.write_string(len(rows) + 2, 1, "合计")
    sheet.write_number(len(rows) + 2, 9, float(sum(row.amount for row in rows)), money)
    sheet.set_column(1, 6, 20)
    book.close()
    return stream.getvalue()


def _accounts(rows: list[Subsidy]) -> dict[tuple[int, int], str]:
    held = Membership.objects.filter(
        user__in={row.user_id for row in rows}, role=Role.LAWYER, provider__isnull=False
    ).select_related("provider")
    return {(one.user_id, one.organisation_id): one.provider.bank_account for one in held}
