"""Papers, their number series, seals and batches, the service of papers, evidence bundles and the archive."""

from documents.models.address_confirmation import AddressConfirmation
from documents.models.archive import ArchiveVolume, Borrowing
from documents.models.evidence_bundle import EvidenceBundle
from documents.models.number_series import NumberSeries
from documents.models.paper import Paper
from documents.models.paper_batch import PaperBatch, PaperBatchRow
from documents.models.service import Service
from documents.models.service_batch import ServiceBatch, ServiceBatchRow
from documents.models.service_proof import ServiceProof
from documents.models.signing_certificate import SigningCertificate

__all__ = [
    "AddressConfirmation",
    "ArchiveVolume",
    "Borrowing",
    "EvidenceBundle",
    "NumberSeries",
    "Paper",
    "PaperBatch",
    "PaperBatchRow",
    "Service",
    "ServiceBatch",
    "ServiceBatchRow",
    "ServiceProof",
    "SigningCertificate",
]
