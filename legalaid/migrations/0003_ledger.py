"""Cases assigned before the ledger existed enter it, so that shares and caps count them."""

from datetime import datetime, time, timedelta, timezone

from django.db import migrations


def fill(apps, schema_editor):
    case = apps.get_model("legalaid", "LegalAidCase")
    ledger = apps.get_model("legalaid", "AidAssignment")
    shanghai = timezone(timedelta(hours=8))
    rows = []
    for aid in case.objects.exclude(lawyer=None).exclude(firm=None).iterator():
        day = aid.assigned_on or aid.received_on
        rows.append(
            ledger(
                aid=aid, user_id=aid.lawyer_id, firm_id=aid.firm_id, city=aid.region, counts_as=aid.pk,
                offered_on=day, reply_by=datetime.combine(day, time(23, 59), tzinfo=shanghai),
                state="accepted" if aid.accepted_on else "offered",
                ended_on=aid.closed_on,
            )
        )
    ledger.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [("legalaid", "0002_in_full")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
