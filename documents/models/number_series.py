"""文号: one running number a body, series and year. The row is locked until the paper's transaction commits."""

from django.db import models


class NumberSeries(models.Model):
    """The last number given; a rolled-back issue gives its number back, a void paper keeps it."""

    organisation = models.ForeignKey("casework.Organisation", models.PROTECT, related_name="number_series")
    series = models.CharField(max_length=32)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "series", "year"], name="one_series_per_year")
        ]
