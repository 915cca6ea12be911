"""The columns that the rows of 0003 replace."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("mediation", "0003_rows_for_columns")]

    operations = [
        migrations.RemoveField(
            model_name='mediation',
            name='agreement',
        ),
        migrations.RemoveField(
            model_name='mediation',
            name='respondent_consents',
        ),
        migrations.RemoveField(
            model_name='mediation',
            name='session',
        ),
    ]
