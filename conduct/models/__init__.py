from .acknowledging import Acknowledgement
from .approval import ConductReminder, FirstCheckTask, Publication, SecondCheckTask, Withdrawal
from .cases import Case, CaseKey, Draft, DraftFile, Part
from .complaints import DataComplaint, DataComplaintAct
from .directory import HelpService
from .figures import CaseCounts, YearFigures
from .keys import KeyAgreement, ReaderKey
from .log import LogEntry
from .pages import CodeOfConductPage, CodeVersion, ConductIndexPage, ConductTextPage, ReportFormPage

__all__ = [
    "Acknowledgement",
    "Case",
    "CaseCounts",
    "CaseKey",
    "CodeOfConductPage",
    "CodeVersion",
    "ConductIndexPage",
    "ConductReminder",
    "ConductTextPage",
    "DataComplaint",
    "DataComplaintAct",
    "Draft",
    "DraftFile",
    "FirstCheckTask",
    "HelpService",
    "KeyAgreement",
    "LogEntry",
    "Part",
    "Publication",
    "ReaderKey",
    "ReportFormPage",
    "SecondCheckTask",
    "Withdrawal",
    "YearFigures",
]
