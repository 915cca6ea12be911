"""The stage that aid covers, what follows what, and auxiliary aid (深圳市法律援助条例 17, 49)."""

import casework.personal_data
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def stages(apps, schema_editor):
    """Aid that was granted for a civil suit covers its first instance."""
    case = apps.get_model("legalaid", "LegalAidCase")
    case.objects.filter(aid_form="litigation_agency").update(stage="first_instance")


class Migration(migrations.Migration):

    dependencies = [
        ('legalaid', '0001_squashed_0003_ledger'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='legalaidcase',
            name='apply_by',
            field=models.DateField(blank=True, null=True, verbose_name='apply anew by'),
        ),
        migrations.AddField(
            model_name='legalaidcase',
            name='follows',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='legalaid.legalaidcase', verbose_name='follows'),
        ),
        migrations.AddField(
            model_name='legalaidcase',
            name='stage',
            field=models.CharField(choices=[('arbitration', 'arbitration'), ('first_instance', 'first instance'), ('second_instance', 'second instance'), ('enforcement', 'enforcement')], default='arbitration', max_length=16, verbose_name='stage covered'),
        ),
        migrations.AddField(
            model_name='legalaidcase',
            name='stage_ended_on',
            field=models.DateField(blank=True, null=True, verbose_name='stage ended on'),
        ),
        migrations.AddField(
            model_name="costrecovery",
            name="payment",
            field=models.CharField(blank=True, max_length=200, verbose_name="how and by when to pay"),
        ),
        migrations.RunPython(stages, migrations.RunPython.noop),
        migrations.CreateModel(
            name='AuxiliaryAid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ratio', models.DecimalField(decimal_places=4, max_digits=5, verbose_name='share of the net gain')),
                ('ratio_settled', models.DecimalField(decimal_places=4, max_digits=5, verbose_name='share when settled')),
                ('offered_on', models.DateField(verbose_name='offered on')),
                ('consent', models.CharField(blank=True, choices=[('writing', 'in writing'), ('phone', 'by phone')], max_length=8, verbose_name='consent')),
                ('consent_on', models.DateField(blank=True, null=True, verbose_name='consented on')),
                ('consent_note', casework.personal_data.SealedTextField(blank=True, verbose_name='how the consent was given')),
                ('costs', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='costs (yuan)')),
                ('fee', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True, verbose_name='fee (yuan)')),
                ('steps', models.JSONField(blank=True, default=list)),
                ('aid', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='auxiliary', to='legalaid.legalaidcase')),
                ('offered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('fee', None), ('consent_on__isnull', False), _connector='OR'), name='auxiliary_fee_needs_consent')],
            },
        ),
    ]
