"""Papers, their number series, and the service of papers."""

from documents.models.number_series import NumberSeries
from documents.models.paper import Paper
from documents.models.service import Service

__all__ = ["NumberSeries", "Paper", "Service"]
