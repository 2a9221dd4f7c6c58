from .cases import Case, CaseKey, Draft, DraftFile, Part
from .keys import KeyAgreement, ReaderKey
from .log import LogEntry

__all__ = ["Case", "CaseKey", "Draft", "DraftFile", "KeyAgreement", "LogEntry", "Part", "ReaderKey"]
