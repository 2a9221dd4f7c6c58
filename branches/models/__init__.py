from .branches import BranchPage, BranchZone
from .catchments import Catchment
from .regions import BranchIndexPage, RegionPage

__all__ = ["BranchIndexPage", "BranchPage", "BranchZone", "Catchment", "RegionPage"]
