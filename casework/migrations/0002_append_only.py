"""Events are refused any change by the database too, whatever code asks for it."""

from django.db import migrations

from casework.migrations._append_only import create, drop


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
